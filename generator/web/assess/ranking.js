// Which roles fit best: each at its best grade, by the share of requirements met, then the fewest unknown.
"use strict";

Rolebook.ranking = (found) => {
  /** @type {(one: Rolebook.PositionFit, other: Rolebook.PositionFit) => number} */
  const order = (one, other) =>
    // Multiplied out, so that equal shares are equal.
    other.fit.met.length * one.asked - one.fit.met.length * other.asked ||
    one.fit.unknown.length - other.fit.unknown.length;

  /** @type {Map<string, Rolebook.PositionFit>} */
  const best = new Map();
  for (const one of found) {
    const before = best.get(one.position.role.id);
    // Grades come lowest first, and of equal ones the higher stands.
    if (!before || order(before, one) >= 0) best.set(one.position.role.id, one);
  }
  return [...best.values()].sort(order);
};
