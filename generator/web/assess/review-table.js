// Self, reviewer and agreed side by side, with notes and the indicators on which both differ.
"use strict";

Rolebook.reviewTable = (flow, position, loaded, agreed) => {
  const { element, word } = Rolebook;
  const file = flow.store.document;
  const review = file.review;
  if (!review) return null;
  const entries = Rolebook.edition().competencies;
  const self = Rolebook.results.attained(loaded, file.competencies);
  const other = Rolebook.results.attained(loaded, review.competencies);
  const levelOf = (/** @type {string} */ id, /** @type {Map<string, Rolebook.Attainment>} */ found) => {
    const one = found.get(id);
    return one && one.answered > 0 ? Rolebook.rangeName(id, one) : word("not_enough");
  };

  /** A blank is unknown, so only what both rated can differ. @type {(id: string) => Rolebook.Child} */
  const differing = (id) => {
    const data = loaded.get(id);
    if (!data) return null;
    const mine = Rolebook.migration.counted(data, file.competencies[id]);
    const theirs = Rolebook.migration.counted(data, review.competencies[id]);
    const lines = data.levels.flatMap((level) => level.indicators).map(({ id: key, words }) => ({ words, self: mine.get(key), reviewer: theirs.get(key) }));
    return [
      folded("differing", lines.filter(({ self, reviewer }) => self && reviewer && self !== reviewer)),
      folded("self_only", lines.filter(({ self, reviewer }) => self && !reviewer)),
      folded("reviewer_only", lines.filter(({ self, reviewer }) => !self && reviewer)),
    ];
  };

  /** @type {(kind: string, lines: { words: string, self?: Rolebook.Answer | undefined, reviewer?: Rolebook.Answer | undefined }[]) => Rolebook.Child} */
  const folded = (kind, lines) => {
    if (lines.length === 0) return null;
    const said = (/** @type {Rolebook.Answer | undefined} */ answer) => (answer ? word(`answer.${answer}`) : word("blank"));
    return element(
      "details",
      { class: `rb-review__${kind}` },
      element("summary", {}, word(kind, { count: lines.length })),
      element(
        "ul",
        {},
        lines.map(({ words, self, reviewer }) => element("li", {}, words, element("p", { class: "rb-note" }, word("differing_line", { self: said(self), reviewer: said(reviewer) })))),
      ),
    );
  };

  /** @type {(given: Rolebook.CompetencyAnswers | undefined) => Rolebook.Child} */
  const noteOf = (given) => given?.note?.text && element("p", { class: "rb-note rb-said" }, given.note.text);
  const asked = Rolebook.positions.asked(position, file);
  return element(
    "section",
    { class: "rb-review" },
    element("h3", {}, word("review_table")),
    review.reviewer?.text ? element("p", {}, word("reviewed_by", { name: review.reviewer.text })) : null,
    Rolebook.table(
      word("review_caption", { position: position.name }),
      ["competency", "self", "reviewer", "agreed"].map((head) => word(`head_${head}`)),
      asked.map(({ competency: id }) => [
        element("div", {}, entries[id]?.name ?? id, differing(id)),
        element("div", {}, levelOf(id, self), noteOf(file.competencies[id])),
        element("div", {}, levelOf(id, other), noteOf(review.competencies[id])),
        element("div", { class: "rb-agreed" }, agreed(id)),
      ]),
    ),
  );
};
