// Filters the matrix of roles × competencies; without it the whole table is shown.
"use strict";

customElements.define(
  "rb-matrix",
  class extends HTMLElement {
    connectedCallback() {
      const filter = this.querySelector("fieldset");
      if (!filter) return;
      filter.hidden = false;
      filter.addEventListener("input", () => this.filter());
      this.filter();
    }

    filter() {
      const line = this.chosen("line");
      const model = this.chosen("model");
      const wanted = this.chosen("text").trim().toLocaleLowerCase();
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

    /** @param {string} name */
    chosen(name) {
      const control = this.querySelector(`fieldset [name="${name}"]`);
      return control instanceof HTMLSelectElement || control instanceof HTMLInputElement ? control.value : "";
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
