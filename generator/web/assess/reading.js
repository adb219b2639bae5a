// Reads a kept file from text: a file, or the reasons why it is none.
"use strict";

Rolebook.reading = (() => {
  /** Answers to a thousand competencies would be smaller. */
  const LARGEST = 4_000_000;

  /** @type {(reason: string, problems?: Rolebook.Problem[]) => Rolebook.ReadFile<any>} */
  const refused = (reason, problems = []) => ({ file: null, reason, problems });

  /** @type {Rolebook.Reading["read"]} */
  const read = (text, form) => {
    const family = form.FORMAT.split("/")[0] ?? "";
    if (text.length > LARGEST) return refused("too_large");
    if (text.trim() === "") return refused("empty_file");
    let value;
    try {
      value = JSON.parse(text.replace(/^\uFEFF/u, ""));
    } catch {
      return refused(/^\uFEFF?\s*\{/u.test(text) && text.slice(0, 4000).includes(`"${family}/`) ? "truncated" : "no_json");
    }
    if (typeof value !== "object" || value === null || typeof value.format !== "string") {
      return refused("other_file");
    }
    if (value.format !== form.FORMAT) {
      return refused(new RegExp(`^${family}/\\d+$`, "u").test(value.format) ? "newer_format" : "other_file");
    }
    const problems = Rolebook.validate(form.schema(), value);
    if (problems.length > 0) return refused("invalid", problems);
    return { file: Rolebook.records.sorted(value), reason: "", problems: [] };
  };

  return { LARGEST, read };
})();
