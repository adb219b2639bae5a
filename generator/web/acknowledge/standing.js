// What a person's acknowledgements are worth today; the rules of generator/policies/acknowledgement.py.
"use strict";

Rolebook.standing = (() => {
  /** Gives the reader's day as its calendar has it. @type {Rolebook.StandingModule["today"]} */
  const today = () => {
    const now = new Date();
    const numbers = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
    return numbers.map((number, at) => String(number).padStart(at ? 2 : 4, "0")).join("-");
  };

  /** @type {Rolebook.StandingModule["inForce"]} */
  const inForce = (policy, day) =>
    policy.force.find(([first, until]) => day >= first && (until === "" || day < until))?.[2] ?? "";

  /** @type {Rolebook.StandingModule["of"]} */
  const of = (policy, records, day) => {
    const now = inForce(policy, day);
    const at = policy.versions.findIndex((one) => one.version === now);
    if (at < 0) return { state: "none", now: null, record: null, version: null };
    const current = policy.versions[at] ?? null;
    for (let i = at; i >= 0; i -= 1) {
      const one = policy.versions[i];
      const record = one && records?.[one.version];
      if (one && record && one.digests[record.language] === record.digest) {
        return { state: i === at ? "valid" : "kept", now: current, record, version: one.version };
      }
      if (one?.change !== "editorial") break;
    }
    const before = policy.versions.filter((one) => records?.[one.version]).pop();
    const record = (before && records?.[before.version]) ?? null;
    return { state: record ? "again" : "must", now: current, record, version: before?.version ?? null };
  };

  return { today, inForce, of };
})();
