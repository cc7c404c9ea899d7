// What helps to decide beside terms and findings: other hypotheses, similar messages, people's comments.

import { button, el, HIDDEN } from "./dom.js";
import { percent, t } from "./texts.js";
import { PAGE, messageOf } from "./state.js";
import { paintDiff } from "./diff.js";
import { editedTexts } from "./editor.js";
import { insertWords, replaceText } from "./insert.js";
import { sourceTag, targetTag } from "./names.js";

/** Return the other hypotheses of a draft, each as a diff against the present text. */
export function paintHypotheses(segment) {
  const hypotheses = messageOf(segment).hypotheses || [];
  if (!hypotheses.length) return null;
  const present = editedTexts(segment)[0] ?? "";
  const row = (text, place) => {
    const name = t("Take hypothesis {n}", { n: place + 1 });
    const take = () => replaceText(text);
    return el(
      "li",
      PAGE.is_served ? el("kbd", HIDDEN, place + 1) : el("span.q", HIDDEN, place + 1),
      el("p.text", { lang: targetTag() }, present ? paintDiff(present, text) : text),
      PAGE.is_served && button(".s", t("Take"), take, "", { "aria-label": name, "data-key": `hypothesis-${place}` }),
    );
  };
  return el("section.box.hyps", el("h4", t("Other hypotheses")), el("ol", hypotheses.map(row)));
}

/** Return similar messages of the translation memory; their source is a diff towards this one's. */
export function paintMemory(segment) {
  const message = messageOf(segment);
  const matches = message.memory || [];
  if (!matches.length) return null;
  const row = (match, place) =>
    el(
      "li",
      el(
        "div.q",
        `${percent(match.percent / 100)} · ${match.origin}`,
        PAGE.is_served && paintMatchButtons(match, place),
      ),
      el("p.text", { lang: sourceTag() }, paintDiff(match.source, message.source[0])),
      el("p.text", { lang: targetTag() }, match.target),
    );
  return el("section.box.mem", el("h4", t("Translation memory")), el("ol", matches.map(row)));
}

const paintMatchButtons = ({ target }, place) => [
  button(".s.last", t("Take"), () => replaceText(target), "", { "data-key": `take-${place}` }),
  button(".s", t("Insert"), () => insertWords(target), "", { "data-key": `insert-${place}` }),
];

/** Return what the catalog tells translators, and what people have written about the message. */
export function paintComments(segment) {
  const { note, comment, context } = messageOf(segment);
  const parts = [
    context && [t("Context"), context],
    note && [t("Note for translators"), note],
    comment && [t("Comment"), comment],
  ].filter(Boolean);
  if (!parts.length) return null;
  return el(
    "dl.said",
    parts.map(([name, text]) => [el("dt", name), el("dd", text)]),
  );
}
