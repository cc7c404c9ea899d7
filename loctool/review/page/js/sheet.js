// Trees of slides as nodes: a list of elements, each made by hand; anything else stays text.

import { el } from "./dom.js";
import { PAGE, messageOf } from "./state.js";

const SHEET_NAMES = {
  ...Object.fromEntries(["h1", "h2", "h3", "h4", "h5", "h6"].map((name) => [name, `div.${name}`])),
  ...Object.fromEntries(
    "p ul ol li table thead tbody tr th td blockquote pre code em strong".split(" ").map((n) => [n, n]),
  ),
  ...Object.fromEntries("sub sup br hr span div header footer aside".split(" ").map((name) => [name, name])),
  del: "s",
  a: "span.link",
};
const SHEET_CLASSES = new Set("credit caption cols col math dt dd right center notes facts cell bg".split(" "));
const BELOW_SHEET = new Set(["aside"]);

/** Pictures are in the page or in files beside it. */
const PICTURE = /^(data:image\/(png|jpeg|gif|webp|svg\+xml);base64,|(\.\.\/)+pictures\/[0-9a-f]+\.[a-z]+$)/;

/** Return whether an address is that of a picture of this site; nothing else is ever loaded. */
export const isPicture = (address) => PICTURE.test(address || "");
export const sourceOf = (segment) => messageOf(segment).source[0];

/** Return what is on a slide made of a tree, and what stands below it. */
export function paintTree(paper) {
  const nodes = (paper.content || []).map((one) => [one, paintNode(one)]);
  const shown = nodes.filter(([one]) => !BELOW_SHEET.has(one[0])).map(([, node]) => node);
  const below = nodes.filter(([one]) => BELOW_SHEET.has(one[0])).map(([, node]) => node);
  return { shown, below };
}

function paintNode(one) {
  if (typeof one === "string") return one;
  const [name, attributes, ...children] = one;
  if (name === "img") return paintImage(attributes);
  const tag = SHEET_NAMES[name];
  if (!tag) return el("span", children.map(paintNode));
  const node = el(tag, children.map(paintNode));
  if (SHEET_CLASSES.has(attributes.class)) node.classList.add(attributes.class);
  if (attributes.seg) markPlace(node, attributes.seg);
  if (attributes.title) node.title = attributes.title;
  if (name === "ol" && attributes.start) node.start = attributes.start;
  return node;
}

function markPlace(node, id) {
  node.classList.add("bx");
  node.dataset.seg = id;
}

/** An image, or a frame in its place with its words. */
function paintImage({ src, alt, title, seg, class: kind }) {
  const known = isPicture(src);
  const image = known && el("img", { src, alt: alt || "", loading: "lazy" });
  const node = el("span.pic", { "data-alt": alt || title || "", title: title || null }, image);
  if (!known) node.classList.add("lost");
  if (kind === "bg") node.classList.add("bg");
  if (seg) markPlace(node, seg);
  return node;
}

const INLINE_MARKS = [
  [/(`+)([^`]+)\1/, "code", 2],
  [/\*\*(?=\S)(.+?)\*\*(?!\*)|(?<!\w)__(?=\S)(.+?)__(?!\w)/s, "strong"],
  [/\*(?=\S)(.+?)\*|(?<!\w)_(?=\S)(.+?)_(?!\w)/s, "em"],
  [/~~(?=\S)(.+?)~~/s, "s"],
  [/!?\[([^\]]*)\]\([^()\s]*(?:\s[^()]*)?\)/, "span"],
  [/<(b|strong)\b[^<>]*>(.*?)<\/\1>/s, "strong", 2],
  [/<(i|em)\b[^<>]*>(.*?)<\/\1>/s, "em", 2],
  [/<(sub)\b[^<>]*>(.*?)<\/\1>/s, "sub", 2],
  [/<(sup)\b[^<>]*>(.*?)<\/\1>/s, "sup", 2],
];
const ANY_TAG = /<\/?[A-Za-z0-9][^<>]*>/g;
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0", "&shy;": "\u00ad", "&quot;": '"' };
const LONGEST_MARKED = 4000;

/** Return the nodes of a text as people see it while it is typed: the usual marks, no others. */
export function paintInline(text, role = "") {
  if (text.length > LONGEST_MARKED || role === "alt") return [text];
  if (PAGE.format !== "Markdown")
    return plainLines(text.replace(/\\?<\/?\d+\/?>/g, (one) => (one[0] === "<" ? "" : one.slice(1))));
  const found = INLINE_MARKS.map(([pattern, name, group]) => ({ match: pattern.exec(text), name, group }))
    .filter(({ match }) => match)
    .sort((one, other) => one.match.index - other.match.index)[0];
  if (!found) return plainLines(text);
  const { match, name, group } = found;
  const inner = group ? match[group] : (match[1] ?? match[2]);
  const node = el(name, name === "code" ? inner : paintInline(inner));
  return [...plainLines(text.slice(0, match.index)), node, ...paintInline(text.slice(match.index + match[0].length))];
}

function plainLines(text) {
  const isMarked = PAGE.format === "Markdown";
  const lines = (isMarked ? text.replace(/<br\s*\/?>/g, "\n").replace(ANY_TAG, "") : text).split("\n");
  const plain = isMarked ? lines.map(unescaped) : lines;
  return plain.flatMap((line, at) => (at ? [el("br"), line] : [line]));
}

const unescaped = (line) =>
  line.replace(/&(?:amp|lt|gt|nbsp|shy|quot);/g, (one) => ENTITIES[one]).replace(/\\([!-/:-@[-`{-~])/g, "$1");
