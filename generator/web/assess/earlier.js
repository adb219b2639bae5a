// Today's result beside one that was exported earlier, in the words of today.
"use strict";

Rolebook.earlierSection = (asked, attained, loaded) => {
  const { element, word } = Rolebook;
  const entries = Rolebook.edition().competencies;
  const place = element("div", { class: "rb-earlier__place" });

  /** @type {(file: Rolebook.AssessmentFile) => HTMLElement} */
  const compared = (file) => {
    const before = Rolebook.results.attained(loaded, file.competencies);
    const rows = asked.map(({ competency: id }) => {
      const then = before.get(id);
      const now = attained.get(id);
      const change = then && now ? Rolebook.results.trend(then, now) : "unknown";
      return [
        entries[id]?.name ?? id,
        then ? Rolebook.rangeName(id, then) : word("not_enough"),
        now ? Rolebook.rangeName(id, now) : word("not_enough"),
        element("span", { class: `rb-trend rb-trend--${change}` }, word(`trend_${change}`)),
      ];
    });
    const values = { date: Rolebook.dateName(file.saved), release: file.release };
    return element(
      "div",
      {},
      file.release === Rolebook.edition().release ? null : element("p", { class: "rb-note" }, word("earlier_release", values)),
      Rolebook.table(
        word("earlier_caption", values),
        ["competency", "then", "now", "change"].map((head) => word(`head_${head}`)),
        rows,
      ),
    );
  };

  const open = async (/** @type {File} */ file) => {
    const read = await Rolebook.readFile(file);
    place.replaceChildren(read.file ? compared(read.file) : Rolebook.refusal(read));
  };
  return element(
    "section",
    { class: "rb-earlier" },
    element("h3", {}, word("earlier")),
    element("p", {}, word("earlier_text")),
    element("p", {}, Rolebook.filePicker(word("earlier_open"), open)),
    element("div", { role: "status" }, place),
  );
};
