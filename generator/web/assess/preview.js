// What merging and replacing would each change, counted by kind and listed one by one.
"use strict";

Rolebook.previewOf = async (store, file, assets) => {
  const { word, element } = Rolebook;
  const { between } = Rolebook.differences;
  const { competencies } = Rolebook.edition();
  const merged = store.mergedWith(file);
  const replaced = { ...store.form.empty(), ...store.form.said(file) };
  const byMerge = between(store.document, merged);
  const byReplace = between(store.document, replaced);
  const asksSteps = [...byMerge, ...byReplace].some((one) => one.kind === "onboarding");
  const paths = asksSteps ? await Rolebook.loading.onboarding(assets) : {};
  const kept = between(merged, replaced).filter(({ change }) => change === "changed").length;
  const aside = Object.keys(file.competencies).filter((id) => !Rolebook.loading.exists(id)).length;

  const nameOf = (/** @type {string} */ id) => competencies[id]?.name ?? id;

  /** @type {(one: Rolebook.Difference) => string} */
  const label = ({ kind, of, part, words }) => {
    const parts =
      kind === "onboarding" ? [paths[of]?.name ?? of, paths[of]?.steps[part] ?? part] : of === "" ? [word(`kind_${kind}`)] : [nameOf(of), words];
    return parts.filter(Boolean).join(word("punctuation.colon"));
  };

  /** @type {(one: Rolebook.Difference, value: string) => string} */
  const valueOf = ({ kind, of }, value) => {
    if (kind === "answer" || kind === "reviewer_answer") return word(`answer.${value}`);
    if (kind === "interest" || kind === "optional") return word("yes");
    if (kind === "onboarding") return Rolebook.dateName(value);
    if (kind === "agreed") return Rolebook.levelName(of, Number(value));
    if (kind === "position") return Rolebook.positions.find(value)?.name ?? value;
    return value;
  };

  /** @type {(one: Rolebook.Difference) => HTMLElement} */
  const line = (one) =>
    element(
      "li",
      { class: "rb-change" },
      label(one),
      " ",
      one.from !== "" && [element("del", {}, valueOf(one, one.from)), " "],
      one.to !== "" && element("ins", {}, valueOf(one, one.to)),
    );

  /** @type {(kind: string, mine: Rolebook.Difference[]) => HTMLElement} */
  const group = (kind, mine) => {
    const counts = ["added", "changed", "removed"].flatMap((change) => {
      const count = mine.filter((one) => one.change === change).length;
      return count > 0 ? [word(`import_${change}`, { count })] : [];
    });
    return element(
      "li",
      {},
      element(
        "details",
        {},
        element("summary", {}, `${word(`kind_${kind}`)}${word("punctuation.colon")}${counts.join(word("punctuation.comma"))}`),
        element("ul", {}, mine.map(line)),
      ),
    );
  };

  /** @type {(name: string, differences: Rolebook.Difference[]) => HTMLElement} */
  const section = (name, differences) => {
    const found = Rolebook.positions
      .inReadingOrder(differences.map((one) => one.of))
      .flatMap((id) => differences.filter((one) => one.of === id));
    const kinds = [...new Set(found.map((one) => one.kind))];
    return element(
      "section",
      { class: `rb-preview rb-preview--${name}` },
      element("h3", {}, word(`import_by_${name}`)),
      kinds.length === 0
        ? element("p", {}, word("import_nothing"))
        : element("ul", { class: "rb-preview__kinds" }, kinds.map((kind) => group(kind, found.filter((one) => one.kind === kind)))),
      name === "merge" && kept > 0 && element("p", { class: "rb-note" }, word("import_older", { count: kept })),
    );
  };

  return element(
    "div",
    {},
    section("merge", byMerge),
    section("replace", byReplace),
    aside > 0 && element("p", { class: "rb-note" }, word("import_aside", { count: aside })),
  );
};
