// Finds names in a query, and what is found under the other names of the things that they name.
"use strict";

(() => {
  /** How much a hit counts that was found by another name. */
  const OTHER_NAME = 0.8;
  /** How many terms of other names are looked up. */
  const OTHER_TERMS = 6;
  /** Of another name's terms a page has to have this share. */
  const SHARE_OF_NAME = 0.6;

  /**
   * The names that a query contains, filed under one of its terms. A name of which all but one term
   * are such as make a question has to stand there as it is: who pays is not asked by paying.
   * @param {SearchTerm[]} asked
   * @param {string} text
   * @returns {Promise<SearchNamed[]>}
   */
  async function named(asked, text) {
    const query = spelt(text);
    const files = await Promise.all(asked.map(({ term }) => Rolebook.search.termPart(term)));
    /** @type {SearchNamed[]} */
    const found = [];
    asked.forEach(({ term }, at) => {
      const names = files[at]?.names ?? {};
      for (const name of Rolebook.search.own(names, term) ?? []) {
        const parts = Rolebook.search.asked(name[0]).filter(({ joined }) => !joined);
        const wanted = parts.map((one) => one.term);
        const from = wanted.includes(term) ? at - wanted.indexOf(term) : -1;
        const span = asked.slice(Math.max(from, 0), from + wanted.length);
        const first = span[0];
        const last = span[span.length - 1];
        if (first && last && from >= 0 && span.length === wanted.length) {
          const same = span.every((one, place) => one.term === wanted[place]);
          const bare = wanted.length === 1 && spelt(name[0]) !== ` ${first.term} `;
          if (same && (!bare || query.includes(spelt(name[0])))) {
            found.push({ start: first.start, end: last.end, name });
          }
        }
      }
    });
    return found;
  }

  /** @param {string} text */
  function spelt(text) {
    return ` ${Rolebook.search.terms(text).map(({ term }) => term).join(" ")} `;
  }

  /** @type {(slot: SearchSlot, names: SearchNamed[]) => boolean} */
  function within(slot, names) {
    return names.some(({ start, end }) => slot.start >= start && slot.end <= end);
  }

  /**
   * The names that are no part of a longer one: who asks for training days asks for no training.
   * @param {SearchNamed[]} names
   */
  function longest(names) {
    const size = (/** @type {SearchNamed} */ { start, end }) => end - start;
    return names.filter(
      (one) => !names.some((other) => size(other) > size(one) && other.start <= one.start && other.end >= one.end),
    );
  }

  /**
   * Adds to each part of a query that is a name what is found under the thing's other names, the
   * first of each before the second of any.
   * @param {SearchAsked[]} asked
   * @param {SearchNamed[]} names
   */
  async function widen(asked, names) {
    const others = longest(names).flatMap((one) => one.name[3].map((other, turn) => ({ ...one, other, turn })));
    others.sort((a, b) => a.turn - b.turn);
    /** @type {Set<string>} */
    const looked = new Set();
    for (const { start, end, other } of others) {
      const terms = Rolebook.search.terms(other).map((one) => one.term);
      for (const term of terms) looked.add(term);
      if (looked.size > OTHER_TERMS) return;
      const found = await Promise.all(terms.map(Rolebook.search.lookUp));
      const together = jointly(found);
      for (const { slot, options } of asked) {
        if (slot.start >= start && slot.end <= end) {
          for (const [place, term] of terms.entries()) {
            if (!options.has(term) && found[place]) options.set(term, [Rolebook.search.NOTHING, 0, [term]]);
          }
          options.set(`=${other}`, [together, OTHER_NAME, terms]);
        }
      }
    }
  }

  /**
   * @param {(SearchPosting | undefined)[]} postings
   * @returns {SearchPosting}
   */
  function jointly(postings) {
    /** @type {Map<number, [number, number]>} */
    const sums = new Map();
    for (const one of postings) {
      for (const [page, impact] of one?.impacts ?? []) {
        const [sum, count] = sums.get(page) ?? [0, 0];
        sums.set(page, [sum + impact, count + 1]);
      }
    }
    /** @type {Map<number, number>} */
    const impacts = new Map();
    for (const [page, [sum, count]] of sums) {
      if (count >= SHARE_OF_NAME * postings.length) impacts.set(page, sum / postings.length);
    }
    return { frequency: impacts.size, impacts };
  }

  Object.assign(Rolebook.search, { named, within, widen });
})();
