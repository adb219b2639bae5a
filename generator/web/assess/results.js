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

  /** @type {Rolebook.Results["standing"]} */
  const standing = ({ floor, ceiling }, required) => {
    if (required === 0) return "free";
    if (floor >= required) return "met";
    return ceiling < required ? "missed" : "open";
  };

  /** @type {Rolebook.Results["rated"]} */
  const rated = (found, required) => {
    if (!found || found.answered === 0) return false;
    const told = standing(found, required);
    return told === "met" || told === "missed" || found.level !== null || found.answered === found.asked;
  };

  /** @type {Rolebook.Results["known"]} */
  const known = (requirements, attained) => {
    const required = new Map(requirements.map(({ competency, level }) => [competency, level]));
    return new Map([...attained].filter(([id, found]) => rated(found, required.get(id) ?? 0)));
  };

  /** Levels are known as ranges: those that overlap are the same only where both are settled. @type {Rolebook.Results["trend"]} */
  const trend = (then, now) => {
    if (now.floor > then.ceiling) return "up";
    if (now.ceiling < then.floor) return "down";
    const same = then.floor === now.floor && then.ceiling === now.ceiling;
    return same && rated(then, 0) && rated(now, 0) ? "same" : "unknown";
  };

  /** @type {Rolebook.Results["answeredIds"]} */
  const answeredIds = (competencies) =>
    Object.keys(competencies).filter((id) =>
      Object.values(competencies[id]?.answers ?? {}).some((record) => record.answer),
    );

  return { attained, pending, standing, rated, known, trend, answeredIds };
})();
