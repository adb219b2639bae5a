// <rb-review>: a lead rates beside a person's file and sees the self rating only when done.
"use strict";

(() => {
  const { word, element, button } = Rolebook;

  /** @type {(file: Rolebook.AssessmentFile) => Rolebook.ReviewRecord} */
  const reviewOf = (file) =>
    (file.review ??= { competencies: Object.create(null), agreed: Object.create(null) });

  /** @type {(flow: Rolebook.Flow, route: Rolebook.Route) => Promise<Rolebook.Screen>} */
  const screen = async (flow, { name, rest }) => {
    const file = flow.store.document;
    const position = Rolebook.positions.find(file.position?.position ?? "");
    if (!file.review || !position) return opening(flow);
    const revealed = file.review.revealed?.value ?? false;
    if (name === "step") return step(flow, position, rest[0] ?? "");
    if (name === "result") return revealed ? columns(flow, position) : reveal(flow, position);
    const overview = await Rolebook.overviewScreen(flow, position);
    return { ...overview, node: element("div", {}, overview.node, another(flow)) };
  };

  /** The way to the next person, open at all times: a file opened by mistake need not be revealed. @type {(flow: Rolebook.Flow) => HTMLElement} */
  const another = (flow) => {
    const leave = () => {
      flow.store.clear();
      location.hash = "";
      flow.show(true);
    };
    return element(
      "div",
      {},
      element("p", { class: "rb-actions" }, button(word("review_another"), leave, "quiet")),
      element("p", { class: "rb-note rb-review__another" }, word("review_another_text")),
    );
  };

  /** @type {(flow: Rolebook.Flow) => Rolebook.Screen} */
  const opening = (flow) => {
    const place = element("div", {});
    const take = async (/** @type {File} */ file) => {
      const read = await Rolebook.readFile(file);
      const position = read.file?.position?.position ?? "";
      if (!read.file) place.replaceChildren(Rolebook.refusal(read));
      else if (!Rolebook.positions.find(position)) {
        place.replaceChildren(element("div", { role: "alert", class: "rb-refusal" }, Rolebook.unplaced(read.file)));
      } else open(flow, read.file);
    };
    const title = word("review_open");
    const node = element(
      "div",
      { class: "rb-panel" },
      element("h2", {}, title),
      element("p", {}, word("review_how")),
      element("p", {}, Rolebook.filePicker(word("review_choose"), take)),
      place,
    );
    return { title, node };
  };

  /** @type {(flow: Rolebook.Flow, file: Rolebook.AssessmentFile) => void} */
  const open = (flow, file) => {
    reviewOf(file);
    flow.store.replaceWith(file);
    flow.go(file.position?.position ?? "", "overview");
    flow.show(true);
  };

  /** @type {(flow: Rolebook.Flow, position: Rolebook.Position, id: string) => Promise<Rolebook.Screen>} */
  const step = async (flow, position, id) => {
    const asked = Rolebook.positions.asked(position, flow.store.document);
    const at = asked.findIndex((one) => one.competency === id);
    const data = (await flow.load([id])).get(id);
    const requirement = asked[at];
    if (!data || !requirement) return Rolebook.overviewScreen(flow, position);
    const to = (/** @type {Rolebook.Requirement | undefined} */ one) => () =>
      one ? flow.go(position.id, "step", one.competency) : flow.go(position.id, "overview");
    return Rolebook.stepScreen(flow, { competency: data, requirement, at: at + 1, steps: asked.length, only: null, next: to(asked[at + 1]), back: to(asked[at - 1]) });
  };

  /** @type {(flow: Rolebook.Flow, position: Rolebook.Position) => Rolebook.Screen} */
  const reveal = (flow, position) => {
    const asked = Rolebook.positions.asked(position, flow.store.document).map((one) => one.competency);
    const answered = Rolebook.results.answeredIds(flow.competencies).filter((id) => asked.includes(id)).length;
    const name = element("input", { type: "text", id: "rb-reviewer", maxlength: 100, autocomplete: "off" });
    const done = () => {
      flow.store.change((file, at) => {
        const review = reviewOf(file);
        review.revealed = { value: true, at };
        review.reviewer = { text: name.value.trim(), at };
      });
      flow.show(true);
    };
    const title = word("review_reveal");
    const node = element(
      "div",
      { class: "rb-panel" },
      element("h2", {}, title),
      element("p", {}, word("review_reveal_text", { n: answered, of: asked.length })),
      element("p", {}, element("label", { for: "rb-reviewer" }, word("reviewer_name")), " ", name),
      element("p", { class: "rb-actions" }, button(word("review_done"), done), button(word("go_back"), () => flow.go(position.id, "overview"), "quiet")),
    );
    return { title, node };
  };

  /** @type {(flow: Rolebook.Flow, position: Rolebook.Position) => Promise<Rolebook.Screen>} */
  const columns = async (flow, position) => {
    const asked = Rolebook.positions.asked(position, flow.store.document).map((one) => one.competency);
    const loaded = await flow.load(asked);
    const fields = new Map(asked.map((id) => [id, Rolebook.agreedFields(flow, id, loaded.get(id)?.levels.length ?? 0)]));
    const { cleared } = flow.store.document;
    /** Whoever is writing keeps the field, unless another file has taken the place of this one. */
    const update = () => {
      const writing = node.contains(document.activeElement) && flow.store.document.cleared === cleared;
      if (writing) for (const field of fields.values()) field.show();
      else flow.show(false);
    };
    const title = word("review_table");
    const node = element(
      "div",
      {},
      element("h2", {}, position.name),
      element("p", { class: "rb-result__purpose" }, word("not_for_hiring")),
      Rolebook.reviewTable(flow, position, loaded, (id) => fields.get(id)?.node),
      another(flow),
    );
    return { title, node, update };
  };

  /** Nothing is imported into a review; another person's file opens another one. @type {(store: Rolebook.Store) => HTMLElement} */
  const files = (store) =>
    element(
      "section",
      { class: "rb-files", "aria-label": word("files") },
      element(
        "p",
        { class: "rb-actions" },
        button(word("export_review"), () => Rolebook.exportJson(store.document), "quiet"),
        button(word("print"), () => print(), "quiet"),
      ),
    );

  customElements.define(
    "rb-review",
    class extends HTMLElement {
      connectedCallback() {
        const store = new Rolebook.Store("rolebook-review/1", Rolebook.answers.form("reviewer"));
        new Rolebook.Flow(this, {
          store,
          competencies: (file) => reviewOf(file).competencies,
          start: "overview",
          resultWord: "review_finish",
          interest: false,
          screen,
          files: files(store),
        });
      }
    },
  );
})();
