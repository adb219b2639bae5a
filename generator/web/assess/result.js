// The result: what is met, what is missing, where it leads; not for hiring decisions.
"use strict";

Rolebook.resultScreen = async (flow, position) => {
  const { element, word, button } = Rolebook;
  const { competencies, root } = flow;
  const asked = Rolebook.positions.asked(position, flow.store.document);
  const loaded = await flow.load([
    ...asked.map((one) => one.competency),
    ...Rolebook.results.answeredIds(competencies),
  ]);
  const attained = Rolebook.results.attained(loaded, competencies);
  const here = Rolebook.fits.of(position, attained);
  // What the counts take as known the charts and the shared link show, too.
  const known = Rolebook.results.known(asked, attained);
  const rows = Rolebook.chartRows(asked, known, (id) => {
    const found = attained.get(id);
    return word("n_of", { n: found?.answered ?? 0, of: found?.asked ?? 0 });
  });
  const of = asked.reduce((sum, one) => sum + (attained.get(one.competency)?.asked ?? 0), 0);
  const n = asked.reduce((sum, one) => sum + (attained.get(one.competency)?.answered ?? 0), 0);
  const title = word("result_title", { position: position.name });
  const counted = (/** @type {string} */ id) => {
    const data = loaded.get(id);
    return data ? Rolebook.migration.counted(data, competencies[id]) : new Map();
  };

  const node = element(
    "div",
    { class: "rb-result" },
    element("h2", {}, title),
    element("p", { class: "rb-note rb-result__date" }, word("result_date", { date: Rolebook.dateName(flow.store.document.saved), release: Rolebook.edition().release })),
    element("p", { class: "rb-result__purpose" }, word("not_for_hiring")),
    n === 0
      ? element("p", {}, word("result_empty"), " ", button(word("begin"), () => flow.go(position.id, "overview")))
      : [
          element(
            "section",
            { class: "rb-result__fit" },
            element("p", {}, Rolebook.fits.tierMark(here.fit.tier), " ", word(`tier_${here.fit.tier ?? "unknown"}_text`)),
            element("p", {}, Rolebook.fits.line(here)),
            element("p", { class: "rb-note" }, word("answered", { n, of })),
          ),
          element("h3", {}, word("levels")),
          element("div", { class: "rb-charts" }, Rolebook.charts.radar(rows), Rolebook.charts.bars(rows)),
          element("p", { class: "rb-note rb-legend-line" }, word("legend")),
          Rolebook.charts.table(rows),
          element("h3", {}, word("gaps", { count: here.fit.gaps.length })),
          here.fit.gaps.length > 0
            ? Rolebook.gapList(here.fit.gaps, { loaded, competencies, root, counted })
            : element("p", {}, word(here.fit.unknown.length > 0 ? "gaps_unknown" : "gaps_none")),
          here.fit.unknown.length > 0 && unknownList(position, here.fit.unknown),
          ...Rolebook.fits.sections(root, position, attained),
          flow.store.document.review && Rolebook.reviewTable(flow, position, loaded, (id) => Rolebook.agreedText(flow, id)),
          Rolebook.earlierSection(asked, attained, loaded),
          Rolebook.shareSection(position, asked, known, root),
        ],
  );
  return { title, node };

  /** @type {(position: Rolebook.Position, ids: string[]) => HTMLElement} */
  function unknownList(position, ids) {
    const entries = Rolebook.edition().competencies;
    return element(
      "div",
      { class: "rb-unknown" },
      element("p", {}, word("unknown_list")),
      element("ul", { class: "rb-links" }, ids.map((id) => element("li", {}, Rolebook.link(entries[id]?.name ?? id, `#/${position.id}/step/${id}`)))),
    );
  }
};
