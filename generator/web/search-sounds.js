// Takes characters for others of the same sound, as an input method offers them: 大唐经理.
"use strict";

(() => {
  /** The common characters of GB 2312, which are in the order of their pinyin. */
  const ROWS = [0xb0, 0xd7];
  const COLUMNS = [0xa1, 0xfe];
  /** The longest name that is looked for, in characters. */
  const LONGEST = 8;

  /** @type {Map<string, string>} */
  const known = new Map();

  /** The pinyin of each common character; the index has the first character of each syllable. */
  async function sounds() {
    const table = known.size ? "" : await Rolebook.search.syllables();
    if (!table) return known;
    const starts = new Map([...table.matchAll(/([a-z]+)(.)/gu)].map(([, syllable = "", first = ""]) => [first, syllable]));
    const decoder = new TextDecoder("gb2312");
    let syllable = "";
    for (let row = ROWS[0] ?? 0; row <= (ROWS[1] ?? 0); row += 1) {
      for (let column = COLUMNS[0] ?? 0; column <= (COLUMNS[1] ?? 0); column += 1) {
        const character = decoder.decode(Uint8Array.of(row, column));
        syllable = starts.get(character) ?? syllable;
        known.set(character, syllable);
      }
    }
    return known;
  }

  /**
   * A query with a name in the place of characters that sound like it, if it has a pair of
   * characters that is nowhere.
   * @param {string} text
   * @param {SearchAsked[]} asked
   * @returns {Promise<string | undefined>}
   */
  async function heard(text, asked) {
    const pairs = asked.filter(({ slot }) => /^\p{Script=Han}{2}$/u.test(text.slice(slot.start, slot.end)));
    pairs.sort((a, b) => a.slot.start - b.slot.start);
    for (const { slot } of pairs.filter(({ slot, options }) => !slot.joined && !options.size)) {
      const { start, characters } = run(pairs, slot, text);
      const at = [...text.slice(start, slot.start)].length;
      const places = windows(characters.length, at);
      const names = await Promise.all(places.map(([first, size]) => sounding(characters.slice(first, first + size))));
      const best = names.findIndex(Boolean);
      const [first = 0, size = 0] = places[best] ?? [];
      const before = start + characters.slice(0, first).join("").length;
      const given = characters.slice(first, first + size).join("");
      if (best >= 0) return text.slice(0, before) + names[best] + text.slice(before + given.length);
    }
    return undefined;
  }

  /**
   * The characters that stand together with a pair.
   * @param {SearchAsked[]} pairs
   * @param {SearchSlot} slot
   * @param {string} text
   */
  function run(pairs, slot, text) {
    let { start, end } = slot;
    for (const { slot: other } of pairs) if (other.start < end && other.end > end) end = other.end;
    for (const { slot: other } of [...pairs].reverse()) {
      if (other.end > start && other.start < start) start = other.start;
    }
    return { start, characters: [...Rolebook.search.fold(text.slice(start, end))] };
  }

  /**
   * The places of what may be a name and has a pair in it, the longest first. Two characters alone
   * sound like too much where they are part of more.
   * @param {number} many
   * @param {number} at
   */
  function windows(many, at) {
    /** @type {[first: number, size: number][]} */
    const found = [];
    for (let size = Math.min(LONGEST, many); size >= (many === 2 ? 2 : 3); size -= 1) {
      for (let first = Math.max(0, at + 2 - size); first <= Math.min(at, many - size); first += 1) {
        found.push([first, size]);
      }
    }
    return found;
  }

  /**
   * What is called so; as it is written where that stands in the title of its page.
   * @param {string[]} characters
   */
  async function sounding(characters) {
    const pinyin = await spelt(characters);
    const found = pinyin && (await Rolebook.search.lookUp(Rolebook.search.stem(pinyin)));
    if (!found) return undefined;
    const [best] = [...found.impacts].sort((a, b) => b[1] - a[1]);
    if (!best || best[1] < Rolebook.search.IN_NAME) return undefined;
    const title = [...((await Rolebook.search.page(best[0]))?.[1] ?? "")];
    for (let at = 0; at + characters.length <= title.length; at += 1) {
      const written = title.slice(at, at + characters.length);
      if ((await spelt(written)) === pinyin) return written.join("");
    }
    return ` ${pinyin} `;
  }

  /** @param {string[]} characters */
  async function spelt(characters) {
    const of = await sounds();
    const syllables = characters.map((character) => of.get(character));
    return syllables.every(Boolean) ? syllables.join("") : "";
  }

  Object.assign(Rolebook.search, { heard });
})();
