// What is around the segments: the top row, filters, the rail, the status line. Contract: say, warn, activate, render.

import { $ } from "./dom.js";

/** Tell what was done, in the status line, which screen readers read. */
export function say(...sentences) {
  $("#live").textContent = sentences.filter(Boolean).join(" ");
}

/** Tell what went wrong, at once. */
export function warn(sentence) {
  $("#alert").textContent = sentence;
}

/** Make a segment the active one: paints it, moves the focus to it, scrolls as little as is needed. */
export function activate(_id, _options = {}) {}

/** Go by `step` segments to one that is shown and `wanted`; returns it. */
export const go = (_step, _wanted = () => true) => undefined;

/** Paint the page anew, with the focus where it was. */
export function render() {}
