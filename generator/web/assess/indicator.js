// One indicator with its four answers.
"use strict";

Rolebook.indicatorField = (indicator, choose) => {
  const { element, word, button } = Rolebook;
  const ANSWERS = /** @type {const} */ (["not-yet", "sometimes", "consistently", "does-not-apply"]);
  const inputs = ANSWERS.map((answer) =>
    element("input", {
      type: "radio",
      name: indicator.id,
      value: answer,
      onchange: () => choose(answer),
    }),
  );
  const again = element("p", { class: "rb-indicator__again" });
  const clear = element(
    "button",
    { type: "button", class: "rb-indicator__clear", onclick: () => choose(null) },
    word("take_back"),
  );
  const node = element(
    "fieldset",
    { class: "rb-indicator" },
    element(
      "legend",
      { class: "rb-indicator__words" },
      indicator.words,
      indicator.key && [" ", element("span", { class: "rb-key" }, word("key"))],
    ),
    again,
    element(
      "div",
      { class: "rb-choices" },
      inputs.map((input) =>
        element(
          "label",
          { class: `rb-choice rb-choice--${input.value}` },
          input,
          element("span", {}, word(`answer.${input.value}`)),
        ),
      ),
    ),
    clear,
  );

  /** @type {(record: Rolebook.AnswerRecord | undefined) => void} */
  const show = (record) => {
    const answer = record?.answer ?? null;
    const stands = record !== undefined && answer !== null && Rolebook.migration.stands(indicator, record);
    for (const input of inputs) input.checked = stands && input.value === answer;
    if (!stands && clear.contains(document.activeElement)) inputs[0]?.focus();
    clear.hidden = !stands;
    node.classList.toggle("rb-indicator--answered", stands);
    again.replaceChildren();
    again.hidden = stands || answer === null;
    if (record && answer && !stands) {
      again.append(
        word("reworded_before", { words: record.words }),
        " ",
        word("reworded_answer", { answer: word(`answer.${answer}`) }),
        " ",
        button(word("reworded_same"), () => choose(answer), "small"),
      );
    }
  };
  return { node, show };
};
