// How far the answers fit this grade, the next ones, and other roles: counts, never points.
"use strict";

Rolebook.fits = (() => {
  const { element, word } = Rolebook;
  const MOST = 5;

  /** @type {(position: Rolebook.Position, attained: Rolebook.Ranges) => Rolebook.PositionFit} */
  const of = (position, attained) => {
    const requirements = Rolebook.positions.requirements(position);
    return { position, fit: Rolebook.scoring.fit(requirements, attained), asked: requirements.length };
  };

  /** Other roles of which at least half is known, the best first. @type {(position: Rolebook.Position, attained: Rolebook.Ranges) => Rolebook.PositionFit[]} */
  const others = (position, attained) => {
    const next = Rolebook.positions.next(position).map((one) => one.position.id);
    const found = Rolebook.positions
      .all()
      .filter((one) => one.role.id !== position.role.id && !next.includes(one.id))
      .map((one) => of(one, attained))
      .filter(({ fit, asked }) => fit.met.length > 0 && fit.unknown.length * 2 <= asked);
    return Rolebook.ranking(found).slice(0, MOST);
  };

  /** @type {Rolebook.Fits["tierMark"]} */
  const tierMark = (tier) =>
    element("span", { class: `rb-tier rb-tier--${tier ?? "unknown"}` }, word(`tier_${tier ?? "unknown"}`));

  /** @type {Rolebook.Fits["line"]} */
  const line = ({ fit, asked }) =>
    word("fit_line", { met: fit.met.length, of: asked, gaps: fit.gaps.length, unknown: fit.unknown.length });

  /** @type {(root: string, caption: string, found: { one: Rolebook.PositionFit, kind?: string }[]) => HTMLElement} */
  const table = (root, caption, found) =>
    Rolebook.table(
      caption,
      ["position", "tier", "counts"].map((head) => word(`head_${head}`)),
      found.map(({ one, kind }) => [
        element("span", {}, Rolebook.link(one.position.name, `${root}assess/compare.html#/me/${one.position.id}`), kind && ` (${word(`edge.${kind}`)})`),
        tierMark(one.fit.tier),
        line(one),
      ]),
    );

  /** @type {Rolebook.Fits["sections"]} */
  const sections = (root, position, attained) => {
    const next = Rolebook.positions.next(position).map(({ position: to, kind }) => ({ one: of(to, attained), kind }));
    const other = others(position, attained).map((one) => ({ one }));
    return [
      element("h3", {}, word("next_steps")),
      next.length > 0 ? table(root, word("next_steps_caption"), next) : element("p", {}, word("next_steps_none")),
      element("h3", {}, word("other_roles")),
      element("p", { class: "rb-note" }, word("other_roles_order")),
      other.length > 0 ? table(root, word("other_roles_caption"), other) : element("p", {}, word("other_roles_none")),
    ];
  };

  return { of, sections, tierMark, line };
})();
