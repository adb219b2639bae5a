// What a lead and a person agree on for a competency: a level, and a note on it.
"use strict";

Rolebook.agreedText = (flow, id) => {
  const { element, word, levelName } = Rolebook;
  const record = flow.store.document.review?.agreed[id];
  return [
    record?.level == null ? word("not_agreed") : levelName(id, record.level),
    record?.note && element("p", { class: "rb-note" }, record.note),
  ];
};

Rolebook.agreedFields = (flow, id, top) => {
  const { element, word, levelName } = Rolebook;
  const name = Rolebook.edition().competencies[id]?.name ?? id;
  /** @type {(edit: (record: Rolebook.AgreedRecord) => Omit<Rolebook.AgreedRecord, "at">) => void} */
  const save = (edit) =>
    flow.store.change(({ review }, at) => {
      if (review) review.agreed[id] = { ...edit(review.agreed[id] ?? { level: null, note: "", at }), at };
    });
  const select = element(
    "select",
    {
      "aria-label": word("agreed_on", { name }),
      onchange: () => save(({ note: text }) => ({ level: select.value === "" ? null : Number(select.value), note: text })),
    },
    element("option", { value: "" }, word("not_agreed")),
    Array.from({ length: top + 1 }, (_, level) => element("option", { value: level }, levelName(id, level))),
  );
  const note = element("textarea", {
    rows: 2,
    maxlength: 4000,
    "aria-label": word("agreed_note", { name }),
    oninput: () =>
      save(({ level, note: stored }) => {
        const text = shared.over(stored);
        shared.put(text);
        return { level, note: text };
      }),
  });
  const shared = Rolebook.sharedText(note);
  const show = () => {
    const record = flow.store.document.review?.agreed[id];
    select.value = String(record?.level ?? "");
    shared.put(record?.note ?? "");
  };
  show();
  return { node: [select, note, shared.notice], show };
};
