// A text field that several tabs may edit at once: what each of them typed is kept.
"use strict";

Rolebook.sharedText = (field) => {
  let known = field.value;

  /** @type {Rolebook.SharedText["put"]} */
  const put = (text) => {
    known = text;
    if (field.value === text) return;
    const { selectionStart, selectionEnd } = field;
    field.value = text;
    if (document.activeElement === field) field.setSelectionRange(selectionStart, selectionEnd);
  };

  /** @type {Rolebook.SharedText["over"]} */
  const over = (stored) => {
    if (stored === known) return field.value;
    const typed = field.value.startsWith(known) ? field.value.slice(known.length) : `\n${field.value}`;
    return `${stored}${typed}`.slice(0, field.maxLength);
  };
  return { put, over };
};
