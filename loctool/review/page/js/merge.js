// Two people's changes of one text, joined word by word where they do not touch each other.

import { diffTexts } from "./diff.js";

/** Return the text with the changes of both, or null where they overlap. */
export function mergeTexts(from, mine, theirs) {
  const changes = [...changesTo(from, mine), ...changesTo(from, theirs)].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  let [merged, done, last] = ["", 0, null];
  for (const change of changes) {
    if (last && change.start === last.start && change.end === last.end && change.text === last.text) continue;
    if (last && change.start <= last.end) return null;
    merged += from.slice(done, change.start) + change.text;
    [done, last] = [change.end, change];
  }
  return merged + from.slice(done);
}

/** Return what a text changes, as {start, end, text}: places of the former text, and what stands there now. */
function changesTo(from, text) {
  const changes = [];
  let at = 0;
  for (const [kind, part] of diffTexts(from, text)) {
    const last = changes.at(-1);
    const isNext = kind && last?.end === at;
    if (kind && !isNext) changes.push({ start: at, end: at, text: "" });
    const change = changes.at(-1);
    if (kind === "ins") change.text += part;
    if (kind === "del") change.end += part.length;
    if (kind !== "ins") at += part.length;
  }
  return changes;
}
