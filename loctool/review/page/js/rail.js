// The slides at the left edge of a wide window: where one is, and how each slide stands.

import { $, $$, el } from "./dom.js";
import { PAGE, STATES, VIEW, isOpen, messageOf, segmentOf } from "./state.js";
import { t, tagOf, tn } from "./texts.js";

import { isShown } from "./filters.js";

/** With more slides the rail is filled after the first picture of the page. */
const MOST_AT_ONCE = 300;
/** Links of a group: the browser lays out the groups in sight alone (content-visibility). Row "a filter taken back" of
 * benchmarks/review.py, 5,000 segments on a busy machine: 99 ms, 289 with each link a group of its own. */
const A_GROUP = 24;

let ENTRIES = new Map();
let GROUPS = [];

/** Return the rail; a link is three nodes, since there may be thousands. */
export function paintRail() {
  const slides = PAGE.slides || [];
  const label = PAGE.path ? t("Slides") : t("Messages");
  const rail = el("nav.rail", { "aria-label": label }, el("h2", label));
  [ENTRIES, GROUPS] = [new Map(), []];
  const fill = () => {
    for (let first = 0; first < slides.length; first += A_GROUP) {
      const some = slides.slice(first, first + A_GROUP);
      const node = el("div", some.map(paintEntry));
      GROUPS.push({ some, node });
      rail.append(node);
    }
    GROUPS.forEach(sizeGroup);
  };
  if (slides.length <= MOST_AT_ONCE) fill();
  else
    requestAnimationFrame(() =>
      setTimeout(() => {
        fill();
        if (VIEW.active) markSlide(segmentOf(VIEW.active).slide);
      }),
    );
  return rail;
}

function paintEntry(slide) {
  const strip = el("span.strip");
  const entry = el(
    "a",
    { href: `#s${slide.number}`, id: `rail-${slide.number}`, "data-n": slide.number },
    el("span.tt", { lang: tagOf(PAGE.source_language) }, slide.title || "–"),
    strip,
  );
  ENTRIES.set(slide.number, entry);
  fillEntry(slide, entry);
  return entry;
}

/** Give a group the height of the links that are shown, by which it takes its room as long as it is out of sight. */
function sizeGroup({ some, node }) {
  const shown = some.filter(({ number }) => !ENTRIES.get(number).hidden).length;
  node.hidden = !shown;
  node.style.setProperty("--shown", shown);
}

/** Say in an entry how its slide stands: a strip of the states' colours, and the number of open segments. */
function fillEntry(slide, entry) {
  const segments = slide.segments.map(({ id }) => segmentOf(id));
  const open = segments.filter(isOpen).length;
  const words = [t("Slide {n}", { n: slide.number }), slide.title, open && tn("{n} open", "{n} open", open)];
  entry.setAttribute("aria-label", words.filter(Boolean).join(", "));
  entry.lastElementChild.style.setProperty("background", stripOf(segments.map((one) => messageOf(one).state)));
  entry.dataset.open = open || "";
  entry.hidden = !segments.some(isShown);
}

/** Return a gradient with a piece for each segment, approved ones first. */
function stripOf(states) {
  const sorted = STATES.flatMap((state) => states.filter((one) => one === state));
  const width = 100 / sorted.length;
  const stops = sorted.map((state, i) => `var(--is-${state}) ${i * width}% ${(i + 1) * width}%`);
  return `linear-gradient(90deg, ${stops.join(", ") || "transparent"})`;
}

/** Show again how slides stand: those named, or all. */
export function updateRail(numbers = null) {
  for (const slide of PAGE.slides || []) {
    const entry = (!numbers || numbers.has(slide.number)) && ENTRIES.get(slide.number);
    if (entry) fillEntry(slide, entry);
  }
  GROUPS.forEach(sizeGroup);
}

/** Hide the slides of which nothing is shown. */
export function hideEntries() {
  for (const slide of GROUPS.length ? PAGE.slides : []) {
    ENTRIES.get(slide.number).hidden = !slide.segments.some(({ id }) => isShown(segmentOf(id)));
  }
  GROUPS.forEach(sizeGroup);
}

/** Mark the slide on which one is, and keep it in sight in the rail. */
export function markSlide(number) {
  const entry = ENTRIES.get(number);
  for (const one of $$(".rail [aria-current]")) if (one !== entry) one.removeAttribute("aria-current");
  if (!entry || entry.getAttribute("aria-current")) return;
  entry.setAttribute("aria-current", "true");
  const rail = $(".rail");
  const top = entry.getBoundingClientRect().top - rail.getBoundingClientRect().top + rail.scrollTop;
  const bottom = top + entry.offsetHeight;
  if (top < rail.scrollTop) rail.scrollTop = top - 8;
  else if (bottom > rail.scrollTop + rail.clientHeight) rail.scrollTop = bottom - rail.clientHeight + 8;
}
