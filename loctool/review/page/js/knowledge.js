// What helps to decide beside terms and findings: other hypotheses, similar messages, people's comments.

import { button, el, HIDDEN, icon, voice } from "./dom.js";
import { percent, sentenceLanguage, t, translated } from "./texts.js";
import { PAGE, messageOf } from "./state.js";
import { paintDiff } from "./diff.js";
import { editedTexts } from "./editor.js";
import { insertWords, otherHypotheses, replaceText } from "./insert.js";
import { makerName, sourceTag, targetTag } from "./names.js";

/** Return the other hypotheses of a draft, each as a diff against the present text. Where several engines were asked,
 * the present draft is among them: who made what, and what the rules found against it, stands side by side. */
export function paintHypotheses(segment) {
  const message = messageOf(segment);
  const { hypotheses = [], texts } = message;
  if (!hypotheses.length) return null;
  const numbered = otherHypotheses(message);
  const isCompared = hypotheses.some(({ text }) => text === texts[0]);
  const row = (one) => paintHypothesis(segment, one, numbered.indexOf(one));
  const title = isCompared ? t("Drafts compared") : t("Other hypotheses");
  return el("section.box.hyps", el("h4", title), el("ol", hypotheses.map(row)));
}

/** Return a row: the number by which it is taken (the sign of its state for the present text), the text, its makers. */
function paintHypothesis(segment, { text, makers = [], problems = [] }, place) {
  const { state, texts } = messageOf(segment);
  const isPresent = text && text === texts[0];
  const number = PAGE.is_served ? el("kbd", HIDDEN, place + 1) : el("span.q", HIDDEN, place + 1);
  const here = isPresent && el(`span.here.st-${state}`, icon(state), voice(t("The present text:")));
  const by = makers.map((maker) => makerName(maker, true)).join(", ");
  return el(
    "li",
    here || (place < 0 ? el("span.q", HIDDEN, "–") : number),
    el("div", paintDraft(segment, text), by && el("p.by", by), problems.map(paintAgainst)),
    PAGE.is_served && place >= 0 && paintTake(text, place),
  );
}

function paintDraft(segment, text) {
  if (!text) return el("p.q", t("no draft"));
  const present = editedTexts(segment)[0] ?? "";
  return el("p.text", { lang: targetTag() }, present ? paintDiff(present, text) : text);
}

const paintAgainst = ({ text, translations }) =>
  el(
    "p.against.st-warning",
    icon("warning"),
    voice(t("Warning"), ": "),
    el("span", { lang: sentenceLanguage(translations) }, translated(text, translations)),
  );

function paintTake(text, place) {
  const name = t("Take hypothesis {n}", { n: place + 1 });
  const more = { "aria-label": name, "data-key": `hypothesis-${place}` };
  return button(".s", t("Take"), () => replaceText(text), "", more);
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
