// Answers a query: which pages have what it asks for, the best first.
"use strict";

(() => {
  /** How much a term that is only part of another name is worth showing. */
  const OF_OTHER_NAME = 0.2;
  /** An impact from here on is that of a term in the title. */
  const IN_TITLE = 0.82;
  /** The same of a term in another name. */
  const IN_NAME = 0.6;
  /** What a page gains that the query calls by its name. */
  const NAMED = 0.45;
  /** How much of that for a name other than the title, and from which rarity a name counts in full. */
  const CALLED = 0.6;
  const RARE = 2.5;
  /** A title counts as called when it has this share of what was asked. */
  const WHOLLY = 0.99;
  /** How much of a page's score stays when it has nothing else that was asked. */
  const ALONE = 0.6;
  /** A page counts as found when it has at least this share of what the best page has. */
  const ENOUGH = 0.4;
  /** So many are shown at least: one page with a rare word that was asked may not be the one meant. */
  const FEWEST = 6;
  /** How much rarer than its neighbours a pair is that joins two words, and what it then counts. */
  const RARER = 1.5;
  const BRIDGED = 0.5;
  const MOST_HITS = 100;
  /** How much more pages of a kind count: most of what staff ask is answered by a rule. */
  const KIND = /** @type {Record<string, number>} */ ({ policy: 1.1 });

  /**
   * How many pages have what a slot asks for.
   * @param {SearchAsked} asked
   */
  function frequency({ slot, options }) {
    const exact = options.get(slot.term)?.[0].frequency;
    const others = [...options.values()].map(([found]) => found.frequency).filter(Boolean);
    return exact || (others.length ? Math.min(...others) : 0);
  }

  /**
   * Finds pairs of characters that belong to two words, as 户流 in 客户流失: the commonest pairs
   * that share no character are taken for the words, and what is much rarer than the words that it
   * overlaps with comes on top of them.
   * @param {SearchAsked[]} asked
   */
  function bridge(asked) {
    const pairs = asked.filter(({ slot }) => !slot.joined).sort((a, b) => a.slot.start - b.slot.start);
    const often = pairs.map(frequency);
    const words = apart(pairs, often);
    pairs.forEach(({ slot }, at) => {
      if (words.has(at)) return;
      const beside = [at - 1, at + 1].filter((other) => words.has(other) && overlap(pairs, at, other));
      if (!beside.length || beside.some((other) => RARER * (often[at] ?? 0) > (often[other] ?? 0))) return;
      slot.joined = true;
      slot.factor *= BRIDGED;
    });
  }

  /**
   * The places of the pairs without a common character that are the commonest together.
   * @param {SearchAsked[]} pairs
   * @param {number[]} often
   */
  function apart(pairs, often) {
    /** @type {{ value: number, places: number[] }[]} */
    const best = [{ value: 0, places: [] }];
    pairs.forEach((_, at) => {
      const without = best[at] ?? { value: 0, places: [] };
      const before = (at && overlap(pairs, at, at - 1) ? best[at - 1] : without) ?? without;
      const value = before.value + Math.log(1 + (often[at] ?? 0));
      best.push(value > without.value ? { value, places: [...before.places, at] } : without);
    });
    return new Set(best[pairs.length]?.places);
  }

  /** @type {(pairs: SearchAsked[], one: number, other: number) => boolean} */
  function overlap(pairs, one, other) {
    const [first, second] = [pairs[Math.min(one, other)]?.slot, pairs[Math.max(one, other)]?.slot];
    return !!first && !!second && first.end > second.start;
  }

  /**
   * @param {SearchAsked[]} asked
   * @param {number} pages
   */
  function weigh(asked, pages) {
    for (const one of asked) {
      const often = Math.min(pages, frequency(one));
      if (often) one.weight = one.slot.factor * Math.log(1 + (pages - often + 0.5) / (often + 3));
    }
  }

  /**
   * What a query asks for, all together; expressions come on top of their words.
   * @param {SearchAsked[]} asked
   */
  function total(asked) {
    return asked.reduce((sum, { slot, weight }) => sum + (slot.joined ? 0 : weight), 0);
  }

  /**
   * @param {SearchAsked[]} asked
   * @param {SearchNamed[]} names
   * @returns {SearchHit[]}
   */
  function rank(asked, names) {
    const all = total(asked);
    if (!all) return [];
    const pages = scored(asked, all);
    callByName(pages, asked, names, all);
    return inOrder(pages);
  }

  /**
   * What each page has of what was asked.
   * @param {SearchAsked[]} asked
   * @param {number} all
   * @returns {Map<number, SearchScore>}
   */
  function scored(asked, all) {
    /** @type {Map<number, SearchScore>} */
    const pages = new Map();
    for (const { slot, options, weight } of asked) {
      for (const [page, impact] of best(options)) {
        const known = scoreOf(pages, page);
        known.value += Math.min(weight / all, 1) * impact;
        if (slot.joined) continue;
        known.has += weight / all;
        if (impact >= IN_TITLE) known.titled += weight / all;
      }
    }
    return pages;
  }

  /**
   * The best that pages have of what answers one thing.
   * @param {SearchAsked["options"]} options
   */
  function best(options) {
    /** @type {Map<number, number>} */
    const found = new Map();
    for (const [{ impacts }, factor] of options.values()) {
      for (const [page, impact] of impacts) {
        found.set(page, Math.max(found.get(page) ?? 0, impact * factor));
      }
    }
    return found;
  }

  /** @type {(pages: Map<number, SearchScore>, page: number) => SearchScore} */
  function scoreOf(pages, page) {
    const known = pages.get(page) ?? { value: 0, has: 0, titled: 0, name: 0 };
    pages.set(page, known);
    return known;
  }

  /**
   * Adds what pages gain that the query calls by their names.
   * @param {Map<number, SearchScore>} pages
   * @param {SearchAsked[]} asked
   * @param {SearchNamed[]} names
   * @param {number} all
   */
  function callByName(pages, asked, names, all) {
    /** @type {(page: number, share: number) => void} */
    const call = (page, share) => {
      const known = scoreOf(pages, page);
      known.name = Math.max(known.name, share);
    };
    for (const { start, end, name } of names) {
      const inside = asked.filter(({ slot }) => slot.start >= start && slot.end <= end);
      const weight = total(inside);
      const share = weight === all ? 1 : (weight / all) * Math.min(1, weight / (inside.length * RARE));
      for (const page of name[1]) call(page, share);
      for (const page of name[2]) call(page, share * CALLED);
    }
    for (const [page, { titled }] of pages) if (titled > WHOLLY) call(page, CALLED);
  }

  /**
   * Those that have enough of what was asked, the best first, then a few that have less.
   * @param {Map<number, SearchScore>} pages
   */
  function inOrder(pages) {
    const most = Math.max(...[...pages.values()].map(({ has }) => has));
    /** @type {SearchHit[]} */
    const enough = [];
    /** @type {SearchHit[]} */
    const less = [];
    for (const [page, { value, has, name }] of pages) {
      const kind = Rolebook.search.kindOf(page);
      const score = (KIND[kind] ?? 1) * value * (ALONE + (1 - ALONE) * has) + NAMED * name;
      (has >= ENOUGH * most || name > 0 ? enough : less).push({ page, kind, score });
    }
    for (const hits of [enough, less]) hits.sort((a, b) => b.score - a.score || a.page - b.page);
    return [...enough.slice(0, MOST_HITS), ...less.slice(0, Math.max(0, FEWEST - enough.length))];
  }

  /**
   * @param {string} text
   * @param {SearchSlot[]} slots
   * @param {number} pages
   * @param {() => boolean} outdated
   * @returns {Promise<{ asked: SearchAsked[], hits: SearchHit[] }>}
   */
  async function look(text, slots, pages, outdated) {
    const terms = slots.filter(({ joined }) => !joined).sort((a, b) => a.start - b.start);
    const asked = await Promise.all(slots.map(Rolebook.search.resolve));
    const typed = await Rolebook.search.named(terms, text);
    const intended = terms.map((slot) => (Rolebook.search.within(slot, typed) ? slot : Rolebook.search.meant(slot, asked)));
    const names = intended.some((one, at) => one !== terms[at]) ? await Rolebook.search.named(intended, text) : typed;
    const phrases = names.filter(({ name }) => Rolebook.search.terms(name[0]).length > 1);
    for (const { slot } of asked) {
      // Words that say little by themselves are as good as others where they are part of a name.
      if (!slot.joined && Rolebook.search.within(slot, phrases)) slot.factor = 1;
    }
    await Rolebook.search.widen(asked, names);
    bridge(asked);
    weigh(asked, pages);
    const ranked = rank(asked, names);
    // Texts of pages are the most of what is loaded: not for an answer that nobody waits for.
    const hits = outdated() ? ranked : await Rolebook.search.reread(ranked, asked, total(asked));
    return { asked, hits };
  }

  /**
   * Gives words of Latin letters as one word if something is called so: li cai, team work.
   * @param {string} text
   */
  async function asOneWord(text) {
    const words = Rolebook.search.fold(text).trim();
    if (!/^[a-z]+(?: +[a-z]+)+$/.test(words)) return undefined;
    const word = words.replace(/ /g, "");
    const found = await Rolebook.search.lookUp(Rolebook.search.stem(word));
    return found && Math.max(...found.impacts.values()) >= IN_NAME ? word : undefined;
  }

  /**
   * @param {string} text
   * @param {number} pages
   * @param {() => boolean} [outdated] Whether something else is asked by now.
   * @returns {Promise<SearchAnswer>}
   */
  async function answer(text, pages, outdated = () => false) {
    const query = (await asOneWord(text)) ?? text;
    let { asked, hits } = await look(query, Rolebook.search.asked(query), pages, outdated);
    const meant = outdated() ? undefined : await Rolebook.search.heard(query, asked);
    if (meant) ({ asked, hits } = await look(meant, Rolebook.search.asked(meant), pages, outdated));
    if (!hits.length) ({ asked, hits } = await look(text, Rolebook.search.letters(text), pages, outdated));
    /** @type {Map<string, number>} */
    const worth = new Map();
    for (const { options, weight } of asked) {
      for (const [term, [, factor]] of options) {
        worth.set(term, Math.max(worth.get(term) ?? 0, weight * (factor || OF_OTHER_NAME)));
      }
    }
    return { hits, worth };
  }

  Object.assign(Rolebook.search, { IN_NAME, answer });
})();
