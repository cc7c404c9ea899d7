// What only a served page can do. Each function says what it did by `say`.

import { PAGE, SEGMENTS, VIEW, isOpen, isRepeated, messageOf, openFindings, replaceMessage } from "./state.js";
import { number, t, tn } from "./texts.js";
import { wordsFor } from "./names.js";
import { activate, go, say, warn } from "./shell.js";
import { editedTexts, refuseToWrite } from "./editor.js";
import { ask } from "./asking.js";
import { sendTo, write } from "./client.js";
import { isDisputed, openDispute, paintChoice } from "./conflict.js";
import { disputeKept, listenToDisk, placeOfMessage, refresh } from "./disk.js";
import { redoLast, remember, undoLast } from "./history.js";
import { haveSameTexts, looksAlike, ownBase, takeOwn } from "./taking.js";
import { keepTexts, unsavedIds, unsavedOn } from "./unsaved.js";

/** Message and texts that a person was told to have an error: approving them again approves them. */
let SURE_OF = "";

/** Save the text in the editor as edited. Returns whether it was written. */
export async function save(segment) {
  if (!segment || refuseToWrite()) return false;
  const { id } = segment;
  if (isDisputed(messageOf(segment))) return refuseBecause(t("Resolve the conflict first: {id}.", { id }));
  const wasApproved = messageOf(segment).state === "approved";
  return writeTexts(segment, editedTexts(segment), false, (message, mark) =>
    mark
      ? [t("Saved: {id}.", { id }), wasApproved && message.state !== "approved" && t("It is no longer approved.")]
      : t("Saved already: {id}.", { id }),
  );
}

/** Approve the text in the editor, and go on. Returns whether it was written. */
export async function approve(segment) {
  if (!segment || refuseToWrite()) return false;
  const { id } = segment;
  const texts = editedTexts(segment);
  const seen = messageOf(segment);
  if (isDisputed(messageOf(segment))) return refuseBecause(t("Resolve the conflict first: {id}.", { id }));
  if (texts.some((text) => !text.trim())) return refuseBecause(t("There is nothing to approve yet: {id}.", { id }));
  const key = JSON.stringify([seen.id, texts]);
  if (SURE_OF !== key && (await hasError(segment, texts))) {
    SURE_OF = key;
    return refuseBecause(t("An error is open: approve again to approve it as it is, or waive the finding."));
  }
  const sentences = () => {
    const next = VIEW.active === id ? goOn(segment) : null;
    return [t("Approved: {id}.", { id }), progress(), next && nextSentence(next)];
  };
  return writeTexts(segment, texts, true, sentences, seen);
}

function refuseBecause(sentence) {
  say(sentence);
  return false;
}

/** Whether texts would be approved with an error: findings on drafts are warnings only. */
async function hasError(segment, texts) {
  const checked = await checkText(segment, texts);
  const findings = checked?.findings || messageOf(segment).findings;
  return openFindings({ findings }).some(({ severity }) => severity === "error");
}

/** Go to the segment that the setting names; undefined where there is none. */
function goOn(segment) {
  if (VIEW.after === "stay") return activate(segment.id);
  return VIEW.after === "next" ? go(1) : go(1, isOpen);
}

function progress() {
  const own = SEGMENTS.filter((segment) => !isRepeated(segment));
  const approved = own.filter((segment) => messageOf(segment).state === "approved");
  return t("{n}/{all}.", { n: number(approved.length), all: number(own.length) });
}

const nextSentence = (segment) => t("Next: {id}, {role}, {state}.", wordsFor(segment));

/** Write texts of a message; `sentences(message, mark)` is what is said then. `from` is the message that the person
 * saw: what others have written since stays, and opens the choice between the texts. Returns whether it was written. */
export async function writeTexts(segment, texts, approved, sentences, from = messageOf(segment)) {
  const { id } = from;
  const current = () => messageOf(placeOfMessage(id) || segment);
  const put = (base) => write("save", () => ({ id, base: base ?? ownBase(from), texts, approved }));
  let answer = await put();
  if (answer?.status === 409 && looksAlike(answer.disk, from)) {
    replaceMessage(answer.disk); // only references or comments are others
    answer = await put(answer.disk.base);
  }
  if (!answer) return false;
  if (answer.status === 409) return disputeRefused(segment, from, { ...answer, yours: texts, approved });
  const unsaved = unsavedOn(from);
  if (unsaved && haveSameTexts(unsaved.texts, texts)) keepTexts(from, null);
  takeOwn(answer.messages);
  remember(answer.undo, segment.id);
  warn("");
  say(...[sentences(current(), answer.undo)].flat());
  return true;
}

function disputeRefused(segment, from, { disk, written, yours, approved }) {
  openDispute({ from: unsavedOn(from)?.from || from.texts, yours, disk, written, approved });
  activate(segment.id);
  warn(t("Not written: {id} was changed on disk. Choose which text stays.", { id: segment.id }));
  return false;
}

/** Approve all of these segments; asks once, tells what it skips. */
export async function approveAll(segments) {
  if (refuseToWrite()) return;
  const { ready, notes } = sortOut(segments);
  if (!ready.length) return say(t("None of these can be approved."), ...notes);
  const question = tn("Approve {n} segment as it is?", "Approve {n} segments as they are?", ready.length);
  if (!(await ask(question, notes, t("Approve")))) return;
  const bases = () => ready.map(({ message }) => ({ id: message.id, base: ownBase(message) }));
  const answer = await write("approve-all", () => ({ messages: bases() }));
  if (answer?.status !== 200) return;
  takeOwn(answer.messages);
  remember(answer.undo, ready[0].segment.id);
  const skipped = answer.skipped.length;
  const done = ready.length - skipped;
  const changed = tn("{n} was changed on disk and is skipped.", "{n} were changed on disk and are skipped.", skipped);
  say(tn("Approved: {n} segment.", "Approved: {n} segments.", done), progress(), skipped > 0 && changed);
  if (skipped) refresh(false);
}

/** Return {segment, message} of those that can be approved together, and sentences on those that are skipped. */
function sortOut(segments) {
  const unsaved = unsavedIds();
  const why = (message) => {
    if (isDisputed(message)) return "conflicts";
    if (unsaved.includes(message.id)) return "unsaved";
    if (message.texts.some((text) => !text.trim())) return "empty";
    return openFindings(message).some(({ severity }) => severity === "error") ? "errors" : "";
  };
  const found = { "": [], conflicts: [], unsaved: [], empty: [], errors: [] };
  const places = new Map(segments.map((segment) => [messageOf(segment).id, segment]));
  for (const segment of places.values()) {
    const message = messageOf(segment);
    found[why(message)].push({ segment, message });
  }
  const sentences = {
    errors: (n) => tn("Skipped with an open error: {n}.", "Skipped with open errors: {n}.", n),
    conflicts: (n) => tn("Skipped in conflict: {n}.", "Skipped in conflict: {n}.", n),
    unsaved: (n) => tn("Skipped with a text that is not saved: {n}.", "Skipped with texts that are not saved: {n}.", n),
    empty: (n) => tn("Skipped without a text: {n}.", "Skipped without texts: {n}.", n),
  };
  const notes = Object.keys(sentences).filter((name) => found[name].length);
  return { ready: found[""], notes: notes.map((name) => sentences[name](found[name].length)) };
}

/** Allow a finding, with a person's reason. Returns whether it was written. */
export async function waive(segment, finding, reason) {
  const values = { rule: finding.rule, id: segment.id };
  return writeComment("waive", segment, { rule: finding.rule, reason }, () => t("Allowed: {rule}, {id}.", values));
}

/** Take the waiver of a rule back. */
export async function withdraw(segment, finding) {
  const values = { rule: finding.rule, id: segment.id };
  const fields = { rule: finding.rule, reason: finding.reason };
  return writeComment("withdraw", segment, fields, () => t("No longer allowed: {rule}, {id}.", values));
}

async function writeComment(name, segment, fields, sentence) {
  if (refuseToWrite()) return false;
  const seen = messageOf(segment);
  const answer = await write(name, () => ({ id: seen.id, base: ownBase(seen), ...fields }));
  if (!answer) return false;
  if (answer.status === 409) {
    await refresh(false);
    warn(t("Not written: {id} was changed on disk. Look at it again.", { id: segment.id }));
    return false;
  }
  takeOwn(answer.messages);
  remember(answer.undo, segment.id);
  say(sentence());
  return true;
}

/** Add a term to the glossary. Returns whether it was written. */
export async function addTerm(source, target, note) {
  if (refuseToWrite()) return false;
  const answer = await write("term", () => ({ source, target, note }));
  if (answer?.status !== 200) return false;
  remember(answer.undo, VIEW.active, true);
  await refresh(true);
  const n = answer.messages.length;
  const judged = tn("{n} segment is judged anew.", "{n} segments are judged anew.", n);
  say(t("In the glossary: {source} → {target}.", { source, target }), n > 0 && judged);
  return true;
}

/** Check a text that is not saved: resolves to {findings, terms, lines} of the message, or null. */
export async function checkText(segment, texts) {
  const answer = await sendTo("check", { id: messageOf(segment).id, texts });
  return answer?.status === 200 ? answer : null;
}

export async function undo() {
  if (!refuseToWrite()) await undoLast();
}

export async function redo() {
  if (!refuseToWrite()) await redoLast();
}

/** Keep a text that is not saved, so that it survives a reload; null forgets it. */
export function keepUnsaved(segment, texts) {
  keepTexts(messageOf(segment), texts);
}

/** The texts that were kept and still fit the message, or null. */
export function unsavedOf(segment) {
  return unsavedOn(messageOf(segment))?.texts || null;
}

/** Paint the three-way choice of a message whose write was refused or that is in conflict. */
export function paintConflict(segment) {
  return paintChoice(segment);
}

/** Listen to what changes on disk. */
export function connect() {
  if (PAGE.kind === "deck") disputeKept();
  listenToDisk();
}
