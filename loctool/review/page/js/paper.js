// The slide as a slide. Owner's contract: paintPaper, showText, markActive.

import { el } from "./dom.js";
import { languageName, t } from "./texts.js";
import { PAGE } from "./state.js";

/** Return the picture of a slide on one side, "source" or "target"; null where there is none. */
export function paintPaper(slide, side) {
  const paper = slide[side];
  if (!paper) return null;
  const language = side === "source" ? PAGE.source_language : PAGE.language;
  const label = t("Slide {n}, {language}", { n: slide.number, language: languageName(language) });
  return el(`div.paper.${side}`, { lang: language, role: "img", "aria-label": label });
}

/** Show a text that is not written yet in the place of a segment on the target's paper. */
export function showText(_segment, _text) {}

/** Ring the boxes of the active segment on both papers, and no others. */
export function markActive(_segment) {}
