// A note for evidence, and whether the person wants to grow here.
"use strict";

Rolebook.evidenceFields = (flow, competency) => {
  const { element, word } = Rolebook;
  const note = element("textarea", {
    id: "rb-evidence",
    rows: 3,
    maxlength: 4000,
    "aria-describedby": "rb-evidence-hint",
    oninput: () =>
      flow.store.change((_, at) => {
        const mine = flow.about(competency.id);
        const text = shared.over(mine.note?.text ?? "");
        mine.note = { text, at };
        shared.put(text);
      }),
  });
  const shared = Rolebook.sharedText(note);
  const interest = element("input", {
    type: "checkbox",
    onchange: () =>
      flow.store.change((_, at) => {
        flow.about(competency.id).interest = { value: interest.checked, at };
      }),
  });
  const examples = competency.evidence.slice(0, 3);
  const node = element(
    "div",
    { class: "rb-evidence" },
    element("label", { for: "rb-evidence" }, word("evidence")),
    element("p", { class: "rb-note", id: "rb-evidence-hint" }, word("evidence_hint")),
    examples.length > 0 &&
      element("ul", { class: "rb-note" }, examples.map((example) => element("li", {}, example))),
    note,
    shared.notice,
    flow.options.interest && element("label", { class: "rb-check" }, interest, " ", word("interest")),
  );

  /** @type {(given: Rolebook.CompetencyAnswers | undefined) => void} */
  const show = (given) => {
    shared.put(given?.note?.text ?? "");
    interest.checked = given?.interest?.value ?? false;
  };
  return { node, show };
};
