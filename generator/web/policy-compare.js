// <rb-policy-compare>: compares any two versions of a policy; the choice stands in the fragment.
"use strict";

customElements.define(
  "rb-policy-compare",
  class extends HTMLElement {
    connectedCallback() {
      /** @type {Map<string, Promise<Rolebook.PolicyText>>} */
      this.texts = new Map();
      /** @type {Record<string, string>} */
      this.words = JSON.parse(this.dataset["words"] ?? "{}");
      const controls = this.querySelector("fieldset");
      if (!controls) return;
      controls.hidden = false;
      controls.addEventListener("change", () => this.chosen());
      controls.querySelector("button")?.addEventListener("click", () => {
        const [old, now] = this.choice();
        this.choose(now, old);
        this.chosen();
      });
      addEventListener("hashchange", () => this.fromAddress());
      this.fromAddress();
    }

    /** @returns {HTMLSelectElement[]} */
    selects() {
      return [...this.querySelectorAll("select")];
    }

    /** @returns {[string, string]} */
    choice() {
      const [old = "", now = ""] = this.selects().map((select) => select.value);
      return [old, now];
    }

    /**
     * @param {string} old
     * @param {string} now
     */
    choose(old, now) {
      this.selects().forEach((select, at) => {
        const wanted = at === 0 ? old : now;
        if ([...select.options].some((option) => option.value === wanted)) select.value = wanted;
      });
    }

    /** Takes the two versions from the fragment; without one, the first and the last. */
    fromAddress() {
      const versions = [...(this.selects()[0]?.options ?? [])].map((option) => option.value);
      const [old, now] = decodeURIComponent(location.hash.slice(1)).split("--");
      this.choose(old || (versions[0] ?? ""), now || (versions[versions.length - 1] ?? ""));
      void this.compare();
    }

    chosen() {
      history.replaceState(null, "", `#${this.choice().join("--")}`);
      dispatchEvent(new HashChangeEvent("hashchange"));
    }

    async compare() {
      const [old, now] = this.choice();
      if (old === now) {
        this.say(this.word("same_version"), []);
        return;
      }
      try {
        const [before, after] = await Promise.all([this.text(old), this.text(now)]);
        // The reader may have chosen others meanwhile.
        if (this.choice().join() === [old, now].join()) this.show(Rolebook.redline(before, after), now);
      } catch {
        this.say(this.word("not_loaded"), []);
      }
    }

    /** @param {string} version @returns {Promise<Rolebook.PolicyText>} */
    text(version) {
      const known = this.texts?.get(version);
      if (known) return known;
      /** @type {Promise<Rolebook.PolicyText>} */
      const loading = new Promise((resolve, reject) => {
        const script = Rolebook.element("script", { src: `${encodeURIComponent(version)}.js` });
        script.addEventListener("error", () => {
          this.texts?.delete(version);
          script.remove();
          reject(new Error(version));
        });
        script.addEventListener("load", () => {
          const found = Rolebook.data.policyTexts.get(version);
          if (found) resolve(found);
          else reject(new Error(version));
        });
        document.head.append(script);
      });
      this.texts?.set(version, loading);
      return loading;
    }

    /**
     * @param {{ preamble: Rolebook.ComparedLine[]; clauses: Rolebook.ComparedClause[] }} found
     * @param {string} now
     */
    show({ preamble, clauses }, now) {
      const { element } = Rolebook;
      const count = (/** @type {Rolebook.Fate} */ fate) => clauses.filter((clause) => clause.fate === fate).length;
      const changed = clauses.filter((clause) => clause.fate !== "same");
      const same = clauses.filter((clause) => clause.fate === "same");
      const isNew = preamble.some((line) => line.runs.some((run) => run.edit !== "same"));
      const counts = Object.fromEntries(
        /** @type {Rolebook.Fate[]} */ (["changed", "added", "removed", "moved", "same"]).map((fate) => [fate, count(fate)]),
      );
      const nothing = changed.length === 0 && !isNew;
      const said = [this.word("counts", counts), nothing && this.word("nothing")].filter(Boolean).join(" ");
      this.say(said, [
        isNew && [element("h2", {}, this.word("preamble")), this.lines(preamble)],
        changed.map((clause) => this.clause(clause)),
        same.length > 0 && [
          element("h2", {}, this.word("unchanged")),
          element("ul", { class: "rb-links" }, same.map((clause) => element("li", {}, this.linked(clause, now)))),
        ],
      ]);
    }

    /**
     * @param {string} text
     * @param {Rolebook.Child[]} content
     */
    say(text, content) {
      const status = this.querySelector("[role=status]");
      const legend = this.querySelector("[data-legend]");
      if (status) status.textContent = text;
      if (legend instanceof HTMLElement) legend.hidden = content.length === 0;
      this.querySelector("[data-result]")?.replaceChildren(Rolebook.element("div", {}, content));
    }

    /**
     * @param {string} key
     * @param {Record<string, unknown>} values
     */
    word(key, values = {}) {
      return (this.words?.[key] ?? "").replace(/\{(\w+)\}/gu, (_, name) => String(values[name] ?? ""));
    }

    /** @param {Rolebook.ComparedClause} clause @returns {Rolebook.Child[]} */
    clause({ fate, old, now, title, lines }) {
      const { element } = Rolebook;
      const present = now ?? old;
      const renumbered = old && now && old.number !== now.number;
      return [
        element("h2", {}, `${present?.number} ${plain(present?.title ?? [])}`),
        element(
          "p",
          { class: "rb-note" },
          element("span", { class: `rb-badge rb-badge--${fate}` }, this.word(fate)),
          renumbered && ` ${this.word("formerly", { number: old.number })}`,
          title.length > 1 && [" ", element("span", { class: "rb-redline" }, this.runs(title))],
        ),
        this.lines(lines),
      ];
    }

    /**
     * @param {Rolebook.ComparedClause} clause
     * @param {string} version
     */
    linked({ now }, version) {
      return Rolebook.link(`${now?.number} ${plain(now?.title ?? [])}`, `${version}.html#${now?.id}`);
    }

    /** @param {Rolebook.ComparedLine[]} lines @returns {HTMLElement} */
    lines(lines) {
      const { element } = Rolebook;
      const node = element("div", { class: "rb-redline" });
      for (const { kind, runs } of lines) {
        if (kind !== "item") node.append(element("p", { class: `rb-redline__${kind}` }, this.runs(runs)));
        else {
          const last = node.lastElementChild;
          const list = last instanceof HTMLUListElement ? last : element("ul");
          list.append(element("li", {}, this.runs(runs)));
          node.append(list);
        }
      }
      return node;
    }

    /** @param {Rolebook.Run[]} runs @returns {Rolebook.Child[]} */
    runs(runs) {
      const { element } = Rolebook;
      return runs.map(({ edit, tokens }) => {
        if (edit === "same") return pieces(tokens);
        const [tag, said] = edit === "deleted" ? /** @type {const} */ (["del", "deletion"]) : /** @type {const} */ (["ins", "insertion"]);
        const aloud = (/** @type {string} */ key) => element("span", { class: "rb-hidden" }, this.word(key));
        return element(tag, {}, aloud(said), pieces(tokens), aloud("end"));
      });
    }
  },
);

/** @param {Rolebook.PolicyToken[]} tokens */
function plain(tokens) {
  return tokens.map((token) => (typeof token === "string" ? token : token[0])).join("");
}

/** Words in a row that look the same, joined. @param {Rolebook.PolicyToken[]} tokens @returns {Rolebook.Child[]} */
function pieces(tokens) {
  /** @type {{ text: string; style: string; url: string }[]} */
  const joined = [];
  for (const token of tokens) {
    const [text, style, , url] = typeof token === "string" ? [token, "", "", ""] : token;
    const last = joined[joined.length - 1];
    if (last && last.style === style && last.url === url) last.text += text;
    else joined.push({ text, style, url });
  }
  return joined.map(({ text, style, url }) => {
    if (url) return Rolebook.link(text, url, style === "cite" ? "rb-cite" : undefined);
    if (style === "strong" || style === "em" || style === "code") return Rolebook.element(style, {}, text);
    return text;
  });
}

Rolebook.data.policyTexts = new Map();

Rolebook.receive.policyText = (data) => {
  Rolebook.data.policyTexts.set(data.version, data);
};
