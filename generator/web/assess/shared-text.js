// A text field that several tabs may edit at once: what each of them typed is kept.
"use strict";

Rolebook.sharedText = (field) => {
  let known = field.value;
  const notice = Rolebook.element("p", { class: "rb-note", role: "status" });

  /** @type {Rolebook.SharedText["put"]} */
  const put = (text) => {
    known = text;
    if (field.value === text) return;
    const { value, selectionStart, selectionEnd } = field;
    field.value = text;
    if (document.activeElement !== field) return;
    // Where another tab's words went in before the caret, it moves along with what was typed here.
    const place = (/** @type {number} */ at) =>
      text.startsWith(value.slice(0, at)) ? at : Math.max(0, text.length - value.length + at);
    field.setSelectionRange(place(selectionStart), place(selectionEnd));
  };

  /** @type {Rolebook.SharedText["over"]} */
  const over = (stored) => {
    if (stored === known) return field.value;
    notice.textContent = Rolebook.word("both_texts_kept");
    const typed = field.value.startsWith(known) ? field.value.slice(known.length) : `\n${field.value}`;
    return `${stored}${typed}`.slice(0, field.maxLength);
  };
  return { notice, put, over };
};
