// Two sets of levels side by side: same, more, less, new, no longer asked; null: not known yet.
"use strict";

Rolebook.comparison = (before, after) => {
  /** @type {Rolebook.Comparison} */
  const found = { new: [], unrated: [], more: [], less: [], same: [], dropped: [] };
  for (const [id, to] of Object.entries(after)) {
    const from = before[id];
    if (from === undefined) found.new.push({ competency: id, from: null, to });
    else if (from === null) found.unrated.push({ competency: id, from, to });
    else if (to > from) found.more.push({ competency: id, from, to });
    else if (to < from) found.less.push({ competency: id, from, to });
    else found.same.push({ competency: id, from, to });
  }
  for (const [id, from] of Object.entries(before)) {
    if (after[id] === undefined) found.dropped.push({ competency: id, from, to: null });
  }
  return found;
};
