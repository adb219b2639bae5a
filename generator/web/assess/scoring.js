// The scoring rule, word for word that of generator/assessment/scoring.py.
"use strict";

Rolebook.scoring = (() => {
  /** At least 80 %, in whole numbers. @type {(consistent: number, applicable: number) => boolean} */
  const enough = (consistent, applicable) => 5 * consistent >= 4 * applicable;

  /** @type {Rolebook.Scoring["levelState"]} */
  const levelState = (indicators, answers) => {
    const applicable = indicators
      .map((one) => ({ key: one.key === true, answer: answers.get(one.id) }))
      .filter((one) => one.answer !== "does-not-apply");
    const consistent = applicable.filter((one) => one.answer === "consistently").length;
    const blank = applicable.filter((one) => one.answer === undefined).length;
    if (applicable.length === 0 || blank === applicable.length) return "unknown";
    const key = applicable.filter((one) => one.key && one.answer !== "consistently");
    if (key.some((one) => one.answer !== undefined)) return "not-met";
    if (!enough(consistent + blank, applicable.length)) return "not-met";
    return enough(consistent, applicable.length) && key.length === 0 ? "met" : "unknown";
  };

  /** @type {Rolebook.Scoring["attainment"]} */
  const attainment = (competency, answers) => {
    const states = competency.levels.map((level) => levelState(level.indicators, answers));
    const first = (/** @type {(state: Rolebook.LevelState) => boolean} */ test) => {
      const found = states.findIndex(test);
      return found < 0 ? states.length : found;
    };
    const floor = first((state) => state !== "met");
    const ceiling = first((state) => state === "not-met");
    const asked = competency.levels.flatMap((level) => level.indicators);
    return {
      states,
      floor,
      ceiling,
      level: floor === ceiling ? floor : null,
      answered: asked.filter((one) => answers.has(one.id)).length,
      asked: asked.length,
    };
  };

  /** @type {Rolebook.Scoring["fit"]} */
  const fit = (requirements, attained) => {
    /** @type {string[]} */
    const met = [];
    /** @type {Rolebook.Gap[]} */
    const gaps = [];
    /** @type {string[]} */
    const unknown = [];
    for (const { competency, level, key } of requirements) {
      const found = attained.get(competency);
      if (found && found.floor >= level) met.push(competency);
      else if (found && found.ceiling < level) {
        gaps.push({ competency, required: level, floor: found.floor, ceiling: found.ceiling, key });
      } else unknown.push(competency);
    }
    return { met, gaps, unknown, tier: tier(gaps, unknown) };
  };

  /** @type {(gaps: Rolebook.Gap[], unknown: string[]) => Rolebook.Tier | null} */
  const tier = (gaps, unknown) => {
    if (gaps.some((gap) => gap.key || gap.required - gap.ceiling > 1)) return "growing";
    if (unknown.length > 0 || gaps.some((gap) => gap.floor < gap.ceiling)) return null;
    return gaps.length > 0 ? "close" : "ready";
  };

  return { levelState, attainment, fit };
})();
