// The bar that stands on every screen: export, print, import, delete.
"use strict";

(() => {
  const { element, button } = Rolebook;

  /** @type {(text: string, attributes: Rolebook.Attributes, take: (files: File[]) => void) => HTMLElement} */
  const picker = (text, attributes, take) => {
    const input = element("input", {
      ...attributes,
      type: "file",
      accept: ".json,application/json",
      "aria-label": text,
      hidden: true,
      onchange: () => {
        const files = [...(input.files ?? [])];
        input.value = "";
        if (files.length > 0) take(files);
      },
    });
    return element("span", {}, button(text, () => input.click(), "quiet"), input);
  };

  Rolebook.filePicker = (text, take) => picker(text, {}, ([file]) => file && take(file));

  Rolebook.filesPicker = (text, take) => picker(text, { multiple: true }, take);
})();

Rolebook.filesBar = (store, assets) => {
  const { word, element, button } = Rolebook;
  const panel = element("div", { class: "rb-files__panel" });
  const table = async () => {
    const { document } = store;
    const loaded = await Rolebook.loading.load(assets, Object.keys(document.competencies));
    const text = Rolebook.csv.table(Rolebook.csv.rows(document, loaded));
    Rolebook.download(Rolebook.exportName(document, "csv"), "text/csv;charset=utf-8", text);
  };

  const remove = () => {
    const sure = element(
      "section",
      { class: "rb-panel", "aria-labelledby": "rb-delete" },
      element("h2", { id: "rb-delete", tabindex: "-1" }, word("delete")),
      element("p", {}, word("delete_sure")),
      element(
        "p",
        { class: "rb-actions" },
        button(word("delete_yes"), () => {
          store.clear();
          Rolebook.showUndo(panel, store, word("deleted"));
        }),
        button(word("cancel"), () => panel.replaceChildren(), "quiet"),
      ),
    );
    panel.replaceChildren(sure);
    sure.querySelector("h2")?.focus();
  };

  return element(
    "section",
    { class: "rb-files", "aria-label": word("files") },
    element("p", { class: "rb-note" }, word("files_note")),
    element(
      "p",
      { class: "rb-actions" },
      button(word("export_json"), () => Rolebook.exportJson(store.document), "quiet"),
      button(word("export_csv"), table, "quiet"),
      button(word("print"), () => print(), "quiet"),
      Rolebook.filePicker(word("import"), (file) => Rolebook.showImport(panel, store, file, assets)),
      button(word("delete"), remove, "quiet"),
    ),
    panel,
  );
};
