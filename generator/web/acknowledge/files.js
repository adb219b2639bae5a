// The files of acknowledgements: saved, read back and deleted, each with a way back.
"use strict";

Rolebook.acknowledgementFiles = (store) => {
  const { element, button } = Rolebook;
  const { word, download } = Rolebook.acknowledgements;
  const panel = element("div", {});

  /** @type {(title: string, ...content: Rolebook.Child[]) => void} */
  const show = (title, ...content) => {
    const heading = element("h3", { id: "rb-ack-file", tabindex: "-1" }, title);
    panel.replaceChildren(
      element("section", { class: "rb-panel", "aria-labelledby": "rb-ack-file" }, heading, ...content),
    );
    heading.focus();
  };

  /** @type {(...buttons: HTMLElement[]) => HTMLElement} */
  const actions = (...buttons) => element("p", { class: "rb-actions" }, ...buttons);
  const close = () => button(word("close"), () => panel.replaceChildren(), "quiet");

  /** @type {(text: string) => void} */
  const undoable = (text) => {
    const undo = button(word("undo"), () => {
      store.undo();
      show(word("undone"), actions(close()));
    });
    show(text, actions(undo, close()));
  };

  /** @type {(file: File) => Promise<void>} */
  const take = async (file) => {
    let read;
    try {
      if (file.size > Rolebook.reading.LARGEST) throw new Error("too large");
      read = Rolebook.reading.read(await file.text(), store.form);
    } catch {
      read = { file: null, reason: "unreadable" };
    }
    if (!read.file) {
      const why = read.reason === "newer_format" ? "refused_newer" : "refused";
      show(word("not_imported"), element("p", { role: "alert", class: "rb-refusal" }, word(why)), actions(close()));
      return;
    }
    const count = Object.values(read.file.acknowledged).reduce((sum, one) => sum + Object.keys(one).length, 0);
    store.mergeWith(read.file);
    undoable(word("imported", { count }));
  };

  const remove = () =>
    show(
      word("delete"),
      element("p", {}, word("delete_sure")),
      actions(
        button(word("delete_yes"), () => {
          store.clear();
          undoable(word("deleted"));
        }),
        button(word("cancel"), () => panel.replaceChildren(), "quiet"),
      ),
    );

  return element(
    "section",
    { class: "rb-files", "aria-label": word("files") },
    element("p", { class: "rb-note" }, word("stays_here")),
    actions(
      button(word("save_all"), () => download(store.document), "quiet"),
      Rolebook.filePicker(word("import"), (file) => void take(file)),
      button(word("delete"), remove, "quiet"),
    ),
    panel,
  );
};
