// Filters the register of policies; without it the table shows what led when the page was built.
// The filters stand behind the # of the address: shared, gone back to, sent to nobody.
"use strict";

(() => {
  const FIELDS = ["day", "state", "role", "owner", "text", "overdue"];

  /** @typedef {HTMLInputElement | HTMLSelectElement} Control */

  /** @type {(control: Control) => string} */
  const valueOf = (control) => {
    if (control.type !== "checkbox") return control.value.trim();
    return control instanceof HTMLInputElement && control.checked ? "yes" : "";
  };

  /** @type {(control: Control, value: string) => void} */
  const set = (control, value) => {
    if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = value !== "";
    else control.value = value;
    // What is no choice of a list leaves it without any.
    if (control instanceof HTMLSelectElement && control.selectedIndex < 0) control.value = "";
  };

  customElements.define(
    "rb-policy-register",
    class extends HTMLElement {
      /** Whether the last entry of the history is of the field that is being filled in. */
      #editing = false;

      connectedCallback() {
        const filters = this.querySelector("fieldset");
        if (!filters) return;
        filters.hidden = false;
        filters.addEventListener("input", () => {
          this.filter();
          this.tell();
        });
        filters.addEventListener("change", () => (this.#editing = false));
        filters.querySelector("button")?.addEventListener("click", () => {
          for (const control of this.controls()) set(control, "");
          this.#editing = false;
          this.filter();
          this.tell();
        });
        window.addEventListener("popstate", () => this.follow());
        this.follow();
      }

      /** @returns {Control[]} */
      controls() {
        return FIELDS.flatMap((name) => {
          const control = this.querySelector(`fieldset [name="${name}"]`);
          return control instanceof HTMLSelectElement || control instanceof HTMLInputElement ? [control] : [];
        });
      }

      /** Filters as the address says; what else may stand behind the # changes nothing. */
      follow() {
        const fields = new URLSearchParams(location.hash.slice(1));
        if (location.hash === "" || FIELDS.some((name) => fields.has(name))) {
          for (const control of this.controls()) set(control, fields.get(control.name) ?? "");
        }
        this.#editing = false;
        this.filter();
      }

      /** Puts the filters into the address; a field that is being filled in is one step back. */
      tell() {
        const fields = this.controls().map((control) => [control.name, valueOf(control)]);
        const url = new URL(location.href);
        url.hash = new URLSearchParams(fields.filter(([, value]) => value !== "")).toString();
        if (url.href === location.href) return;
        try {
          if (this.#editing) history.replaceState(history.state, "", url);
          else history.pushState(null, "", url);
        } catch {
          // Some browsers refuse many changes in a short time; the next one tries again.
        }
        this.#editing = true;
      }

      filter() {
        const values = new Map(this.controls().map((control) => [control.name, valueOf(control)]));
        const field = (/** @type {string} */ name) => values.get(name) ?? "";
        const overdue = field("overdue") !== "";
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
})();
