// Looks up in the index what a query asks for: the terms themselves, what they begin, what they may
// have been meant for.
"use strict";

(() => {
  const TOP = 31;
  /** How much a hit counts that was found by the beginning or a mistake. */
  const BEGINNING = 0.8;
  const MISTAKE = 0.7;
  /** How many continuations of a beginning are looked up. */
  const CONTINUATIONS = 8;
  /** @type {SearchPosting} */
  const NOTHING = { frequency: 0, impacts: new Map() };

  /**
   * Reads a property that is the object's own: a query may ask for `constructor`.
   * @template T
   * @param {Record<string, T>} object
   * @param {string} key
   * @returns {T | undefined}
   */
  function own(object, key) {
    return Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined;
  }

  /**
   * Reads a posting as generator/search/postings.py wrote it.
   * @param {number[]} numbers
   * @returns {SearchPosting}
   */
  function posting(numbers) {
    /** @type {Map<number, number>} */
    const impacts = new Map();
    let at = 1;
    while (at < numbers.length) {
      const impact = (numbers[at] ?? 0) / TOP;
      const end = at + 2 + (numbers[at + 1] ?? 0);
      let page = 0;
      for (at += 2; at < end; at += 1) {
        page += numbers[at] ?? 0;
        impacts.set(page, impact);
      }
    }
    return { frequency: numbers[0] ?? 0, impacts };
  }

  /**
   * @param {string} term
   * @returns {Promise<SearchPosting | undefined>}
   */
  async function lookUp(term) {
    const part = await Rolebook.search.termPart(term);
    const numbers = own(part.terms, term);
    return numbers && posting(numbers);
  }

  /**
   * @param {SearchSlot} slot
   * @returns {Promise<SearchAsked>}
   */
  async function resolve(slot) {
    const { term } = slot;
    /** @type {SearchAsked["options"]} */
    const options = new Map();
    const exact = await lookUp(term);
    if (exact) options.set(term, [exact, 1, [term]]);
    if (/^[a-z]{3,}$/.test(term) && (slot.open || !exact)) {
      const words = await continuations(term);
      const others = words.length || exact ? words : await mistaken(slot);
      const factor = words.length ? BEGINNING : MISTAKE;
      for (const other of others) {
        options.set(other, [(await lookUp(other)) ?? NOTHING, factor, [other]]);
      }
    }
    return { slot, options, weight: 0 };
  }

  /**
   * Words that go on where a term ends, the shortest first.
   * @param {string} term
   */
  async function continuations(term) {
    const long = term.length > 3;
    const known = long ? Object.keys((await Rolebook.search.termPart(term)).terms) : [
      ...(await Rolebook.search.words(term.charAt(0))).keys(),
    ];
    return known
      .filter((other) => other !== term && other.startsWith(term))
      .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
      .slice(0, CONTINUATIONS);
  }

  /**
   * Words that a mistyped one may have been meant for; some stand in everyday names only.
   * @param {SearchSlot} slot
   */
  async function mistaken({ term, word }) {
    const { words, near, termPart } = Rolebook.search;
    const known = new Map(await words(term.charAt(0)));
    for (const other of Object.keys((await termPart(term)).names)) if (!known.has(other)) known.set(other, 0);
    const first = near(term, word, known);
    return first.length ? first : near(term, word, await words(term.charAt(1)));
  }

  /**
   * The term that a slot stands for: what a mistyped one was taken for.
   * @param {SearchSlot} slot
   * @param {SearchAsked[]} asked
   * @returns {SearchTerm}
   */
  function meant(slot, asked) {
    const options = asked.find((one) => one.slot === slot)?.options ?? [];
    const mistyped = [...options].find(([, [, factor]]) => factor === MISTAKE);
    return mistyped ? { ...slot, term: mistyped[0] } : slot;
  }

  Object.assign(Rolebook.search, { NOTHING, own, posting, lookUp, resolve, meant });
})();
