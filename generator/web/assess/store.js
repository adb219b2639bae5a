// Keeps a file in the browser: saved at once, merged with what other tabs saved.
"use strict";

/** @template {Rolebook.Kept} F */
class Store extends EventTarget {
  /**
   * @param {string} key
   * @param {Rolebook.Form<F>} form
   */
  constructor(key, form) {
    super();
    this.key = key;
    this.form = form;
    this.document = form.empty();
    /** @type {Rolebook.StoreState} */
    this.state = "empty";
    /** @type {string | null} */
    this.damaged = null;
    /** @type {F | null} */
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
   * @param {(file: F, at: string) => string | void} edit
   */
  change(edit) {
    const earlier = this.document;
    this.take();
    // Asked before the edit: the storage event that follows finds nothing new any more.
    const news = !this.form.same(earlier, this.document);
    const at = Rolebook.records.moment(this.document.saved);
    this.write(edit(this.document, at) ?? at);
    if (news) this.dispatchEvent(new Event("changed"));
    this.dispatchEvent(new Event("saved"));
  }

  /** Takes in what the store holds; writes back what it lacks. */
  refresh() {
    const earlier = this.document;
    const found = this.take();
    if (this.holdsMoreThan(found)) this.write(this.document.saved);
    if (!this.form.same(earlier, this.document)) this.dispatchEvent(new Event("changed"));
    this.dispatchEvent(new Event("saved"));
  }

  /** @param {F | null} found */
  holdsMoreThan(found) {
    return !this.form.same(found ?? this.form.empty(), this.document);
  }

  /** Reads and merges; a damaged text is put aside, never overwritten. */
  take() {
    const found = this.read();
    if (found) this.document = this.form.merged(this.document, found);
    if (found && !this.unsaved) this.state = "saved";
    return found;
  }

  /** @returns {F | null} */
  read() {
    let text = null;
    try {
      text = localStorage.getItem(this.key);
    } catch {
      if (this.state === "empty") this.state = "unavailable";
      return null;
    }
    if (text === null) return null;
    const { file } = Rolebook.reading.read(text, this.form);
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
    const { release, language } = Rolebook.published();
    Object.assign(this.document, { release, language, saved: at }, this.form.head);
    const text = JSON.stringify(this.document);
    try {
      localStorage.setItem(this.key, text);
      this.state = localStorage.getItem(this.key) === text ? "saved" : "blocked";
    } catch (error) {
      const full = error instanceof DOMException && error.name === "QuotaExceededError";
      this.state = !this.form.holdsSomething(this.document) ? "unavailable" : full ? "full" : "blocked";
    }
  }

  /** @param {F} file */
  mergedWith(file) {
    const { document, form } = this;
    const now = form.between(file, document.cleared ?? "", Rolebook.records.moment(document.saved));
    return { ...document, ...form.said(form.merged(document, now)) };
  }

  /** @param {F} file */
  mergeWith(file) {
    this.before = structuredClone(this.document);
    this.change((document) => {
      Object.assign(document, this.mergedWith(file));
    });
    this.dispatchEvent(new Event("changed"));
  }

  /** @param {F} file */
  replaceWith(file) {
    this.before = structuredClone(this.document);
    this.put(file);
  }

  /** @param {F} file */
  put(file) {
    this.change((document, at) => {
      const after = Rolebook.records.moment(at);
      Object.assign(document, this.form.blank, { cleared: at });
      Object.assign(document, this.form.said(this.form.restamped(file, after)));
      return after;
    });
    this.dispatchEvent(new Event("changed"));
  }

  clear() {
    this.replaceWith(this.form.empty());
  }

  /** Goes back to what was there before the last import or deletion. */
  undo() {
    if (!this.before) return;
    const before = this.before;
    this.before = null;
    this.put(before);
  }
}

Rolebook.Store = Store;
