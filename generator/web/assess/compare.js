// <rb-compare>: two roles at their grades, or my result and one; the fragment names both.
"use strict";

customElements.define(
  "rb-compare",
  class extends HTMLElement {
    connectedCallback() {
      const { element, word } = Rolebook;
      this.store = new Rolebook.Store("rolebook-assessment/1", Rolebook.answers.form("self"));
      this.place = element("div", { class: "rb-compare__place" });
      this.live = element("p", { class: "rb-note", role: "status" });
      this.selects = ["compare_from", "compare_to"].map((name, index) => this.select(name, index));
      const swap = Rolebook.button(word("swap"), () => this.go(this.selects?.[1]?.value ?? "", this.selects?.[0]?.value ?? ""), "quiet");
      this.replaceChildren(
        element(
          "div",
          { class: "rb-compare__choose" },
          this.selects.map((select, index) => element("p", {}, element("label", { for: select.id }, word(index === 0 ? "compare_from" : "compare_to")), select)),
          swap,
        ),
        this.live,
        this.place,
        Rolebook.filesBar(this.store, this.dataset["assets"] ?? ""),
      );
      addEventListener("hashchange", () => this.show());
      this.store.addEventListener("changed", () => this.show());
      this.show();
    }

    /**
     * @param {string} name
     * @param {number} index
     */
    select(name, index) {
      const { element, word, edition } = Rolebook;
      const all = Rolebook.positions.all();
      return element(
        "select",
        { id: `rb-${name}`, onchange: () => this.go(this.selects?.[0]?.value ?? "", this.selects?.[1]?.value ?? "") },
        element("option", { value: "" }, word("choose_position")),
        index === 0 && element("option", { value: "me" }, word("my_result")),
        edition().roles.map((role) => {
          const mine = all.filter((one) => one.role.id === role.id);
          return mine.length > 0 && element("optgroup", { label: role.name }, mine.map((one) => element("option", { value: one.id }, one.name)));
        }),
      );
    }

    /**
     * @param {string} from
     * @param {string} to
     */
    go(from, to) {
      location.hash = `/${from}/${to === "me" ? "" : to}`;
    }

    async show() {
      const { word } = Rolebook;
      const [from = "", to = ""] = location.hash.replace(/^#\/?/u, "").split("/");
      for (const [index, value] of [from, to].entries()) {
        const select = this.selects?.[index];
        if (select) select.value = [...select.options].some((one) => one.value === value) ? value : "";
      }
      const before = from === "me" ? await this.mine(to) : Rolebook.positions.find(from)?.grade.requires;
      const after = Rolebook.positions.find(to)?.grade.requires;
      if (!before || !after) {
        this.place?.replaceChildren();
        if (this.live) this.live.textContent = word(from || to ? "compare_unknown" : "compare_choose");
        return;
      }
      const found = Rolebook.comparison(before, after);
      const ids = Object.values(found).flatMap((rows) => rows.map((row) => row.competency));
      const loaded = await Rolebook.loading.load(this.dataset["assets"] ?? "", ids);
      this.place?.replaceChildren(...this.groups(found, loaded, from === "me"));
      const counts = Object.fromEntries(Object.entries(found).map(([kind, rows]) => [kind, rows.length]));
      if (this.live) this.live.textContent = word("compare_counts", counts);
    }

    /**
     * What the person's own answers prove, for the competencies that the other side asks.
     *
     * @param {string} to
     */
    async mine(to) {
      const competencies = this.store?.document.competencies ?? {};
      const wanted = Object.keys(Rolebook.positions.find(to)?.grade.requires ?? {});
      const loaded = await Rolebook.loading.load(this.dataset["assets"] ?? "", wanted);
      /** @type {Record<string, number>} */
      const found = {};
      for (const [id, one] of Rolebook.results.attained(loaded, competencies)) {
        if (Rolebook.results.rated(one)) found[id] = one.floor;
      }
      return found;
    }

    /**
     * @param {Rolebook.Comparison} found
     * @param {Rolebook.Loaded} loaded
     * @param {boolean} mine
     */
    groups(found, loaded, mine) {
      const { element, word } = Rolebook;
      const kinds = /** @type {const} */ (["more", "new", "less", "dropped", "same"]);
      return kinds
        .filter((kind) => found[kind].length > 0)
        .map((kind) =>
          element(
            "section",
            { class: `rb-compared rb-compared--${kind}` },
            element("h2", {}, word(`compare_${kind}${mine ? "_mine" : ""}`, { count: found[kind].length })),
            found[kind].map((row) => this.row(row, kind === "same", loaded)),
          ),
        );
    }

    /**
     * @param {Rolebook.ComparedLevel} row
     * @param {boolean} folded
     * @param {Rolebook.Loaded} loaded
     */
    row({ competency, from, to }, folded, loaded) {
      const { element, word } = Rolebook;
      const entry = Rolebook.edition().competencies[competency];
      const side = (/** @type {number | null} */ level, /** @type {string} */ label) => {
        const words = loaded.get(competency)?.levels.find((one) => one.level === level);
        return element(
          "div",
          { class: "rb-compared__side" },
          element("p", { class: "rb-compared__level" }, `${word(label)}${word("punctuation.colon")}`, level === null ? word("not_asked") : Rolebook.levelName(competency, level)),
          words && [element("p", {}, words.summary), element("ul", {}, words.indicators.map((one) => element("li", {}, one.words)))],
        );
      };
      const name = `${entry?.name ?? competency}${word("punctuation.colon")}${from === null ? word("not_asked") : Rolebook.levelName(competency, from)} → ${to === null ? word("not_asked") : Rolebook.levelName(competency, to)}`;
      return element(
        "details",
        { class: "rb-compared__row", open: !folded },
        element("summary", {}, name),
        element("div", { class: "rb-compared__sides" }, folded ? side(to, "compare_both") : [side(from, "compare_from"), side(to, "compare_to")]),
      );
    }
  },
);
