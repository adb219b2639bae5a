// Words near a mistyped one.
"use strict";

(() => {
  const MANY = 3;
  /** Words of this length may have one letter wrong, and of that length two. */
  const ONE_WRONG = 4;
  const TWO_WRONG = 7;

  /**
   * Edit distance in which two swapped neighbours count as one mistake; gives up above `most`.
   * @param {string} one
   * @param {string} other
   * @param {number} most
   */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    /** @type {number[]} */
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
        }
        next.push(cost);
      }
      if (Math.min(...next) > most) return most + 1;
      before = row;
      row = next;
    }
    return row[other.length] ?? most + 1;
  }

  /**
   * The nearest stems, the commonest of equally near ones first.
   * @param {string} word
   * @param {Map<string, number>} frequencies
   */
  function near(word, frequencies) {
    const most = word.length >= TWO_WRONG ? 2 : word.length >= ONE_WRONG ? 1 : 0;
    /** @type {[string, number, number][]} */
    const found = [];
    for (const [other, frequency] of frequencies) {
      const apart = distance(word, other, most);
      if (apart <= most) found.push([other, apart, frequency]);
    }
    found.sort((a, b) => a[1] - b[1] || b[2] - a[2] || (a[0] < b[0] ? -1 : 1));
    const nearest = found[0]?.[1];
    return found.filter(([, apart]) => apart === nearest).slice(0, MANY).map(([other]) => other);
  }

  Object.assign(Rolebook.search, { near });
})();
