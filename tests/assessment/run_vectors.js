// Runs the vectors through the browser's own scripts: node run_vectors.js WEB_FOLDER VECTORS
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [folder, file] = process.argv.slice(2);
for (const script of ["namespace.js", "scoring.js", "digest.js"]) {
  vm.runInThisContext(fs.readFileSync(path.join(folder, script), "utf8"), { filename: script });
}
const { scoring, digest } = globalThis.Rolebook;
const vectors = JSON.parse(fs.readFileSync(file, "utf8"));
const said = {
  attainment: vectors.attainment.map(({ levels, answers }) =>
    scoring.attainment(
      { levels: levels.map((indicators) => ({ indicators })) },
      new Map(Object.entries(answers)),
    ),
  ),
  fit: vectors.fit.map(({ requirements, attained }) => {
    const fit = scoring.fit(requirements, new Map(Object.entries(attained)));
    return { ...fit, gaps: fit.gaps.map((gap) => gap.competency) };
  }),
  digest: vectors.digest.map(({ words }) => digest(words)),
};
process.stdout.write(JSON.stringify(said));
