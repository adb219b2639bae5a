// What a new release of the handbook did to the answers: told, listed, and answered where it asks.
"use strict";

(() => {
  const { word, element, button } = Rolebook;
  const KINDS = /** @type {const} */ (["reworded", "new", "removed", "replaced", "kept"]);

  /** @type {(flow: Rolebook.Flow, position: Rolebook.Position) => Promise<Rolebook.ReleaseChanges>} */
  const worked = async (flow, position) => {
    const file = flow.store.document;
    const asked = Rolebook.positions.asked(position, file).map((one) => one.competency);
    const answered = Rolebook.results.answeredIds(flow.competencies);
    const loaded = await flow.load([...asked, ...answered]);
    const found = Rolebook.migration.changes(Rolebook.edition(), loaded, flow.competencies);
    const before = file.position?.position === position.id ? file.position : null;
    const moved = before !== null && before.release !== Rolebook.edition().release;
    const added = moved ? asked.filter((id) => !before.asked.includes(id) && !answered.includes(id) && id in position.grade.requires) : [];
    const open = found.filter(({ kind, competency }) => (kind === "new" || kind === "reworded") && asked.includes(competency));
    const required = moved ? requirements(before, position) : { moved: [], dropped: [] };
    return { found, added, predecessors: replaced(before), required, moved, from: before?.release ?? "", open: open.length, loaded, asked };
  };

  /** What the grade asks of competencies that it asked for before. @type {(before: Rolebook.ChosenPosition, position: Rolebook.Position) => Rolebook.RequirementChanges} */
  const requirements = (before, { grade }) => ({
    moved: Object.entries(before.levels ?? {})
      .filter(([id, level]) => id in grade.requires && grade.requires[id] !== level)
      .map(([id, level]) => ({ competency: id, before: level, now: grade.requires[id] ?? 0 })),
    dropped: before.asked.filter((id) => {
      const one = Rolebook.edition().competencies[id];
      return one && !one.retired && !(id in grade.requires);
    }),
  });

  /** What the grade asked for and is retired, by what takes its place. @type {(before: Rolebook.ChosenPosition | null) => Map<string, string>} */
  const replaced = (before) =>
    new Map(
      (before?.asked ?? []).flatMap((id) => {
        const one = Rolebook.edition().competencies[id];
        return one?.replaced_by ? [[one.replaced_by, one.name]] : [];
      }),
    );

  Rolebook.changesNotice = async (flow, position) => {
    const { found, added, required, moved, from, open } = await worked(flow, position);
    if (!moved && open === 0) return null;
    const { release } = Rolebook.edition();
    const count = (/** @type {string} */ kind) => found.filter((one) => one.kind === kind).length;
    const values = { from, release, kept: count("kept"), open, added: added.length, aside: count("removed") + count("replaced") };
    return element(
      "section",
      { class: "rb-panel rb-release", "aria-label": word("release_changed") },
      element("p", {}, word(moved ? "release_notice" : "release_open", values)),
      required.moved.length + required.dropped.length > 0 &&
        element("p", {}, word("release_required", { moved: required.moved.length, dropped: required.dropped.length })),
      element("p", { class: "rb-actions" }, button(word("release_see"), () => flow.go(position.id, "changes"), "quiet")),
    );
  };

  Rolebook.changesScreen = async (flow, position) => {
    const changes = await worked(flow, position);
    const { found, added, predecessors, required, moved, from, open, loaded, asked } = changes;
    const title = word("release_changed");
    const { release } = Rolebook.edition();
    const first = asked.find((id) => {
      const data = loaded.get(id);
      return added.includes(id) || (data && Rolebook.results.pending(data, flow.competencies[id]).size > 0);
    });
    const seen = () => {
      flow.store.change((file, at) => {
        file.position = Rolebook.positions.chosen(position, at);
      });
      flow.go(position.id, "overview");
    };
    const node = element(
      "div",
      { class: "rb-changes" },
      element("h2", {}, title),
      element("p", {}, word(moved ? "release_from_to" : "release_is", { from, release })),
      element(
        "p",
        { class: "rb-actions" },
        first && button(word("answer_new", { count: open + added.length }), () => flow.go(position.id, "step", first, "new")),
        button(word("release_seen"), seen, first ? "quiet" : ""),
      ),
      named("added", added.filter((id) => !predecessors.has(id)), nameOf),
      named("succeeding", added.filter((id) => predecessors.has(id)), (id) => word("takes_place_of", { name: nameOf(id), old: predecessors.get(id) ?? "" })),
      named("levels", required.moved, ({ competency, before, now }) =>
        word("level_moved", { name: nameOf(competency), before: Rolebook.levelName(competency, before), now: Rolebook.levelName(competency, now) })),
      named("dropped", required.dropped, nameOf),
      KINDS.map((kind) => kindSection(flow, kind, found, loaded)),
    );
    return { title, node };
  };

  const nameOf = (/** @type {string} */ id) => Rolebook.edition().competencies[id]?.name ?? id;

  /**
   * @template T
   * @param {string} kind
   * @param {T[]} things
   * @param {(one: T) => string} said
   */
  const named = (kind, things, said) =>
    things.length > 0 && section(kind, things.length, things.map((one) => element("li", {}, said(one))));

  /** @type {(kind: string, count: number, items: HTMLElement[]) => HTMLElement} */
  const section = (kind, count, items) =>
    element(
      "section",
      { class: `rb-change rb-change--${kind}` },
      element("h3", {}, word(`change_${kind}`, { count })),
      element("p", { class: "rb-note" }, word(`change_${kind}_text`)),
      element("ul", {}, items),
    );

  /** @type {(flow: Rolebook.Flow, kind: Rolebook.ChangeKind, found: Rolebook.AnswerChange[], loaded: Rolebook.Loaded) => HTMLElement | null} */
  const kindSection = (flow, kind, found, loaded) => {
    const mine = found.filter((one) => one.kind === kind);
    if (mine.length === 0) return null;
    if (kind === "kept") return section(kind, mine.length, []);
    return section(kind, mine.length, mine.map((one) => item(flow, one, loaded)));
  };

  /** @type {(flow: Rolebook.Flow, change: Rolebook.AnswerChange, loaded: Rolebook.Loaded) => HTMLElement} */
  const item = (flow, { kind, competency, indicator, replaced_by }, loaded) => {
    const { competencies } = Rolebook.edition();
    const record = flow.competencies[competency]?.answers[indicator];
    const now = loaded.get(competency)?.levels.flatMap((level) => level.indicators).find((one) => one.id === indicator);
    const successor = replaced_by ? (competencies[replaced_by]?.name ?? replaced_by) : "";
    return element(
      "li",
      {},
      element("strong", {}, competencies[competency]?.name ?? competency),
      word("punctuation.colon"),
      kind === "reworded" && record ? [element("del", {}, record.words), " "] : null,
      kind === "reworded" ? element("ins", {}, now?.words ?? "") : (now?.words ?? record?.words ?? indicator),
      record?.answer && [" ", element("span", { class: "rb-note" }, word("was_answered", { answer: word(`answer.${record.answer}`) }))],
      kind === "replaced" && [" ", element("span", { class: "rb-note" }, word("replaced_by", { name: successor }))],
    );
  };
})();
