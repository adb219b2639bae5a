// What a file of answers shows, competency by competency.
"use strict";

Rolebook.results = (() => {
  /** @type {Rolebook.Results["attained"]} */
  const attained = (loaded, competencies) =>
    new Map(
      [...loaded].map(([id, data]) => [
        id,
        Rolebook.scoring.attainment(data, Rolebook.migration.counted(data, competencies[id])),
      ]),
    );

  /** @type {Rolebook.Results["pending"]} */
  const pending = (data, given) => {
    const changes = Rolebook.migration.changes(
      Rolebook.edition(),
      new Map([[data.id, data]]),
      given ? { [data.id]: given } : {},
    );
    const open = changes.filter(({ kind }) => kind === "new" || kind === "reworded");
    return new Set(open.map(({ indicator }) => indicator));
  };

  /** Rated: the level is settled, or nothing is left to answer. @type {Rolebook.Results["rated"]} */
  const rated = (attainment) =>
    attainment !== undefined &&
    attainment.answered > 0 &&
    (attainment.level !== null || attainment.answered === attainment.asked);

  /** @type {Rolebook.Results["known"]} */
  const known = (requirements, attained) => {
    const { met, gaps } = Rolebook.scoring.fit(requirements, attained);
    const told = new Set([...met, ...gaps.map((gap) => gap.competency)]);
    return new Map([...attained].filter(([id, found]) => told.has(id) || rated(found)));
  };

  /** @type {Rolebook.Results["answeredIds"]} */
  const answeredIds = (competencies) =>
    Object.keys(competencies).filter((id) =>
      Object.values(competencies[id]?.answers ?? {}).some((record) => record.answer),
    );

  return { attained, pending, rated, known, answeredIds };
})();
