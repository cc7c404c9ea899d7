// The slides with their segments. Frames of all slides are there at once, those around the address are filled first and
// the rest when the browser is idle: 5,000 segments show in a second, and the browser's own search finds all. What that
// saves, the row "first paint" of benchmarks/review.py shows beside the column "all at once".

import { $, button, el, icon, voice } from "./dom.js";
import { PAGE, VIEW, messageOf, placesOf, segmentOf } from "./state.js";
import { languageName, t, tagOf } from "./texts.js";

import { isShown } from "./filters.js";
import { markActive, paintPaper } from "./paper.js";
import { paintActive, paintSegment } from "./segment.js";

/** Slides that are painted before the first picture, from the one before the address on. */
const FIRST_SLIDES = 6;
/** Milliseconds that have to be left of an idle period to paint another slide. */
const LEAST_IDLE = 6;

/** Number of a slide -> {slide, section, items: [{segment, item}]}; there are items when it is filled. */
const FRAMES = new Map();
let FILLING = 0;

/** Return the frames of all slides, those around a slide filled. */
export function paintSlides(number) {
  FRAMES.clear();
  for (const slide of PAGE.slides || []) {
    const section = el("section.slide", { id: `s${slide.number}`, "aria-labelledby": `h${slide.number}` });
    FRAMES.set(slide.number, { slide, section, items: null });
  }
  const frames = [...FRAMES.values()];
  const at = Math.max(
    0,
    frames.findIndex(({ slide }) => slide.number === number),
  );
  const first = Math.max(0, at - 1);
  for (const frame of frames.slice(first, first + FIRST_SLIDES)) fillFrame(frame);
  fillWhenIdle([...frames.slice(first), ...frames.slice(0, first).reverse()]);
  hideSlides();
  return frames.map(({ section }) => section);
}

function fillWhenIdle(frames) {
  const idle = window.requestIdleCallback || ((work) => setTimeout(work, 20, { timeRemaining: () => 10 }));
  const mine = ++FILLING;
  const work = (deadline) => {
    if (mine !== FILLING) return;
    while (frames.length && (frames[0].items || deadline.timeRemaining() > LEAST_IDLE || deadline.didTimeout)) {
      fillFrame(frames.shift());
      if (deadline.didTimeout) break;
    }
    if (frames.length) idle(work, { timeout: 200 });
  };
  idle(work, { timeout: 200 });
}

/** Fill all frames at once: for print. */
export function fillAll() {
  for (const frame of FRAMES.values()) fillFrame(frame);
}

function fillFrame(frame) {
  if (frame.items) return;
  const { slide, section } = frame;
  frame.items = slide.segments.map(({ id }) => {
    const segment = segmentOf(id);
    return { segment, item: el("li", { hidden: !isShown(segment) }, paintArticle(segment)) };
  });
  section.append(
    paintBoth(slide),
    el(
      "ol.segs",
      frame.items.map(({ item }) => item),
    ),
  );
  if (slide.segments.some(({ id }) => id === VIEW.active)) markActive(segmentOf(VIEW.active));
}

const paintArticle = (segment) => (segment.id === VIEW.active ? paintActive(segment) : paintSegment(segment));

/** Return the slide on both sides, which stays in sight while its segments are scrolled. */
function paintBoth(slide) {
  const sides = ["source", "target"].map((side) => {
    const paper = paintPaper(slide, side);
    return el(`div.side.${side}`, paintCaption(slide, side), paper && el("div.hold", paper));
  });
  return el(`div.both${slide.source || slide.target ? "" : ".bare"}`, sides);
}

function paintCaption(slide, side) {
  const language = side === "source" ? PAGE.source_language : PAGE.language;
  const name = el("span.q", languageName(language));
  if (side === "target") return el("div.cap", name, isDraft(slide) && draftWarning(), flipButton(slide));
  const label = PAGE.path ? t("Slide {n}", { n: slide.number }) : t("Messages, part {n}", { n: slide.number });
  const title = slide.title && voice(": ", el("span", { lang: tagOf(PAGE.source_language) }, slide.title));
  return el("div.cap", el("h2", { id: `h${slide.number}` }, label, title), name, flipButton(slide));
}

const isDraft = (slide) => slide.segments.some((segment) => messageOf(segment).state === "draft");
const draftWarning = () => el("span.mt.st-draft", icon("draft"), " ", t("machine draft, not reviewed"));

/** A button of the views that show one side: it switches to the other. */
function flipButton({ number }) {
  const codes = [PAGE.source_language, PAGE.language].map((code) => code.toUpperCase()).join(" ⇄ ");
  const click = () => {
    const { section } = FRAMES.get(number);
    section.classList.toggle("flipped");
    for (const side of ["source", "target"]) {
      const other = $(`.side.${side} .flip`, section);
      if (other.checkVisibility()) other.focus({ preventScroll: true });
    }
  };
  return button(".s.flip", [codes, voice(": ", t("Show the slide in the other language"))], click);
}

/** Hide the segments and slides that do not pass the filters. */
export function hideSlides() {
  for (const { slide, section, items } of FRAMES.values()) {
    section.hidden = !slide.segments.some(({ id }) => isShown(segmentOf(id)));
    for (const { segment, item } of items || []) item.hidden = !isShown(segment);
  }
}

/** Return the article of a segment; its slide is filled if it was not. */
export function filledArticle(segment) {
  const frame = segment && FRAMES.get(segment.slide);
  if (!frame) return null;
  fillFrame(frame);
  return frame.items.find((one) => one.segment === segment)?.item.firstElementChild || null;
}

/** Return the section of a slide, filled. */
export function sectionOf(number) {
  const frame = FRAMES.get(number);
  if (frame) fillFrame(frame);
  return frame?.section;
}

/** Paint a segment anew, if it was painted at all. Returns its article. */
export function repaintArticle(segment) {
  const items = segment && FRAMES.get(segment.slide)?.items;
  const item = items?.find((one) => one.segment === segment)?.item;
  item?.replaceChildren(paintArticle(segment));
  return item?.firstElementChild;
}

/** Say again, above the slides of a message, whether they show machine drafts. Articles and papers follow their
 * messages by themselves. */
export function updateCaptions(number) {
  for (const place of new Set(placesOf({ message: number }).map((segment) => segment.slide))) {
    const { slide, section, items } = FRAMES.get(place);
    if (!items) continue;
    $(".side.target .mt", section)?.remove();
    if (isDraft(slide)) $(".side.target .flip", section).before(draftWarning());
  }
}
