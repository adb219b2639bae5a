// Sharing by the fragment of a URL, which no server ever sees: levels only, no notes, read-only.
"use strict";

Rolebook.share = (() => {
  const { element, word, button } = Rolebook;

  /** @type {Rolebook.Share["encoded"]} */
  const encoded = (shared) => {
    const bytes = new TextEncoder().encode(JSON.stringify(shared));
    const text = btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(""));
    return text.replace(/\+/gu, "-").replace(/\//gu, "_").replace(/=+$/u, "");
  };

  const SCHEMA = {
    type: "object",
    required: ["release", "date", "position", "levels"],
    additionalProperties: false,
    properties: {
      release: { type: "string", pattern: "^[0-9]{4}\\.[0-9]{2}(?:\\.[0-9]+)?$" },
      date: { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
      position: { type: "string", pattern: "^[a-z0-9-]+@[a-z0-9-]+$" },
      opted: { type: "array", items: { type: "string", pattern: "^[a-z0-9-]+$" } },
      levels: {
        type: "object",
        propertyNames: { pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$" },
        additionalProperties: {
          type: "array",
          items: { type: "integer", minimum: 0, maximum: 10 },
        },
      },
    },
  };

  /** @type {Rolebook.Share["decoded"]} */
  const decoded = (text) => {
    try {
      const bytes = atob(text.replace(/-/gu, "+").replace(/_/gu, "/"));
      const json = new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
      const value = JSON.parse(json);
      return Rolebook.validate(SCHEMA, value).length === 0 ? value : null;
    } catch {
      return null;
    }
  };

  Rolebook.shareSection = (position, asked, known, root) => {
    /** @type {Record<string, [number, number]>} */
    const levels = {};
    for (const [id, { floor, ceiling }] of known) levels[id] = [floor, ceiling];
    const opted = asked.map((one) => one.competency).filter((id) => !(id in position.grade.requires));
    const shared = {
      release: Rolebook.edition().release,
      date: Rolebook.answers.moment().slice(0, 10),
      position: position.id,
      levels,
      ...(opted.length > 0 ? { opted } : {}),
    };
    const url = new URL(`${root}assess/shared.html`, location.href);
    url.hash = encoded(shared);
    const address = element("input", { type: "text", readonly: true, id: "rb-share", value: url.href });
    const said = element("span", { role: "status" });
    const copy = async () => {
      address.select();
      try {
        await navigator.clipboard.writeText(url.href);
        said.textContent = word("copied");
      } catch {
        said.textContent = word("copy_yourself");
      }
    };
    return element(
      "section",
      { class: "rb-share" },
      element("h3", {}, word("share")),
      element("label", { for: "rb-share" }, word("share_text")),
      element("p", { class: "rb-actions" }, address, button(word("copy"), copy, "quiet"), said),
    );
  };

  return { encoded, decoded };
})();
