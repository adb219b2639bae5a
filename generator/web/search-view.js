// Shows answers in the theme's search box; everything from the index enters the page as text.
"use strict";

(() => {
  const { element } = Rolebook.search;
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
    /** What that answers; by now something else may stand in the box. */
    let answered = "";

    async function ask() {
      const mine = (round += 1);
      const text = query.value.trim();
      Rolebook.search.missing.clear();
      const outdated = () => mine !== round;
      const found = text ? await Rolebook.search.answer(text, manifest.pages, outdated) : { hits: [], worth: new Map() };
      if (outdated()) return;
      answer = found;
      answered = text;
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
      const look = { root, words, worth: answer.worth };
      const items = pages.flatMap((page, at) => (page ? [Rolebook.search.hit(page, shown[at]?.kind ?? "page", look)] : []));
      if (hits.length > many) items.push(more(many));
      // Where to go on when nothing was found.
      if (!hits.length && answered) items.push(...manifest.starts.map((one) => Rolebook.search.offer(one, root)));
      list.replaceChildren(...items);
      filters.replaceChildren(...kinds());
      status.textContent = !hits.length && Rolebook.search.missing.size ? broken() : `${counted(hits.length)} ${lacking()}`.trim();
      if (toggle.checked) Rolebook.search.address.tell(answered, kind);
      box.dataset.rbAnswered = answered;
    }

    /** @param {number} count */
    function counted(count) {
      if (!answered) return words.hint ?? "";
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

  Object.assign(Rolebook.search, { start });
})();
