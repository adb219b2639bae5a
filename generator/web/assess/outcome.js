// What the answers on a competency say so far; the target is told only once it is rated.
"use strict";

Rolebook.outcomeOf = (competency, requirement) => {
  const { element, word } = Rolebook;
  const node = element("div", { class: "rb-outcome", "aria-live": "polite" });

  /** @type {(found: Rolebook.Attainment) => Rolebook.Child} */
  const target = (found) => {
    if (!requirement) return null;
    const { level } = requirement;
    const state = Rolebook.results.standing(found, level);
    if (state === "free") return null;
    return element(
      "p",
      { class: `rb-outcome__target rb-outcome__target--${state}` },
      word("target", { level: Rolebook.levelName(competency.id, level) }),
      " ",
      element("strong", {}, word(`target_${state}`)),
    );
  };

  /** @type {(given: Rolebook.CompetencyAnswers | undefined) => void} */
  const show = (given) => {
    const counted = Rolebook.migration.counted(competency, given);
    const found = Rolebook.scoring.attainment(competency, counted);
    const rated = Rolebook.results.rated(found, requirement?.level ?? 0);
    const level = Rolebook.rangeName(competency.id, found);
    const lines = [
      element("p", { class: "rb-outcome__count" }, word("answered", { n: found.answered, of: found.asked })),
      rated && element("p", { class: "rb-outcome__level" }, word("your_level", { level })),
      rated && target(found),
      found.level !== null &&
        found.answered < found.asked &&
        element("p", { class: "rb-note" }, word("settled")),
    ];
    const fresh = element("div", {}, lines);
    if (fresh.textContent !== node.textContent) node.replaceChildren(...fresh.childNodes);
  };
  return { node, show };
};
