// Records of a kept file as values: merged, compared and stamped; of two, the later one stands.
"use strict";

Rolebook.records = (() => {
  /** @type {Rolebook.Records["moment"]} */
  const moment = (after = "") => {
    const now = new Date().toISOString();
    if (now > after) return now;
    return new Date(Date.parse(after) + 1).toISOString();
  };

  /**
   * @param {unknown} value
   * @returns {value is Record<string, unknown>}
   */
  const isObject = (value) =>
    typeof value === "object" && value !== null && !Array.isArray(value);

  /** @type {(value: any) => any} */
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
  const merged = (one, other) => {
    if (!isObject(one)) return other ?? one;
    if (!isObject(other)) return one;
    if (typeof one.at === "string" && typeof other.at === "string") return later(one, other);
    const found = Object.create(null);
    for (const key of [...Object.keys(one), ...Object.keys(other)].sort()) {
      found[key] ??= merged(one[key], other[key]);
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

  /** @type {(moment: string) => string} */
  const afterwards = (moment) => (moment ? new Date(Date.parse(moment) + 1).toISOString() : moment);

  /** @type {Rolebook.Records["of"]} */
  const of = (said) => ({
    said,
    merged: (one, other) => {
      const latest = one.saved >= other.saved ? one : other;
      const head = Object.fromEntries(
        Object.entries(latest).filter(([key]) => key !== "cleared" && !(key in said(latest))),
      );
      const cleared = [one.cleared ?? "", other.cleared ?? ""].sort()[1] ?? "";
      const found = since(merged(said(one), said(other)), cleared);
      return { ...head, ...(cleared ? { cleared } : {}), ...found };
    },
    restamped: (file, at) => stamped(file, at, () => true),
    between: (file, cleared, at) => {
      const early = stamped(file, afterwards(cleared), (old) => old <= cleared);
      return stamped(early, at, (old) => old > at);
    },
    same: (one, other) =>
      JSON.stringify(sorted([said(one), one.cleared ?? null])) ===
      JSON.stringify(sorted([said(other), other.cleared ?? null])),
  });

  return { moment, sorted, of };
})();
