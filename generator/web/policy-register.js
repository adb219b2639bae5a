// Filters the register of policies; without it the table shows what led when the page was built.
"use strict";

customElements.define(
  "rb-policy-register",
  class extends HTMLElement {
    connectedCallback() {
      const controls = this.querySelector("fieldset");
      if (!controls) return;
      controls.hidden = false;
      controls.addEventListener("input", () => this.filter());
      this.filter();
    }

    filter() {
      /** @param {string} name */
      const field = (name) => {
        const control = this.querySelector(`fieldset [name="${name}"]`);
        return control instanceof HTMLSelectElement || control instanceof HTMLInputElement ? control.value.trim() : "";
      };
      const overdue = this.querySelector('fieldset [name="overdue"]:checked') !== null;
      const day = field("day");
      // Of a chosen day the reader asks what held; otherwise every policy shows what leads.
      const state = field("state") || (day ? "in-force" : "");
      const [role, owner, text] = [field("role"), field("owner"), field("text").toLocaleLowerCase()];
      let shown = 0;
      for (const row of this.querySelectorAll("tbody tr")) {
        if (!(row instanceof HTMLElement)) continue;
        const { roles = "", owner: owned = "", text: words = "" } = row.dataset;
        for (const status of row.querySelectorAll("rb-policy-status")) status.setAttribute("day", day);
        // The statuses have hidden what does not hold on the day.
        const holds = (/** @type {string} */ mark) => row.querySelector(`[${mark}]:not([hidden])`) !== null;
        row.hidden = !(
          holds(state ? `data-state="${state}"` : "data-leads") &&
          (role === "" || roles === "" || roles.split(" ").includes(role)) &&
          (owner === "" || owned === owner) &&
          words.toLocaleLowerCase().includes(text) &&
          (!overdue || holds("data-overdue"))
        );
        shown += row.hidden ? 0 : 1;
      }
      const count = this.querySelector("[data-template]");
      if (count instanceof HTMLElement) {
        count.textContent = (count.dataset["template"] ?? "").replace("{rows}", String(shown));
      }
    }
  },
);
