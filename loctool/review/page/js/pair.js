// The pair of slides stays in sight while a tall segment is scrolled: it shrinks by what the segments push it.

import { $, $$ } from "./dom.js";

/** Share of the window's height that a slide keeps. */
const LEAST_SHARE = 0.22;

let NEAR = new Set();
let WATCH = null;

/** Watch which slides are at the top edge of the window. */
export function watchPairs() {
  WATCH?.disconnect();
  NEAR = new Set();
  WATCH = new IntersectionObserver(noteNear);
  for (const section of $$(".slide")) WATCH.observe(section);
  addEventListener("scroll", shrinkSoon, { passive: true });
  addEventListener("resize", shrinkSoon, { passive: true });
  shrinkSoon();
}

function noteNear(entries) {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) NEAR.add(target);
    else NEAR.delete(target);
  }
  shrinkPairs();
}

let IS_WAITING = false;

function shrinkSoon() {
  if (IS_WAITING) return;
  IS_WAITING = true;
  requestAnimationFrame(() => {
    IS_WAITING = false;
    shrinkPairs();
  });
}

/** Shrink the slides by as much as their sections are scrolled under the rows at the top. Measures all, then writes. */
function shrinkPairs() {
  const top = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--top")) || 0;
  const sizes = [...NEAR].map((section) => sizeOf($(".both", section), section, top)).filter(Boolean);
  for (const { pair, cut, scale } of sizes) {
    pair.classList.toggle("stuck", cut > 0);
    pair.style.setProperty("--cut", `${cut}px`);
    pair.style.setProperty("--scale", scale);
  }
}

/** Return how far a pair is covered: what stands below a slide goes first, then the slide shrinks. */
function sizeOf(pair, section, top) {
  const holds = pair ? $$(".hold", pair).filter((hold) => hold.offsetHeight) : [];
  if (!holds.length) return null;
  const height = Math.max(...holds.map((hold) => hold.offsetHeight));
  const slide = Math.max(...holds.map((hold) => ($(".sheet", hold) || hold).offsetHeight));
  const least = Math.min(slide, innerHeight * LEAST_SHARE);
  const isShrinking = getComputedStyle(pair).getPropertyValue("--shrinks").trim() === "1";
  const pushed = top - section.getBoundingClientRect().top;
  const cut = isShrinking ? Math.round(Math.min(Math.max(0, pushed), height - least)) : 0;
  return { pair, cut, scale: Math.min(1, (height - cut) / slide) };
}
