// Builds elements from values: text stays text, whatever it holds.
"use strict";

(() => {
  const SVG = "http://www.w3.org/2000/svg";

  /** @type {(node: Element, attributes: Rolebook.Attributes, children: Rolebook.Child[]) => void} */
  const fill = (node, attributes, children) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") node.addEventListener(name.slice(2), value);
      else if (value === true) node.setAttribute(name, "");
      else if (value !== false && value !== undefined) node.setAttribute(name, String(value));
    }
    for (const child of children) {
      if (Array.isArray(child)) fill(node, {}, child);
      else if (child !== null && child !== false && child !== undefined) node.append(child);
    }
  };

  Rolebook.element = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    fill(node, attributes, children);
    return node;
  };

  Rolebook.svg = (tag, attributes = {}, ...children) => {
    const node = document.createElementNS(SVG, tag);
    fill(node, attributes, children);
    return node;
  };

  Rolebook.button = (text, onclick, kind = "") =>
    Rolebook.element(
      "button",
      { type: "button", class: `rb-button${kind ? ` rb-button--${kind}` : ""}`, onclick },
      text,
    );

  Rolebook.link = (text, href, kind) =>
    Rolebook.element("a", { href, ...(kind === undefined ? {} : { class: kind }) }, text);
})();
