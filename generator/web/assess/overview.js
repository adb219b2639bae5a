// All competencies of a role at a grade by group: how far each is, a jump to each, a filter.
"use strict";

Rolebook.overviewScreen = async (flow, position) => {
  const { element, word, button } = Rolebook;
  const { models, competencies } = Rolebook.edition();
  const file = flow.store.document;
  const asked = Rolebook.positions.asked(position, file);
  const loaded = await flow.load(asked.map((one) => one.competency));
  const attained = Rolebook.results.attained(loaded, flow.competencies);
  const known = Rolebook.results.known(asked, attained);
  const rated = (/** @type {string} */ id) => known.has(id);
  const pending = (/** @type {string} */ id) => {
    const data = loaded.get(id);
    return data ? Rolebook.results.pending(data, flow.competencies[id]).size : 0;
  };
  const done = asked.filter((one) => rated(one.competency)).length;

  /** @type {(id: string) => string} */
  const stateOf = (id) =>
    pending(id) > 0 ? "again" : rated(id) ? "rated" : (attained.get(id)?.answered ?? 0) > 0 ? "begun" : "open";

  /** Whether it is enough, told by a sign and a word. @type {(standing: string) => Rolebook.Child} */
  const verdict = (standing) =>
    (standing === "met" || standing === "missed") && [
      " ",
      element("span", { class: `rb-todo__verdict rb-todo__verdict--${standing}` }, word(`target_${standing}`)),
    ];

  /** @type {(one: Rolebook.Requirement) => HTMLElement} */
  const item = ({ competency: id, key, level }) => {
    const found = attained.get(id);
    const state = stateOf(id);
    const interest = flow.options.interest && (flow.competencies[id]?.interest?.value ?? false);
    return element(
      "li",
      { class: "rb-todo", "data-state": state, "data-interest": interest },
      Rolebook.link(competencies[id]?.name ?? id, `#/${position.id}/step/${id}`),
      " ",
      key && element("span", { class: "rb-key" }, word("key")),
      interest && element("span", { class: "rb-optional" }, word("interest_mark")),
      element(
        "span",
        { class: `rb-todo__state rb-todo__state--${state}` },
        state === "rated" && found
          ? [Rolebook.rangeName(id, found), verdict(Rolebook.results.standing(found, level))]
          : word(`state_${state}`, { n: found?.answered ?? 0, of: found?.asked ?? 0, count: pending(id) }),
      ),
    );
  };

  const groups = models
    .map((model) => ({
      model,
      rows: asked.filter((one) => competencies[one.competency]?.model === model.id),
    }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ model, rows }) => {
      const heading = element("h3", { tabindex: "-1" }, model.name);
      return { heading, node: element("section", { class: "rb-group" }, heading, element("ul", {}, rows.map(item))) };
    });

  const jump = element(
    "nav",
    { class: "rb-jump", "aria-label": word("jump") },
    groups.map(({ heading }) =>
      button(heading.textContent ?? "", () => {
        heading.scrollIntoView({ block: "center" });
        heading.focus({ preventScroll: true });
      }, "small"),
    ),
  );

  const count = element("p", { class: "rb-note", role: "status" });
  const filter = element(
    "fieldset",
    { class: "rb-filter-row" },
    element("legend", { class: "rb-hidden" }, word("filter")),
    ["all", "open", ...(flow.options.interest ? ["interest"] : [])].map((name, index) =>
      element(
        "label",
        { class: "rb-choice" },
        element("input", { type: "radio", name: "rb-filter", value: name, checked: index === 0, onchange: () => apply(name) }),
        element("span", {}, word(`filter_${name}`)),
      ),
    ),
  );

  /** @type {(name: string) => void} */
  const apply = (name) => {
    let shown = 0;
    for (const { node } of groups) {
      const items = [...node.querySelectorAll("li")];
      for (const one of items) {
        const { state, interest } = one.dataset;
        one.hidden = name === "open" ? state === "rated" : name === "interest" && interest === undefined;
      }
      const visible = items.filter((one) => !one.hidden).length;
      node.hidden = visible === 0;
      shown += visible;
    }
    count.textContent = word("filter_count", { count: shown });
  };

  const first = asked.find((one) => stateOf(one.competency) !== "rated");
  const title = word("overview_title", { position: position.name });
  const node = element(
    "div",
    { class: "rb-overview" },
    element("h2", {}, position.name),
    element("p", { class: "rb-progress" }, word("overview_count", { done, of: asked.length })),
    element("progress", { max: asked.length, value: done, "aria-label": word("progress") }),
    element(
      "p",
      { class: "rb-actions" },
      first && button(word(done > 0 ? "go_on" : "begin"), () => flow.go(position.id, "step", first.competency)),
      button(word(flow.options.resultWord), () => flow.go(position.id, "result"), first ? "quiet" : ""),
    ),
    filter,
    count,
    groups.length > 2 && jump,
    groups.map((group) => group.node),
    flow.options.interest && Rolebook.optionalFields(flow, position),
  );
  return { title, node };
};

Rolebook.optionalFields = (flow, { grade }) => {
  const { element, word } = Rolebook;
  const { competencies } = Rolebook.edition();
  const ids = Object.keys(grade.optional);
  if (ids.length === 0) return null;
  return element(
    "fieldset",
    { class: "rb-opt-in" },
    element("legend", {}, word("optional")),
    element("p", { class: "rb-note" }, word("optional_text")),
    ids.map((id) =>
      element(
        "label",
        { class: "rb-check" },
        element("input", {
          type: "checkbox",
          checked: flow.store.document.optional[id]?.value ?? false,
          onchange: (/** @type {Event} */ event) => {
            const { target } = event;
            if (!(target instanceof HTMLInputElement)) return;
            flow.store.change((file, at) => {
              file.optional[id] = { value: target.checked, at };
            });
            flow.show(false);
          },
        }),
        " ",
        competencies[id]?.name ?? id,
      ),
    ),
  );
};
