// What is missing: the next level's exact words, one thing to do and one to learn from.
"use strict";

Rolebook.gapList = (gaps, { loaded, competencies, root, counted }) => {
  const { element, word } = Rolebook;
  const entries = Rolebook.edition().competencies;
  /** Proven; it may be more where the level is still open. */
  const size = (/** @type {Rolebook.Gap} */ gap) => gap.required - gap.ceiling;
  const wants = (/** @type {Rolebook.Gap} */ gap) => (competencies[gap.competency]?.interest?.value ? 1 : 0);
  const bySize = (/** @type {Rolebook.Gap} */ a, /** @type {Rolebook.Gap} */ b) =>
    size(b) - size(a) || Number(b.key) - Number(a.key) || wants(b) - wants(a);
  const byInterest = (/** @type {Rolebook.Gap} */ a, /** @type {Rolebook.Gap} */ b) => wants(b) - wants(a) || bySize(a, b);

  /** @type {(gap: Rolebook.Gap) => HTMLElement} */
  const item = (gap) => {
    const { competency: id, floor, required } = gap;
    const data = loaded.get(id);
    const entry = entries[id];
    const next = data?.levels.find((level) => level.level === floor + 1);
    // Where nothing is written for the very next level, what leads further up is still a way on.
    const ways = data?.growth.filter((step) => step.to > floor) ?? [];
    const [action] = ways.flatMap((step) => step.actions);
    const [resource] = ways.flatMap((step) => step.resources);
    const answers = counted(id);
    return element(
      "li",
      { class: "rb-gap" },
      element(
        "h4",
        {},
        Rolebook.link(entry?.name ?? id, `${root}${entry?.page ?? ""}`),
        " ",
        gap.key && element("span", { class: "rb-key" }, word("key")),
        wants(gap) > 0 && element("span", { class: "rb-optional" }, word("interest_mark")),
      ),
      element(
        "p",
        { class: "rb-gap__range" },
        word(floor < gap.ceiling ? "gap_range_open" : "gap_range", { attained: Rolebook.rangeName(id, gap), required: Rolebook.levelName(id, required), size: size(gap) }),
      ),
      next && [
        element("p", { class: "rb-gap__next" }, word("gap_next", { level: Rolebook.levelName(id, next.level), summary: next.summary })),
        element(
          "ul",
          { class: "rb-gap__words" },
          next.indicators.map((one) => {
            const answer = answers.get(one.id);
            return element(
              "li",
              { class: answer === "consistently" ? "rb-gap__done" : "" },
              one.words,
              one.key && [" ", element("span", { class: "rb-key" }, word("key"))],
              " ",
              element("span", { class: "rb-note" }, answer ? word(`answer.${answer}`) : word("blank")),
            );
          }),
        ),
      ],
      element(
        "dl",
        { class: "rb-gap__how" },
        action && element("div", {}, element("dt", {}, word("one_action")), element("dd", {}, action)),
        resource && element("div", {}, element("dt", {}, word("one_resource")), element("dd", {}, Rolebook.link(resource.name, root + resource.page))),
      ),
    );
  };

  const list = element("ol", { class: "rb-gaps" });
  const show = (/** @type {string} */ order) =>
    list.replaceChildren(...[...gaps].sort(order === "interest" ? byInterest : bySize).map(item));
  show("size");
  if (gaps.length < 2) return [list];
  const sorting = element(
    "fieldset",
    { class: "rb-filter-row" },
    element("legend", {}, word("sort")),
    ["size", "interest"].map((order, index) =>
      element(
        "label",
        { class: "rb-choice" },
        element("input", { type: "radio", name: "rb-sort", value: order, checked: index === 0, onchange: () => show(order) }),
        element("span", {}, word(`sort_${order}`)),
      ),
    ),
  );
  return [sorting, list];
};
