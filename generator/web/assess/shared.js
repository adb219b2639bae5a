// <rb-shared>: somebody's result as the fragment holds it, read-only.
"use strict";

customElements.define(
  "rb-shared",
  class extends HTMLElement {
    connectedCallback() {
      addEventListener("hashchange", () => this.show());
      this.show();
    }

    show() {
      const { element, word } = Rolebook;
      const shared = Rolebook.share.decoded(location.hash.slice(1));
      if (!shared) {
        this.replaceChildren(element("div", { class: "rb-panel", role: "alert" }, element("h2", {}, word("shared_broken")), element("p", {}, word("shared_broken_text"))));
        return;
      }
      const root = this.dataset["root"] ?? "";
      const position = Rolebook.positions.find(shared.position);
      const { release } = Rolebook.edition();
      const attained = new Map(
        Object.entries(shared.levels).map(([id, [floor = 0, ceiling = floor]]) => [
          id,
          { floor, ceiling: Math.max(floor, ceiling) },
        ]),
      );
      const known = Rolebook.positions.inReadingOrder(Object.keys(shared.levels)).map((competency) => ({ competency, level: 0, key: false }));
      const optional = Object.fromEntries((shared.opted ?? []).map((id) => [id, { value: true, at: shared.date }]));
      const asked = position ? Rolebook.positions.asked(position, { optional }) : known;
      const rows = Rolebook.chartRows(asked, attained, () => "");
      const here = position ? Rolebook.fits.of(position, attained) : null;
      this.replaceChildren(
        element("h2", {}, word("result_title", { position: position?.name ?? shared.position })),
        element("p", { class: "rb-panel" }, word("shared_read_only", { date: Rolebook.dateName(shared.date), release: shared.release })),
        shared.release === release ? "" : element("p", { class: "rb-note" }, word("shared_release", { release })),
        element("p", { class: "rb-result__purpose" }, word("not_for_hiring")),
        here ? element("p", {}, Rolebook.fits.tierMark(here.fit.tier), " ", Rolebook.fits.line(here)) : element("p", {}, word("position_unknown", { id: shared.position })),
        element("div", { class: "rb-charts" }, Rolebook.charts.radar(rows), Rolebook.charts.bars(rows)),
        element("p", { class: "rb-note rb-legend-line" }, word("legend")),
        sharedTable(rows),
        ...(position ? Rolebook.fits.sections(root, position, attained) : []),
      );

      /** @type {(rows: Rolebook.ChartRow[]) => HTMLElement} */
      function sharedTable(rows) {
        return Rolebook.table(
          word("result_table"),
          ["competency", "attained", "required"].map((head) => word(`head_${head}`)),
          rows.map((row) => [row.name, row.attained, row.target]),
        );
      }
    }
  },
);
