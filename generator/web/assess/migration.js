// What a new release means for answers, the same as generator/assessment/migration.py.
"use strict";

Rolebook.migration = (() => {
  /** @type {(competency: Rolebook.CompetencyData) => Rolebook.IndicatorData[]} */
  const indicators = (competency) => competency.levels.flatMap((level) => level.indicators);

  /** @type {Rolebook.Migration["stands"]} */
  const stands = (indicator, record) =>
    [Rolebook.digest(indicator.words), ...indicator.digests].includes(record.digest);

  /** @type {Rolebook.Migration["counted"]} */
  const counted = (competency, given) => {
    const found = new Map();
    for (const indicator of indicators(competency)) {
      const record = given?.answers[indicator.id];
      if (record?.answer && stands(indicator, record)) found.set(indicator.id, record.answer);
    }
    return found;
  };

  /** @type {Rolebook.Migration["changes"]} */
  const changes = (library, loaded, answered) => {
    /** @type {Rolebook.AnswerChange[]} */
    const found = [];
    for (const [competency, given] of Object.entries(answered)) {
      const entry = library.competencies[competency];
      const records = Object.entries(given.answers).filter(([, record]) => record.answer);
      const data = loaded.get(competency);
      if (!entry || entry.retired) {
        const replaced_by = entry?.replaced_by ?? null;
        const kind = replaced_by ? "replaced" : "removed";
        for (const [indicator] of records) found.push({ kind, competency, indicator, replaced_by });
      } else if (data) found.push(...within(data, given, new Map(records)));
    }
    return found;
  };

  /** @type {(data: Rolebook.CompetencyData, given: Rolebook.CompetencyAnswers, records: Map<string, Rolebook.AnswerRecord>) => Rolebook.AnswerChange[]} */
  const within = (data, given, records) => {
    const current = new Map(indicators(data).map((one) => [one.id, one]));
    const shown = given.shown?.indicators ?? [...records.keys()];
    /** @type {Rolebook.AnswerChange[]} */
    const found = [];
    const add = (/** @type {Rolebook.ChangeKind} */ kind, /** @type {string} */ indicator) =>
      found.push({ kind, competency: data.id, indicator, replaced_by: null });
    for (const [id, record] of records) {
      const indicator = current.get(id);
      if (!indicator) add("removed", id);
      else add(stands(indicator, record) ? "kept" : "reworded", id);
    }
    if (records.size > 0) {
      for (const id of current.keys()) if (!records.has(id) && !shown.includes(id)) add("new", id);
    }
    return found;
  };

  return { stands, counted, changes };
})();
