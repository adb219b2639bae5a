// <rb-team>: opens the files of a team and shows them together; nothing of it is kept.
"use strict";

(() => {
  const { word, element, button } = Rolebook;
  const nameOf = (/** @type {string} */ id) => Rolebook.edition().competencies[id]?.name ?? id;

  /** @type {(cell: Rolebook.TeamCell, competency: string) => string} */
  const said = ({ level, required }, competency) => {
    const found = level ? Rolebook.rangeName(competency, level) : word("not_enough");
    return required === null ? found : word("team_cell", { level: found, required });
  };

  /** @type {(rows: Rolebook.TeamRow[], members: Rolebook.TeamMember[]) => HTMLElement} */
  const levels = (rows, members) =>
    element(
      "section",
      { class: "rb-scroll", "aria-label": word("team_table"), tabindex: "0" },
      Rolebook.table(
        word("team_caption"),
        [word("head_competency"), ...members.map((one) => one.label), word("head_team_met")],
        rows.map(({ competency, cells }) => [
          nameOf(competency),
          ...cells.map((one) =>
            one.state === "free" && !one.level
              ? word("not_asked")
              : element("span", { class: `rb-team__cell rb-team__cell--${one.state}` }, said(one, competency), one.state === "free" ? "" : ` ${word(`team_${one.state}`)}`),
          ),
          word("n_of", { n: cells.filter(({ state }) => state === "met").length, of: cells.filter(({ required }) => required !== null).length }),
        ]),
      ),
    );

  /** @type {(rows: Rolebook.TeamRow[]) => HTMLElement} */
  const strengths = (rows) => {
    const found = rows.filter(Rolebook.team.isStrength);
    return found.length === 0
      ? element("p", {}, word("team_strengths_none"))
      : element("ul", { class: "rb-links" }, found.map(({ competency }) => element("li", {}, nameOf(competency))));
  };

  /** @type {(rows: Rolebook.TeamRow[]) => HTMLElement} */
  const help = (rows) => {
    const found = rows.map((row) => ({ row, pairs: Rolebook.team.help(row) })).filter(({ pairs }) => pairs.length > 0);
    found.sort((one, other) => other.pairs.length - one.pairs.length);
    if (found.length === 0) return element("p", {}, word("team_help_none"));
    return element(
      "ul",
      { class: "rb-team__help" },
      found.map(({ row, pairs }) =>
        element(
          "li",
          {},
          element("strong", {}, nameOf(row.competency)),
          element(
            "ul",
            {},
            pairs.map(({ learner, helpers }) => {
              const names = helpers.map((one) => one.label).join(word("punctuation.comma"));
              return element("li", {}, word(names ? "team_help_line" : "team_help_nobody", { learner: learner.label, helpers: names }));
            }),
          ),
        ),
      ),
    );
  };

  /** @type {(rows: Rolebook.TeamRow[]) => void} */
  const exportCsv = (rows) => {
    const heads = ["member", "position", "competency", "attained", "required", "tier"].map((head) => word(`head_${head}`));
    const lines = rows.flatMap(({ competency, cells }) =>
      cells.map(({ member, level, required, state }) => [
        member.label,
        member.position.name,
        nameOf(competency),
        level ? Rolebook.rangeName(competency, level) : word("not_enough"),
        required === null ? word("not_asked") : Rolebook.levelName(competency, required),
        state === "free" ? "" : word(`team_${state}`),
      ]),
    );
    Rolebook.download(`team-${Rolebook.edition().release}.csv`, "text/csv;charset=utf-8", Rolebook.csv.table([heads, ...lines]));
  };

  customElements.define(
    "rb-team",
    class extends HTMLElement {
      connectedCallback() {
        /** @type {Rolebook.TeamMember[]} */
        this.members = [];
        this.refused = element("div", {});
        this.shown = element("div", { class: "rb-team" });
        this.replaceChildren(
          element(
            "section",
            { class: "rb-panel", "aria-labelledby": "rb-team-open" },
            element("h2", { id: "rb-team-open" }, word("team_open")),
            element("p", {}, word("team_how")),
            element("p", {}, Rolebook.filesPicker(word("team_choose"), (files) => this.open(files))),
            element("div", { role: "status" }, this.refused),
          ),
          this.shown,
        );
        this.show();
      }

      /** @param {File[]} files */
      async open(files) {
        this.refused?.replaceChildren();
        for (const file of files) await this.add(file);
        this.show();
      }

      /** @param {File} file */
      async add(file) {
        const refuse = (/** @type {Rolebook.Child} */ why) =>
          this.refused?.append(element("div", {}, element("strong", {}, file.name), why));
        const read = await Rolebook.readFile(file);
        if (!read.file) return refuse(Rolebook.refusal(read));
        const found = read.file;
        if (this.members?.some((one) => Rolebook.answers.same(one.file, found))) return refuse(element("p", {}, word("team_twice")));
        const agreed = Object.keys(found.review?.agreed ?? {});
        const loaded = await Rolebook.loading.load(this.dataset["assets"] ?? "", [...Rolebook.results.answeredIds(found.competencies), ...agreed]);
        const made = Rolebook.team.member(file.name.replace(/\.json$/iu, ""), found, loaded);
        if (made) this.join(made);
        else refuse(element("div", { class: "rb-refusal" }, Rolebook.unplaced(found)));
      }

      /**
       * Takes a member in; of two files of one person the one that says more stays.
       * @param {Rolebook.TeamMember} made
       */
      join(made) {
        const known = this.members?.find((one) => Rolebook.team.samePerson(one.file, made.file));
        if (!known) return this.members?.push(made);
        const [kept, left] = Rolebook.team.saysMore(made.file, known.file) ? [made, known] : [known, made];
        this.members = this.members?.map((one) => (one === known ? kept : one));
        return this.refused?.append(element("p", {}, word("team_same_person", { kept: kept.label, left: left.label })));
      }

      show() {
        const members = this.members ?? [];
        const rows = Rolebook.team.rows(members);
        this.shown?.replaceChildren(
          ...(members.length === 0
            ? []
            : [
                element("p", { class: "rb-result__purpose" }, word("not_for_hiring")),
                element("h2", {}, word("team_members", { count: members.length })),
                this.list(members),
                element("h2", {}, word("team_strengths")),
                element("p", { class: "rb-note" }, word("team_strengths_text")),
                strengths(rows),
                element("h2", {}, word("team_help")),
                help(rows),
                element("h2", {}, word("team_table")),
                levels(rows, members),
                element("p", { class: "rb-actions" }, button(word("export_csv"), () => exportCsv(rows), "quiet"), button(word("print"), () => print(), "quiet")),
              ]),
        );
      }

      /** @param {Rolebook.TeamMember[]} members */
      list(members) {
        const own = Rolebook.edition().release;
        return Rolebook.table(
          word("team_members", { count: members.length }),
          ["member", "position", "tier", "counts", "basis"].map((head) => word(`head_${head}`)),
          members.map((one) => [
            element("input", { type: "text", value: one.label, maxlength: 40, "aria-label": word("team_name", { name: one.label }), onchange: (event) => this.rename(one, event) }),
            one.position.name,
            Rolebook.fits.tierMark(one.fit.fit.tier),
            Rolebook.fits.line(one.fit),
            element(
              "span",
              {},
              this.basis(one),
              one.file.release === own ? "" : element("p", { class: "rb-note" }, word("team_release", { release: one.file.release, own })),
              " ",
              button(word("team_remove", { name: one.label }), () => this.leave(one), "small"),
            ),
          ]),
        );
      }

      /** @param {Rolebook.TeamMember} one */
      basis(one) {
        const agreed = [...one.levels.values()].filter((level) => level.agreed).length;
        return word(agreed > 0 ? "team_basis_agreed" : "team_basis_self", { count: agreed, date: Rolebook.dateName(one.file.saved) });
      }

      /**
       * @param {Rolebook.TeamMember} one
       * @param {Event} event
       */
      rename(one, { target }) {
        if (!(target instanceof HTMLInputElement)) return;
        const label = target.value.trim() || one.label;
        this.members = this.members?.map((other) => (other === one ? { ...one, label } : other));
        this.show();
      }

      /** @param {Rolebook.TeamMember} one */
      leave(one) {
        this.members = this.members?.filter((other) => other !== one);
        this.show();
        this.querySelector("h2")?.scrollIntoView();
      }
    },
  );
})();
