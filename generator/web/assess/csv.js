// Answers as a table that Excel and WPS open: a byte order mark, and no cell is a formula.
"use strict";

Rolebook.csv = (() => {
  /** @type {(value: unknown) => string} */
  const cell = (value) => {
    const text = String(value ?? "").replace(/\r\n?/gu, "\n");
    // A leading apostrophe keeps a spreadsheet from taking text for a formula.
    const safe = /^[\s\u200B\uFEFF]*[=+\-@\t|＝＋－＠]/u.test(text) ? `'${text}` : text;
    return `"${safe.replace(/"/gu, '""')}"`;
  };

  /** @type {Rolebook.Csv["table"]} */
  const table = (rows) => `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

  /** @type {Rolebook.Csv["rows"]} */
  const rows = (file, loaded) => {
    const { word } = Rolebook;
    const head = ["competency", "level", "indicator", "key", "answer", "answered_on", "note", "interest"];
    const { competencies } = Rolebook.edition();
    const found = [head.map((name) => word(`csv_${name}`))];
    for (const id of Rolebook.positions.inReadingOrder(Object.keys(file.competencies))) {
      const given = file.competencies[id] ?? { answers: {} };
      const places = new Map(
        (loaded.get(id)?.levels ?? []).flatMap((level) =>
          level.indicators.map((one) => [one.id, { level: level.level, key: one.key, words: one.words }]),
        ),
      );
      const own = [given.note?.text ?? "", given.interest?.value ? word("yes") : ""];
      // As on the page, level by level; what the page no longer has comes last.
      const records = [...new Set([...places.keys(), ...Object.keys(given.answers)])].flatMap((indicator) => {
        const record = given.answers[indicator];
        return record?.answer ? [{ record, place: places.get(indicator) }] : [];
      });
      for (const { record, place } of records) {
        found.push([
          competencies[id]?.name ?? id,
          place ? String(place.level) : word("aside"),
          place?.words ?? record.words,
          place?.key ? word("yes") : "",
          word(`answer.${record.answer}`),
          record.at.slice(0, 10),
          ...own,
        ]);
      }
      if (records.length === 0 && own.some(Boolean)) {
        found.push([competencies[id]?.name ?? id, "", "", "", "", "", ...own]);
      }
    }
    return found;
  };

  return { cell, table, rows };
})();
