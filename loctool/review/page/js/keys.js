// Single keys, for those who want them: outside fields, never with Ctrl, Alt or Meta. Each has a button as well.

import { $ } from "./dom.js";
import { PAGE, VIEW, isOpen, segmentOf } from "./state.js";
import { editActive, focusActive, go, goSlide } from "./shell.js";
import { approve, redo, undo } from "./writing.js";
import { refuseToWrite } from "./editor.js";
import { openWaiver } from "./findings.js";
import { insertTerm, takeHypothesis } from "./insert.js";
import { openTermForm } from "./terms.js";
import { showNextLanguage } from "./top.js";
import { showHelp } from "./help.js";

/** Listen to the keyboard. */
export function listen() {
  addEventListener("keydown", followKey);
}

/** Key -> what it does: on the page of a deck, and where the page can write. */
const READING = {
  j: () => go(1),
  k: () => go(-1),
  n: () => go(1, isOpen),
  p: () => go(-1, isOpen),
  J: () => goSlide(1),
  K: () => goSlide(-1),
  o: () => showNextLanguage(),
  "/": () => focusSearch(),
};
const WRITING = {
  a: () => approve(segmentOf(VIEW.active)),
  e: () => editActive(),
  u: () => undo(),
  U: () => redo(),
  w: () => openWaiver(),
  t: () => insertTerm(),
  T: () => openTermForm(),
};

/** Return what a key does here, or undefined. */
export function actionOf(key) {
  if (key === "?" || key === "F1") return showHelp;
  if (PAGE.kind !== "deck") return undefined;
  const action = /^[1-9]$/.test(key) ? () => takeHypothesis(Number(key)) : WRITING[key];
  return READING[key] || (action && (PAGE.is_served ? action : refuseToWrite));
}

function followKey(event) {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if ($("dialog[open]")) return;
  if (event.key === "Escape" || (event.key === "Enter" && event.target.id === "search")) return leaveField(event);
  const isTyping = event.target.closest?.("input:not([type=radio]), textarea, select, [contenteditable]");
  if (event.key !== "F1" && (isTyping || !VIEW.keys)) return;
  if (event.target.closest?.("[popover]") && event.key !== "F1") return;
  const action = actionOf(latinKey(event));
  if (!action) return;
  event.preventDefault();
  action();
}

/** Return the key; of a layout without Latin letters, as Russian, what stands in its place on an English one. */
function latinKey({ key, code, shiftKey }) {
  if (/^[ -~]$/.test(key) || key.length > 1) return key;
  if (/^Key[A-Z]$/.test(code)) return shiftKey ? code[3] : code[3].toLowerCase();
  if (/^Digit\d$/.test(code)) return code[5];
  return key;
}

/** Leave a field with Esc, or the search with Enter: the focus goes to the active segment, what was typed stays. */
function leaveField(event) {
  if ($("#view:popover-open")) return;
  if (PAGE.kind !== "deck" || !event.target.closest?.("input, textarea, select, .seg.on *")) return;
  event.preventDefault();
  focusActive();
}

function focusSearch() {
  const folded = $("#search").closest("details");
  if (folded) folded.open = true;
  $("#search").focus();
  $("#search").select();
}
