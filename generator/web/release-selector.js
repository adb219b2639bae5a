// The choice of releases, and the notice on a page that is not of the current one.
"use strict";

/**
 * Holds a link to the list of releases, which becomes a menu that keeps the reader on the page.
 *
 * `release` and `language` are the page's own, `page` is its path; `root` leads to the folder that
 * holds all languages. The menu's links go by the stubs beside the releases: these know which
 * release lacks which page.
 */
customElements.define(
  "rb-releases",
  class extends HTMLElement {
    connectedCallback() {
      const { root = "" } = this.dataset;
      const pointer = document.createElement("script");
      // The minute keeps servers that say nothing about caching from showing an old list for days.
      pointer.src = `${root}releases.js?${Math.floor(Date.now() / 60000)}`;
      pointer.onload = () => this.show();
      document.head.append(pointer);
    }

    show() {
      const { release = "", language = "" } = this.dataset;
      const found = Rolebook.releases;
      if (!found) return;
      const offered = found.releases.filter(({ languages }) => languages.includes(language));
      this.replaceChildren(this.button(release), this.list(offered, found.latest));
      this.warn(found.latest);
    }

    /** @param {string} release */
    button(release) {
      const button = document.createElement("button");
      button.className = "md-version__current";
      button.setAttribute("aria-label", this.dataset.choose ?? release);
      button.setAttribute("aria-haspopup", "true");
      button.append(release);
      return button;
    }

    /**
     * @param {Rolebook.Release[]} offered
     * @param {string} latest
     */
    list(offered, latest) {
      const list = document.createElement("ul");
      list.className = "md-version__list";
      for (const { name } of offered) {
        const item = document.createElement("li");
        item.className = "md-version__item";
        const link = this.link(name);
        link.className = "md-version__link";
        link.append(name === latest ? `${name} · ${this.dataset.current}` : name);
        if (name === this.dataset.release) link.setAttribute("aria-current", "true");
        item.append(link);
        list.append(item);
      }
      return list;
    }

    /**
     * Makes a link to this page in another release; the fragment is the one at the time of the click.
     *
     * @param {string} release
     */
    link(release) {
      const { root = "", language = "", page = "" } = this.dataset;
      const link = document.createElement("a");
      link.href = `${root}${language}/latest/${page}?release=${release}`;
      link.addEventListener("click", () => {
        link.hash = location.hash === "#rb-absent" ? "" : location.hash;
      });
      return link;
    }

    /** @param {string} latest */
    warn(latest) {
      const { release = "", outdated = "", lead = "", absent = "" } = this.dataset;
      const banner = document.querySelector("[data-rb-outdated]");
      if (!(banner instanceof HTMLElement)) return;
      const words = [];
      if (location.hash === "#rb-absent") words.push(absent);
      if (release !== latest) words.push(outdated.replace("{latest}", latest));
      if (!words.length) return;
      const text = document.createElement("p");
      text.append(words.join(" "), " ");
      if (release !== latest) {
        const link = this.link(latest);
        link.append(lead);
        text.append(link);
      }
      banner.querySelector(".md-banner__inner")?.replaceChildren(text);
      banner.hidden = false;
    }
  },
);
