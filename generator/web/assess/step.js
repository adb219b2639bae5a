// One competency a step: every indicator in view, the target hidden until it is rated.
"use strict";

Rolebook.stepScreen = (flow, options) => {
  const { element, word, button } = Rolebook;
  const { competency, at, steps, only, next, back } = options;
  const entry = Rolebook.edition().competencies[competency.id];
  const name = entry?.name ?? competency.id;
  const given = () => flow.competencies[competency.id];
  const indicators = competency.levels.flatMap((level) => level.indicators);
  const asked = indicators.filter((one) => !only || only.has(one.id));

  /** @type {(wanted: [Rolebook.IndicatorData, Rolebook.Answer | null][]) => void} */
  const answer = (wanted) => {
    flow.store.change((_, moment) => {
      const mine = flow.about(competency.id);
      const { release } = Rolebook.edition();
      for (const [indicator, value] of wanted) {
        const { words } = indicator;
        const digest = Rolebook.digest(words);
        mine.answers[indicator.id] = { answer: value, digest, words, release, at: moment };
      }
      mine.shown = { indicators: indicators.map((one) => one.id), release, at: moment };
    });
    update();
  };

  const fields = new Map(
    asked.map((one) => [one.id, Rolebook.indicatorField(one, (value) => answer([[one, value]]))]),
  );

  /** @type {(level: Rolebook.CompetencyData["levels"][number]) => HTMLElement} */
  const levelSection = ({ level, summary, indicators: all }) => {
    const mine = all.filter((one) => fields.has(one.id));
    const rest = () => {
      const counted = Rolebook.migration.counted(competency, given());
      answer(mine.filter((one) => !counted.has(one.id)).map((one) => [one, "consistently"]));
    };
    return element(
      "section",
      { class: "rb-asked", "aria-labelledby": `rb-level-${level}` },
      element(
        "h3",
        { id: `rb-level-${level}`, class: "rb-asked__name" },
        element("span", { class: "rb-asked__level" }, Rolebook.levelName(competency.id, level)),
        " ",
        element("span", { class: "rb-asked__summary" }, summary),
      ),
      mine.map((one) => fields.get(one.id)?.node),
      element("p", { class: "rb-asked__all" }, button(word("rest_consistently"), rest, "small")),
    );
  };

  const outcome = Rolebook.outcomeOf(competency, options.requirement);
  const evidence = Rolebook.evidenceFields(flow, competency);

  const update = () => {
    for (const [id, field] of fields) field.show(given()?.answers[id]);
    evidence.show(given());
    outcome.show(given());
  };

  const title = steps > 1 ? word("step_title", { at, steps, name }) : name;
  const node = element(
    "form",
    { class: "rb-asking", autocomplete: "off", onsubmit: (event) => event.preventDefault() },
    steps > 1 && [
      element("p", { class: "rb-progress" }, word("step_count", { at, steps })),
      element("progress", { max: steps, value: at - 1, "aria-label": word("progress") }),
    ],
    element("h2", {}, name),
    element(
      "p",
      { class: "rb-asking__definition" },
      competency.definition,
      " ",
      entry && Rolebook.link(word("details"), flow.root + entry.page),
    ),
    element("p", { class: "rb-note" }, word(only ? "only_new" : "how_to_answer")),
    competency.levels
      .filter((level) => level.indicators.some((one) => fields.has(one.id)))
      .map(levelSection),
    evidence.node,
    outcome.node,
    element(
      "div",
      { class: "rb-asking__actions" },
      back && button(word("previous"), back, "quiet"),
      steps > 1 && button(word("skip"), next, "quiet"),
      button(word(steps > 1 ? "save_and_continue" : "finish"), next),
    ),
  );
  update();
  return { title, node, update };
};
