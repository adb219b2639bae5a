// What differs between two files of answers, one thing a line: what an import would change.
"use strict";

Rolebook.differences = (() => {
  /** @typedef {{ kind: string, of: string, part: string, words: string, value: string }} Said */

  /** @type {(given: Record<string, Rolebook.CompetencyAnswers>, kinds: { answer: string, note: string }) => Said[]} */
  const rated = (given, kinds) =>
    Object.entries(given).flatMap(([of, { answers, note }]) => [
      ...Object.entries(answers).map(([part, { answer, words }]) => ({ kind: kinds.answer, of, part, words, value: answer ?? "" })),
      { kind: kinds.note, of, part: "", words: "", value: note?.text ?? "" },
    ]);

  /** @type {(review: Rolebook.ReviewRecord) => Said[]} */
  const reviewed = ({ reviewer, competencies, agreed }) => [
    { kind: "reviewer", of: "", part: "", words: "", value: reviewer?.text ?? "" },
    ...rated(competencies, { answer: "reviewer_answer", note: "reviewer_note" }),
    ...Object.entries(agreed).flatMap(([of, { level, note }]) => [
      { kind: "agreed", of, part: "", words: "", value: level === null ? "" : String(level) },
      { kind: "agreed_note", of, part: "", words: "", value: note },
    ]),
  ];

  /** @type {(file: Rolebook.AssessmentFile) => Said[]} */
  const said = ({ position, competencies, optional, onboarding, review }) => [
    { kind: "position", of: "", part: "", words: "", value: position?.position ?? "" },
    ...rated(competencies, { answer: "answer", note: "note" }),
    ...Object.entries(competencies).map(([of, { interest }]) => ({ kind: "interest", of, part: "", words: "", value: interest?.value ? "yes" : "" })),
    ...Object.entries(optional).map(([of, { value }]) => ({ kind: "optional", of, part: "", words: "", value: value ? "yes" : "" })),
    ...Object.entries(onboarding).flatMap(([of, steps]) =>
      Object.entries(steps).map(([part, { done }]) => ({ kind: "onboarding", of, part, words: "", value: done ?? "" })),
    ),
    ...(review ? reviewed(review) : []),
  ];

  /** @type {(file: Rolebook.AssessmentFile) => Map<string, Said>} */
  const byPlace = (file) => new Map(said(file).map((one) => [JSON.stringify([one.kind, one.of, one.part]), one]));

  /** @type {Rolebook.DifferencesModule["between"]} */
  const between = (before, after) => {
    const [old, now] = [byPlace(before), byPlace(after)];
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((place) => {
      const one = now.get(place) ?? old.get(place);
      const [from, to] = [old.get(place)?.value ?? "", now.get(place)?.value ?? ""];
      if (!one || from === to) return [];
      const change = from === "" ? "added" : to === "" ? "removed" : "changed";
      return [{ kind: one.kind, of: one.of, part: one.part, words: one.words, from, to, change }];
    });
  };

  return { between };
})();
