// The frame of the flow: one screen at a time, named by the fragment, so that back and reload work.
"use strict";

Rolebook.Flow = class {
  /**
   * @param {HTMLElement} host
   * @param {Rolebook.FlowOptions} options
   */
  constructor(host, options) {
    const { element } = Rolebook;
    this.host = host;
    this.options = options;
    this.store = options.store;
    this.root = host.dataset["root"] ?? "";
    this.assets = host.dataset["assets"] ?? "";
    /** @type {Rolebook.Screen | null} */
    this.screen = null;
    this.shown = 0;
    this.live = element("p", { class: "rb-hidden", role: "status" });
    this.head = element("div", { class: "rb-flow__head" });
    this.place = element("div", { class: "rb-flow__place" });
    this.notice = element("div", { class: "rb-flow__notice" });
    const files = options.files ?? Rolebook.filesBar(this.store, this.assets);
    host.replaceChildren(
      element("div", { class: "rb-flow__bar" }, this.head, Rolebook.statusOf(this.store)),
      this.live,
      this.notice,
      this.place,
      files,
    );
    addEventListener("hashchange", () => this.show(true));
    this.store.addEventListener("changed", () => {
      if (this.screen?.update) this.screen.update();
      else this.show(false);
    });
    this.show(false);
  }

  /** The competencies that are being rated: the person's own, or the reviewer's. */
  get competencies() {
    return this.options.competencies(this.store.document);
  }

  /** @param {string} id */
  about(id) {
    return Rolebook.answers.about(this.options.competencies(this.store.document), id);
  }

  /** @param {string[]} parts */
  go(...parts) {
    location.hash = `/${parts.join("/")}`;
  }

  /** @param {string[]} ids */
  load(ids) {
    return Rolebook.loading.load(this.assets, ids);
  }

  /** @param {boolean} moved whether the reader came from another screen */
  async show(moved) {
    const turn = (this.shown += 1);
    const [first = "", name = "", ...rest] = location.hash.replace(/^#\/?/u, "").split("/");
    const route = { first, name: name || this.options.start, rest };
    let screen;
    try {
      screen = await this.options.screen(this, route);
    } catch (error) {
      screen = this.failed(error);
    }
    if (turn !== this.shown) return;
    this.screen = screen;
    this.head.replaceChildren(...(screen.head ?? []));
    this.place.replaceChildren(screen.node);
    this.notice.replaceChildren(...(screen.notice ? [screen.notice] : []));
    if (moved) this.arrive(screen);
  }

  /** Moves the eye, the focus and the ear to the new screen. @param {Rolebook.Screen} screen */
  arrive(screen) {
    const heading = screen.node.querySelector("h2");
    if (heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
    this.host.scrollIntoView({ block: "start" });
    this.live.textContent = screen.title;
  }

  /**
   * @param {unknown} error
   * @returns {Rolebook.Screen}
   */
  failed(error) {
    const { element, word, button } = Rolebook;
    if (!(error instanceof Error)) throw error;
    console.error(error);
    const title = word("load_failed");
    return {
      title,
      node: element(
        "div",
        { class: "rb-panel", role: "alert" },
        element("h2", {}, title),
        element("p", {}, word("load_failed_text")),
        button(word("retry"), () => this.show(false)),
      ),
    };
  }
};
