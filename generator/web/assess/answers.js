// The answers file as a value: made, edited and merged; the later of two records stands.
"use strict";

Rolebook.answers = (() => {
  const FORMAT = "rolebook-assessment/1";

  /** @type {Rolebook.AnswersModule["moment"]} */
  const moment = (after = "") => {
    const now = new Date().toISOString();
    if (now > after) return now;
    return new Date(Date.parse(after) + 1).toISOString();
  };

  /** @type {Rolebook.AnswersModule["empty"]} */
  const empty = (rater) => ({
    format: FORMAT,
    rater,
    release: Rolebook.edition().release,
    language: Rolebook.edition().language,
    saved: moment(),
    competencies: Object.create(null),
    optional: Object.create(null),
    onboarding: Object.create(null),
  });

  /**
   * @param {unknown} value
   * @returns {value is Record<string, unknown>}
   */
  const isObject = (value) =>
    typeof value === "object" && value !== null && !Array.isArray(value);

  /** With sorted keys and no prototypes, so that equal values have equal texts. @type {(value: any) => any} */
  const sorted = (value) => {
    if (Array.isArray(value)) return value.map(sorted);
    if (!isObject(value)) return value;
    const found = Object.create(null);
    for (const key of Object.keys(value).sort()) found[key] = sorted(value[key]);
    return found;
  };

  /** @type {(one: any, other: any) => any} */
  const later = (one, other) => {
    if (one.at !== other.at) return one.at > other.at ? one : other;
    return JSON.stringify(sorted(one)) >= JSON.stringify(sorted(other)) ? one : other;
  };

  /** @type {(one: any, other: any) => any} */
  const mergedParts = (one, other) => {
    if (!isObject(one)) return other ?? one;
    if (!isObject(other)) return one;
    if (typeof one.at === "string" && typeof other.at === "string") return later(one, other);
    const found = Object.create(null);
    for (const key of [...Object.keys(one), ...Object.keys(other)].sort()) {
      found[key] ??= mergedParts(one[key], other[key]);
    }
    return found;
  };

  /** Leaves out what was said up to a moment. @type {(value: any, moment: string) => any} */
  const since = (value, moment) => {
    if (!isObject(value)) return value;
    if (typeof value.at === "string") return value.at > moment ? value : undefined;
    const found = Object.create(null);
    for (const key of Object.keys(value)) {
      const kept = since(value[key], moment);
      if (kept !== undefined) found[key] = kept;
    }
    return found;
  };

  /** @type {Rolebook.AnswersModule["merged"]} */
  const merged = (one, other) => {
    const { format, rater, release, language, saved } = one.saved >= other.saved ? one : other;
    const cleared = [one.cleared ?? "", other.cleared ?? ""].sort()[1] ?? "";
    const found = mergedParts(said(one), said(other));
    const head = { format, rater, release, language, saved };
    return { ...head, ...(cleared ? { cleared } : {}), ...since(found, cleared) };
  };

  /** What was said, without when and where it was kept. @type {Rolebook.AnswersModule["said"]} */
  const said = ({ position, competencies, optional, onboarding, review }) => ({
    ...(position ? { position } : {}),
    ...(review ? { review } : {}),
    competencies: competencies ?? {},
    optional: optional ?? {},
    onboarding: onboarding ?? {},
  });

  /** @type {(value: any, at: string, only: (old: string) => boolean) => any} */
  const stamped = (value, at, only) => {
    if (!isObject(value)) return value;
    const found = Object.create(null);
    for (const key of Object.keys(value)) {
      const old = value[key];
      found[key] = key === "at" && typeof old === "string" && only(old) ? at : stamped(old, at, only);
    }
    return found;
  };

  /** @type {Rolebook.AnswersModule["restamped"]} */
  const restamped = (file, at) => stamped(file, at, () => true);

  /** @type {Rolebook.AnswersModule["between"]} */
  const between = (file, cleared, at) => {
    const early = stamped(file, afterwards(cleared), (old) => old <= cleared);
    return stamped(early, at, (old) => old > at);
  };

  /** @type {(moment: string) => string} */
  const afterwards = (moment) => (moment ? new Date(Date.parse(moment) + 1).toISOString() : moment);

  /** @type {Rolebook.AnswersModule["same"]} */
  const same = (one, other) =>
    JSON.stringify(sorted([said(one), one.cleared ?? null])) ===
    JSON.stringify(sorted([said(other), other.cleared ?? null]));

  /** @type {Rolebook.AnswersModule["about"]} */
  const about = (competencies, id) =>
    (competencies[id] ??= { answers: Object.create(null) });

  return { FORMAT, moment, empty, merged, said, restamped, between, same, about, sorted };
})();
