// <rb-acknowledgements>: what I still must acknowledge, what I have, and the files of both.
"use strict";

customElements.define(
  "rb-acknowledgements",
  class extends HTMLElement {
    connectedCallback() {
      const { element } = Rolebook;
      const { word } = Rolebook.acknowledgements;
      this.root = this.dataset["root"] ?? "";
      this.store = Rolebook.acknowledgements.store();
      this.count = element("p", { role: "status" });
      this.lists = element("div", {});
      this.chooser = element(
        "select",
        { name: "role", autocomplete: "off", onchange: () => this.choose(this.chooser?.value ?? "") },
        element("option", { value: "" }, word("no_role")),
        this.data().roles.map((role) => element("option", { value: role.id }, role.name)),
      );
      this.replaceChildren(
        Rolebook.statusOf(this.store),
        element("p", {}, element("label", {}, word("role"), " ", this.chooser)),
        this.count,
        this.lists,
        Rolebook.acknowledgementFiles(this.store),
      );
      this.store.addEventListener("changed", () => this.show());
      const named = new URLSearchParams(location.hash.slice(1)).get("role");
      const unasked = !this.store.document.role && this.data().roles.some((role) => role.id === named);
      if (named && unasked) this.choose(named);
      else this.show();
    }

    data() {
      return Rolebook.data.acknowledgeable ?? { roles: [], policies: [] };
    }

    /** @param {string} role */
    choose(role) {
      this.store?.change((file, at) => {
        file.role = { role: role || null, at };
      });
      this.show();
    }

    show() {
      const { element } = Rolebook;
      const { word } = Rolebook.acknowledgements;
      if (!this.store) return;
      const { acknowledged, role } = this.store.document;
      const own = role?.role ?? "";
      if (this.chooser) this.chooser.value = [...this.chooser.options].some((one) => one.value === own) ? own : "";
      const day = Rolebook.standing.today();
      const rows = this.data().policies.map((policy) => ({
        policy,
        found: Rolebook.standing.of(policy, acknowledged[policy.id], day),
      }));
      const binding = rows.filter(({ found }) => found.now && (found.now.roles?.includes(own) ?? true));
      const open = binding.filter(({ found }) => found.state === "must" || found.state === "again");
      const done = rows.flatMap(({ policy }) =>
        Object.keys(acknowledged[policy.id] ?? {}).map((version) => ({ policy, version })),
      );
      const gone = Object.keys(acknowledged).filter((id) => !this.data().policies.some((policy) => policy.id === id));
      if (this.count) {
        this.count.textContent = word("count", { open: open.length, of: binding.length });
      }
      this.lists?.replaceChildren(
        element("h2", {}, word("still")),
        open.length === 0
          ? element("p", {}, word("nothing_left"))
          : this.table(
              ["policy", "version", "why"],
              open.map(({ policy, found }) => [this.toRead(policy, found), found.now?.version ?? "", this.why(found)]),
            ),
        element("h2", {}, word("have")),
        done.length + gone.length === 0
          ? element("p", {}, word("nothing_yet"))
          : this.table(
              ["policy", "version", "when", "worth", "certificate"],
              [
                ...done.map(({ policy, version }) => this.doneRow(policy, version, day)),
                ...gone.flatMap((id) => Object.keys(acknowledged[id] ?? {}).map((version) => this.goneRow(id, version))),
              ],
            ),
      );
    }

    /**
     * @param {Rolebook.AcknowledgeablePolicy} policy
     * @param {Rolebook.Standing} found
     */
    toRead(policy, { now }) {
      const name = `${policy.number} ${now?.title ?? ""}`;
      return Rolebook.link(name, `${this.root}policies/${policy.id}/${now?.version}.html#acknowledge`);
    }

    /** @param {Rolebook.Standing} found */
    why({ state, version, now }) {
      const { word } = Rolebook.acknowledgements;
      if (state === "must") return word("why_new");
      return word(version === now?.version ? "why_words" : "why_changed", { version: version ?? "" });
    }

    /**
     * @param {Rolebook.AcknowledgeablePolicy} policy
     * @param {string} version
     * @param {string} day
     * @returns {Rolebook.Child[]}
     */
    doneRow(policy, version, day) {
      const { word } = Rolebook.acknowledgements;
      const records = this.store?.document.acknowledged[policy.id] ?? {};
      const record = records[version];
      const found = Rolebook.standing.of(policy, record ? { [version]: record } : {}, day);
      return [
        `${record?.number} ${record?.title}`,
        version,
        Rolebook.dateName(record?.at ?? ""),
        word(`worth_${found.state}`),
        this.certificate(policy.id, version),
      ];
    }

    /**
     * @param {string} id
     * @param {string} version
     * @returns {Rolebook.Child[]}
     */
    goneRow(id, version) {
      const record = this.store?.document.acknowledged[id]?.[version];
      const { word } = Rolebook.acknowledgements;
      return [`${record?.number} ${record?.title}`, version, Rolebook.dateName(record?.at ?? ""), word("worth_none"), this.certificate(id, version)];
    }

    /**
     * @param {string} id
     * @param {string} version
     */
    certificate(id, version) {
      return Rolebook.link(Rolebook.acknowledgements.word("certificate"), `certificate.html#/${id}/${version}`);
    }

    /**
     * @param {string[]} columns
     * @param {Rolebook.Child[][]} rows
     */
    table(columns, rows) {
      const { element } = Rolebook;
      const { word } = Rolebook.acknowledgements;
      const names = columns.map((column) => word(`column_${column}`));
      return element(
        "table",
        { class: "rb-table rb-table--stack" },
        element("thead", {}, element("tr", {}, names.map((name) => element("th", { scope: "col" }, name)))),
        element(
          "tbody",
          {},
          rows.map(([first, ...rest]) =>
            element(
              "tr",
              {},
              element("th", { scope: "row" }, first),
              rest.map((cell, at) => element("td", { "data-label": names[at + 1] ?? "" }, cell)),
            ),
          ),
        ),
      );
    }
  },
);
