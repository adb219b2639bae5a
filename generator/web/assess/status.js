// Says whether what was answered is kept; says aloud only what changes.
"use strict";

Rolebook.statusOf = (store) => {
  const { element, button } = Rolebook;
  const { word } = store.form;
  const text = element("p", { class: "rb-status__text", role: "status" });
  const trouble = element("div", { class: "rb-status__trouble", role: "alert" });
  const node = element("div", { class: "rb-status" }, text, trouble);
  let said = "";

  const show = () => {
    const { state, damaged } = store;
    const bad = state === "blocked" || state === "full" || state === "unavailable";
    node.dataset["state"] = state;
    text.textContent =
      state === "saved"
        ? word("saved_at", { time: Rolebook.timeName(store.document.saved) })
        : bad
          ? ""
          : word("saves_itself");
    const now = `${bad ? state : ""} ${damaged === null ? "" : "damaged"}`;
    if (now === said) return;
    said = now;
    trouble.replaceChildren();
    if (bad) {
      trouble.append(
        element("p", {}, word(`store_${state}`)),
        button(word("export_json"), () => store.form.download(store.document), "quiet"),
      );
    }
    if (damaged !== null) {
      const keep = () => Rolebook.download("rolebook-damaged.txt", "text/plain", damaged);
      trouble.append(element("p", {}, word("store_damaged")), button(word("save_damaged"), keep, "quiet"));
    }
  };
  store.addEventListener("saved", show);
  show();
  return node;
};
