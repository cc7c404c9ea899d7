// Two texts for one message: what both started from, one's own and the one on disk, and the choice between them.

import { button, el } from "./dom.js";
import { PAGE, VIEW, messageOf, replaceMessage } from "./state.js";
import { dateTime, t } from "./texts.js";
import { stateName, targetTag } from "./names.js";
import { paintDiff } from "./diff.js";
import { activate, say } from "./shell.js";
import { focusEditor } from "./editor.js";
import { mergeTexts } from "./merge.js";
import { keepTexts } from "./unsaved.js";
import { writeTexts } from "./writing.js";

/** Message -> {from, yours, disk, written, approved}: the message on disk, and what the person wanted instead. */
const DISPUTES = new Map();
/** Messages whose conflict is being resolved in the editor, with their base. */
const RESOLVING = new Set();

export const disputeOf = (message) => DISPUTES.get(message.id);
const resolvingKey = ({ id, base }) => `${id} ${base}`;

/** Whether somebody has to choose between two texts of a message. */
export const isDisputed = (message) =>
  DISPUTES.has(message.id) || (message.state === "conflict" && !RESOLVING.has(resolvingKey(message)));

/** Let the person choose: the message is shown as one in conflict until then. */
export function openDispute(dispute) {
  const { disk } = dispute;
  DISPUTES.set(disk.id, { ...dispute, from: dispute.from || [] });
  replaceMessage({ ...disk, state: "conflict" });
}

/** The choice is made. */
export const closeDispute = ({ id }) => DISPUTES.delete(id);

/** Paint the choice for a message, or null where there is none. */
export function paintChoice(segment) {
  const message = messageOf(segment);
  const dispute = DISPUTES.get(message.id);
  if (dispute) return paintDispute(segment, dispute);
  return isDisputed(message) ? paintTwoSides(segment, message) : null;
}

function paintDispute(segment, dispute) {
  const { from, yours, disk, written } = dispute;
  const when = written?.time && dateTime(new Date(written.time));
  const state = disk.state && stateName(disk.state);
  const rows = [
    from.length > 0 && choiceRow(t("Both started from"), from, from),
    choiceRow(t("Yours"), from, yours),
    choiceRow(t("On disk"), from, disk.texts, [when, written?.by, state].filter(Boolean).join(", ")),
  ];
  const buttons = [
    button(".p", t("Keep mine"), () => keepMine(segment, dispute), "", { "data-key": "keep-mine" }),
    button("", t("Take the one on disk"), () => takeDisk(segment, dispute), "", { "data-key": "take-disk" }),
    button("", t("Edit"), () => editBoth(segment, dispute), "", { "data-key": "edit-both" }),
  ];
  const explanation = t("Somebody else has changed this text meanwhile. Nothing is overwritten until you choose.");
  return choiceBox(explanation, rows, buttons);
}

/** A conflict that a merge of catalogs has left in the file. */
function paintTwoSides(segment, message) {
  const theirs = [message.theirs, ...message.texts.slice(1)];
  const resolved = () => t("Resolved: {id}.", { id: segment.id });
  const take = (texts) => () => writeTexts(segment, texts, false, resolved, message);
  const rows = [
    choiceRow(t("In the catalog"), message.texts, message.texts),
    choiceRow(t("The other side"), message.texts, theirs),
  ];
  const edit = () => {
    RESOLVING.add(resolvingKey(message));
    showEditor(segment);
    say(t("Write the text that shall stay, then save it: {id}.", { id: segment.id }));
  };
  const buttons = [
    button(".p", t("Keep the one in the catalog"), take(message.texts), "", { "data-key": "keep-mine" }),
    button("", t("Take the other one"), take(theirs), "", { "data-key": "take-disk" }),
    button("", t("Edit"), edit, "", { "data-key": "edit-both" }),
  ];
  return choiceBox(t("Two people have changed this text. Choose which one stays."), rows, buttons);
}

const choiceBox = (explanation, rows, buttons) =>
  el(
    "div.way3.st-conflict",
    { role: "group", "aria-label": t("Conflict") },
    el("p", explanation),
    el("dl", rows),
    el("div.acts", buttons),
  );

const choiceRow = (name, from, texts, note) => [
  el("dt", name, note && el("small", note)),
  el(
    "dd",
    texts.map((text, form) =>
      el("p.text", { lang: targetTag() }, from.length ? paintDiff(from[form] ?? "", text) : text),
    ),
  ),
];

async function keepMine(segment, { yours, disk, approved }) {
  const canApprove = approved && disk.state !== "conflict";
  await writeTexts(segment, yours, canApprove, () => t("Yours is written: {id}.", { id: segment.id }), disk);
}

function takeDisk(segment, { disk }) {
  closeDispute(disk);
  keepTexts(disk, null);
  replaceMessage(disk);
  activate(segment.id);
  say(t("The text on disk stays: {id}.", { id: segment.id }));
}

/** Open the editor with the changes of both where they go together, else with one's own. */
function editBoth(segment, { from, yours, disk }) {
  const merged = yours.map((text, form) => mergeTexts(from[form] ?? "", text, disk.texts[form] ?? ""));
  const isClean = from.length === yours.length && merged.every((text) => text !== null);
  closeDispute(disk);
  RESOLVING.add(resolvingKey(disk));
  keepTexts(disk, null);
  keepTexts(disk, isClean ? merged : yours);
  replaceMessage(disk);
  showEditor(segment);
  say(
    isClean
      ? t("Both changes are in the text. Look at it, then save it: {id}.", { id: segment.id })
      : t("The changes overlap, so this is your text. Change it as you like, then save it: {id}.", { id: segment.id }),
  );
}

function showEditor(segment) {
  const number = segment.message;
  replaceMessage(PAGE.messages[number]);
  VIEW.active = segment.id;
  activate(segment.id);
  focusEditor();
}
