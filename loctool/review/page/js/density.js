// How small the text of a full slide is written, so that it fits: estimated, since measuring needs a layout each.

const SCALES = [1, 0.92, 0.84, 0.76, 0.7, 0.64, 0.58];
/** Of what fits at no scale: the paper grows, and its letters stay readable. */
const ENDLESS = 0.84;
const SHEET_WIDTH = 88;
const HEADING_NAME = /^h[1-6]$/;
const ROW_NAMES = new Set(["tr"]);
const HOLDER_NAMES = new Set(["ul", "ol", "li", "blockquote", "div", "table", "thead", "tbody"]);

/** Return the factor for the letters on both papers of a slide: the fuller one decides. Heights in cqi. */
export function scaleOf(slide, ratio) {
  const papers = [slide.source, slide.target].filter((paper) => paper?.kind === "tree");
  const room = 100 * ratio - 9;
  const fits = (k) => papers.every((paper) => heightOf(onSheet(paper), SHEET_WIDTH, k) <= room);
  return SCALES.find(fits) ?? ENDLESS;
}

const onSheet = (paper) => (paper.content || []).filter((one) => !["aside", "header", "footer"].includes(one[0]));

const heightOf = (nodes, width, k) => nodes.reduce((sum, one) => sum + blockHeight(one, width, k), 0);

function blockHeight(one, width, k) {
  if (typeof one === "string") return linesOf(one.length, width, 2.9 * k) * 4.2 * k;
  const [name, attributes, ...children] = one;
  if (name === "br") return 0;
  if (name === "h1") return linesOf(lengthOf(children), width, 4.2) * 5.1 + 3.8;
  if (HEADING_NAME.test(name)) return linesOf(lengthOf(children), width, 3.4 * k) * 4.3 * k + 1.4;
  if (name === "img") return attributes.class === "bg" ? 0 : attributes.src ? 24 * k : 14 * k;
  if (name === "pre") return textOf(children).split("\n").length * 3.1 * k + 3;
  if (attributes.class === "cols")
    return Math.max(...children.map((one) => blockHeight(one, width / children.length, k)), 0);
  if (ROW_NAMES.has(name)) return rowHeight(children, width, k);
  if (HOLDER_NAMES.has(name) && children.some((child) => typeof child !== "string" && !isInline(child)))
    return heightOf(children, name === "li" || name === "blockquote" ? width - 4 : width, k) + 0.4;
  return (linesOf(lengthOf(children), width, 2.9 * k) + breaksIn(children)) * 4.2 * k + 1.3 * k;
}

const rowHeight = (cells, width, k) =>
  Math.max(...cells.map((cell) => linesOf(lengthOf(cell.slice(2)), width / cells.length, 2.5 * k)), 1) * 3.6 * k +
  1.4 * k;
const isInline = ([name]) => ["em", "strong", "code", "span", "a", "sub", "sup", "del", "br"].includes(name);
const linesOf = (length, width, size) => Math.max(Math.ceil((length * size * 0.52) / width), 1);
const textOf = (nodes) => nodes.map((one) => (typeof one === "string" ? one : textOf(one.slice(2)))).join("");
const lengthOf = (nodes) => textOf(nodes).length;
const breaksIn = (nodes) => nodes.filter((one) => one[0] === "br").length;
