// Importing a file: read, checked and previewed before anything changes; undone with one button.
"use strict";

(() => {
  const { word, element, button } = Rolebook;

  /** @type {(panel: HTMLElement, title: string, ...content: Rolebook.Child[]) => void} */
  const show = (panel, title, ...content) => {
    const heading = element("h2", { id: "rb-import", tabindex: "-1" }, title);
    panel.replaceChildren(
      element("section", { class: "rb-panel", "aria-labelledby": "rb-import" }, heading, ...content),
    );
    heading.focus();
  };

  Rolebook.showUndo = (panel, store, text) => {
    const undo = button(word("undo"), () => {
      store.undo();
      show(panel, word("undone"), actions(close(panel)));
    });
    show(panel, text, actions(undo, close(panel)));
  };

  /** @type {(...buttons: HTMLElement[]) => HTMLElement} */
  const actions = (...buttons) => element("p", { class: "rb-actions" }, ...buttons);

  /** @type {(panel: HTMLElement) => HTMLElement} */
  const close = (panel) => button(word("close"), () => panel.replaceChildren(), "quiet");

  Rolebook.readFile = async (file) => {
    if (file.size > Rolebook.reading.LARGEST) return { file: null, reason: "too_large", problems: [] };
    try {
      return Rolebook.reading.read(await file.text(), Rolebook.answers.form("self"));
    } catch {
      return { file: null, reason: "unreadable", problems: [] };
    }
  };

  Rolebook.refusal = ({ reason, problems }) =>
    element(
      "div",
      { role: "alert", class: "rb-refusal" },
      element("p", {}, word(`refused_${reason}`)),
      problems.length > 0 &&
        element(
          "ul",
          {},
          problems.map(({ path, rule }) =>
            element("li", {}, `${path.slice(0, 120)}${word("punctuation.colon")}${word(`problem_${rule}`)}`),
          ),
        ),
      element("p", {}, word("refused_nothing_changed")),
    );

  Rolebook.unplaced = ({ position, release }) => {
    const own = Rolebook.edition().release;
    const found = position
      ? [word("unplaced", { position: position.position, own }), release === own ? "" : word("unplaced_elsewhere", { release }), word("unplaced_again")]
      : [word("unplaced_none"), word("unplaced_again")];
    return element("div", {}, found.filter(Boolean).map((text) => element("p", {}, text)));
  };

  Rolebook.showImport = async (panel, store, file, assets) => {
    const read = await Rolebook.readFile(file);
    if (!read.file) {
      show(panel, word("import_failed"), Rolebook.refusal(read), actions(close(panel)));
      return;
    }
    await preview(panel, store, read.file, assets);
  };

  /** @type {(panel: HTMLElement, store: Rolebook.Store, file: Rolebook.AssessmentFile, assets: string) => Promise<void>} */
  const preview = async (panel, store, file, assets) => {
    const changes = await Rolebook.previewOf(store, file, assets);
    const take = (/** @type {() => void} */ how) => () => {
      how();
      Rolebook.showUndo(panel, store, word("imported"));
    };
    show(
      panel,
      word("import_preview"),
      facts(file),
      element("ul", {}, warnings(store, file).map((text) => element("li", {}, text))),
      changes,
      actions(
        button(word("import_merge"), take(() => store.mergeWith(file))),
        button(word("import_replace"), take(() => store.replaceWith(file)), "quiet"),
        button(word("cancel"), () => panel.replaceChildren(), "quiet"),
      ),
      element("p", { class: "rb-note" }, word("import_how")),
    );
  };

  /** @type {(file: Rolebook.AssessmentFile) => HTMLElement} */
  const facts = (file) => {
    const id = file.position?.position;
    const position = id ? (Rolebook.positions.find(id)?.name ?? id) : word("none");
    const rows = [
      [word("file_saved"), Rolebook.dateName(file.saved)],
      [word("file_release"), file.release],
      [word("file_position"), position],
      [word("file_rater"), word(`rater_${file.rater}`)],
    ];
    return element(
      "dl",
      { class: "rb-facts" },
      rows.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))),
    );
  };

  /** What the person should know before choosing. @type {(store: Rolebook.Store, file: Rolebook.AssessmentFile) => string[]} */
  const warnings = (store, file) => {
    const { release } = Rolebook.edition();
    const found = [];
    const own = store.document.position?.position;
    const other = file.position?.position;
    if (file.release > release) found.push(word("file_newer", { release: file.release, own: release }));
    if (file.release < release) found.push(word("file_older", { release: file.release, own: release }));
    if (other && !Rolebook.positions.find(other)) found.push(word("file_unknown_position", { position: other }));
    else if (own && other && own !== other) found.push(word("file_other_position"));
    if (file.review) found.push(word("file_reviewed"));
    return found;
  };
})();
