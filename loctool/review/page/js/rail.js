// The slides at the left edge of a wide window: where one is, and how each slide stands.

import { $, $$, el } from "./dom.js";
import { PAGE, STATES, VIEW, isOpen, messageOf, segmentOf } from "./state.js";
import { t, tagOf, tn } from "./texts.js";

import { isShown } from "./filters.js";

/** With more slides the rail is filled after the first picture of the page. */
const MOST_AT_ONCE = 300;

/** Return the rail; a link is three nodes, since there may be thousands. */
export function paintRail() {
  const slides = PAGE.slides || [];
  const label = PAGE.path ? t("Slides") : t("Messages");
  const rail = el("nav.rail", { "aria-label": label }, el("h2", label));
  const fill = () => rail.append(...slides.map(paintEntry));
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
  fillEntry(slide, entry);
  return entry;
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
    const entry = (!numbers || numbers.has(slide.number)) && document.getElementById(`rail-${slide.number}`);
    if (entry) fillEntry(slide, entry);
  }
}

/** Hide the slides of which nothing is shown. */
export function hideEntries() {
  for (const slide of PAGE.slides || []) {
    const entry = document.getElementById(`rail-${slide.number}`);
    if (entry) entry.hidden = !slide.segments.some(({ id }) => isShown(segmentOf(id)));
  }
}

/** Mark the slide on which one is, and keep it in sight in the rail. */
export function markSlide(number) {
  const entry = document.getElementById(`rail-${number}`);
  for (const one of $$(".rail [aria-current]")) if (one !== entry) one.removeAttribute("aria-current");
  if (!entry || entry.getAttribute("aria-current")) return;
  entry.setAttribute("aria-current", "true");
  const rail = $(".rail");
  const [top, bottom] = [entry.offsetTop, entry.offsetTop + entry.offsetHeight];
  if (top < rail.scrollTop) rail.scrollTop = top - 8;
  else if (bottom > rail.scrollTop + rail.clientHeight) rail.scrollTop = bottom - rail.clientHeight + 8;
}
