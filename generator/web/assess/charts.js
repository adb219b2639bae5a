// Levels as a radar and as bars; a table beside them says the same in words.
"use strict";

Rolebook.charts = (() => {
  const { element, svg, word } = Rolebook;
  const SIZE = 320;
  const CENTRE = SIZE / 2;
  const RADIUS = 128;

  /** @type {(index: number, of: number, share: number) => [number, number]} */
  const point = (index, of, share) => {
    const angle = (2 * Math.PI * index) / of - Math.PI / 2;
    const at = (/** @type {number} */ turn) => Math.round((CENTRE + RADIUS * share * turn) * 10) / 10;
    return [at(Math.cos(angle)), at(Math.sin(angle))];
  };

  /** Joins neighbours that are both known: an unknown level is a gap, never the centre. @type {(shares: (number | null)[]) => string} */
  const outline = (shares) =>
    shares
      .map((share, index) => {
        const next = shares[(index + 1) % shares.length] ?? null;
        if (share === null || next === null) return "";
        return `M${point(index, shares.length, share)}L${point((index + 1) % shares.length, shares.length, next)}`;
      })
      .join("");

  /** @type {Rolebook.Charts["radar"]} */
  const radar = (rows) => {
    const of = rows.length;
    if (of < 3) return null;
    const rings = Math.max(...rows.map((row) => row.top));
    const attained = rows.map((row) => (row.range && (row.range.floor > 0 || row.range.ceiling === 0) ? row.range.floor / row.top : null));
    const target = rows.map((row) => (row.required === null ? null : row.required / row.top));
    const known = attained.every((share) => share !== null);
    const corners = attained.map((share, index) => point(index, of, share ?? 0).join(" "));
    const title = word("radar_title");
    return svg(
      "svg",
      { class: "rb-radar", viewBox: `0 0 ${SIZE} ${SIZE}`, role: "img", "aria-label": `${title} ${word("radar_text")}` },
      Array.from({ length: rings }, (_, ring) => svg("circle", { class: "rb-radar__ring", cx: CENTRE, cy: CENTRE, r: (RADIUS * (ring + 1)) / rings })),
      rows.map((_, index) => {
        const [x, y] = point(index, of, 1);
        return svg("line", { class: "rb-radar__axis", x1: CENTRE, y1: CENTRE, x2: x, y2: y });
      }),
      known && svg("polygon", { class: "rb-radar__area", points: corners.join(",") }),
      svg("path", { class: "rb-radar__target", d: outline(target) }),
      svg("path", { class: "rb-radar__attained", d: outline(attained) }),
      attained.map((share, index) => {
        if (share === null) return null;
        const [cx, cy] = point(index, of, share);
        return svg("circle", { class: "rb-radar__dot", cx, cy, r: 4 });
      }),
      rows.map((_, index) => {
        const [x, y] = point(index, of, 1.14);
        return svg("text", { class: "rb-radar__number", x, y }, String(index + 1));
      }),
    );
  };

  /** @type {(row: Rolebook.ChartRow) => HTMLElement} */
  const bar = ({ range, required, top }) =>
    element(
      "span",
      { class: "rb-bar", "aria-hidden": "true" },
      Array.from({ length: top }, (_, index) => {
        const level = index + 1;
        const on = range !== null && level <= range.floor;
        const may = range !== null && range.floor > 0 && !on && level <= range.ceiling;
        return element("i", {
          class: `rb-bar__cell${on ? " rb-bar__cell--on" : ""}${may ? " rb-bar__cell--may" : ""}${level === required ? " rb-bar__cell--target" : ""}`,
        });
      }),
    );

  /** @type {Rolebook.Charts["bars"]} */
  const bars = (rows) =>
    element(
      "ol",
      { class: "rb-bars" },
      rows.map((row) =>
        element(
          "li",
          {},
          element("span", { class: "rb-bars__name" }, row.name),
          bar(row),
          element("span", { class: "rb-bars__level" }, row.attained),
        ),
      ),
    );

  /** @type {Rolebook.Charts["table"]} */
  const table = (rows) =>
    Rolebook.table(
      word("result_table"),
      ["competency", "attained", "required", "answered_head"].map((head) => word(`head_${head}`)),
      rows.map((row) => [row.name, row.attained, row.target, row.answered]),
    );

  return { radar, bars, table };
})();

Rolebook.table = (caption, heads, rows) => {
  const { element } = Rolebook;
  return element(
    "table",
    { class: "rb-table rb-table--stack" },
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col" }, head)))),
    element(
      "tbody",
      {},
      rows.map((cells) =>
        element(
          "tr",
          {},
          cells.map((cell, index) =>
            index === 0
              ? element("th", { scope: "row" }, cell)
              : element("td", { "data-label": heads[index] }, element("div", {}, cell)),
          ),
        ),
      ),
    ),
  );
};

Rolebook.chartRows = (asked, rated, answered) => {
  const { word } = Rolebook;
  const { scales, competencies } = Rolebook.edition();
  return asked.map(({ competency: id, level }) => {
    const entry = competencies[id];
    const found = rated.get(id) ?? null;
    return {
      name: entry?.name ?? id,
      top: scales[entry?.scale ?? ""]?.length ?? level,
      range: found,
      required: found && level > 0 ? level : null,
      attained: found ? Rolebook.rangeName(id, found) : word("not_enough"),
      target: !found ? word("target_hidden") : level > 0 ? Rolebook.levelName(id, level) : word("none_known"),
      answered: answered(id),
    };
  });
};
