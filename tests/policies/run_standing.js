// What records are worth by the browser's own script: node run_standing.js WEB_FOLDER CASES
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [folder, file] = process.argv.slice(2);
for (const script of ["assess/namespace.js", "acknowledge/standing.js"]) {
  vm.runInThisContext(fs.readFileSync(path.join(folder, script), "utf8"), { filename: script });
}
const { standing } = globalThis.Rolebook;
const cases = JSON.parse(fs.readFileSync(file, "utf8"));
process.stdout.write(
  JSON.stringify(cases.map(({ policy, records, day }) => standing.of(policy, records, day).state)),
);
