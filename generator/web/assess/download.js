// Hands a text to the person as a file.
"use strict";

Rolebook.download = (name, type, text) => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const anchor = Rolebook.element("a", { href: url, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

Rolebook.exportJson = (file) => {
  const text = `${JSON.stringify({ ...file, saved: Rolebook.answers.moment() }, null, 1)}\n`;
  Rolebook.download(Rolebook.exportName(file, "json"), "application/json", text);
};

Rolebook.exportName = (file, ending) => {
  const day = Rolebook.answers.moment().slice(0, 10);
  const position = file.position?.position.replace("@", "-");
  return `${[`rolebook-${file.rater}`, position, day].filter(Boolean).join("-")}.${ending}`;
};
