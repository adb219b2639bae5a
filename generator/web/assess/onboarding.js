// <rb-onboarding>: ticks the steps of an onboarding path, and says what remains and for whom.
"use strict";

customElements.define(
  "rb-onboarding",
  class extends HTMLElement {
    connectedCallback() {
      const { element, word } = Rolebook;
      this.path = this.dataset["path"] ?? "";
      this.store = new Rolebook.Store("rolebook-assessment/1", Rolebook.answers.form("self"));
      this.acknowledged = Rolebook.acknowledgements.store();
      this.acknowledged.addEventListener("changed", () => this.show());
      this.totals = element("div", { class: "rb-onboarding__totals", role: "status" });
      /** @type {Rolebook.OnboardingRow[]} */
      this.rows = [...document.querySelectorAll("tr[data-step]")].map((row) => this.prepare(row));
      const who = element(
        "fieldset",
        { class: "rb-filter-row" },
        element("legend", {}, word("whose")),
        ["all", "newcomer", "lead", "hr"].map((name, index) =>
          element(
            "label",
            { class: "rb-choice" },
            element("input", { type: "radio", name: "rb-who", value: name, checked: index === 0, onchange: () => this.filter(name) }),
            element("span", {}, word(`whose_${name}`)),
          ),
        ),
      );
      const mine = `${this.dataset["root"]}acknowledge/index.html#role=${this.dataset["role"]}`;
      const acknowledgements = Rolebook.link(word("acknowledge.acknowledgements_page"), mine);
      this.append(Rolebook.statusOf(this.store), who, this.totals, element("p", {}, acknowledgements));
      const files = Rolebook.filesBar(this.store, this.dataset["assets"] ?? "");
      const last = this.rows[this.rows.length - 1]?.stage ?? this;
      last.after(element("div", { class: "rb-app" }, files));
      this.store.addEventListener("changed", () => this.show());
      this.show();
    }

    /** @param {Element} row @returns {Rolebook.OnboardingRow} */
    prepare(row) {
      const { element, word } = Rolebook;
      const found = row instanceof HTMLElement ? row : element("tr");
      const { step = "", who = "", minutes = "0" } = found.dataset;
      const box = element("input", {
        type: "checkbox",
        // On the way back, a browser would put in what stood there before.
        autocomplete: "off",
        "aria-label": word("step_done", { step: found.querySelector("th")?.textContent?.trim() ?? "" }),
        onchange: () => this.tick(step, box.checked),
      });
      const date = element("span", { class: "rb-steps__date" });
      found.querySelector(".rb-steps__box")?.replaceChildren(element("div", {}, box, date));
      const stage = found.closest(".rb-stage");
      const about = element("span", { class: "rb-steps__about" });
      const { acknowledge = "" } = found.dataset;
      if (acknowledge) found.querySelector("th")?.append(about);
      return { node: found, step, who, minutes: Number(minutes), box, date, stage, acknowledge, about, done: null };
    }

    /**
     * @param {string} step
     * @param {boolean} done
     */
    tick(step, done) {
      this.store?.change((file, at) => {
        const own = (file.onboarding[this.path ?? ""] ??= Object.create(null));
        const now = new Date();
        const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
        own[step] = { done: done ? day.join("-") : null, at };
      });
      this.show();
    }

    show() {
      const { element, word } = Rolebook;
      const records = this.store?.document.onboarding[this.path ?? ""] ?? {};
      for (const row of this.rows ?? []) {
        const { step, box, date, node } = row;
        const own = records[step];
        // What a person ticked or unticked stands; otherwise an acknowledgement ticks its step.
        const done = own ? own.done : this.acknowledgedOn(row);
        row.done = done;
        box.checked = done !== null;
        date.textContent = done === null ? "" : Rolebook.dateName(done);
        node.classList.toggle("rb-steps__done", done !== null);
      }
      const rows = this.rows ?? [];
      const lines = ["newcomer", "lead", "hr"].flatMap((who) => {
        const mine = rows.filter((row) => row.who === who);
        return mine.length > 0 ? [this.line(word(`whose_${who}`), mine)] : [];
      });
      this.totals?.replaceChildren(
        element("p", {}, element("strong", {}, this.line(word("whose_all"), rows))),
        element("ul", {}, lines.map((line) => element("li", {}, line))),
      );
      for (const stage of new Set(rows.map((row) => row.stage))) {
        if (!stage) continue;
        const mine = rows.filter((row) => row.stage === stage);
        let line = stage.querySelector(".rb-stage__left");
        if (!line) {
          line = element("p", { class: "rb-stage__left rb-note" });
          stage.prepend(line);
        }
        line.textContent = this.line(word("this_stage"), mine);
      }
    }

    /**
     * @param {string} name
     * @param {Rolebook.OnboardingRow[]} rows
     */
    line(name, rows) {
      const open = rows.filter((row) => row.done === null);
      const minutes = open.reduce((sum, row) => sum + row.minutes, 0);
      return Rolebook.word("steps_left", { name, done: rows.length - open.length, of: rows.length, time: Rolebook.minutesName(minutes) });
    }

    /**
     * Leads to the policy that a step is to acknowledge, or says that it was.
     *
     * @param {Rolebook.OnboardingRow} row
     * @returns {string | null}
     */
    acknowledgedOn({ acknowledge, about }) {
      const policy = Rolebook.data.acknowledgeable?.policies.find((one) => one.id === acknowledge);
      if (!policy) return null;
      const { word } = Rolebook;
      const records = this.acknowledged?.document.acknowledged[policy.id];
      const { state, now, record, version } = Rolebook.standing.of(policy, records, Rolebook.standing.today());
      const holds = state === "valid" || state === "kept";
      const page = `${this.dataset["root"]}policies/${policy.id}/${now?.version}.html#acknowledge`;
      if (holds) about.replaceChildren(word("acknowledge.step_done", { version }));
      else if (now) about.replaceChildren(Rolebook.link(word("acknowledge.step_here"), page));
      return holds ? (record?.at ?? null) : null;
    }

    /** @param {string} who */
    filter(who) {
      for (const row of this.rows ?? []) row.node.hidden = who !== "all" && row.who !== who;
    }
  },
);
