// <rb-assessment>: the whole flow of a self-assessment.
"use strict";

(() => {
  const { word, element, button } = Rolebook;

  /** @type {(flow: Rolebook.Flow, route: Rolebook.Route) => Promise<Rolebook.Screen>} */
  const screen = async (flow, { first, name, rest }) => {
    if (first === "one") return alone(flow, name);
    const id = first || flow.store.document.position?.position || "";
    const position = Rolebook.positions.find(id);
    if (!position) return unknown(flow, id);
    choose(flow, position);
    const found = await pick(flow, position, name, rest);
    const notice = name === "changes" || name === "step" ? null : await Rolebook.changesNotice(flow, position);
    return { ...found, head: head(position, name), notice };
  };

  /** @type {(flow: Rolebook.Flow, position: Rolebook.Position, name: string, rest: string[]) => Promise<Rolebook.Screen>} */
  const pick = async (flow, position, name, rest) => {
    if (name === "step") return step(flow, position, rest[0] ?? "", rest[1] === "new");
    if (name === "result") return Rolebook.resultScreen(flow, position);
    if (name === "changes") return Rolebook.changesScreen(flow, position);
    return Rolebook.overviewScreen(flow, position);
  };

  /** Remembers what is assessed, and what it asks in this release. @type {(flow: Rolebook.Flow, position: Rolebook.Position) => void} */
  const choose = (flow, position) => {
    if (flow.store.document.position?.position === position.id) return;
    flow.store.change((file, at) => {
      file.position = Rolebook.positions.chosen(position, at);
    });
  };

  /** @type {(position: Rolebook.Position, name: string) => HTMLElement[]} */
  const head = (position, name) => [
    element(
      "nav",
      { class: "rb-flow__nav", "aria-label": word("screens") },
      ["overview", "result"].map((one) => {
        const link = Rolebook.link(word(`screen_${one}`), `#/${position.id}/${one}`);
        if (one === name) link.setAttribute("aria-current", "page");
        return link;
      }),
    ),
  ];

  /** @type {(flow: Rolebook.Flow, position: Rolebook.Position, id: string, onlyNew: boolean) => Promise<Rolebook.Screen>} */
  const step = async (flow, position, id, onlyNew) => {
    let asked = Rolebook.positions.asked(position, flow.store.document);
    if (onlyNew) {
      const loaded = await flow.load(asked.map((one) => one.competency));
      asked = asked.filter(({ competency }) => {
        const data = loaded.get(competency);
        const open = data && Rolebook.results.pending(data, flow.competencies[competency]).size > 0;
        return open || competency === id || !flow.competencies[competency];
      });
    }
    const at = asked.findIndex((one) => one.competency === id);
    const requirement = asked[at];
    const data = (await flow.load([id])).get(id);
    if (!requirement || !data) return Rolebook.overviewScreen(flow, position);
    const suffix = onlyNew ? ["new"] : [];
    const to = (/** @type {Rolebook.Requirement | undefined} */ one, /** @type {string} */ end) => () =>
      one ? flow.go(position.id, "step", one.competency, ...suffix) : flow.go(position.id, end);
    const before = asked[at - 1];
    const open = onlyNew ? Rolebook.results.pending(data, flow.competencies[id]) : null;
    return Rolebook.stepScreen(flow, {
      competency: data,
      requirement,
      at: at + 1,
      steps: asked.length,
      only: open && open.size > 0 ? open : null,
      next: to(asked[at + 1], onlyNew ? "result" : "overview"),
      back: before ? to(before, "overview") : to(undefined, "overview"),
    });
  };

  /** Rates one competency by itself. @type {(flow: Rolebook.Flow, id: string) => Promise<Rolebook.Screen>} */
  const alone = async (flow, id) => {
    const data = (await flow.load([id])).get(id);
    if (!data) return unknown(flow, id);
    const entry = Rolebook.edition().competencies[id];
    return Rolebook.stepScreen(flow, {
      competency: data,
      at: 1,
      steps: 1,
      only: null,
      next: () => location.assign(`${flow.root}${entry?.page ?? ""}`),
    });
  };

  /** @type {(flow: Rolebook.Flow, id: string) => Rolebook.Screen} */
  const unknown = (flow, id) => {
    const retired = Rolebook.edition().roles.find((role) => role.id === id.split("@")[0] && role.retired);
    const title = word("choose_first");
    const text = id === "" ? "choose_first_text" : retired ? "position_retired" : "position_unknown";
    return {
      title,
      node: element(
        "div",
        { class: "rb-panel" },
        element("h2", {}, title),
        element("p", {}, word(text, { id })),
        element("p", {}, button(word("choose"), () => location.assign(`${flow.root}assess/index.html`))),
      ),
    };
  };

  customElements.define(
    "rb-assessment",
    class extends HTMLElement {
      connectedCallback() {
        new Rolebook.Flow(this, {
          store: new Rolebook.Store("rolebook-assessment/1", Rolebook.answers.form("self")),
          competencies: (file) => file.competencies,
          start: "overview",
          resultWord: "see_result",
          interest: true,
          screen,
        });
      }
    },
  );
})();
