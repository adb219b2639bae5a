// What changed between two versions of a text; the same rules as generator/policies/redline.py.
"use strict";

Rolebook.redline = (() => {
  const ANCHOR = 4;
  const ALIKE = 0.4;
  const BAND = 32;
  const LEAST_EFFORT = 200_000;
  const EFFORT_PER_WORD = 2_000;

  /** @typedef {Rolebook.PolicyToken} Token */
  /** @typedef {Rolebook.PolicyLine} Line */
  /** @typedef {Rolebook.ComparedLine} ComparedLine */
  /** @typedef {Rolebook.Effort} Effort */

  /** What makes two words the same: text, style and target, not the URL that a page needs. @type {(token: Token) => string} */
  const tokenKey = (token) => (typeof token === "string" ? token : token.slice(0, 3).join("\u0000"));

  /** @type {(line: Line) => string} */
  const lineKey = ([kind, tokens]) => [kind, ...tokens.map(tokenKey)].join("\u0001");

  /** @type {(tokens: Token[]) => number} */
  const width = (tokens) =>
    // Characters, as Python counts them.
    tokens.reduce((sum, token) => sum + [...(typeof token === "string" ? token : token[0])].length, 0);

  /** @type {(lines: Line[], edit: Rolebook.Edit) => ComparedLine[]} */
  const whole = (lines, edit) => lines.map(([kind, tokens]) => ({ kind, runs: [{ edit, tokens }] }));

  /** @type {(one: Line, other: Line, effort: Effort) => number} */
  const likeness = (one, other, effort) => {
    const [a, b] = [one[1].map(tokenKey), other[1].map(tokenKey)];
    if (one[0] !== other[0] || a.length === 0 || b.length === 0) return 0;
    const least = Math.min(a.length, b.length);
    /** @type {Map<string, number>} */
    const left = new Map();
    for (const key of a) left.set(key, (left.get(key) ?? 0) + 1);
    let shared = 0;
    for (const key of b) {
      const count = left.get(key) ?? 0;
      if (count > 0) shared += 1;
      left.set(key, count - 1);
    }
    if (shared / least < ALIKE) return 0;
    const sizes = Rolebook.alignment.matchingBlocks(a, b, effort, ANCHOR).map((block) => block.size);
    const all = sizes.reduce((sum, size) => sum + size, 0);
    const ratio = Math.max(Math.max(0, ...sizes) / least, (2 * all) / (a.length + b.length));
    return ratio >= ALIKE ? ratio : 0;
  };

  /** @type {(old: Line[], now: Line[], effort: Effort) => [Line | null, Line | null][]} */
  const bestPairs = (old, now, effort) => {
    const alike = old.map((one) => now.map((other) => likeness(one, other, effort)));
    const best = Array.from({ length: old.length + 1 }, () => new Array(now.length + 1).fill(0));
    const at = (/** @type {number} */ i, /** @type {number} */ j) => best[i]?.[j] ?? 0;
    for (let i = old.length - 1; i >= 0; i -= 1) {
      for (let j = now.length - 1; j >= 0; j -= 1) {
        const like = alike[i]?.[j] ?? 0;
        const row = best[i] ?? [];
        row[j] = Math.max(like ? like + at(i + 1, j + 1) : 0, at(i + 1, j), at(i, j + 1));
      }
    }
    /** @type {[Line | null, Line | null][]} */
    const pairs = [];
    let [i, j] = [0, 0];
    while (i < old.length || j < now.length) {
      if (i < old.length && at(i, j) === at(i + 1, j)) pairs.push([old[i++] ?? null, null]);
      else if (j < now.length && at(i, j) === at(i, j + 1)) pairs.push([null, now[j++] ?? null]);
      else pairs.push([old[i++] ?? null, now[j++] ?? null]);
    }
    return pairs;
  };

  /** @type {(old: Line[], now: Line[], effort: Effort) => [Line | null, Line | null][]} */
  const pairs = (old, now, effort) => {
    const bands = Math.max(1, Math.ceil(Math.max(old.length, now.length) / BAND));
    /** @type {(lines: Line[], at: number) => Line[]} */
    const band = (lines, at) =>
      lines.slice(Math.floor((at * lines.length) / bands), Math.floor(((at + 1) * lines.length) / bands));
    return Array.from({ length: bands }, (_, at) => bestPairs(band(old, at), band(now, at), effort)).flat();
  };

  /** What comparing texts of so many words is worth. @type {(words: number) => Effort} */
  const worth = (words) => Rolebook.alignment.effortOf(LEAST_EFFORT + EFFORT_PER_WORD * words);

  /** Compares, or where that would take too long, puts the new in the place of the old. @template T @param {() => T[]} compare @param {() => T[]} replace @returns {T[]} */
  const withinReason = (compare, replace) => {
    try {
      return compare();
    } catch (error) {
      if (error !== Rolebook.alignment.TOO_MUCH) throw error;
      return replace();
    }
  };

  /** @type {(old: Line[], now: Line[]) => ComparedLine[]} */
  const compareLines = (old, now) => {
    const words = [...old, ...now].reduce((sum, [, tokens]) => sum + tokens.length, 0);
    return withinReason(
      () => comparedLines(old, now, worth(words)),
      () => [...whole(old, "deleted"), ...whole(now, "inserted")],
    );
  };

  /** @type {(old: Line[], now: Line[], effort: Effort) => ComparedLine[]} */
  const comparedLines = (old, now, effort) =>
    Rolebook.alignment.changes(old.map(lineKey), now.map(lineKey), effort).flatMap((piece) => {
      if (piece.same) return whole(now.slice(...piece.new), "same");
      return pairs(old.slice(...piece.old), now.slice(...piece.new), effort).flatMap(([one, other]) => {
        if (one && other) return [{ kind: other[0], runs: comparedTokens(one[1], other[1], effort) }];
        return [...whole(one ? [one] : [], "deleted"), ...whole(other ? [other] : [], "inserted")];
      });
    });

  /** @type {(old: Token[], now: Token[]) => Rolebook.Run[]} */
  const compareTokens = (old, now) =>
    withinReason(
      () => comparedTokens(old, now, worth(old.length + now.length)),
      () => [
        { edit: "deleted", tokens: old },
        { edit: "inserted", tokens: now },
      ],
    );

  /** @type {(old: Token[], now: Token[], effort: Effort) => Rolebook.Run[]} */
  const comparedTokens = (old, now, effort) => {
    /** @type {Rolebook.TokenChange[]} */
    const changes = Rolebook.alignment
      .changes(old.map(tokenKey), now.map(tokenKey), effort, ANCHOR)
      .map(({ same, old: here, new: there }) => ({ same, before: old.slice(...here), after: now.slice(...there) }));
    return readable(changes).flatMap(({ same, before, after }) => {
      /** @type {Rolebook.Run[]} */
      const runs = [];
      if (same) return [{ edit: "same", tokens: after }];
      if (before.length > 0) runs.push({ edit: "deleted", tokens: before });
      if (after.length > 0) runs.push({ edit: "inserted", tokens: after });
      return runs;
    });
  };

  /** Joins changes with so little between them that it only hinders reading. @type {(changes: Rolebook.TokenChange[]) => Rolebook.TokenChange[]} */
  const readable = (changes) => {
    /** @type {Rolebook.TokenChange[]} */
    const joined = [];
    for (const change of changes) {
      joined.push(change);
      for (;;) {
        const [first, gap, last] = joined.slice(-3);
        if (!first || !gap || !last || !isGap(first, gap, last)) break;
        const before = [...first.before, ...gap.before, ...last.before];
        const after = [...first.after, ...gap.after, ...last.after];
        const same = before.map(tokenKey).join("\u0001") === after.map(tokenKey).join("\u0001");
        joined.splice(-3, 3, { same, before, after });
      }
    }
    return joined;
  };

  /** @type {(first: Rolebook.TokenChange, gap: Rolebook.TokenChange, last: Rolebook.TokenChange) => boolean} */
  const isGap = (first, gap, last) =>
    gap.same &&
    !first.same &&
    !last.same &&
    [first, last].every((side) => width(gap.before) <= Math.max(width(side.before), width(side.after)));

  /** @type {(old: Rolebook.PolicyClause, now: Rolebook.PolicyClause, moved: boolean) => Rolebook.ComparedClause} */
  const compareClauses = (old, now, moved) => {
    const title = compareTokens(old.title, now.title);
    const lines = compareLines(old.lines, now.lines);
    const changed = [...title, ...lines.flatMap((line) => line.runs)].some((run) => run.edit !== "same");
    return { fate: changed ? "changed" : moved ? "moved" : "same", old, now, title, lines };
  };

  /** @type {(clause: Rolebook.PolicyClause, fate: "added" | "removed") => Rolebook.ComparedClause} */
  const lone = (clause, fate) => {
    const edit = fate === "removed" ? "deleted" : "inserted";
    const [old, now] = fate === "removed" ? [clause, null] : [null, clause];
    return { fate, old, now, title: [{ edit, tokens: clause.title }], lines: whole(clause.lines, edit) };
  };

  return (old, now) => {
    const before = new Map(old.clauses.map((clause) => [clause.id, clause]));
    const after = new Map(now.clauses.map((clause) => [clause.id, clause]));
    const ids = [...before.keys()];
    const newer = [...after.keys()];
    // Each id occurs once, so that there is no more to compare than there are ids.
    const effort = Rolebook.alignment.effortOf(ids.length * newer.length);
    const clauses = Rolebook.alignment.changes(ids, newer, effort).flatMap((piece) => {
      const gone = ids.slice(...piece.old).flatMap((id) => {
        const clause = before.get(id);
        return clause && !piece.same && !after.has(id) ? [lone(clause, "removed")] : [];
      });
      const present = newer.slice(...piece.new).flatMap((id) => {
        const [was, is] = [before.get(id), after.get(id)];
        if (!is) return [];
        return [was ? compareClauses(was, is, !piece.same) : lone(is, "added")];
      });
      return [...gone, ...present];
    });
    return { preamble: compareLines(old.preamble, now.preamble), clauses };
  };
})();
