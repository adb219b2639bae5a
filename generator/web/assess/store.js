// Keeps an answers file in the browser: saved at once, merged with what other tabs saved.
"use strict";

Rolebook.Store = class extends EventTarget {
  /**
   * @param {string} key
   * @param {"self" | "reviewer"} rater
   */
  constructor(key, rater) {
    super();
    this.key = key;
    this.rater = rater;
    this.document = Rolebook.answers.empty(rater);
    /** @type {Rolebook.StoreState} */
    this.state = "empty";
    /** @type {string | null} */
    this.damaged = null;
    /** @type {Rolebook.AssessmentFile | null} */
    this.before = null;
    this.refresh();
    addEventListener("storage", (event) => {
      if (event.key === key || event.key === null) this.refresh();
    });
    addEventListener("pageshow", (event) => event.persisted && this.refresh());
    document.addEventListener("visibilitychange", () => document.hidden || this.refresh());
    addEventListener("beforeunload", (event) => this.unsaved && event.preventDefault());
  }

  /** Whether something was answered that no store holds. */
  get unsaved() {
    return this.state === "blocked" || this.state === "full";
  }

  /**
   * Edits the document at a moment later than anything in it; `edit` may give an even later one.
   *
   * @param {(file: Rolebook.AssessmentFile, at: string) => string | void} edit
   */
  change(edit) {
    this.take();
    const at = Rolebook.answers.moment(this.document.saved);
    this.write(edit(this.document, at) ?? at);
    this.dispatchEvent(new Event("saved"));
  }

  /** Takes in what the store holds; writes back what it lacks. */
  refresh() {
    const earlier = this.document;
    const found = this.take();
    if (this.holdsMoreThan(found)) this.write(this.document.saved);
    if (!Rolebook.answers.same(earlier, this.document)) this.dispatchEvent(new Event("changed"));
    this.dispatchEvent(new Event("saved"));
  }

  /** @param {Rolebook.AssessmentFile | null} found */
  holdsMoreThan(found) {
    const empty = Rolebook.answers.empty(this.rater);
    return !Rolebook.answers.same(found ?? empty, this.document);
  }

  /** Reads and merges; a damaged text is put aside, never overwritten. */
  take() {
    const found = this.read();
    if (found) this.document = Rolebook.answers.merged(this.document, found);
    if (found && !this.unsaved) this.state = "saved";
    return found;
  }

  /** @returns {Rolebook.AssessmentFile | null} */
  read() {
    let text = null;
    try {
      text = localStorage.getItem(this.key);
    } catch {
      if (this.state === "empty") this.state = "unavailable";
      return null;
    }
    if (text === null) return null;
    const { file } = Rolebook.reading.read(text);
    if (!file) this.putAside(text);
    return file;
  }

  /** @param {string} text */
  putAside(text) {
    this.damaged = text;
    try {
      localStorage.setItem(`${this.key}.damaged`, text);
      localStorage.removeItem(this.key);
    } catch {
      this.state = "full";
    }
  }

  /** @param {string} at */
  write(at) {
    const { release, language } = Rolebook.edition();
    Object.assign(this.document, { release, language, saved: at, rater: this.rater });
    const text = JSON.stringify(this.document);
    try {
      localStorage.setItem(this.key, text);
      this.state = localStorage.getItem(this.key) === text ? "saved" : "blocked";
    } catch (error) {
      const full = error instanceof DOMException && error.name === "QuotaExceededError";
      const { competencies, onboarding } = this.document;
      const said = Object.keys(competencies).length + Object.keys(onboarding).length > 0;
      this.state = !said ? "unavailable" : full ? "full" : "blocked";
    }
  }

  /** @param {Rolebook.AssessmentFile} file */
  mergeWith(file) {
    this.before = structuredClone(this.document);
    this.change((document, at) => {
      const now = Rolebook.answers.between(file, document.cleared ?? "", at);
      Object.assign(document, Rolebook.answers.said(Rolebook.answers.merged(document, now)));
    });
    this.dispatchEvent(new Event("changed"));
  }

  /** @param {Rolebook.AssessmentFile} file */
  replaceWith(file) {
    this.before = structuredClone(this.document);
    this.put(file);
  }

  /** @param {Rolebook.AssessmentFile} file */
  put(file) {
    this.change((document, at) => {
      const after = Rolebook.answers.moment(at);
      Object.assign(document, { position: null, review: null, cleared: at });
      Object.assign(document, Rolebook.answers.said(Rolebook.answers.restamped(file, after)));
      return after;
    });
    this.dispatchEvent(new Event("changed"));
  }

  clear() {
    this.replaceWith(Rolebook.answers.empty(this.rater));
  }

  /** Goes back to what was there before the last import or deletion. */
  undo() {
    if (!this.before) return;
    const before = this.before;
    this.before = null;
    this.put(before);
  }
};
