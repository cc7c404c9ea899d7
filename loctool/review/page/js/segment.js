// A segment at rest and the active one. Contract: paintSegment, paintActive; repaintSegment keeps focus and caret.

import { button, el, HIDDEN, icon, link } from "./dom.js";
import { t } from "./texts.js";
import { PAGE, VIEW, isRepeated, messageOf, onMessage, openFindings, placesOf } from "./state.js";
import { paintDiff } from "./diff.js";
import { articleOf, isUnsaved, liveLines, liveMessage } from "./editor.js";
import { discardEdits, mayKeepEditor, paintEditor, repaintMirrors } from "./editor.js";
import { paintFindings } from "./findings.js";
import { paintComments, paintHypotheses, paintMemory } from "./knowledge.js";
import { marksOf, paintText } from "./marks.js";
import { originOf, placesName, roleName, roomName, sourceTag, stateName, targetTag, wordsFor } from "./names.js";
import { replaceParts } from "./repaint.js";
import { activate, say } from "./shell.js";
import { paintTerms, watchSelections } from "./terms.js";
import { approve, paintConflict, save } from "./writing.js";

/** Return the article of a segment at rest. It has the id seg-<id> and tabindex -1. */
export function paintSegment(segment) {
  const message = messageOf(segment);
  return el(
    articleTag(segment, message),
    articleAttributes(segment),
    paintName(segment, message),
    paintSign(message),
    el("div.src", paintSource(message), paintSourceMeta(segment, message)),
    el("div.tgt", paintTarget(message), paintMeta(segment, message, false)),
  );
}

/** Return the article of the active segment, with its editor and all that helps to decide. */
export function paintActive(segment) {
  const message = liveMessage(segment);
  const conflict = PAGE.is_served ? paintConflict(segment) : message.theirs && paintBothTexts(message);
  const editor = conflict || (PAGE.is_served ? paintEditor(segment) : paintTarget(message));
  return el(
    `${articleTag(segment, message)}.on`,
    articleAttributes(segment),
    paintName(segment, message),
    paintSign(message),
    el("div.src", paintSource(message, message.previous), paintSourceMeta(segment, message), paintComments(segment)),
    el(
      "div.tgt",
      editor,
      paintMeta(segment, message, true),
      paintFindings(segment),
      PAGE.is_served ? !conflict && paintActions(segment) : paintPlace(message),
      !conflict && paintHypotheses(segment),
    ),
    el("div.sm", paintTerms(segment), paintMemory(segment)),
  );
}

/** Paint a segment anew in its place, if it is on the page; what a person writes, selects or looks at stays. */
export function repaintSegment(segment) {
  const old = articleOf(segment);
  if (!old) return;
  const isActive = VIEW.active === segment.id;
  replaceParts(old, isActive ? paintActive(segment) : paintSegment(segment), (kept, fresh) =>
    mayKeepEditor(segment, kept, fresh),
  );
  if (isActive) repaintMirrors(segment);
}

watchSelections();
onMessage((number) => {
  for (const segment of PAGE.messages[number] ? placesOf({ message: number }) : []) repaintSegment(segment);
});

const articleTag = (segment, { state }) => `article.seg.st-${state}${isRepeated(segment) ? ".same" : ""}`;
const articleAttributes = ({ id }) => ({
  id: `seg-${id}`,
  tabindex: -1,
  "aria-labelledby": `name-${id}`,
});

function paintName(segment, message) {
  const rules = message.state === "outdated" ? [] : openFindings(message).map(({ rule }) => rule);
  const parts = [...Object.values(wordsFor(segment)), ...new Set(rules)];
  return el("h3.vh", { id: `name-${segment.id}` }, parts.join(", "));
}

function paintSign({ state }) {
  const sign = icon(state);
  sign.classList.add("sign");
  return sign;
}

/** Return the source texts; with the former one, what has changed since. */
function paintSource(message, previous = "") {
  return message.source.map((text, form) =>
    el(
      "p.text",
      { lang: sourceTag() },
      previous && !form ? paintDiff(previous, text) : paintText(text, marksOf(message, "source", form)),
    ),
  );
}

function paintTarget(message) {
  if (message.texts.every((text) => !text)) return el("p.text.empty", t("Untranslated"));
  return message.texts.map((text, form) =>
    el("p.text", { lang: targetTag() }, paintText(text, marksOf(message, "target", form))),
  );
}

function paintSourceMeta(segment, message) {
  const changed = message.previous && t("source changed");
  return el("div.meta", el("span.id", segment.id), [roleName(segment), changed].filter(Boolean).join(" · "));
}

/** Return the line below the text: state, origin, room, places; at rest, and on paper, the findings too. */
function paintMeta(segment, message, isActive) {
  const origin = isRepeated(segment) ? [] : originOf(message, isActive);
  return el(
    "div.meta",
    el("span.w", stateName(message.state)),
    origin.join(" · "),
    PAGE.is_served && paintUnsaved(segment, isActive),
    paintRoom(isActive ? liveLines(segment) : segment.lines || 0, segment.most || 0),
    paintPlaces(segment, isActive),
    isActive ? el("span.at-rest", HIDDEN, paintTags(message)) : paintTags(message),
  );
}

/** The sign of a text that is not saved: the active segment has it always, shown or hidden. */
function paintUnsaved(segment, isActive) {
  const isNew = isUnsaved(segment);
  return (isActive || isNew) && el("span.tag.unsaved", { hidden: !isNew }, t("not saved"));
}

function paintRoom(lines, most) {
  if (!lines || !most) return null;
  const bar = el("i");
  bar.style.setProperty("--p", Math.min(1, lines / most));
  return el(`span.room${lines > most ? ".st-long" : ""}`, bar, roomName(lines, most));
}

function paintPlaces(segment, isActive) {
  const places = placesOf(segment);
  if (places.length < 2) return null;
  const to = ({ id }) => link(`#${id}`, id, () => activate(id));
  if (isRepeated(segment)) return el("span", t("same message as"), " ", to(places[0]));
  const others = places.slice(1, 6).map((place) => [" ", to(place)]);
  return el("span", placesName(places.length), isActive && [others, places.length > 6 && " …"]);
}

/** The findings of an outdated text say nothing until it is edited. */
function paintTags(message) {
  const open = message.state === "outdated" ? [] : openFindings(message);
  const waived = (message.findings || []).filter(({ reason }) => reason);
  const tags = [
    ...open.map(({ rule, severity }) =>
      el(`span.tag.st-${severity}`, icon(severity === "error" ? "error" : "warning", severity), rule),
    ),
    ...waived.map(({ rule }) => el("span.tag.st-waived", icon("waived"), t("allowed: {rule}", { rule }))),
  ];
  return [tags.slice(0, 2), tags.length > 2 && el("span.q", `+${tags.length - 2}`)];
}

function paintActions(segment) {
  return el(
    "div.acts",
    button(".p.inl", t("Approve and next"), () => approve(segment), "a", { "data-key": "approve" }),
    button("", t("Save"), () => save(segment), "Ctrl+S", { "data-key": "save" }),
    button(".g.unsaved", t("Discard"), () => discardEdits(segment), "", {
      hidden: !isUnsaved(segment),
      "data-key": "discard",
    }),
  );
}

/** Where the message is, for people who write elsewhere. */
function paintPlace(message) {
  const place = `${PAGE.catalog}:${message.line}`;
  const copy = async () => {
    await navigator.clipboard.writeText(place);
    say(t("Copied: {place}", { place }));
  };
  return el("div.acts", button(".s", t("Copy path and line"), copy, "", { "data-key": "copy" }), el("code", place));
}

/** Both texts of a conflict, to be looked at. */
function paintBothTexts(message) {
  const [mine] = message.texts;
  const row = (name, nodes) => [el("dt", name), el("dd", el("p.text", { lang: targetTag() }, nodes))];
  return el(
    "div.way3.st-conflict",
    { role: "group", "aria-label": t("Conflict") },
    el("dl", row(t("In the catalog"), paintText(mine)), row(t("The other side"), paintDiff(mine, message.theirs))),
  );
}
