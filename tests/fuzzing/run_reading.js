// Reads files as the browser does, one a line, and merges and replaces with what it accepts:
// node run_reading.js WEB_FOLDER SCHEMAS; each line is [form, text].
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");
const vm = require("node:vm");

const [folder, schemas] = process.argv.slice(2);
const SCRIPTS = [
  ...["namespace", "digest", "records", "answers", "validation", "reading", "differences"].map((name) => `assess/${name}.js`),
  "acknowledge/acknowledgements.js",
];
globalThis.addEventListener = () => undefined;
for (const script of SCRIPTS) {
  vm.runInThisContext(fs.readFileSync(path.join(folder, script), "utf8"), { filename: script });
}
const { Rolebook } = globalThis;
Object.assign(Rolebook.data, JSON.parse(fs.readFileSync(schemas, "utf8")));
Rolebook.published = () => ({ release: "2026.11", language: "zh" });

const forms = { answers: () => Rolebook.answers.form("self"), acknowledgements: () => Rolebook.acknowledgements.form };

/** What the store does with an accepted file: the file that it writes has to be readable again. */
const kept = (form, file) => {
  const mine = form.empty();
  const now = Rolebook.records.moment(mine.saved);
  const merged = { ...mine, ...form.said(form.merged(mine, form.between(file, mine.cleared ?? "", now))) };
  const replaced = { ...mine, cleared: now, ...form.said(form.restamped(file, Rolebook.records.moment(now))) };
  if (form.FORMAT === Rolebook.answers.FORMAT) Rolebook.differences.between(merged, replaced);
  form.merged(file, mine);
  const reasons = [merged, replaced].map((one) => Rolebook.reading.read(JSON.stringify(one), form).reason);
  return reasons.join("");
};

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  let answer;
  try {
    const [name, text] = JSON.parse(line);
    const form = forms[name]();
    const { file, reason } = Rolebook.reading.read(text, form);
    answer = { reason, ...(file ? { again: kept(form, file) } : {}) };
    if (answer.again) throw new Error(`what is kept is ${answer.again}`);
  } catch (error) {
    answer = { thrown: String(error?.stack ?? error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
