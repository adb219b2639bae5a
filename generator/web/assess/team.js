// What the files of a team show together: levels side by side and who can help whom, no averages.
"use strict";

Rolebook.team = (() => {
  /** The level agreed with the lead where there is one, else what the person's own answers show. @type {(file: Rolebook.AssessmentFile, loaded: Rolebook.Loaded) => Map<string, Rolebook.TeamLevel>} */
  const levels = (file, loaded) => {
    const attained = Rolebook.results.attained(loaded, file.competencies);
    /** @type {Map<string, Rolebook.TeamLevel>} */
    const found = new Map();
    for (const [id, one] of attained) {
      if (one.answered > 0) found.set(id, { floor: one.floor, ceiling: one.ceiling, agreed: false });
    }
    for (const [id, { level }] of Object.entries(file.review?.agreed ?? {})) {
      if (level !== null && loaded.has(id)) found.set(id, { floor: level, ceiling: level, agreed: true });
    }
    return found;
  };

  /** Says of each answer what was answered and when. @type {(file: Rolebook.AssessmentFile) => string[]} */
  const given = ({ competencies }) =>
    Object.entries(competencies).flatMap(([competency, { answers }]) =>
      Object.entries(answers).map(([indicator, { answer, at }]) => `${competency} ${indicator} ${answer} ${at}`),
    );

  /** @type {Rolebook.Team["samePerson"]} */
  const samePerson = (one, other) => {
    const [known, told] = [new Set(given(one)), given(other)];
    const shared = told.filter((answer) => known.has(answer)).length;
    return shared * 2 > Math.min(known.size, told.length);
  };

  /** A reviewed file says more than one's own, and a later one more than an earlier. @type {Rolebook.Team["saysMore"]} */
  const saysMore = (one, other) => {
    const agreed = (/** @type {Rolebook.AssessmentFile} */ { review }) => Object.keys(review?.agreed ?? {}).length;
    return agreed(one) === agreed(other) ? one.saved > other.saved : agreed(one) > agreed(other);
  };

  /** @type {Rolebook.Team["member"]} */
  const member = (label, file, loaded) => {
    const position = Rolebook.positions.find(file.position?.position ?? "");
    if (!position) return null;
    const found = levels(file, loaded);
    return { label, file, position, levels: found, fit: Rolebook.fits.of(position, found) };
  };

  /** @type {(one: Rolebook.TeamMember, competency: string) => Rolebook.TeamCell} */
  const cell = (one, competency) => {
    const required = one.position.grade.requires[competency] ?? null;
    const level = one.levels.get(competency) ?? null;
    const known = required !== null && level !== null;
    const state =
      known && level.floor >= required ? "met" : known && level.ceiling < required ? "gap" : required === null ? "free" : "unknown";
    return { member: one, required, level, state };
  };

  /** @type {Rolebook.Team["rows"]} */
  const rows = (members) => {
    const asked = members.flatMap((one) => Object.keys(one.position.grade.requires));
    return Rolebook.positions
      .inReadingOrder(asked)
      .map((competency) => ({ competency, cells: members.map((one) => cell(one, competency)) }));
  };

  /** @type {Rolebook.Team["isStrength"]} */
  const isStrength = ({ cells }) =>
    cells.some(({ state }) => state === "met") && cells.every(({ state }) => state === "met" || state === "free");

  /** @type {Rolebook.Team["help"]} */
  const help = ({ cells }) =>
    cells
      .filter(({ state }) => state === "gap")
      .map(({ member: learner, required }) => ({
        learner,
        helpers: cells
          .filter(({ level }) => level !== null && level.floor >= (required ?? 0))
          .map((one) => one.member),
      }));

  return { member, samePerson, saysMore, rows, isStrength, help };
})();
