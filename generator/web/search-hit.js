// What a hit looks like; everything from the index enters the page as text.
"use strict";

(() => {
  /**
   * A page that was found: its title, the section that answers best, and behind a fold the others.
   * @param {SearchPage} page
   * @param {string} kind
   * @param {SearchLook} look
   */
  function hit(page, kind, look) {
    const [file, title, sections, within = ""] = page;
    const { root, words, worth } = look;
    const [best = 0, ...others] = Rolebook.search.bestSections(page, worth);
    const beginning = sections[0];
    const head = link(address(root, file, beginning?.[0] ?? ""), "rb-hit__page");
    const line = element("p", "rb-hit__title");
    line.append(marked(title, worth), " ", element("span", `rb-kind rb-kind--${kind}`, words[kind] ?? kind));
    if (within) line.append(" ", element("span", "rb-hit__within", within));
    head.firstElementChild?.append(line);
    const li = element("li", "md-search-result__item");
    li.append(head);
    if (best === 0) head.firstElementChild?.append(teaser(beginning?.[2] ?? "", worth));
    else li.append(part(file, sections[best], look));
    (best === 0 ? head : li.lastElementChild)?.setAttribute("data-rb-best", "");
    const rest = others.filter((at) => at !== 0);
    if (rest.length) {
      const details = element("details", "md-search-result__more");
      const summary = element("summary", "");
      summary.append(element("div", "", (words.more ?? "").replace("{count}", String(rest.length))));
      details.append(summary, ...rest.map((at) => part(file, sections[at], look)));
      li.append(details);
    }
    return li;
  }

  /**
   * @param {string} file
   * @param {SearchSection | undefined} section
   * @param {SearchLook} look
   */
  function part(file, section, { root, worth }) {
    const [id, heading, text] = section ?? ["", "", ""];
    const anchor = link(address(root, file, id), "rb-hit__section");
    const line = element("p", "rb-hit__heading");
    line.append(marked(heading, worth));
    anchor.firstElementChild?.append(line, teaser(text, worth));
    return anchor;
  }

  /**
   * A page to begin with.
   * @param {SearchManifest["starts"][number]} start
   * @param {URL} root
   */
  function offer([url, title], root) {
    const li = element("li", "md-search-result__item");
    const anchor = link(new URL(url, root).href, "rb-hit__page");
    anchor.firstElementChild?.append(element("p", "rb-hit__title", title));
    li.append(anchor);
    return li;
  }

  /** @type {(text: string, worth: SearchLook["worth"]) => HTMLElement} */
  function teaser(text, worth) {
    const excerpt = Rolebook.search.excerpt(text, worth);
    const line = element("p", "rb-hit__text");
    line.append(withMarks(excerpt.text, excerpt.marks));
    return line;
  }

  /** @type {(text: string, worth: SearchLook["worth"]) => DocumentFragment} */
  function marked(text, worth) {
    return withMarks(text, Rolebook.search.marks(text, worth));
  }

  /** @type {(root: URL, file: string, id: string) => string} */
  function address(root, file, id) {
    const url = new URL(file, root);
    url.hash = id;
    return url.href;
  }

  /**
   * @param {string} tag
   * @param {string} className
   * @param {string} [text]
   */
  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /**
   * @param {string} href
   * @param {string} className
   */
  function link(href, className) {
    const anchor = document.createElement("a");
    anchor.href = href;
    anchor.className = `md-search-result__link ${className}`;
    anchor.append(element("article", "md-search-result__article md-typeset"));
    return anchor;
  }

  /**
   * @param {string} text
   * @param {SearchRange[]} ranges
   */
  function withMarks(text, ranges) {
    const fragment = document.createDocumentFragment();
    let at = 0;
    for (const { start, end } of ranges) {
      fragment.append(text.slice(at, start), element("mark", "", text.slice(start, end)));
      at = end;
    }
    fragment.append(text.slice(at));
    return fragment;
  }

  Object.assign(Rolebook.search, { hit, offer, element });
})();
