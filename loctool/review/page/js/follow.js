// What changes while one looks at the page: messages, the address, the size of the window.

import { $ } from "./dom.js";
import { PAGE, VIEW, onMessage, placesOf, segmentOf } from "./state.js";
import { queryOf, readAddress } from "./address.js";
import { fillAll, updateCaptions } from "./deck.js";
import { updateRail } from "./rail.js";
import { keepingFocus } from "./focus.js";
import { forgetShown } from "./filters.js";
import { placeSearch } from "./top.js";
import { paintNotices } from "./notices.js";
import { activate, goTo, paintCounts, showFilters } from "./shell.js";

const CHANGED = new Set();

/** Follow all of it. */
export function follow() {
  onMessage(noteChange);
  addEventListener("popstate", followAddress);
  addEventListener("beforeprint", fillAll);
  addEventListener("resize", placeSearch);
  const sizes = new ResizeObserver(measure);
  for (const row of [$(".top"), $(".sub"), $(".foot")]) sizes.observe(row);
  measure();
  $("#main").addEventListener("click", followClick);
}

/** Many messages may change in one go: they are painted together. */
function noteChange(number) {
  if (!CHANGED.size) queueMicrotask(paintNoted);
  CHANGED.add(number);
}

function paintNoted() {
  const numbers = [...CHANGED];
  CHANGED.clear();
  forgetShown();
  keepingFocus(() => {
    for (const message of numbers) updateCaptions(message);
    $(".notices")?.replaceChildren(...paintNotices());
    paintCounts();
  });
  updateRail(new Set(numbers.flatMap((message) => placesOf({ message }).map(({ slide }) => slide))));
}

/** Go back and forward: the address says what is shown. */
function followAddress() {
  if (PAGE.kind !== "deck") return;
  const before = queryOf(VIEW);
  const { segment, slide } = readAddress();
  if (queryOf(VIEW) !== before) showFilters();
  const { hash } = location;
  // a browser takes the focus away once it has followed a link within the page
  if (segment || slide) setTimeout(() => goTo(hash));
}

/** A click on a segment or on its box on the slide makes it the active one. */
function followClick(event) {
  if (event.defaultPrevented || event.target.closest("a, button, input, textarea, select, summary")) return;
  if (String(getSelection())) return; // somebody marks words
  const id = event.target.closest(".seg")?.id.slice(4);
  if (id && id !== VIEW.active && segmentOf(id)) activate(id);
}

/** Tell the style how high the rows are that stay: nothing may lie hidden behind them. */
function measure() {
  const heights = [$(".top"), $(".sub")].map((row) => (isSticky(row) ? row.offsetHeight : 0));
  const set = (name, pixels) => document.documentElement.style.setProperty(name, `${pixels}px`);
  set("--head", $(".top").offsetHeight);
  set("--top", heights[0] + heights[1]);
  set("--foot", getComputedStyle($(".foot")).position === "fixed" ? $(".foot").offsetHeight : 0);
}

const isSticky = (row) => !row.hidden && getComputedStyle(row).position === "sticky";
