// Marks on the opened page what was searched for, without changing its elements; Escape takes it off.
"use strict";

(() => {
  const KEY = Rolebook.search.FOUND;
  const NAME = "rb-found";
  const MOST = 400;

  /**
   * Leaves for the page that a result leads to what is to be marked there.
   * @param {string} href
   * @param {Map<string, number>} worth
   */
  function leave(href, worth) {
    const least = Math.max(...worth.values()) / 4;
    const terms = [...worth].filter(([, one]) => one >= least).map(([term]) => term);
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ path: new URL(href).pathname, terms }));
    } catch {
      // A blocked or full store costs the marks only.
    }
  }

  /**
   * Takes what the search left, which others may have written, too.
   * @returns {{ path?: string, terms?: string[] }}
   */
  function taken() {
    try {
      const left = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
      sessionStorage.removeItem(KEY);
      return left ?? {};
    } catch {
      return {};
    }
  }

  /** Marks what the search left for this page. */
  function mark() {
    const { path, terms = [] } = taken();
    const article = document.querySelector("article");
    if (path !== location.pathname || !article || !CSS.highlights) return;
    const worth = new Map(terms.map((term) => [term, 1]));
    const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    /** @type {Range[]} */
    const ranges = [];
    while (ranges.length < MOST && texts.nextNode()) {
      const node = /** @type {Text} */ (texts.currentNode);
      for (const { start, end } of Rolebook.search.marks(node.data, worth)) {
        const range = new Range();
        range.setStart(node, start);
        range.setEnd(node, end);
        ranges.push(range);
      }
    }
    CSS.highlights.set(NAME, new Highlight(...ranges));
  }

  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") CSS.highlights?.delete(NAME);
  });
  Object.assign(Rolebook.search, { leave, mark });
})();
