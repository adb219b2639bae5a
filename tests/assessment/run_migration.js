// What the browser's own scripts make of answers: node run_migration.js WEB_FOLDER INPUT
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [folder, file] = process.argv.slice(2);
const { scripts, competencies } = JSON.parse(fs.readFileSync(file, "utf8"));
for (const name of ["namespace.js", "digest.js", "migration.js"]) {
  vm.runInThisContext(fs.readFileSync(path.join(folder, name), "utf8"), { filename: name });
}
for (const script of scripts) vm.runInThisContext(script);
const { migration, data } = globalThis.Rolebook;
const counted = Object.fromEntries(
  [...data.competencies].map(([id, competency]) => [
    id,
    Object.fromEntries(migration.counted(competency, competencies[id])),
  ]),
);
const changes = migration.changes(data.library, data.competencies, competencies);
process.stdout.write(JSON.stringify({ changes, counted }));
