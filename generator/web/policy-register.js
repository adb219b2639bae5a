// Filters the register of policies; without it the table shows what led when the page was built.
"use strict";

customElements.define(
  "rb-policy-register",
  class extends HTMLElement {
    connectedCallback() {
      const form = this.querySelector("form");
      if (!form) return;
      form.hidden = false;
      form.addEventListener("input", () => this.filter(form));
      form.addEventListener("submit", (event) => event.preventDefault());
      this.filter(form);
    }

    /** @param {HTMLFormElement} form */
    filter(form) {
      const data = new FormData(form);
      /** @param {string} name */
      const field = (name) => String(data.get(name) ?? "").trim();
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
          (!data.has("overdue") || holds("data-overdue"))
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
