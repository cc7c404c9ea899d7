// Reads the page's data and starts.

import { $ } from "./dom.js";
import { PAGE, SEGMENTS, VIEW, setPage } from "./state.js";
import { dateTime, setCatalogs, t } from "./texts.js";
import { isShown } from "./filters.js";
import { readAddress } from "./address.js";
import { readSettings } from "./settings.js";
import { follow } from "./follow.js";
import { listen } from "./keys.js";
import { activate, goTo, render, say, warn } from "./shell.js";
import { connect, undo } from "./writing.js";

const read = (id) => JSON.parse($(`#${id}`).textContent);

function start() {
  setCatalogs(read("texts"));
  setPage(read("data"));
  readSettings();
  $("#undo").addEventListener("click", () => undo());
  $("#dismiss").addEventListener("click", () => warn(""));
  const place = PAGE.kind === "deck" ? readAddress() : {};
  const first = firstShown(place);
  VIEW.active = (first || place.segment)?.id || "";
  render();
  follow();
  listen();
  if (place.segment && first) activate(first.id);
  else if (location.hash && first) goTo(location.hash);
  greet();
  if (PAGE.is_served) connect();
}

/** Return the segment that the address names or, if its filters hide it, the next one that they show. */
function firstShown({ segment, slide }) {
  const at = SEGMENTS.findIndex((one) => one === segment || one.slide === slide?.number);
  return [...SEGMENTS.slice(Math.max(0, at)), ...SEGMENTS].find(isShown);
}

/** Say what one can do here. */
function greet() {
  if (PAGE.is_served) say(t("All changes are written to the .po files at once."));
  else if (PAGE.kind === "deck") say(t("Read-only, made on {date}.", { date: dateTime(new Date(PAGE.made)) }));
}

start();
