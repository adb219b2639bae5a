// <rb-certificate>: a printable certificate of one acknowledgement, named in the fragment.
"use strict";

customElements.define(
  "rb-certificate",
  class extends HTMLElement {
    connectedCallback() {
      this.store = Rolebook.acknowledgements.store();
      this.store.addEventListener("changed", () => this.show());
      addEventListener("hashchange", () => this.show());
      this.show();
    }

    show() {
      const { element, button } = Rolebook;
      const { word } = Rolebook.acknowledgements;
      const [, policy = "", version = ""] = decodeURIComponent(location.hash).split("/");
      const record = this.store?.document.acknowledged[policy]?.[version];
      if (!record) {
        this.replaceChildren(element("p", {}, word("no_record")));
        return;
      }
      /** @type {[string, string][]} */
      const facts = [
        [word("column_policy"), `${record.number} ${record.title}`],
        [word("column_version"), version],
        [word("language"), Rolebook.languageName(record?.language ?? "")],
        [word("digest"), record.digest],
        [word("column_when"), `${Rolebook.dateName(record.at)} ${Rolebook.timeName(record.at)} (${record.at})`],
        [word("release"), record.release],
      ];
      const values = { title: record.title, version };
      this.replaceChildren(
        element(
          "section",
          { class: "rb-certificate", "aria-label": word("certificate") },
          element("p", { class: "rb-lead" }, word("certified", values)),
          element(
            "dl",
            { class: "rb-facts" },
            element("div", { class: "rb-facts__wide" }, element("dt", {}, word("column_name")), element("dd", { class: record.name ? "" : "rb-certificate__line" }, record.name ?? "\u00a0")),
            facts.map(([name, value]) =>
              element("div", { class: "rb-facts__wide" }, element("dt", {}, name), element("dd", { class: "rb-digest" }, value)),
            ),
          ),
          element("p", { class: "rb-note" }, word("certificate_note")),
        ),
        element("p", { class: "rb-actions" }, button(word("print"), () => print())),
      );
    }
  },
);
