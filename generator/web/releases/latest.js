// Leads from an address that stays the same to the page in the current release, or in one asked for.
"use strict";

(() => {
  const { language = "", page = "", missing = "" } = document.body.dataset;
  const lacking = missing.split(" ");
  const own = document.currentScript;
  if (!(own instanceof HTMLScriptElement)) return;
  const root = new URL(".", own.src);

  /** @param {string} release @param {string} path */
  const address = (release, path) => new URL(`${language}/${release}/${path}`, root).href;

  const lead = () => {
    const found = Rolebook.releases;
    if (!found) return;
    const asked = new URLSearchParams(location.search).get("release");
    const known = found.releases.some(({ name }) => name === asked);
    const name = asked && known ? asked : found.latest;
    if (!lacking.includes(name)) {
      location.replace(address(name, page) + location.hash);
    } else if (name === asked) {
      location.replace(address(name, "index.html#rb-absent"));
    } else {
      say(name, found.releases);
    }
  };

  /**
   * Says that the current release does not have the page, and which one had it last.
   *
   * @param {string} current
   * @param {Rolebook.Release[]} releases the newest first
   */
  const say = (current, releases) => {
    const last = releases.find(({ name }) => !lacking.includes(name));
    for (const element of document.querySelectorAll("[data-name]")) element.textContent = current;
    for (const link of document.querySelectorAll("[data-home]")) {
      if (link instanceof HTMLAnchorElement) link.href = address(current, "index.html");
    }
    const link = document.querySelector("[data-last] a");
    if (last && link instanceof HTMLAnchorElement) {
      link.href = address(last.name, page) + location.hash;
      link.textContent = last.name;
      link.closest("li")?.removeAttribute("hidden");
    }
    document.querySelector("[data-leading]")?.setAttribute("hidden", "");
    document.querySelector("[data-gone]")?.removeAttribute("hidden");
  };

  const pointer = document.createElement("script");
  // The minute keeps servers that say nothing about caching from showing an old list for days.
  pointer.src = new URL(`releases.js?${Math.floor(Date.now() / 60000)}`, root).href;
  pointer.onload = lead;
  document.head.append(pointer);
})();
