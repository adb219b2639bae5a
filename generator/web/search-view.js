// Shows answers in the theme's search box; everything from the index enters the page as text.
"use strict";

(() => {
  /** Milliseconds between two keystrokes of somebody who is typing on. */
  const TYPING = 100;

  /** @param {SearchPlace} place */
  async function start({ root, box, query, toggle }) {
    const status = box.querySelector("[role=status]");
    const list = box.querySelector("ol");
    const filters = box.querySelector("[data-rb-kinds]");
    if (!(status && list && filters instanceof HTMLElement)) return;
    /** @type {SearchManifest} */
    let manifest;
    try {
      manifest = await Rolebook.search.open(root);
    } catch {
      status.textContent = broken();
      return;
    }
    const { words } = manifest;
    let kind = Rolebook.search.address.asked()?.kind ?? "";
    let round = 0;
    let typed = -Infinity;
    let waiting = 0;
    /** @type {SearchAnswer} */
    let answer = { hits: [], worth: new Map() };

    async function ask() {
      const mine = (round += 1);
      const text = query.value.trim();
      Rolebook.search.missing.clear();
      const outdated = () => mine !== round;
      const found = text ? await Rolebook.search.answer(text, manifest.pages, outdated) : { hits: [], worth: new Map() };
      if (outdated()) return;
      answer = found;
      if (!answer.hits.some((hit) => hit.kind === kind)) kind = "";
      await show(mine, Rolebook.search.PORTION);
    }

    /** Asks at once, but while somebody types on only when they pause. */
    function type() {
      const pause = performance.now() - typed < TYPING ? TYPING : 0;
      typed = performance.now();
      window.clearTimeout(waiting);
      if (pause) waiting = window.setTimeout(ask, pause);
      else void ask();
    }

    /**
     * @param {number} mine
     * @param {number} many
     */
    async function show(mine, many) {
      const hits = answer.hits.filter((hit) => !kind || hit.kind === kind);
      const shown = hits.slice(0, many);
      const pages = await Promise.all(shown.map((hit) => Rolebook.search.page(hit.page)));
      if (mine !== round || !status || !list || !(filters instanceof HTMLElement)) return;
      const items = pages.flatMap((page, at) => (page ? [item(page, shown[at]?.kind ?? "page")] : []));
      if (hits.length > many) items.push(more(many));
      if (!hits.length && query.value.trim()) items.push(...offers());
      list.replaceChildren(...items);
      filters.replaceChildren(...kinds());
      status.textContent = !hits.length && Rolebook.search.missing.size ? broken() : `${counted(hits.length)} ${lacking()}`.trim();
      if (toggle.checked) Rolebook.search.address.tell(query.value.trim(), kind);
      box.dataset.rbAnswered = query.value.trim();
    }

    /** @param {number} count */
    function counted(count) {
      if (!query.value.trim()) return words.hint ?? "";
      const form = count === 0 ? words.none : count === 1 ? words.one : words.other;
      return (form ?? "").replace("{count}", String(count));
    }

    /** Says that nothing can be answered, and for want of what. */
    function broken() {
      return `${box.dataset.rbBroken ?? ""} (${[...Rolebook.search.missing].join(", ")})`;
    }

    /** What of the index did not load, so that an answer may be short of something. */
    function lacking() {
      const { missing } = Rolebook.search;
      return missing.size ? (words.lacking ?? "").replace("{files}", [...missing].join(", ")) : "";
    }

    /**
     * @param {SearchPage} page
     * @param {string} kindOfPage
     */
    function item(page, kindOfPage) {
      const [file, title, sections, within = ""] = page;
      const [best = 0, ...others] = Rolebook.search.bestSections(page, answer.worth);
      const li = element("li", "md-search-result__item");
      const beginning = sections[0];
      const head = link(address(file, beginning?.[0] ?? ""), "rb-hit__page");
      const line = element("p", "rb-hit__title");
      line.append(marked(title), " ", label(kindOfPage));
      if (within) line.append(" ", element("span", "rb-hit__within", within));
      head.firstElementChild?.append(line);
      li.append(head);
      if (best === 0) head.firstElementChild?.append(teaser(beginning?.[2] ?? ""));
      else li.append(sectionLink(file, sections[best]));
      (best === 0 ? head : li.lastElementChild)?.setAttribute("data-rb-best", "");
      const rest = others.filter((at) => at !== 0);
      if (rest.length) {
        const details = element("details", "md-search-result__more");
        const summary = element("summary", "");
        summary.append(element("div", "", (words.more ?? "").replace("{count}", String(rest.length))));
        details.append(summary, ...rest.map((at) => sectionLink(file, sections[at])));
        li.append(details);
      }
      return li;
    }

    /**
     * @param {string} file
     * @param {SearchSection | undefined} section
     */
    function sectionLink(file, section) {
      const [id, heading, text] = section ?? ["", "", ""];
      const anchor = link(address(file, id), "rb-hit__section");
      const line = element("p", "rb-hit__heading");
      line.append(marked(heading));
      anchor.firstElementChild?.append(line, teaser(text));
      return anchor;
    }

    /** @param {string} text */
    function teaser(text) {
      const excerpt = Rolebook.search.excerpt(text, answer.worth);
      const line = element("p", "rb-hit__text");
      line.append(withMarks(excerpt.text, excerpt.marks));
      return line;
    }

    /** @param {string} text */
    function marked(text) {
      return withMarks(text, Rolebook.search.marks(text, answer.worth));
    }

    /** @param {string} kindOfPage */
    function label(kindOfPage) {
      return element("span", `rb-kind rb-kind--${kindOfPage}`, words[kindOfPage] ?? kindOfPage);
    }

    /** The kinds among the answers, as switches; one kind needs no choice. */
    function kinds() {
      /** @type {Map<string, number>} */
      const counts = new Map();
      for (const hit of answer.hits) counts.set(hit.kind, (counts.get(hit.kind) ?? 0) + 1);
      if (counts.size < 2) return [];
      const inOrder = manifest.kinds.filter(([one]) => counts.has(one));
      return [["", answer.hits.length], ...inOrder.map(([one]) => [one, counts.get(one)])].map(([one, count]) => {
        const button = element("button", "rb-search__kind", `${words[String(one) || "all"] ?? one} ${count}`);
        button.setAttribute("type", "button");
        button.setAttribute("aria-pressed", String(kind === one));
        button.addEventListener("click", async () => {
          kind = String(one);
          await show((round += 1), Rolebook.search.PORTION);
          const again = filters?.querySelector("[aria-pressed=true]");
          if (again instanceof HTMLElement) again.focus();
        });
        return button;
      });
    }

    /** @param {number} many */
    function more(many) {
      const li = element("li", "md-search-result__item");
      const button = element("button", "rb-search__more", words.show_more ?? "");
      button.setAttribute("type", "button");
      button.addEventListener("click", async () => {
        await show((round += 1), many + Rolebook.search.PORTION);
        const next = list?.children[many]?.querySelector("a");
        next?.focus();
      });
      li.append(button);
      return li;
    }

    /** Where to go on when nothing was found. */
    function offers() {
      return manifest.starts.map(([url, title]) => {
        const li = element("li", "md-search-result__item");
        const anchor = link(new URL(url, root).href, "rb-hit__page");
        anchor.firstElementChild?.append(element("p", "rb-hit__title", title));
        li.append(anchor);
        return li;
      });
    }

    /**
     * @param {string} file
     * @param {string} id
     */
    function address(file, id) {
      const url = new URL(file, root);
      url.hash = id;
      return url.href;
    }

    /** Follows the first result, which may be still to come. */
    async function follow() {
      window.clearTimeout(waiting);
      if (box.dataset.rbAnswered !== query.value.trim()) await ask();
      const best = list?.querySelector("[data-rb-best]");
      if (best instanceof HTMLElement) best.click();
    }

    /** @param {KeyboardEvent} event */
    function steer(event) {
      if (event.isComposing || !toggle.checked) return;
      if (event.key === "Enter" && document.activeElement === query) {
        event.preventDefault();
        void follow();
      }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      const stops = [query, ...(list?.querySelectorAll(":not(details) > a, summary, details[open] > a, button") ?? [])];
      const now = stops.findIndex((stop) => stop === document.activeElement);
      const next = stops[(Math.max(now, 0) + stops.length + (event.key === "ArrowDown" ? 1 : -1)) % stops.length];
      if (next instanceof HTMLElement) next.focus();
    }

    query.addEventListener("input", (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) type();
    });
    query.addEventListener("compositionend", type);
    query.form?.addEventListener("reset", () => {
      query.focus();
      queueMicrotask(() => void ask());
    });
    query.form?.addEventListener("submit", (event) => event.preventDefault());
    box.addEventListener("keydown", steer);
    toggle.addEventListener("change", () => toggle.checked || Rolebook.search.address.forget());
    list.addEventListener("click", (event) => {
      const anchor = event.target instanceof Element ? event.target.closest("a") : null;
      if (!anchor) return;
      Rolebook.search.leave(anchor.href, answer.worth);
      // Whoever comes back from another page finds the search as it was.
      const stays = anchor.pathname === location.pathname;
      if (stays && toggle.checked) toggle.click();
      if (stays) Rolebook.search.mark();
    });
    await ask();
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

  Object.assign(Rolebook.search, { start });
})();
