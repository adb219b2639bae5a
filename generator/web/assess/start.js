// <rb-assess-start>: choose a role and a grade, or go on where the last visit ended.
"use strict";

customElements.define(
  "rb-assess-start",
  class extends HTMLElement {
    connectedCallback() {
      const { element } = Rolebook;
      const root = this.dataset["root"] ?? "";
      const assets = this.dataset["assets"] ?? "";
      const store = new Rolebook.Store("rolebook-assessment/1", Rolebook.answers.form("self"));
      const place = element("div", {});
      const show = () => place.replaceChildren(...this.resume(store, root));
      store.addEventListener("changed", show);
      show();
      this.replaceChildren(
        Rolebook.statusOf(store),
        place,
        this.chooser(root, store.document.position?.position ?? ""),
        Rolebook.filesBar(store, assets),
      );
    }

    /**
     * @param {Rolebook.Store} store
     * @param {string} root
     * @returns {HTMLElement[]}
     */
    resume(store, root) {
      const { element, word, link } = Rolebook;
      const { document: file } = store;
      const position = Rolebook.positions.find(file.position?.position ?? "");
      const count = Rolebook.results.answeredIds(file.competencies).length;
      if (!position || count === 0) return [];
      const href = `${root}assess/steps.html#/${position.id}`;
      const values = { position: position.name, count, date: Rolebook.dateName(file.saved) };
      return [
        element(
          "section",
          { class: "rb-panel", "aria-label": word("resume") },
          element("p", {}, word("resume_text", values)),
          element(
            "p",
            { class: "rb-actions" },
            link(word("go_on"), `${href}/overview`, "rb-button"),
            link(word("see_result"), `${href}/result`, "rb-button rb-button--quiet"),
          ),
        ),
      ];
    }

    /**
     * @param {string} root
     * @param {string} chosen
     */
    chooser(root, chosen) {
      const { element, word } = Rolebook;
      const [chosenRole, chosenGrade] = chosen.split("@");
      const roles = Rolebook.edition().roles.filter((role) => !role.retired);
      const select = element(
        "select",
        { id: "rb-role", name: "role", required: true },
        element("option", { value: "" }, word("choose_role")),
        Rolebook.edition().lines.map((line) => {
          const mine = roles.filter((role) => role.line === line.id);
          if (mine.length === 0) return null;
          return element(
            "optgroup",
            { label: line.name },
            mine.map((role) => element("option", { value: role.id, selected: role.id === chosenRole }, role.name)),
          );
        }),
      );
      const grades = element("div", { class: "rb-choices rb-choices--wide" });
      const fieldset = element("fieldset", { class: "rb-choose__grades" }, element("legend", {}, word("choose_grade")), grades);
      const fill = () => {
        const role = roles.find((one) => one.id === select.value);
        fieldset.hidden = role === undefined;
        const known = role?.grades.some((grade) => grade.id === chosenGrade) ? chosenGrade : role?.grades[0]?.id;
        grades.replaceChildren(
          ...(role?.grades ?? []).map((grade) =>
            element(
              "label",
              { class: "rb-choice" },
              element("input", { type: "radio", name: "grade", value: grade.id, checked: grade.id === known }),
              element("span", {}, grade.name, " ", element("small", {}, word("asks", { count: Object.keys(grade.requires).length }))),
            ),
          ),
        );
      };
      select.addEventListener("change", fill);
      fill();
      const form = element(
        "form",
        {
          class: "rb-choose",
          onsubmit: (event) => {
            event.preventDefault();
            const grade = new FormData(form).get("grade");
            location.assign(`${root}assess/steps.html#/${select.value}@${grade}/overview`);
          },
        },
        element("p", {}, element("label", { for: "rb-role" }, word("your_role")), select),
        fieldset,
        element("p", { class: "rb-actions" }, element("button", { type: "submit", class: "rb-button" }, word("start"))),
      );
      return form;
    }
  },
);
