// Nodes are made of text alone: no string ever becomes markup.

export const $ = (query, from = document) => from.querySelector(query);
export const $$ = (query, from = document) => [...from.querySelectorAll(query)];
export const HIDDEN = { "aria-hidden": "true" };

/** Make an element: el("p.text", {lang: "de"}, "text", node, [nodes]). Functions among the attributes are listeners;
 * false and null are left out among attributes and children. */
export function el(tag, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  if (children[0]?.constructor === Object) setAttributes(element, children.shift());
  element.append(...children.flat(9).filter((child) => child != null && child !== false));
  return element;
}

function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
}

/** Draw a sign; its colour is that of a state. */
export function icon(name, state = name) {
  const space = "http://www.w3.org/2000/svg";
  const sign = document.createElementNS(space, "svg");
  const use = document.createElementNS(space, "use");
  sign.setAttribute("class", `i st-${state}`);
  sign.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  sign.append(use);
  return sign;
}

/** Return a text of loctool's documentation as nodes: *words* of texts, `code`; links to other pages are left out. */
export function marked(text) {
  const parts = text.replace(/ \(\[[^\]]*\]\([^)]*\)\)/g, "").split(/(\*[^*]+\*|`[^`]+`)/);
  return parts.map((part, place) => (place % 2 ? el(part[0] === "*" ? "i" : "code", part.slice(1, -1)) : part));
}

/** Text for screen readers alone. */
export const voice = (...text) => el("span.vh", ...text);

export function button(classes, label, click, key = "", attributes = {}) {
  return el(`button.b${classes}`, { type: "button", click, ...attributes }, label, key && el("kbd", HIDDEN, key));
}

/** A link that script follows; without script it leads to `href`. */
export function link(href, label, go, attributes = {}) {
  const click = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !go) return;
    event.preventDefault();
    go();
  };
  return el("a", { href, ...attributes, click }, label);
}
