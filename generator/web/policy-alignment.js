// Which parts of two sequences are the same; the same rules as generator/policies/alignment.py.
"use strict";

Rolebook.alignment = (() => {
  const SMALL = 90_000;
  const DEEPEST = 8;

  /** @typedef {Rolebook.Block} Block */
  /** @typedef {Rolebook.AlignedRange} Range */
  /** @typedef {Rolebook.Effort} Effort */

  /** What is thrown when a comparison would take longer than it is worth. */
  const TOO_MUCH = new Error("too much effort");

  /** The steps that a comparison may still take. @type {(steps: number) => Effort} */
  const effortOf = (steps) => {
    let left = steps;
    const spend = (/** @type {number} */ taken) => {
      left -= taken;
      if (left < 0) throw TOO_MUCH;
    };
    return { spend };
  };

  /** The longest run that two ranges share, the first of equal ones. @type {(a: number[], places: Map<number, number[]>, range: Range) => Block} */
  const longest = (a, places, [alo, ahi, blo, bhi]) => {
    let best = { old: alo, new: blo, size: 0 };
    /** @type {Map<number, number>} */
    let lengths = new Map();
    for (let i = alo; i < ahi; i += 1) {
      /** @type {Map<number, number>} */
      const now = new Map();
      for (const j of places.get(a[i] ?? -1) ?? []) {
        if (j < blo) continue;
        if (j >= bhi) break;
        const size = (lengths.get(j - 1) ?? 0) + 1;
        now.set(j, size);
        if (size > best.size) best = { old: i - size + 1, new: j - size + 1, size };
      }
      lengths = now;
    }
    return best;
  };

  /** Like Python's SequenceMatcher without its junk. @type {(a: number[], b: number[], effort: Effort) => Block[]} */
  const inFull = (a, b, effort) => {
    /** @type {Map<number, number[]>} */
    const places = new Map();
    b.forEach((item, j) => {
      const known = places.get(item);
      if (known) known.push(j);
      else places.set(item, [j]);
    });
    const equals = [0];
    a.forEach((item, i) => equals.push((equals[i] ?? 0) + (places.get(item)?.length ?? 0)));
    /** @type {Range[]} */
    const waiting = [[0, a.length, 0, b.length]];
    /** @type {Block[]} */
    const found = [];
    for (let range = waiting.pop(); range; range = waiting.pop()) {
      const [alo, ahi, blo, bhi] = range;
      effort.spend((equals[ahi] ?? 0) - (equals[alo] ?? 0));
      const block = longest(a, places, range);
      if (block.size === 0) continue;
      found.push(block);
      if (alo < block.old && blo < block.new) waiting.push([alo, block.old, blo, block.new]);
      const [i, j] = [block.old + block.size, block.new + block.size];
      if (i < ahi && j < bhi) waiting.push([i, ahi, j, bhi]);
    }
    return found.sort((one, other) => one.old - other.old);
  };

  /** @type {(a: number[], b: number[], effort: Effort, width: number, depth: number) => Block[]} */
  const search = (a, b, effort, width, depth) => {
    if (a.length * b.length <= SMALL) return inFull(a, b, effort);
    if (depth === 0) return [];
    const start = { old: 0, new: 0, size: alikeFromTheStart(a, b) };
    const end = { old: a.length, new: b.length, size: 0 };
    /** @type {Block[]} */
    const found = [];
    let [i, j] = [0, 0];
    for (const anchor of [start, ...anchors(a, b, width), end]) {
      const skip = Math.max(i - anchor.old, j - anchor.new, 0);
      if (skip > anchor.size) continue;
      const here = a.slice(i, anchor.old + skip);
      const there = b.slice(j, anchor.new + skip);
      if (here.length > 0 && there.length > 0 && here.length + there.length < a.length + b.length) {
        for (const block of search(here, there, effort, width, depth - 1)) {
          found.push({ old: i + block.old, new: j + block.new, size: block.size });
        }
      }
      [i, j] = [anchor.old + anchor.size, anchor.new + anchor.size];
      if (anchor.size > skip) {
        found.push({ old: anchor.old + skip, new: anchor.new + skip, size: anchor.size - skip });
      }
    }
    return found;
  };

  /** @type {(a: number[], b: number[]) => number} */
  const alikeFromTheStart = (a, b) => {
    let at = 0;
    while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
    return at;
  };

  /** @type {(a: number[], b: number[], width: number) => Block[]} */
  const anchors = (a, b, width) => {
    const places = onlyPlaces(b, width);
    /** @type {[number, number][]} */
    const pairs = [];
    for (const [run, i] of onlyPlaces(a, width)) {
      const j = places.get(run);
      if (j !== undefined) pairs.push([i, j]);
    }
    return rising(pairs).map(([i, j]) => ({ old: i, new: j, size: width }));
  };

  /** @type {(items: number[], width: number) => Map<string, number>} */
  const onlyPlaces = (items, width) => {
    /** @type {Map<string, number>} */
    const found = new Map();
    const again = new Set();
    for (let at = 0; at + width <= items.length; at += 1) {
      const run = items.slice(at, at + width).join(" ");
      if (found.has(run)) again.add(run);
      else found.set(run, at);
    }
    for (const run of again) found.delete(run);
    return found;
  };

  /** The longest choice of pairs that rise on both sides. @type {(pairs: [number, number][]) => [number, number][]} */
  const rising = (pairs) => {
    /** @type {number[]} */
    const tails = [];
    /** @type {number[]} */
    const ends = [];
    /** @type {number[]} */
    const before = [];
    pairs.forEach(([, j], at) => {
      let [low, high] = [0, tails.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((tails[middle] ?? 0) < j) low = middle + 1;
        else high = middle;
      }
      before.push(low > 0 ? (ends[low - 1] ?? -1) : -1);
      tails[low] = j;
      ends[low] = at;
    });
    /** @type {[number, number][]} */
    const found = [];
    for (let at = ends[ends.length - 1] ?? -1; at >= 0; at = before[at] ?? -1) {
      const pair = pairs[at];
      if (pair) found.push(pair);
    }
    return found.reverse();
  };

  /** @type {Rolebook.Alignment["matchingBlocks"]} */
  const matchingBlocks = (old, now, effort, width = 1) => {
    /** @type {Map<string, number>} */
    const numbers = new Map();
    const number = (/** @type {string} */ item) => {
      const known = numbers.get(item) ?? numbers.size;
      numbers.set(item, known);
      return known;
    };
    /** @type {Block[]} */
    const joined = [];
    for (const block of search(old.map(number), now.map(number), effort, width, DEEPEST)) {
      const last = joined[joined.length - 1];
      if (last && last.old + last.size === block.old && last.new + last.size === block.new) {
        last.size += block.size;
      } else joined.push({ ...block });
    }
    return joined;
  };

  /** @type {Rolebook.Alignment["changes"]} */
  const changes = (old, now, effort, width = 1) => {
    /** @type {Rolebook.AlignedPiece[]} */
    const pieces = [];
    let [i, j] = [0, 0];
    const end = { old: old.length, new: now.length, size: 0 };
    for (const block of [...matchingBlocks(old, now, effort, width), end]) {
      if (i < block.old || j < block.new) pieces.push({ same: false, old: [i, block.old], new: [j, block.new] });
      [i, j] = [block.old + block.size, block.new + block.size];
      if (block.size > 0) pieces.push({ same: true, old: [block.old, i], new: [block.new, j] });
    }
    return pieces;
  };

  return { TOO_MUCH, effortOf, matchingBlocks, changes };
})();
