// Keeps query and filter in the page's address, behind the #: shared, gone back to, sent to nobody.
"use strict";

(() => {
  /** What stood behind the # before somebody searched. */
  let before = asked() ? "" : location.hash;

  /** What the address asks for, if it is a search. */
  function asked() {
    const fields = new URLSearchParams(location.hash.slice(1));
    const text = fields.get("search");
    return text === null ? undefined : { text, kind: fields.get("kind") ?? "" };
  }

  /**
   * @param {string} text
   * @param {string} kind
   */
  function tell(text, kind) {
    if (!asked()) before = location.hash;
    const fields = new URLSearchParams({ search: text, ...(kind && { kind }) });
    put(text ? `#${fields}` : before);
  }

  function forget() {
    if (asked()) put(before);
  }

  /** @param {string} hash */
  function put(hash) {
    const url = new URL(location.href);
    url.hash = hash;
    if (url.href === location.href) return;
    try {
      history.replaceState(history.state, "", url);
    } catch {
      // Some browsers refuse many changes in a short time; the next answer tries again.
    }
  }

  Object.assign(Rolebook.search, { address: { asked, tell, forget } });
})();
