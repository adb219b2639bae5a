// Filters the matrix of roles × competencies; without it the whole table is shown.
"use strict";

customElements.define(
  "rb-matrix",
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
      const line = String(data.get("line") ?? "");
      const model = String(data.get("model") ?? "");
      const wanted = String(data.get("text") ?? "").trim().toLocaleLowerCase();
      for (const cell of this.elements("[data-line]")) {
        cell.hidden = line !== "" && cell.dataset.line !== line;
      }
      for (const group of this.elements("[data-model]")) {
        const rows = [...group.querySelectorAll("[data-row]")].filter((row) => row instanceof HTMLElement);
        for (const row of rows) {
          row.hidden = !(row.querySelector("th")?.textContent ?? "").toLocaleLowerCase().includes(wanted);
        }
        group.hidden = (model !== "" && group.dataset.model !== model) || rows.every((row) => row.hidden);
      }
      this.announce();
    }

    announce() {
      const count = this.querySelector("[data-template]");
      if (!(count instanceof HTMLElement)) return;
      const rows = this.elements("[data-model]:not([hidden]) [data-row]:not([hidden])").length;
      const columns = this.elements("thead [data-line]:not([hidden])").length;
      count.textContent = (count.dataset.template ?? "")
        .replace("{rows}", String(rows))
        .replace("{columns}", String(columns));
    }

    /**
     * @param {string} selector
     * @returns {HTMLElement[]}
     */
    elements(selector) {
      return [...this.querySelectorAll(selector)].filter((element) => element instanceof HTMLElement);
    }
  },
);
