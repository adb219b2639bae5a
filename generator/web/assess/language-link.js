// The language switch keeps the reader on the same screen: it takes the fragment along.
"use strict";

(() => {
  const carry = () => {
    for (const link of document.querySelectorAll("a[hreflang]")) {
      if (link instanceof HTMLAnchorElement) link.hash = location.hash;
    }
  };
  addEventListener("hashchange", carry);
  carry();
})();
