// Opens and closes the theme's search box; the rest of search is loaded when it is first used.
"use strict";

window.Rolebook = window.Rolebook || {};
Rolebook.search = Rolebook.search || {};
/** Under what in this tab's storage the page that a result leads to learns what to mark. */
Rolebook.search.FOUND = "rolebook-search-found";

(() => {
  const REST = ["terms", "asking", "parts", "near", "lookup", "sounds", "names", "passage", "ranking", "excerpt", "hit", "address", "found", "view"];
  const MARKING = ["terms", "excerpt", "found"];
  const own = document.currentScript;
  const ASSETS = "/assets/rolebook/";
  const toggle = document.getElementById("__search");
  const box = document.querySelector("[data-rb-search]");
  const query = box?.querySelector("input");
  if (!(own instanceof HTMLScriptElement && toggle instanceof HTMLInputElement)) return;
  if (!(box instanceof HTMLElement && query)) return;

  /**
   * Gives the site's root: the folder of the assets in it is named by their content.
   * @param {string} src
   */
  const siteRoot = (src) => new URL(src.slice(0, src.lastIndexOf(ASSETS) + 1));

  /** @type {Map<string, Promise<unknown>>} */
  const loads = new Map();

  /** @param {string} name */
  const load = (name) => {
    const known = loads.get(name);
    if (known) return known;
    const script = document.createElement("script");
    const loaded = new Promise((resolve, reject) => {
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
    });
    loads.set(name, loaded);
    loaded.catch(() => loads.delete(name));
    script.src = new URL(`search-${name}.js`, own.src).href;
    script.async = false;
    document.head.append(script);
    return loaded;
  };

  /** @type {Promise<void> | undefined} */
  let ready;
  const prepare = () => {
    ready ??= Promise.all(REST.map(load)).then(
      () => Rolebook.search.start({ root: siteRoot(own.src), box, query, toggle }),
      () => {
        ready = undefined;
        const status = box.querySelector("[role=status]");
        if (status) status.textContent = box.dataset.rbBroken ?? "";
      },
    );
  };

  /** @param {boolean} open */
  const show = (open) => {
    if (toggle.checked !== open) toggle.click();
  };

  /** Asks what the address asks for: somebody shared it, or came back to it. */
  const askFromAddress = () => {
    const asked = new URLSearchParams(location.hash.slice(1)).get("search");
    if (asked === null) return;
    query.value = asked;
    query.focus();
    if (ready) query.dispatchEvent(new Event("input"));
  };

  /** Marks what was searched for on the page that a result led to. */
  const markFound = () => {
    try {
      if (!sessionStorage.getItem(Rolebook.search.FOUND)) return;
    } catch {
      return;
    }
    Promise.all(MARKING.map(load)).then(() => Rolebook.search.mark(), () => undefined);
  };

  const typing = () => {
    const active = document.activeElement;
    return (
      active instanceof HTMLElement &&
      (active.matches("input:not([type=radio], [type=checkbox]), select, textarea") ||
        active.isContentEditable)
    );
  };

  toggle.addEventListener("change", () => {
    box.classList.toggle("rb-search--open", toggle.checked);
    if (toggle.checked) query.focus();
    else if (box.contains(document.activeElement)) query.blur();
  });
  query.addEventListener("focus", () => {
    prepare();
    show(true);
  });
  box.addEventListener("focusout", (event) => {
    const next = event.relatedTarget;
    if (next instanceof Node && !box.contains(next)) show(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (toggle.checked) {
      if (event.key !== "Escape") return;
      show(false);
    } else {
      if (!["/", "s", "f"].includes(event.key) || typing()) return;
      query.focus();
      query.select();
    }
    event.preventDefault();
  });
  window.addEventListener("hashchange", askFromAddress);
  askFromAddress();
  markFound();
})();
