// The interface's words, and names of what the library holds.
"use strict";

Rolebook.word = (key, values = {}) => {
  const words = Rolebook.data.words?.words ?? {};
  const text = words[`assessment.${key}`] ?? words[key];
  if (text === undefined) throw new Error(`no word ${key}`);
  return text.replace(/\{(\w+)\}/gu, (_, name) => String(values[name] ?? ""));
};

Rolebook.published = () => {
  if (!Rolebook.data.words) throw new Error("the words are missing");
  return Rolebook.data.words;
};

Rolebook.languageName = (code) => {
  const names = new Intl.DisplayNames([Rolebook.published().language], { type: "language" });
  return names.of(code) ?? code;
};

Rolebook.edition = () => {
  const { words, library } = Rolebook.data;
  if (!words || !library) throw new Error("the data scripts are missing");
  return { ...library, ...words };
};

Rolebook.levelName = (competency, level) => {
  if (level === 0) return Rolebook.word("below_first");
  const { scales, competencies } = Rolebook.edition();
  const name = scales[competencies[competency]?.scale ?? ""]?.[level - 1] ?? "";
  return Rolebook.word("level", { level, name });
};

Rolebook.rangeName = (competency, { floor, ceiling }) => {
  if (floor === ceiling) return Rolebook.levelName(competency, floor);
  const { scales, competencies } = Rolebook.edition();
  const top = scales[competencies[competency]?.scale ?? ""]?.length ?? ceiling;
  if (floor === 0 && ceiling >= top) return Rolebook.word("not_enough");
  if (floor === 0) return Rolebook.word("at_most", { level: Rolebook.levelName(competency, ceiling) });
  return Rolebook.word("at_least", { level: Rolebook.levelName(competency, floor) });
};

Rolebook.dateName = (moment) => {
  const day = new Date(moment);
  if (Number.isNaN(day.valueOf())) return moment;
  return day.toLocaleDateString(Rolebook.published().language, { dateStyle: "long" });
};

Rolebook.timeName = (moment) =>
  new Date(moment).toLocaleTimeString(Rolebook.published().language, { timeStyle: "short" });

Rolebook.minutesName = (minutes) => {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const form = hours > 0 && rest > 0 ? "both" : hours > 0 ? "hours" : "minutes";
  return Rolebook.word(`time.${form}`, { hours, minutes: rest });
};
