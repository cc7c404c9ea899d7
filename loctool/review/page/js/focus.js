// Painting anew takes the focused element away: its successor, known by its data-key or id, gets the focus back.

import { $ } from "./dom.js";

/** Paint, and leave the focus where it was. */
export function keepingFocus(paint) {
  const had = document.activeElement;
  const successor = successorOf(had);
  const selection = had?.matches?.("textarea") ? [had.selectionStart, had.selectionEnd, had.selectionDirection] : null;
  paint();
  if (!successor || document.activeElement === had) return;
  const now = successor();
  if (!now) return;
  now.focus({ preventScroll: true });
  if (selection && now.matches("textarea")) now.setSelectionRange(...selection);
}

/** Return how to find an element's successor. */
function successorOf(element) {
  if (!element || element === document.body) return null;
  const article = element.closest("article")?.id;
  const within = () => (article ? document.getElementById(article) : document);
  const { key } = element.dataset;
  if (key) return () => (within() && $(`[data-key="${CSS.escape(key)}"]`, within())) || (article ? within() : null);
  if (element.matches("textarea")) return () => within() && ($("textarea", within()) || within());
  if (element.id) return () => document.getElementById(element.id);
  return article ? within : null;
}
