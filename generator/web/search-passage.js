// Reads the pages found first: one short section that has all that was asked answers a question
// better than a page that has it here and there.
"use strict";

(() => {
  /** How many pages are read: as many as are shown at first, because their texts are loaded anyway. */
  const PORTION = 10;
  /** How much the best section counts beside the page, and its heading beside its text. */
  const SECTION = 0.2;
  const HEADING = 0.3;
  /** How fast a section counts less with each distinct term that it has. */
  const LONG = 0.004;
  /** An impact from here on is that of a name or a heading: all of the page is about the term. */
  const ABOUT = 0.6;

  /**
   * Puts the hits in order again, the first of them by what their sections say.
   * @param {SearchHit[]} hits
   * @param {SearchAsked[]} asked
   * @param {number} all What was asked, all together.
   * @returns {Promise<SearchHit[]>}
   */
  async function reread(hits, asked, all) {
    const first = hits.slice(0, PORTION);
    const pages = await Promise.all(first.map(({ page }) => Rolebook.search.page(page)));
    const read = first.map((hit, at) => {
      const page = pages[at];
      return page ? { ...hit, score: hit.score + (SECTION * best(page, hit.page, asked)) / all } : hit;
    });
    read.sort((a, b) => b.score - a.score || a.page - b.page);
    return [...read, ...hits.slice(PORTION)];
  }

  /**
   * How much of what was asked the best section of a page has.
   * @param {SearchPage} page
   * @param {number} number
   * @param {SearchAsked[]} asked
   */
  function best([, title, sections], number, asked) {
    const about = termsOf(title);
    for (const { options } of asked) {
      for (const [option, [found]] of options) {
        if ((found.impacts.get(number) ?? 0) >= ABOUT) about.add(option);
      }
    }
    const values = sections.map(([, heading, text]) => {
      const head = termsOf(heading || title);
      const body = termsOf(text);
      const value = has([about, head, body], asked) + HEADING * has([head], asked);
      return value / (1 + LONG * body.size);
    });
    return Math.max(0, ...values);
  }

  /** @param {string} text */
  function termsOf(text) {
    return new Set(Rolebook.search.terms(text).map(({ term }) => term));
  }

  /**
   * @param {Set<string>[]} terms
   * @param {SearchAsked[]} asked
   */
  function has(terms, asked) {
    /** @param {string} term */
    const known = (term) => terms.some((some) => some.has(term));
    return asked.reduce((sum, { options, weight }) => {
      const present = [...options].filter(([option, [, , parts]]) => known(option) || parts.every(known));
      return sum + weight * Math.max(0, ...present.map(([, [, factor]]) => factor));
    }, 0);
  }

  Object.assign(Rolebook.search, { reread, PORTION });
})();
