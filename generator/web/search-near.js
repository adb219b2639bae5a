// Words near a mistyped one.
"use strict";

(() => {
  const MANY = 3;
  /** Words of this length may have one letter wrong, and of that length two. */
  const ONE_WRONG = 4;
  const TWO_WRONG = 7;
  /** The longest ending that may be mistyped as a whole. */
  const ENDING = 5;

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

  /** @param {string} word */
  function allowed(word) {
    return word.length >= TWO_WRONG ? 2 : word.length >= ONE_WRONG ? 1 : 0;
  }

  /**
   * The stems nearest to a stem, or else to how the word begins: a mistake near its end keeps the
   * ending from being taken off. A long word with a short stem may have two letters wrong after all.
   * @param {string} stem
   * @param {string} word
   * @param {Map<string, number>} frequencies
   */
  function near(stem, word, frequencies) {
    const most = allowed(stem);
    const found = nearest(frequencies, (other) => distance(stem, other, most), most);
    if (found.length) return found;
    const begun = [...frequencies.keys()].filter(
      (other) => other.length >= ONE_WRONG && word.startsWith(other) && word.length <= other.length + ENDING,
    );
    if (begun.length || word.length < TWO_WRONG) return begun.sort((a, b) => b.length - a.length).slice(0, 1);
    const long = new Map([...frequencies].filter(([other]) => other.length >= TWO_WRONG - 1));
    const beginning = nearest(long, (other) => distance(word.slice(0, other.length), other, 1), 1);
    return beginning.length ? beginning : nearest(frequencies, (other) => distance(stem, other, 2), 2);
  }

  /**
   * The stems that are the fewest mistakes away, the commonest of equally near ones first.
   * @param {Map<string, number>} frequencies
   * @param {(stem: string) => number} apartBy
   * @param {number} most
   */
  function nearest(frequencies, apartBy, most) {
    /** @type {[string, number, number][]} */
    const found = [];
    for (const [stem, frequency] of frequencies) {
      const apart = apartBy(stem);
      if (apart <= most) found.push([stem, apart, frequency]);
    }
    found.sort((a, b) => a[1] - b[1] || b[2] - a[2] || (a[0] < b[0] ? -1 : 1));
    const least = found[0]?.[1];
    return found.filter(([, apart]) => apart === least).slice(0, MANY).map(([stem]) => stem);
  }

  Object.assign(Rolebook.search, { near });
})();
