// The digest of an indicator's words, the same as generator/assessment/digest.py: SHA-256, its
// first 16 digits. Browsers withhold their own from pages opened from a disk or over plain HTTP.
"use strict";

Rolebook.digest = (() => {
  /** @type {number[]} */
  const primes = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime)) primes.push(n);
  /** First 32 bits of the fraction. @type {(x: number) => number} */
  const fraction = (x) => ((x % 1) * 2 ** 32) | 0;
  const START = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  const ROUND = primes.map((prime) => fraction(Math.cbrt(prime)));
  /** @type {(x: number, by: number) => number} */
  const turn = (x, by) => (x >>> by) | (x << (32 - by));

  /** @type {(state: Int32Array, block: DataView) => void} */
  const mix = (state, block) => {
    const w = new Int32Array(64);
    const at = (/** @type {number} */ i) => w[i] ?? 0;
    for (let i = 0; i < 64; i += 1) {
      if (i < 16) w[i] = block.getInt32(4 * i);
      else {
        const low = turn(at(i - 15), 7) ^ turn(at(i - 15), 18) ^ (at(i - 15) >>> 3);
        const high = turn(at(i - 2), 17) ^ turn(at(i - 2), 19) ^ (at(i - 2) >>> 10);
        w[i] = at(i - 16) + low + at(i - 7) + high;
      }
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let i = 0; i < 64; i += 1) {
      const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (ROUND[i] ?? 0) + at(i);
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => (state[i] = (state[i] ?? 0) + value));
  };

  return (words) => {
    const text = words.normalize("NFC").trim().split(/\s+/u).join(" ");
    const bytes = new TextEncoder().encode(text);
    const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) * 64);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    new DataView(padded.buffer).setUint32(padded.length - 4, bytes.length * 8);
    const state = Int32Array.from(START);
    for (let from = 0; from < padded.length; from += 64) {
      mix(state, new DataView(padded.buffer, from, 64));
    }
    return [...state.slice(0, 2)].map((part) => (part >>> 0).toString(16).padStart(8, "0")).join("");
  };
})();
