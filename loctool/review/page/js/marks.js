// A text with marked spans: terms, findings, tags and characters that one would not see.

import { button, el, HIDDEN } from "./dom.js";
import { number, t } from "./texts.js";

/** Longer texts are cut, with a button that shows all. */
export const LONGEST_SHOWN = 2000;

const UNSEEN_NAMES = {
  0x00ad: "SHY",
  0x061c: "ALM",
  0x115f: "HCF",
  0x180e: "MVS",
  0x200b: "ZWSP",
  0x200c: "ZWNJ",
  0x200d: "ZWJ",
  0x200e: "LRM",
  0x200f: "RLM",
  0x2028: "LS",
  0x2029: "PS",
  0x202a: "LRE",
  0x202b: "RLE",
  0x202c: "PDF",
  0x202d: "LRO",
  0x202e: "RLO",
  0x2060: "WJ",
  0x2066: "LRI",
  0x2067: "RLI",
  0x2068: "FSI",
  0x2069: "PDI",
  0x3164: "HF",
  0xfeff: "BOM",
};
/** Tags, placeholders of the format strings that are common, and characters that one would not see. A joiner between
 * two pictographs makes one of them. */
const SIGNS = new RegExp(
  [
    "(?<tag></?[A-Za-z0-9][^<>\\n]{0,200}>|<!--.{0,200}?-->|\\{\\{?[\\w.:!-]*\\}?\\}|\\$\\{\\w+\\}",
    "|%(?:\\(\\w+\\)|\\d+\\$)?[-+0#]{0,3}\\d*(?:\\.\\d+)?l{0,2}[sdifuxXc@](?![\\p{L}\\d]))",
    "|(?<between>(?<=\\p{Extended_Pictographic}\\uFE0F?\\p{EMod}?)\\u200D(?=\\p{Extended_Pictographic}))",
    "|(?<unseen>[\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u115F\\u180E\\u200B-\\u200F",
    "\\u2028-\\u202E\\u2060-\\u2069\\u3164\\uFEFF]|\\p{Surrogate})",
  ].join(""),
  "gsu",
);

/** Return the name of a character that one would not see. */
export function characterName(character) {
  const code = character.charCodeAt(0);
  return UNSEEN_NAMES[code] ?? `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Return the tags, placeholders and unseen characters of a text as marks. */
export function signsOf(text) {
  return [...text.matchAll(SIGNS)]
    .filter(({ groups }) => !groups.between)
    .map((found) => ({
      start: found.index,
      end: found.index + found[0].length,
      kind: found.groups.tag ? "tag" : "unseen",
    }));
}

/** Return the unseen characters of a text by name, each once. */
export const unseenIn = (text) => [
  ...new Set(
    signsOf(text)
      .filter(({ kind }) => kind === "unseen")
      .map(({ start }) => characterName(text[start])),
  ),
];

/** Cut a text where marks begin and end: [{text, marks}], joined they are the text. Marks may overlap. */
export function cutAtMarks(text, marks) {
  const valid = marks.filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  const waiting = valid.sort((a, b) => a.start - b.start);
  const edges = [...new Set([0, text.length, ...valid.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  let open = [];
  let next = 0;
  return edges.slice(0, -1).map((start, place) => {
    open = open.filter(({ end }) => end > start);
    while (next < waiting.length && waiting[next].start === start) open.push(waiting[next++]);
    return { text: text.slice(start, edges[place + 1]), end: edges[place + 1], marks: [...open] };
  });
}

/** Return the marks of a text after an edit: those before and behind the edited place stay at their words. */
export function moveMarks(marks, from, to) {
  const shorter = Math.min(from.length, to.length);
  let [head, tail] = [0, 0];
  while (head < shorter && from[head] === to[head]) head += 1;
  while (tail < shorter - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1;
  return marks.flatMap((mark) => {
    if (mark.end <= head) return [mark];
    if (mark.start < from.length - tail) return [];
    const by = to.length - from.length;
    return [{ ...mark, start: mark.start + by, end: mark.end + by }];
  });
}

/** Return the nodes of a text with its marks, {start, end, kind, …}: of kind "term", "missing" or "finding", the last
 * with its number and severity. A long text is cut. */
export function paintText(text, marks = []) {
  if (text.length <= LONGEST_SHOWN) return paintPieces(text, marks, true);
  const cut = /[\uD800-\uDBFF]/.test(text[LONGEST_SHOWN - 1]) ? LONGEST_SHOWN - 1 : LONGEST_SHOWN;
  const label = t("Show all {n} characters", { n: number(text.length) });
  const all = button(".s", label, (event) => {
    event.stopPropagation();
    event.target.closest(".b").parentElement.replaceChildren(...paintPieces(text, marks, true));
  });
  return [...paintPieces(text.slice(0, cut), marks, true), "… ", all];
}

/** Return the nodes that lie below a field with the same text: marks that take no room. */
export const paintMirror = (text, marks) => [...paintPieces(text, marks, false), "\u200b"];

function paintPieces(text, marks, isNamed) {
  if (!text) return [];
  return cutAtMarks(text, [...signsOf(text), ...marks]).map((piece) => paintPiece(piece, isNamed));
}

function paintPiece(piece, isNamed) {
  const kinds = new Set(piece.marks.map(({ kind }) => kind));
  let node = piece.text;
  if (kinds.has("unseen") && isNamed) node = el("span.unseen", { "data-name": characterName(piece.text) }, node);
  if (kinds.has("tag")) node = el("span.inline", node);
  if (kinds.has("missing")) node = el("span.term.no", node);
  else if (kinds.has("term")) node = el("span.term", node);
  const findings = piece.marks.filter(({ kind }) => kind === "finding");
  if (!findings.length) return node;
  const ending = findings.filter(({ end }) => end === piece.end).map((finding) => finding.number);
  const numbers = isNamed && ending.length > 0 && el("sup", HIDDEN, ending.join(","));
  return el(`mark.st-${findings[0].severity}`, node, numbers);
}

/** Return the marks of a message's source text, or of a text of its translation. */
export function marksOf(message, side, form = 0) {
  const terms = (message.terms || []).flatMap((use) => {
    const spans = form > 0 ? [] : use[side] || [];
    const kind = use.is_obeyed === false && side === "source" ? "missing" : "term";
    return spans.map(([start, end]) => ({ start, end, kind }));
  });
  return [...terms, ...findingMarks(message, side, form)];
}

/** The numbers are those of the cards: of all findings that nobody allows. An outdated text has them once edited. */
function findingMarks(message, side, form) {
  if (message.state === "outdated" && !message.isLive) return [];
  const open = (message.findings || []).filter((finding) => !finding.reason);
  return open.flatMap(({ span, severity, side: where = "target", form: which = 0 }, place) => {
    if (!span || where !== side || which !== form) return [];
    return [{ start: span[0], end: span[1], kind: "finding", severity, number: place + 1 }];
  });
}
