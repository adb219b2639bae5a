// <rb-compare>: two roles at their grades, or my result and one; the fragment names both.
"use strict";

/** @typedef {{ attained: Map<string, Rolebook.Attainment>, levels: Record<string, number | null> }} Mine */

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
      const target = Rolebook.positions.find(to);
      const mine = from === "me" && target ? await this.mine(target) : null;
      const before = mine ? mine.levels : Rolebook.positions.find(from)?.grade.requires;
      if (!before || !target) {
        this.place?.replaceChildren();
        if (this.live) this.live.textContent = word(from || to ? "compare_unknown" : "compare_choose");
        return;
      }
      const found = Rolebook.comparison(before, target.grade.requires);
      const ids = Object.values(found).flatMap((rows) => rows.map((row) => row.competency));
      const loaded = await Rolebook.loading.load(this.dataset["assets"] ?? "", ids);
      this.place?.replaceChildren(...this.groups(found, loaded, mine));
      const counts = Object.fromEntries(Object.entries(found).map(([kind, rows]) => [kind, rows.length]));
      if (this.live) this.live.textContent = word(mine ? "compare_counts_mine" : "compare_counts", counts);
    }

    /**
     * What the person's own answers prove, for the competencies that the other side asks.
     *
     * @param {Rolebook.Position} target
     * @returns {Promise<Mine>}
     */
    async mine(target) {
      const asked = Rolebook.positions.requirements(target);
      const ids = asked.map((one) => one.competency);
      const loaded = await Rolebook.loading.load(this.dataset["assets"] ?? "", ids);
      const attained = Rolebook.results.attained(loaded, this.store?.document.competencies ?? {});
      const known = Rolebook.results.known(asked, attained);
      return { attained, levels: Object.fromEntries(ids.map((id) => [id, known.get(id)?.floor ?? null])) };
    }

    /**
     * @param {Rolebook.Comparison} found
     * @param {Rolebook.Loaded} loaded
     * @param {Mine | null} mine
     */
    groups(found, loaded, mine) {
      const { element, word } = Rolebook;
      const kinds = /** @type {const} */ (["more", "new", "unrated", "less", "dropped", "same"]);
      return kinds
        .filter((kind) => found[kind].length > 0)
        .map((kind) =>
          element(
            "section",
            { class: `rb-compared rb-compared--${kind}` },
            element("h2", {}, word(`compare_${kind}${mine ? "_mine" : ""}`, { count: found[kind].length })),
            Rolebook.positions
              .inReadingOrder(found[kind].map((row) => row.competency))
              .flatMap((id) => found[kind].filter((row) => row.competency === id))
              .map((row) => this.row(row, kind === "same", loaded, mine)),
          ),
        );
    }

    /**
     * @param {Rolebook.ComparedLevel} row
     * @param {boolean} folded
     * @param {Rolebook.Loaded} loaded
     * @param {Mine | null} mine
     */
    row({ competency, from, to }, folded, loaded, mine) {
      const { element, word } = Rolebook;
      const entry = Rolebook.edition().competencies[competency];
      const required = (/** @type {number | null} */ level) => (level === null ? word("not_asked") : Rolebook.levelName(competency, level));
      const own = mine?.attained.get(competency);
      const before = !mine ? required(from) : own && own.answered > 0 ? Rolebook.rangeName(competency, own) : word("not_assessed");
      const side = (/** @type {number | null} */ level, /** @type {string} */ label, /** @type {string} */ said) => {
        const words = loaded.get(competency)?.levels.find((one) => one.level === level);
        return element(
          "div",
          { class: "rb-compared__side" },
          element("p", { class: "rb-compared__level" }, `${word(label)}${word("punctuation.colon")}`, said),
          words && [element("p", {}, words.summary), element("ul", {}, words.indicators.map((one) => element("li", {}, one.words)))],
        );
      };
      const after = required(to);
      return element(
        "details",
        { class: "rb-compared__row", open: !folded },
        element("summary", {}, `${entry?.name ?? competency}${word("punctuation.colon")}${before} → ${after}`),
        element(
          "div",
          { class: "rb-compared__sides" },
          folded ? side(to, "compare_both", after) : [side(from, mine ? "my_result" : "compare_from", before), side(to, "compare_to", after)],
        ),
      );
    }
  },
);
