// Loads the parts of the index: as scripts, which work from a disk and under a strict policy.
"use strict";

(() => {
  const FOLDER = "assets/search/";
  const PREFIX = 4;

  /** @type {Map<string, unknown>} */
  const taken = new Map();
  /** @type {Map<string, Promise<any>>} */
  const loads = new Map();
  /** @type {Set<string>} */
  const missing = new Set();
  /** @type {URL} */
  let base;
  /** @type {SearchManifest} */
  let manifest;

  /**
   * Called by every part when it runs.
   * @param {string} name
   * @param {unknown} data
   */
  function take(name, data) {
    taken.set(name, data);
  }

  /**
   * A part that does not load is missing, and tried again when it is needed again.
   * @param {string} name
   * @param {string} [folder]
   * @param {string} [query]
   * @returns {Promise<any>}
   */
  function load(name, folder = "", query = "") {
    const known = loads.get(name);
    if (known) return known;
    const promise = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`${folder}${name}.js${query}`, base).href;
      script.addEventListener("load", () => {
        script.remove();
        resolve(taken.get(name));
      });
      script.addEventListener("error", () => {
        script.remove();
        loads.delete(name);
        missing.add(`${name}.js`);
        reject(new Error(`The search index lacks ${name}.`));
      });
      document.head.append(script);
    });
    loads.set(name, promise);
    return promise;
  }

  /**
   * @param {"t" | "w" | "p"} family
   * @param {number} number
   */
  function part(family, number) {
    return load(`${family}${number}`, `${manifest[family][0]}/`);
  }

  /** The first character of each syllable, where Chinese is written. */
  async function syllables() {
    const said = manifest.s ? load("s0", `${manifest.s[0]}/`) : Promise.resolve("");
    return /** @type {Promise<string>} */ (said.catch(() => ""));
  }

  /**
   * FNV-1a over UTF-16, as in generator/search/index.py.
   * @param {string} key
   * @param {number} parts
   */
  function bucket(key, parts) {
    let mixed = 0x811c9dc5;
    for (let at = 0; at < key.length; at += 1) {
      mixed = Math.imul(mixed ^ key.charCodeAt(at), 0x01000193) >>> 0;
    }
    return mixed % parts;
  }

  /**
   * @param {URL} root
   * @returns {Promise<SearchManifest>}
   */
  async function open(root) {
    base = new URL(FOLDER, root);
    // The minute keeps servers that say nothing about caching from naming parts that are gone.
    manifest = await load("index", "", `?${Math.floor(Date.now() / 60000)}`);
    Rolebook.search.learn(manifest.variants);
    Rolebook.search.learnQuestions(manifest.questions);
    return manifest;
  }

  /**
   * @param {string} term
   * @returns {Promise<SearchTermPart>}
   */
  function termPart(term) {
    const key = [...term].slice(0, PREFIX).join("");
    return part("t", bucket(key, manifest.t[1])).catch(() => ({ terms: {}, names: {} }));
  }

  /**
   * The stems of all words that share a part with those that begin with a letter.
   * @param {string} letter
   */
  async function words(letter) {
    const said = part("w", bucket(letter, manifest.w[1])).catch(() => "");
    const fields = /** @type {string} */ (await said).split(" ");
    /** @type {Map<string, number>} */
    const found = new Map();
    for (let at = 0; at + 1 < fields.length; at += 2) found.set(fields[at] ?? "", Number(fields[at + 1]));
    return found;
  }

  /**
   * @param {number} number
   * @returns {Promise<SearchPage | undefined>}
   */
  async function page(number) {
    const pages = await part("p", Math.floor(number / manifest.pagesPerPart)).catch(() => []);
    return pages[number % manifest.pagesPerPart];
  }

  /** @param {number} number */
  function kindOf(number) {
    return manifest.kinds.filter(([, first]) => first <= number).pop()?.[0] ?? "page";
  }

  Object.assign(Rolebook.search, { take, bucket, open, syllables, termPart, words, page, kindOf, missing });
})();
