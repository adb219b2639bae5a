// Says how a policy stands on the reader's own day; without it a page says how it stood when built.
"use strict";

/**
 * Shows those of its children whose days include the day in its `day` attribute, or today.
 *
 * `data-first` is a child's first day, `data-until` the day on which it holds no longer; days are
 * written as 2026-11-23, so that they compare as text, and an empty one is no limit.
 */
customElements.define(
  "rb-policy-status",
  class extends HTMLElement {
    static get observedAttributes() {
      return ["day"];
    }

    connectedCallback() {
      this.show();
    }

    attributeChangedCallback() {
      this.show();
    }

    show() {
      const day = this.getAttribute("day") || today();
      for (const child of this.children) {
        if (!(child instanceof HTMLElement)) continue;
        const { first = "", until = "" } = child.dataset;
        child.hidden = day < first || (until !== "" && day >= until);
      }
    }
  },
);

/** Gives the reader's day as its calendar has it, whatever the time zone. */
function today() {
  const now = new Date();
  const numbers = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return numbers.map((number, at) => String(number).padStart(at ? 2 : 4, "0")).join("-");
}
