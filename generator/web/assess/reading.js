// Reads an answers file from text: a file, or the reasons why it is none.
"use strict";

Rolebook.reading = (() => {
  /** Answers to a thousand competencies would be smaller. */
  const LARGEST = 4_000_000;

  /** @type {(reason: string, problems?: Rolebook.Problem[]) => Rolebook.ReadFile} */
  const refused = (reason, problems = []) => ({ file: null, reason, problems });

  /** @type {Rolebook.Reading["read"]} */
  const read = (text) => {
    if (text.length > LARGEST) return refused("too_large");
    if (text.trim() === "") return refused("empty_file");
    let value;
    try {
      value = JSON.parse(text.replace(/^\uFEFF/u, ""));
    } catch {
      return refused(/^\uFEFF?\s*\{/u.test(text) && /"rolebook-assessment\//u.test(text.slice(0, 4000)) ? "truncated" : "no_json");
    }
    if (typeof value !== "object" || value === null || typeof value.format !== "string") {
      return refused("other_file");
    }
    if (value.format !== Rolebook.answers.FORMAT) {
      return refused(/^rolebook-assessment\/\d+$/u.test(value.format) ? "newer_format" : "other_file");
    }
    const problems = Rolebook.validate(Rolebook.data.schema ?? {}, value);
    if (problems.length > 0) return refused("invalid", problems);
    return { file: Rolebook.answers.sorted(value), reason: "", problems: [] };
  };

  return { LARGEST, read };
})();
