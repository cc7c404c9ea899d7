// The field in which a person writes: a plain textarea above a mirror that paints marks and gives the height.

import { $, $$, el, HIDDEN } from "./dom.js";
import { languageName, t } from "./texts.js";
import { PAGE, VIEW, messageOf } from "./state.js";
import { marksOf, moveMarks, paintMirror, unseenIn, LONGEST_SHOWN } from "./marks.js";
import { formLabels } from "./plurals.js";
import { targetTag } from "./names.js";
import { showText } from "./paper.js";
import { say } from "./shell.js";
import { approve, checkText, keepUnsaved, save, unsavedOf } from "./writing.js";
import { openInsertMenu } from "./insert.js";
import { repaintSegment } from "./segment.js";

const CHECK_AFTER = 300;
const LONGEST_TYPED = 20000;

/** What the server says of the texts in the fields: {id, base, texts, findings, terms, lines}. */
let CHECKED = null;
let CHECK_TIMER = 0;
/** Field -> {segment, form, mirror, text, marks}: what its mirror shows. */
const FIELDS = new WeakMap();
/** Editor -> the saved texts when it was painted. */
const PAINTED = new WeakMap();

export const articleOf = (segment) => document.getElementById(`seg-${segment.id}`);
export const fieldsOf = (segment) => $$(".ed textarea", articleOf(segment) || document.createElement("div"));
const sameTexts = (one, other) => one.length === other.length && one.every((text, place) => text === other[place]);

/** Return the texts in the editor of the active segment; of another one, those that are kept or the message's. */
export function editedTexts(segment) {
  const fields = fieldsOf(segment);
  if (fields.length) return fields.map((field) => field.value);
  return (PAGE.is_served && unsavedOf(segment)) || messageOf(segment).texts;
}

export const isUnsaved = (segment) => !sameTexts(editedTexts(segment), messageOf(segment).texts);

/** Return a message with the findings and terms of the texts in its editor, where the server has said them. */
export function liveMessage(segment) {
  const message = messageOf(segment);
  if (!isKnown(message) || !isUnsaved(segment)) return message;
  const { texts, findings = [], terms = [] } = CHECKED;
  return { ...message, texts, findings, terms, isLive: true };
}

/** Return whether the server has said something of a message's texts, or of just these. */
const isKnown = ({ id, base }, texts = CHECKED?.texts) =>
  CHECKED?.id === id && CHECKED.base === base && sameTexts(CHECKED.texts, texts);

/** Return the lines that the text in the editor needs. */
export function liveLines(segment) {
  const isLive = isKnown(messageOf(segment)) && isUnsaved(segment);
  return (isLive && linesFor(segment, CHECKED.lines)) || segment.lines || 0;
}

/** The server gives one number, or one for each segment of the message. */
const linesFor = (segment, lines) => (typeof lines === "object" ? lines?.[segment.id] : lines);

/** Return the editor of a message: a field for each plural form. */
export function paintEditor(segment) {
  const texts = (PAGE.is_served && unsavedOf(segment)) || messageOf(segment).texts;
  const labels = texts.length > 1 ? formLabels(texts.length) : [];
  if (!sameTexts(texts, messageOf(segment).texts)) {
    showText(segment, texts[0]);
    if (!isKnown(messageOf(segment), texts)) checkLater(segment);
  }
  const editor = el(
    "div.eds",
    texts.map((text, form) => paintField(segment, form, text, labels[form])),
  );
  PAINTED.set(editor, messageOf(segment).texts);
  return editor;
}

function paintField(segment, form, text, label) {
  const id = `ed-${segment.id}-${form}`;
  const language = languageName(PAGE.language);
  const mirror = el("div.mirror", { ...HIDDEN, lang: targetTag() });
  const field = el("textarea", {
    id,
    lang: targetTag(),
    dir: "auto",
    spellcheck: "true",
    autocomplete: "off",
    "data-form": form,
    "aria-label": label
      ? t("{language}, {id}, {form}", { language, id: segment.id, form: label })
      : t("{language}, {id}", { language, id: segment.id }),
    "aria-describedby": `findings-${segment.id}`,
    input: () => onInput(field),
    keydown: (event) => onFieldKey(event, segment),
  });
  field.value = text;
  field.setSelectionRange(text.length, text.length);
  FIELDS.set(field, { segment, form, mirror, text, marks: [], unseen: el("p.hint", { hidden: true }) });
  paintFieldMirror(field, marksOf(liveMessage(segment), "target", form));
  return [label && el("label", { for: id }, label), el("div.ed", mirror, field), FIELDS.get(field).unseen];
}

/** Paint the marks below a field. A very long text scrolls in its field and has none. */
function paintFieldMirror(field, marks) {
  const state = FIELDS.get(field);
  const isLong = field.value.length > 4 * LONGEST_SHOWN;
  Object.assign(state, { text: field.value, marks });
  state.mirror.replaceChildren(...(isLong ? [] : paintMirror(field.value, marks)));
  field.parentElement?.classList.toggle("long", isLong);
  state.mirror.parentElement?.classList.toggle("long", isLong);
  const names = unseenIn(field.value);
  state.unseen.hidden = !names.length;
  state.unseen.textContent = names.length ? t("Unseen characters: {names}", { names: names.join(", ") }) : "";
}

/** Paint the mirrors anew after a check. */
export function repaintMirrors(segment) {
  const message = liveMessage(segment);
  if (!sameTexts(message.texts, editedTexts(segment))) return;
  for (const field of fieldsOf(segment)) {
    paintFieldMirror(field, marksOf(message, "target", FIELDS.get(field).form));
  }
}

function onInput(field) {
  const { segment, text, marks } = FIELDS.get(field);
  paintFieldMirror(field, moveMarks(marks, text, field.value));
  const texts = editedTexts(segment);
  showText(segment, texts[0]);
  const isNew = isUnsaved(segment);
  keepUnsaved(segment, isNew ? texts : null);
  markUnsaved(segment);
  checkLater(segment);
}

/** Show beside the state whether the text is saved. */
function markUnsaved(segment) {
  const isNew = isUnsaved(segment);
  const article = articleOf(segment);
  const notes = $$(".unsaved", article);
  if (isNew && notes[0]?.hidden) say(t("Not saved: {id}.", { id: segment.id }));
  for (const note of notes) note.hidden = !isNew;
  const folded = $(".folded", article);
  if (folded && isNew) folded.open = true;
}

/** Ask for the findings of the texts once a person has stopped typing. */
function checkLater(segment) {
  clearTimeout(CHECK_TIMER);
  if (!PAGE.is_served) return;
  CHECK_TIMER = setTimeout(() => checkNow(segment), CHECK_AFTER);
}

async function checkNow(segment) {
  const { id, base } = messageOf(segment);
  const texts = editedTexts(segment);
  if (!fieldsOf(segment).length) return;
  const result = isUnsaved(segment) ? await checkText(segment, texts) : {};
  if (!result || !fieldsOf(segment).length || !sameTexts(texts, editedTexts(segment))) return;
  CHECKED = { id, base, texts, ...result };
  repaintSegment(segment);
}

/** Return whether the findings shown are those of the texts in the fields. */
export const isChecked = (segment) => sameTexts(liveMessage(segment).texts, editedTexts(segment));

function onFieldKey(event, segment) {
  if (event.isComposing || event.altKey) return;
  const letter = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace("Key", "").toLowerCase();
  const isCommand = event.ctrlKey || event.metaKey;
  const commands = { s: () => save(segment), k: () => openInsertMenu(segment, event.target) };
  let command = isCommand && !event.shiftKey && commands[letter];
  if (isCommand && event.key === "Enter") command = () => approve(segment);
  if (!isCommand && event.key === "Escape") command = () => articleOf(segment).focus({ preventScroll: true });
  if (!command) return;
  event.preventDefault();
  event.stopPropagation();
  command();
}

/** Return a listener that closes a form with Esc. */
export const onEscape = (close) => (event) => {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  close();
};

/** What every key that writes says on a page that is not served. */
export function refuseToWrite() {
  if (!PAGE.is_served) say(t("Read-only. Run “loctool review” to change texts."));
  return !PAGE.is_served;
}

/** Put text into a field in place of a part of it, so that the browser's own undo takes it back. */
export function typeInto(field, text, start, end) {
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  const isShort = text.length < LONGEST_TYPED && end - start < LONGEST_TYPED; // the browser is slow with longer ones
  if (isShort && document.execCommand(text ? "insertText" : "delete", false, text)) return;
  field.setRangeText(text, start, end, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Return whether an editor that is on the page may stay when its message is painted anew: it has the message's texts,
 * or a person's that are not saved. */
export function mayKeepEditor(segment, old, fresh) {
  const [before, now] = [old, fresh].map((editor) => $$("textarea", editor).map((field) => field.value));
  const mayKeep = before.length === now.length && (sameTexts(before, now) || !sameTexts(before, PAINTED.get(old)));
  if (!mayKeep) return false;
  PAINTED.set(old, messageOf(segment).texts);
  if (!sameTexts(before, messageOf(segment).texts)) keepUnsaved(segment, before);
  return true;
}

/** Put the saved texts back into the fields. */
export function discardEdits(segment) {
  messageOf(segment).texts.forEach((text, form) => {
    const field = fieldsOf(segment)[form];
    if (field && field.value !== text) typeInto(field, text, 0, field.value.length);
  });
}

/** Move the focus into the first field of the active segment. */
export function focusEditor() {
  if (refuseToWrite()) return;
  fieldsOf({ id: VIEW.active })[0]?.focus();
}
