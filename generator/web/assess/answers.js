// The answers file as a value: made, edited and merged; the later of two records stands.
"use strict";

Rolebook.answers = (() => {
  const FORMAT = "rolebook-assessment/1";

  const { moment, sorted } = Rolebook.records;

  /** @type {Rolebook.AnswersModule["empty"]} */
  const empty = (rater) => ({
    format: FORMAT,
    rater,
    release: Rolebook.published().release,
    language: Rolebook.published().language,
    saved: moment(),
    competencies: Object.create(null),
    optional: Object.create(null),
    onboarding: Object.create(null),
  });

  /** What was said, without when and where it was kept. @type {Rolebook.AnswersModule["said"]} */
  const said = ({ position, competencies, optional, onboarding, review }) => ({
    ...(position ? { position } : {}),
    ...(review ? { review } : {}),
    competencies: competencies ?? {},
    optional: optional ?? {},
    onboarding: onboarding ?? {},
  });

  const rules = Rolebook.records.of(said);

  /** @type {Rolebook.AnswersModule["about"]} */
  const about = (competencies, id) =>
    (competencies[id] ??= { answers: Object.create(null) });

  /** @type {Rolebook.AnswersModule["form"]} */
  const form = (rater) => ({
    ...rules,
    FORMAT,
    schema: () => Rolebook.data.schema ?? {},
    empty: () => empty(rater),
    head: { rater },
    blank: { position: null, review: null },
    holdsSomething: ({ competencies, onboarding }) =>
      Object.keys(competencies).length + Object.keys(onboarding).length > 0,
    word: Rolebook.word,
    download: Rolebook.exportJson,
  });

  return { FORMAT, moment, sorted, empty, about, form, ...rules };
})();
