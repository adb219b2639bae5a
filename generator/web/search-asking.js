// What a query asks for: its terms without the words that only make it a question.
"use strict";

(() => {
  /** What only makes a question of a query; generator/search/questions.py says what is what. */
  let whose = /$^/g;
  let howMany = /$^/g;
  let number = "";
  let phrases = /$^/g;
  /** @type {Set<string>} */
  let stop = new Set();

  /**
   * Learns from the index what only makes a question of a query.
   * @param {SearchQuestions} questions
   */
  function learnQuestions([ofWhom, ofHowMany, numberOf, inChinese, inEnglish]) {
    whose = new RegExp(ofWhom, "g");
    howMany = new RegExp(ofHowMany, "g");
    number = numberOf;
    phrases = new RegExp(inChinese, "g");
    stop = new Set(inEnglish.split(" ").map(Rolebook.search.stem));
  }

  const BRIDGE = /(\p{Script=Han})( +)(?=(\p{Script=Han}))/gu;

  /** Characters that seldom carry meaning: a pair with one of them says little. */
  const WEAK = /[我你他她它们是在和与及就都也还又很把被让给该哪这那个要能会可有到对从不想]/;
  const STRONG = new Set(["能力", "要求", "会议", "有效", "个人", "对公", "到期", "到岗", "不良", "个贷", "对账"]);
  /** Words and stems that many a question is built with. */
  const LIGHT = new Set(
    (
      "申请 办理 允许 情况 时候 定义 意思 区别 不同 差别 突然 一直 总是 老是 现在 马上 已经 觉得 感觉 别人 人家 大家 这样 那样 " +
      "一般 合适 通常 正常 大概 具体 主要 特别 最好 到底 平时 经常 容易 希望 打算 开始 出现 发生 进行 处理 方法 东西 事情 地方 " +
      "many much skill ability look keep deal make take come use become give want find know work definition mean difference " +
      "between allow ask let put say tell go help need start stop thing way people person someone anyone everyone somebody " +
      "good bad big small new old long right wrong first last next other another same too yet now just only even " +
      "really always never every each again during without while until since under over out up down off around " +
      "large high low long short great best better more most less least few whole kind type sort part lot able sure possible " +
      "normal usual certain important main general try show see turn call seem feel think believe explain describe learn " +
      "last begin end finish add program scheme myself yourself themselves time bring hold run worry"
    )
      .split(" ")
      .map(Rolebook.search.stem),
  );
  const LITTLE = 0.3;
  /** How much it adds that such characters stand together. */
  const BRIDGED = 0.5;

  /** Who asks how long something may take asks for a time limit. */
  const HOW_LONG = /多久|多长时间|多少天|几天|几个?小时|几个工作日/g;
  const TIME_LIMIT = "时限";

  /** Characters that somebody typed with spaces between them. */
  const SPACED = /(?<=(?:^|\s)\p{Script=Han})\s+(?=\p{Script=Han}(?:\s|$))/gu;

  /**
   * @param {string} query
   * @returns {SearchSlot[]}
   */
  function asked(query) {
    const text = Rolebook.search.fold(query).replace(SPACED, "").replace(whose, "").replace(howMany, number);
    const every = Rolebook.search.terms(text);
    const open = text.length;
    /** @type {(term: SearchTerm, factor: number) => SearchSlot} */
    const slot = (term, factor) => ({
      ...term,
      word: text.slice(term.start, term.end),
      factor,
      open: term.end === open,
      joined: false,
    });
    const plain = text.replace(phrases, (phrase) => " ".repeat(phrase.length));
    const kept = Rolebook.search
      .terms(plain)
      .filter(({ term }) => !stop.has(term))
      .map((term) => slot(term, weak(term.term) ? LITTLE : 1));
    const joined = [...bridged(plain), ...limits(text)].map((term) => ({ ...slot(term, BRIDGED), joined: true }));
    const distinct = new Map([...joined, ...kept].map((one) => [one.term, one]));
    return kept.length ? [...distinct.values()] : every.map((term) => slot(term, 1));
  }

  /**
   * Single characters around a phrase that was taken out, as 管多少户 asks for 管户, or around a
   * space, which may have come between the characters of a word.
   * @param {string} plain
   * @returns {SearchTerm[]}
   */
  function bridged(plain) {
    return [...plain.matchAll(BRIDGE)].map(({ 0: piece, 1: one = "", 3: other = "", index }) => ({
      term: `${one}${other}`,
      start: index,
      end: index + piece.length + 1,
    }));
  }

  /**
   * @param {string} text
   * @returns {SearchTerm[]}
   */
  function limits(text) {
    return [...text.matchAll(HOW_LONG)].map(({ 0: piece, index }) => ({
      term: TIME_LIMIT,
      start: index,
      end: index + piece.length,
    }));
  }

  /** @param {string} term */
  function weak(term) {
    return LIGHT.has(term) || (WEAK.test(term) && !STRONG.has(term));
  }

  /**
   * The single characters of a query, for when none of its pairs is found.
   * @param {string} text
   * @returns {SearchSlot[]}
   */
  function letters(text) {
    const slots = asked(text).filter(({ term }) => /\p{Script=Han}/u.test(term));
    return slots.flatMap((slot) => [...slot.term].map((term) => ({ ...slot, term })));
  }

  Object.assign(Rolebook.search, { learnQuestions, asked, letters });
})();
