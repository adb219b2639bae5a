// Compares texts with the browser's own scripts: node run_redline.js WEB_FOLDER PAIRS
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [folder, file] = process.argv.slice(2);
for (const script of ["assess/namespace.js", "policy-alignment.js", "policy-redline.js"]) {
  vm.runInThisContext(fs.readFileSync(path.join(folder, script), "utf8"), { filename: script });
}
const { redline } = globalThis.Rolebook;
const said = (runs) => runs.map(({ edit, tokens }) => [edit, tokens.map((token) => (typeof token === "string" ? token : token[0])).join("")]);
const lines = (found) => found.map(({ kind, runs }) => [kind, said(runs)]);
const pairs = JSON.parse(fs.readFileSync(file, "utf8"));
process.stdout.write(
  JSON.stringify(
    pairs.map(([old, now]) => {
      const { preamble, clauses } = redline(old, now);
      return {
        preamble: lines(preamble),
        clauses: clauses.map((one) => [one.fate, (one.now ?? one.old).id, said(one.title), lines(one.lines)]),
      };
    }),
  ),
);
