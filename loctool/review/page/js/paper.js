// The slide as a slide, source and target: trees of Markdown, pictures and boxes of packed decks.

import { $$, el } from "./dom.js";
import { directionOf, slideName, sourceTag } from "./names.js";
import { languageName, t, tagOf } from "./texts.js";
import { PAGE, isTooLong, messageOf, onMessage, placesOf, segmentOf } from "./state.js";
import { activate } from "./shell.js";
import { isPicture, paintInline, paintTree, sourceOf } from "./sheet.js";
import { scaleOf } from "./density.js";

/** Return the picture of a slide on one side, "source" or "target"; null where there is none. */
export function paintPaper(slide, side) {
  const paper = slide[side];
  if (!paper) return null;
  const language = side === "source" ? PAGE.source_language : PAGE.language;
  const label = t("{slide}, {language}", { slide: slideName(slide), language: languageName(language) });
  const layout = paper.layout || "content";
  const sheet = el(`div.sheet.${paper.kind}.${layout}`, { role: "img", "aria-label": label });
  const height = (paper.height || 9) / (paper.width || 16);
  sheet.style.setProperty("--ratio", String(height));
  sheet.style.setProperty("--k", String(scaleOf(slide, height)));
  const { shown, below } = paper.kind === "tree" ? paintTree(paper) : paintBoxes(slide, paper, side);
  const own = { lang: tagOf(language), dir: directionOf(language) };
  sheet.append(el("div.body", own, shown));
  for (const part of below) Object.assign(part, own);
  const outer = el(`div.paper.${side[0]}.${side}`, { click: activateBox }, sheet, ...below);
  if (side === "target") for (const box of $$("[data-seg]", outer)) markState(box);
  return outer;
}

function activateBox(event) {
  const box = event.target.closest("[data-seg]");
  if (box) activate(box.dataset.seg);
}

/** Return the nodes of a packed deck's slide: its picture, boxes above it, and notes below. */
function paintBoxes(slide, paper, side) {
  const boxes = paper.boxes || [];
  const picture =
    isPicture(paper.picture) && el("img.whole", { src: paper.picture, alt: "", loading: "lazy", decoding: "async" });
  const shown = boxes.map((box) => paintBox(box, side));
  const placed = new Set(boxes.flatMap((box) => box.segments));
  const rest = slide.segments.filter(({ id }) => !placed.has(id));
  const loose = picture ? [] : rest.filter(({ role }) => role !== "note" && role !== "alt" && role !== "property");
  const notes = rest.filter(({ role }) => role === "note");
  if (loose.length)
    shown.push(
      el(
        "div.loose",
        loose.map(({ id }) => paintPart(id, side)),
      ),
    );
  const below = notes.length
    ? [
        el(
          "aside.notes",
          notes.map(({ id }) => paintPart(id, side)),
        ),
      ]
    : [];
  return { shown: picture ? [picture, ...shown] : shown, below };
}

function paintBox(box, side) {
  const node = el(
    "div.area",
    box.segments.map((id) => paintPart(id, side)),
  );
  for (const name of ["x", "y", "width", "height"]) node.style.setProperty(`--${name}`, `${box[name]}%`);
  node.style.setProperty("--size", box.size ? `${box.size}cqi` : "2.4cqi");
  if (box.is_changed) node.classList.add("live");
  if (box.is_crowded && side === "target") markLong(node, box.lines, box.most);
  return node;
}

function paintPart(id, side) {
  const segment = segmentOf(id);
  const message = messageOf(segment);
  const text = (side === "target" && message.texts[0]) || message.source[0];
  return el(`div.bx.part.${segment.role}`, { "data-seg": id }, paintInline(text, segment.role));
}

/** Mark a place whose text runs out of its box. */
function markLong(node, lines, most) {
  node.classList.add("over");
  node.dataset.over = most ? t("lines {lines}/{most}", { lines, most }) : t("too long");
}

/** Show how the message of a box on the target's paper stands. */
function markState(box) {
  const segment = segmentOf(box.dataset.seg);
  if (!segment) return;
  const { state, texts } = messageOf(segment);
  const isEmpty = !texts[0];
  box.classList.toggle("empty", isEmpty);
  box.classList.toggle("mach", state === "draft" && !isEmpty);
  if (isEmpty) Object.assign(box, { lang: sourceTag(), dir: directionOf(PAGE.source_language) });
  else for (const name of ["lang", "dir"]) box.removeAttribute(name);
  const isLong = (segment.most && segment.lines > segment.most) || isTooLong(segment);
  box.classList.remove("over");
  delete box.dataset.over;
  if (isLong && !isEmpty && !box.closest(".area")) markLong(box, segment.lines, segment.most);
}

const boxesOf = (id, side = "") => $$(`.paper${side && `.${side}`} [data-seg="${id}"]`);

/** Show a text that is not written yet in the place of a segment on the target's paper; none shows the source's. */
export function showText(segment, text) {
  const shown = text || sourceOf(segment);
  for (const box of boxesOf(segment.id, "target")) {
    if (box.classList.contains("pic")) box.setAttribute("data-alt", shown);
    else box.replaceChildren(...paintInline(shown, segment.role));
    box.classList.toggle("empty", !text);
    box.closest(".sheet.picture")?.classList.add("changed");
    box.closest(".area")?.classList.add("live");
  }
}

/** Ring the boxes of the active segment on both papers, and no others. */
export function markActive(segment) {
  for (const box of $$(".paper .bx.on")) box.classList.remove("on");
  if (segment) for (const box of boxesOf(segment.id)) box.classList.add("on");
}

onMessage((number) => {
  const [first] = (PAGE.slides || []).flatMap(({ segments }) => segments.filter(({ message }) => message === number));
  for (const segment of first ? placesOf(segmentOf(first.id)) : []) {
    showText(segment, messageOf(segment).texts[0]);
    for (const box of boxesOf(segment.id, "target")) markState(box);
  }
});
