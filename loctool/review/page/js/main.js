// Reads the page's data and starts.

import { $ } from "./dom.js";
import { PAGE, SEGMENTS, VIEW, setPage } from "./state.js";
import { dateTime, setCatalogs, t } from "./texts.js";
import { isShown } from "./filters.js";
import { readAddress } from "./address.js";
import { readSettings } from "./settings.js";
import { follow } from "./follow.js";
import { listen } from "./keys.js";
import { goTo, render, say, warn } from "./shell.js";
import { connect, undo } from "./writing.js";

const read = (id) => JSON.parse($(`#${id}`).textContent);

function start() {
  setCatalogs(read("texts"));
  setPage(read("data"));
  readSettings();
  $("#undo").addEventListener("click", () => undo());
  $("#dismiss").addEventListener("click", () => warn(""));
  if (PAGE.kind === "deck") {
    const { segment, slide } = readAddress();
    const first = SEGMENTS.find((one) => (slide ? one.slide === slide.number : true) && isShown(one));
    VIEW.active = (segment || first)?.id || "";
  }
  render();
  follow();
  listen();
  if (location.hash) goTo(location.hash);
  greet();
  if (PAGE.is_served) connect();
}

/** Say what one can do here. */
function greet() {
  if (PAGE.is_served) say(t("All changes are written to the .po files at once."));
  else if (PAGE.kind === "deck") say(t("Read-only, made on {date}.", { date: dateTime(new Date(PAGE.made)) }));
}

start();
