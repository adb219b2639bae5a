// Cuts text into terms by the rules of generator/search/folding.py and terms.py.
"use strict";

(() => {
  const HAN = "〇\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}";
  const PIECE = new RegExp(
    `([${HAN}]+)|([0-9]+(?:[.,][0-9]+)+|(?:(?![${HAN}])[\\p{L}\\p{N}])+)`,
    "gu",
  );

  /** American and British spelling, wherever it stands in a word.
   * @type {[string, string][]} */
  const SPELLINGS = [
    ["iz", "is"],
    ["yz", "ys"],
    ["our", "or"],
  ];

  const PLURALS = [
    ["sses", "ss"],
    ["ies", "y"],
    ["shes", "sh"],
    ["ches", "ch"],
    ["xes", "x"],
    ["ss", "ss"],
    ["us", "us"],
    ["is", "is"],
    ["s", ""],
  ];

  /** Ending, what takes its place, and how many letters have to stand before it.
   * @type {[string, string, number][]} */
  const ENDINGS = [
    ["ense", "ence", 2],
    ["amme", "am", 3],
    ["tre", "ter", 3],
    ["ification", "ifi", 2],
    ["ificate", "ifi", 2],
    ["tioning", "t", 3],
    ["tioned", "t", 3],
    ["tion", "t", 3],
    ["sion", "s", 3],
    ["mental", "", 4],
    ["ment", "", 4],
    ["ied", "i", 2],
    ["eed", "eed", 1],
    ["ing", "", 3],
    ["ed", "", 3],
    ["ly", "", 4],
  ];

  /** Verbs whose past has another stem, each with its forms. */
  const VERBS = `
    begin began begun, break broke broken, bring brought, build built, burn burnt, buy bought,
    catch caught, choose chose chosen, come came, draw drew drawn, drink drank drunk,
    drive drove driven, eat ate eaten, fall fell fallen, feel felt, find found, forget forgot forgotten,
    give gave given, go went gone, grow grew grown, hide hid hidden, hold held, keep kept,
    know knew known, lead led, learn learnt, leave left, lend lent, lose lost, make made, meet met,
    pay paid, rise rose risen, run ran, say said, see saw seen, sell sold, send sent,
    speak spoke spoken, spend spent, steal stole stolen, take took taken, teach taught, tell told,
    think thought, understand understood, win won, write wrote written
  `;
  const IRREGULAR = new Map(
    VERBS.split(",").flatMap((row) => {
      const [verb = "", ...forms] = row.trim().split(" ");
      return forms.map((form) => /** @type {[string, string]} */ ([form, verb]));
    }),
  );

  /** What is written twice before an ending; l only in long words: cancelled, modelling. */
  const DOUBLED = /([bcdfgkmnprtv])\1$|(?<=[a-z]{4}l)l$/;
  const SHORTEST = 4;

  /** @type {Map<string, string>} */
  const folds = new Map();
  /** @type {Map<string, string>} */
  const simplified = new Map();

  /**
   * Learns the traditional characters of an index.
   * @param {string} variants
   */
  function learn(variants) {
    const characters = [...variants];
    for (let at = 0; at + 1 < characters.length; at += 2) {
      simplified.set(characters[at] ?? "", characters[at + 1] ?? "");
    }
    folds.clear();
  }

  /** @param {string} character */
  function folded(character) {
    let known = folds.get(character);
    if (known === undefined) {
      known = "";
      for (const normal of character.normalize("NFKC").toLowerCase()) {
        known += simplified.get(normal) ?? normal;
      }
      folds.set(character, known);
    }
    return known;
  }

  /** @param {string} text */
  function fold(text) {
    let result = "";
    for (const character of text) result += folded(character);
    return result;
  }

  /**
   * Folds a text and keeps, for each unit of the result, where in the text it comes from.
   * @param {string} text
   */
  function traced(text) {
    let result = "";
    const origins = [];
    let at = 0;
    for (const character of text) {
      const form = folded(character);
      result += form;
      for (let unit = 0; unit < form.length; unit += 1) origins.push(at);
      at += character.length;
    }
    origins.push(at);
    return { result, origins };
  }

  /** @param {string} word */
  function stem(word) {
    if (!/^[a-z]+$/.test(word)) return word.replace(/,/g, "");
    word = IRREGULAR.get(word) ?? word;
    if (word.length < SHORTEST) return word;
    for (const [one, other] of SPELLINGS) word = word.split(one).join(other);
    for (const [ending = "", instead = ""] of PLURALS) {
      if (word.endsWith(ending)) {
        word = word.slice(0, word.length - ending.length) + instead;
        break;
      }
    }
    for (const [ending, instead, before] of ENDINGS) {
      if (word.endsWith(ending) && word.length - ending.length >= before) {
        word = word.slice(0, word.length - ending.length) + instead;
        break;
      }
    }
    word = word.replace(DOUBLED, "$1");
    if (word.length < SHORTEST) return word;
    if (word.endsWith("e")) return word.slice(0, -1);
    return word.endsWith("y") ? `${word.slice(0, -1)}i` : word;
  }

  /**
   * @param {string} text
   * @returns {SearchTerm[]}
   */
  function terms(text) {
    const { result, origins } = traced(text);
    /** @type {SearchTerm[]} */
    const found = [];
    /** @type {(term: string, from: number, to: number) => void} */
    const push = (term, from, to) => {
      const last = origins[to - 1] ?? 0;
      let end = origins[to] ?? last;
      if (end === last) end += 1;
      found.push({ term, start: origins[from] ?? 0, end });
    };
    for (const match of result.matchAll(PIECE)) {
      const [piece, han] = match;
      if (!han) {
        push(stem(piece), match.index, match.index + piece.length);
        continue;
      }
      const characters = [...han];
      let at = match.index;
      if (characters.length === 1) push(han, at, at + han.length);
      for (let one = 0; one + 1 < characters.length; one += 1) {
        const pair = `${characters[one]}${characters[one + 1]}`;
        push(pair, at, at + pair.length);
        at += (characters[one] ?? "").length;
      }
    }
    return found;
  }

  Object.assign(Rolebook.search, { learn, fold, stem, terms });
})();
