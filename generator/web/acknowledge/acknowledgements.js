// The acknowledgements file as a value, the same as generator/policies/acknowledgement.py.
"use strict";

Rolebook.acknowledgements = (() => {
  const FORMAT = "rolebook-acknowledgement/1";

  /** @type {Rolebook.Acknowledgements["word"]} */
  const word = (key, values) => Rolebook.word(`acknowledge.${key}`, values);

  /** @type {Rolebook.Acknowledgements["empty"]} */
  const empty = () => ({
    format: FORMAT,
    release: Rolebook.published().release,
    language: Rolebook.published().language,
    saved: Rolebook.records.moment(),
    acknowledged: Object.create(null),
  });

  /** @type {Rolebook.Acknowledgements["download"]} */
  const download = (file) => {
    const text = `${JSON.stringify({ ...file, saved: Rolebook.records.moment() }, null, 1)}\n`;
    const [only, ...others] = Object.keys(file.acknowledged);
    const about = only && others.length === 0 ? `-${only}` : "";
    const name = `rolebook-acknowledgement${about}-${Rolebook.records.moment().slice(0, 10)}.json`;
    Rolebook.download(name, "application/json", text);
  };

  /** @type {Rolebook.Form<Rolebook.AcknowledgementFile>} */
  const form = {
    ...Rolebook.records.of(({ acknowledged, role }) => ({
      ...(role ? { role } : {}),
      acknowledged: acknowledged ?? {},
    })),
    FORMAT,
    schema: () => Rolebook.data.acknowledgementSchema ?? {},
    empty,
    head: {},
    blank: { role: null },
    holdsSomething: ({ acknowledged }) => Object.keys(acknowledged).length > 0,
    word,
    download,
  };

  /** @type {Rolebook.Acknowledgements["only"]} */
  const only = (file, policy, version) => {
    const record = file.acknowledged[policy]?.[version];
    const { format, release, language, saved } = file;
    return { format, release, language, saved, acknowledged: record ? { [policy]: { [version]: record } } : {} };
  };

  return { FORMAT, word, empty, form, only, download, store: () => new Rolebook.Store(FORMAT, form) };
})();
