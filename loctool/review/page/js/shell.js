// What is around the segments: the top row, filters, the rail, the status line. Contract: say, warn, activate, render.

import { $, button, el, icon } from "./dom.js";
import { PAGE, SEGMENTS, VIEW, isOpen, isRepeated, messageOf, segmentOf } from "./state.js";
import { number, t } from "./texts.js";
import { forgetShown, clearFilters, isFiltered, isShown } from "./filters.js";
import { placeOf, writeAddress } from "./address.js";
import { filledArticle, hideSlides, paintSlides, repaintArticle, sectionOf } from "./deck.js";
import { hideEntries, markSlide, paintRail } from "./rail.js";
import { paintChips } from "./chips.js";
import { paintTop, placeSearch } from "./top.js";
import { paintSettings } from "./settings.js";
import { paintNotices, paintDeckParts } from "./notices.js";
import { paintOverview } from "./overview.js";
import { markActive } from "./paper.js";
import { approve } from "./writing.js";
import { keepingFocus } from "./focus.js";
import { watchPairs } from "./pair.js";

/** Tell what was done, in the status line, which screen readers read. */
export function say(...sentences) {
  $("#live").textContent = sentences.filter(Boolean).join(" ");
}

/** Tell what went wrong, at once; it stays until it is mended (an empty sentence) or dismissed. */
export function warn(sentence) {
  $("#alert").textContent = sentence;
  $("#dismiss").hidden = !sentence;
}

/** Show the Undo button, or hide it where there is nothing to undo. */
export function showUndo(isPossible) {
  $("#undo").hidden = !isPossible;
}

/** Make a segment the active one: paints it, moves the focus to it, scrolls as little as is needed.
 * Options: `top` scrolls its slide to the top; `focus: false` leaves the focus; `scroll: false` does not scroll. */
export function activate(id, { top = false, focus = true, scroll = true } = {}) {
  const segment = segmentOf(id);
  if (!segment) return;
  const before = segmentOf(VIEW.active);
  const painted = filledArticle(segment);
  const at = painted.getBoundingClientRect().top;
  VIEW.active = id;
  if (before && before !== segment) repaintArticle(before);
  const article = before === segment && painted.classList.contains("on") ? painted : repaintArticle(segment);
  markActive(segment);
  scrollBy({ top: article.getBoundingClientRect().top - at, behavior: "instant" });
  if (focus) article.focus({ preventScroll: true });
  if (scroll) showArticle(segment, article, top);
  markSlide(segment.slide);
  if (scroll) VIEW.isMoved = true;
  writeAddress();
  paintPosition();
}

/** Scroll an article into sight; its top, if it is higher than the window. */
function showArticle(segment, article, top) {
  const target = top ? sectionOf(segment.slide) : article;
  const style = getComputedStyle(document.documentElement);
  const free = innerHeight - parseFloat(style.scrollPaddingTop) - parseFloat(style.scrollPaddingBottom);
  const isTall = article.offsetHeight > free - parseFloat(getComputedStyle(article).scrollMarginTop);
  const show = () => target.scrollIntoView({ block: top || isTall ? "start" : "nearest", behavior: "instant" });
  show();
  requestAnimationFrame(show); // what was not painted until now has its true height only now
}

/** Go by `step` segments to one that is shown and `wanted`; returns it. */
export function go(step, wanted = () => true) {
  const at = SEGMENTS.indexOf(segmentOf(VIEW.active));
  for (let i = at < 0 && step < 0 ? SEGMENTS.length - 1 : at + step; SEGMENTS[i]; i += step) {
    if (!isShown(SEGMENTS[i]) || !wanted(SEGMENTS[i])) continue;
    activate(SEGMENTS[i].id);
    return SEGMENTS[i];
  }
  say(step > 0 ? t("This is the last one.") : t("This is the first one."));
  return undefined;
}

/** Move the focus to the active segment; if the filters hide it, to the next one that they show. */
export function focusActive() {
  const at = SEGMENTS.indexOf(segmentOf(VIEW.active));
  const next = [...SEGMENTS.slice(Math.max(0, at)), ...SEGMENTS].find(isShown);
  if (next) activate(next.id);
}

/** Go to the first shown segment of the next slide, or of the one before. */
export function goSlide(step) {
  const slide = segmentOf(VIEW.active)?.slide;
  const shown = PAGE.slides.filter(({ segments }) => segments.some(({ id }) => isShown(segmentOf(id))));
  const numbers = shown.map((one) => one.number);
  const at = numbers.indexOf(slide);
  const next = shown[at < 0 ? 0 : at + step];
  if (!next) return say(step > 0 ? t("This is the last slide.") : t("This is the first slide."));
  activate(next.segments.map(({ id }) => segmentOf(id)).find(isShown).id, { top: true });
}

/** Go to what #5.3 or #s5 names. */
export function goTo(hash, options = {}) {
  const { segment, slide } = placeOf(hash);
  const first = slide?.segments.map(({ id }) => segmentOf(id)).find(isShown);
  if (segment && !isShown(segment)) resetFilters();
  if (segment) activate(segment.id, options);
  else if (first) activate(first.id, { top: true, ...options });
  else if (slide) (resetFilters(), activate(slide.segments[0]?.id, { top: true, ...options }));
}

/** Show all segments again. */
export function resetFilters() {
  clearFilters();
  showFilters();
}

/** Show filters that were set elsewhere than in their row. */
export function showFilters() {
  const field = $("#search");
  if (field) field.value = VIEW.query;
  applyFilters();
}

/** Show what passes the filters, and say how much that is. */
export function applyFilters() {
  hideSlides();
  hideEntries();
  let counts;
  keepingFocus(() => (counts = paintChips(applyFilters)));
  $(".none").hidden = SEGMENTS.some(isShown) || !SEGMENTS.length;
  writeAddress();
  if (!isFiltered()) return say(t("All segments are shown."));
  say(t("Filters: {n}/{all}.", { n: number(counts.shown), all: number(counts.all) }));
}

/** Show how many messages each filter has now. */
export function paintCounts() {
  paintChips(applyFilters);
  paintPosition();
}

/** Paint the page anew, with the focus where it was. */
export function render() {
  keepingFocus(() => {
    forgetShown();
    paintWords();
    paintTop(applyFilters);
    paintSettings(PAGE.kind === "deck", PAGE.is_served, settingChanged);
    $(".sub").hidden = PAGE.kind !== "deck";
    if (PAGE.kind === "deck") paintDeck();
    else $("#main").replaceChildren(paintOverview());
    paintFoot();
  });
}

function paintDeck() {
  $(".sub").replaceChildren();
  paintChips(applyFilters);
  placeSearch();
  const slides = paintSlides(segmentOf(VIEW.active)?.slide);
  const none = el("div.none", { hidden: SEGMENTS.some(isShown) || !SEGMENTS.length });
  none.append(
    el("p", t("Nothing matches these filters.")),
    button("", t("Show all"), () => (resetFilters(), focusActive())),
  );
  const body = el("div.deck", paintDeckParts(), el("div.notices", paintNotices()), none, slides, paintDeckParts());
  $("#main").replaceChildren(el("div.in.lay", paintRail(), body));
  showLayout();
  watchPairs();
  const active = segmentOf(VIEW.active);
  if (active) markActive(active);
  if (active) markSlide(active.slide);
}

function showLayout() {
  $(".lay")?.classList.toggle("one", VIEW.layout === "one");
  $(".lay")?.classList.toggle("text-only", VIEW.layout === "texts");
}

function settingChanged(name) {
  if (name === "ui") render();
  showLayout();
  watchPairs();
  if (name !== "theme" && VIEW.active) activate(VIEW.active, { focus: false });
}

/** Put the words of the page's frame into the language of the page. */
function paintWords() {
  $(".skip").textContent = PAGE.kind === "deck" ? t("Skip to the segments") : t("Skip to the table");
  $("#dismiss").setAttribute("aria-label", t("Dismiss"));
  $("#undo").replaceChildren(t("Undo"), el("kbd", { "aria-hidden": "true" }, "u"));
}

function paintFoot() {
  const isDeck = PAGE.kind === "deck";
  $(".pad").hidden = !isDeck;
  $(".foot").classList.toggle("quiet", !isDeck);
  if (!isDeck) return;
  const sign = (name, label, step) =>
    button("", icon(name, ""), () => go(step), "", { "aria-label": label, "data-key": `pad-${name}` });
  const editing = [
    button("", t("Edit"), editActive, "", { "data-key": "pad-edit" }),
    button(".p", t("Approve and next"), () => approve(segmentOf(VIEW.active)), "", { "data-key": "pad-approve" }),
  ];
  const reading = [
    button("", t("Previous open"), () => go(-1, isOpen), "", { "data-key": "pad-p" }),
    button("", t("Next open"), () => go(1, isOpen), "", { "data-key": "pad-n" }),
  ];
  const steps = [sign("up", t("Previous"), -1), sign("down", t("Next"), 1)];
  $(".pad").replaceChildren(...steps, ...(PAGE.is_served ? editing : reading));
  paintPosition();
}

/** Put the cursor into the field of the active segment. */
export function editActive() {
  $(".seg.on textarea")?.focus();
}

/** Show where one is, and how many messages are approved. */
function paintPosition() {
  const all = SEGMENTS.filter((segment) => !isRepeated(segment));
  const approved = all.filter((segment) => messageOf(segment).state === "approved").length;
  const values = { n: number(approved), all: number(all.length) };
  const words = t("{n}/{all} approved", values);
  $("#position").textContent = [VIEW.active, words].filter(Boolean).join(" · ");
}
