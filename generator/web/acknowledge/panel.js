// <rb-acknowledge>: “I have read and understood”, on the page of the version in force.
"use strict";

customElements.define(
  "rb-acknowledge",
  class extends HTMLElement {
    connectedCallback() {
      /** @type {Rolebook.AcknowledgeablePolicy} */
      this.policy = JSON.parse(this.dataset["policy"] ?? "{}");
      this.shown = this.dataset["shown"] ?? "";
      this.store = Rolebook.acknowledgements.store();
      this.place = Rolebook.element("div", {});
      this.replaceChildren(this.place, Rolebook.statusOf(this.store));
      this.store.addEventListener("changed", () => this.show());
      this.show();
    }

    show() {
      const { policy, store, place } = this;
      if (!policy || !store || !place) return;
      const found = Rolebook.standing.of(policy, store.document.acknowledged[policy.id], Rolebook.standing.today());
      place.replaceChildren(...this.content(policy, found));
      this.dataset["state"] = found.state;
    }

    /**
     * @param {Rolebook.AcknowledgeablePolicy} policy
     * @param {Rolebook.Standing} found
     * @returns {HTMLElement[]}
     */
    content(policy, found) {
      const { element, link } = Rolebook;
      const { word } = Rolebook.acknowledgements;
      if (!found.now) return [element("p", {}, word("none_in_force"))];
      const now = found.now.version;
      if (now !== this.shown) {
        return [
          element("p", {}, word("not_this_one"), " ", link(word("go_to", { version: now }), `${this.dataset["folder"]}${now}.html#acknowledge`)),
        ];
      }
      if (found.state === "must") return [this.form(policy, found.now)];
      if (found.state === "again") return [this.again(found, now), this.form(policy, found.now)];
      return [this.done(policy, found, now)];
    }

    /**
     * @param {Rolebook.Standing} found
     * @param {string} now
     */
    again({ record, version }, now) {
      const { element, link } = Rolebook;
      const { word } = Rolebook.acknowledgements;
      const values = { version: version ?? "", now, date: Rolebook.dateName(record?.at ?? "") };
      const same = version === now;
      return element(
        "p",
        { class: "rb-warning" },
        word(same ? "other_words" : "asked_again", values),
        !same && [" ", link(word("what_changed"), this.changes(version ?? "", now))],
      );
    }

    /**
     * @param {string} old
     * @param {string} now
     */
    changes(old, now) {
      const folder = this.dataset["folder"];
      const compare = this.dataset["compare"];
      return compare ? `${compare}#${old}--${now}` : `${folder}${old}--${now}.html`;
    }

    /**
     * @param {Rolebook.AcknowledgeablePolicy} policy
     * @param {Rolebook.AcknowledgeableVersion} now
     */
    form(policy, now) {
      const { element } = Rolebook;
      const { word } = Rolebook.acknowledgements;
      const name = element("input", { type: "text", name: "name", maxlength: 200, autocomplete: "name" });
      const values = { title: now.title, version: now.version };
      return element(
        "form",
        {
          class: "rb-panel",
          onsubmit: (event) => {
            event.preventDefault();
            this.acknowledge(policy, now, name.value.trim());
          },
        },
        element("p", {}, word("statement", values)),
        element("p", {}, element("label", {}, word("your_name"), " ", name)),
        element("p", { class: "rb-actions" }, element("button", { type: "submit", class: "rb-button" }, word("acknowledge"))),
        element("p", { class: "rb-note" }, word("stays_here")),
      );
    }

    /**
     * @param {Rolebook.AcknowledgeablePolicy} policy
     * @param {Rolebook.AcknowledgeableVersion} now
     * @param {string} name
     */
    acknowledge(policy, now, name) {
      const { language, release } = Rolebook.published();
      const digest = now.digests[language] ?? "";
      this.store?.change((file, at) => {
        const own = (file.acknowledged[policy.id] ??= Object.create(null));
        own[now.version] = { number: policy.number, title: now.title, language, digest, release, at, ...(name ? { name } : {}) };
      });
      this.show();
      this.querySelector("h3")?.focus();
    }

    /**
     * @param {Rolebook.AcknowledgeablePolicy} policy
     * @param {Rolebook.Standing} found
     * @param {string} now
     */
    done(policy, { state, record, version }, now) {
      const { element, button, link } = Rolebook;
      const { word, only, download } = Rolebook.acknowledgements;
      const at = record?.at ?? "";
      const values = {
        version: version ?? "",
        now,
        date: Rolebook.dateName(at),
        time: Rolebook.timeName(at),
        language: Rolebook.languageName(record?.language ?? ""),
      };
      const certificate = `${this.dataset["certificate"]}#/${policy.id}/${version}`;
      return element(
        "section",
        { class: "rb-panel", "aria-labelledby": "rb-acknowledged" },
        element("h3", { id: "rb-acknowledged", tabindex: "-1" }, word("acknowledged")),
        element("p", {}, word("acknowledged_at", values), record?.name ? ` ${word("as_name", { name: record.name })}` : null),
        state === "kept" && element("p", {}, word("kept", values)),
        element(
          "p",
          { class: "rb-actions" },
          button(word("save"), () => this.store && download(only(this.store.document, policy.id, version ?? "")), "quiet"),
          link(word("certificate"), certificate, "rb-button rb-button--quiet"),
          link(word("mine"), this.dataset["mine"] ?? "", "rb-button rb-button--quiet"),
        ),
      );
    }
  },
);
