// Chooses the section of a page that answers a query, and the words of it that are shown.
"use strict";

(() => {
  /** Units of an excerpt, and how many of them stand before the first hit. */
  const LENGTH = 150;
  const BEFORE = 24;
  const MORE_SECTIONS = 4;
  const HEADING = 1.5;
  /** A section has to say this much more than the page's beginning to be linked instead. */
  const BETTER = 1.05;

  /**
   * @param {string} text
   * @param {Map<string, number>} worth
   */
  function found(text, worth) {
    return Rolebook.search.terms(text).filter(({ term }) => worth.has(term));
  }

  /**
   * @param {string} text
   * @param {Map<string, number>} worth
   */
  function saying(text, worth) {
    const distinct = new Set(found(text, worth).map(({ term }) => term));
    return [...distinct].reduce((sum, term) => sum + (worth.get(term) ?? 0), 0);
  }

  /**
   * The sections to link to, the best first; 0 is the beginning of the page.
   * @param {SearchPage} page
   * @param {Map<string, number>} worth
   */
  function bestSections([, title, sections], worth) {
    const values = sections.map(([, heading, text], at) => {
      const head = at ? heading : title;
      return HEADING * saying(head, worth) + saying(text, worth);
    });
    const beginning = values[0] ?? 0;
    const others = values
      .map((value, at) => ({ value, at }))
      .filter(({ value, at }) => at > 0 && value > 0)
      .sort((a, b) => b.value - a.value || a.at - b.at)
      .slice(0, MORE_SECTIONS);
    const first = others[0];
    const rest = others.map(({ at }) => at);
    return first && first.value > BETTER * beginning ? rest : [0, ...rest];
  }

  /**
   * @param {string} text
   * @param {Map<string, number>} worth
   * @returns {SearchRange[]}
   */
  function marks(text, worth) {
    /** @type {SearchRange[]} */
    const merged = [];
    for (const { start, end } of found(text, worth)) {
      const last = merged[merged.length - 1];
      if (last && start <= last.end) last.end = Math.max(last.end, end);
      else merged.push({ start, end });
    }
    return merged;
  }

  /**
   * The stretch of a text with the most of what was asked, and what to mark in it.
   * @param {string} text
   * @param {Map<string, number>} worth
   */
  function excerpt(text, worth) {
    const start = densest(text, worth);
    const from = boundary(text, Math.max(0, start - BEFORE));
    const to = boundary(text, Math.min(text.length, from + LENGTH));
    const shown = `${from ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
    return { text: shown, marks: marks(shown, worth) };
  }

  /**
   * Where the stretch of a text begins that has the most of what was asked.
   * @param {string} text
   * @param {Map<string, number>} worth
   */
  function densest(text, worth) {
    const hits = found(text, worth);
    let start = 0;
    let most = 0;
    hits.forEach((hit, at) => {
      /** @type {Set<string>} */
      const distinct = new Set();
      for (let next = at; next < hits.length; next += 1) {
        const other = hits[next];
        if (!other || other.end > hit.start + LENGTH - BEFORE) break;
        distinct.add(other.term);
      }
      const value = [...distinct].reduce((sum, term) => sum + (worth.get(term) ?? 0), 0);
      if (value > most) {
        most = value;
        start = hit.start;
      }
    });
    return start;
  }

  /**
   * Moves a cut out of a word or a character of two units.
   * @param {string} text
   * @param {number} at
   */
  function boundary(text, at) {
    let cut = at;
    while (cut > 0 && cut < text.length && at - cut < BEFORE) {
      const word = /[\w\udc00-\udfff]/.test(text.charAt(cut)) && /[\w\ud800-\udbff]/.test(text.charAt(cut - 1));
      if (!word) break;
      cut -= 1;
    }
    return cut;
  }

  Object.assign(Rolebook.search, { bestSections, excerpt, marks });
})();
