// What is put into the editor: terms, hypotheses, the source, by buttons, keys and a menu.

import { $, $$, button, el } from "./dom.js";
import { t } from "./texts.js";
import { VIEW, messageOf, segmentOf } from "./state.js";
import { articleOf, fieldsOf, liveMessage, refuseToWrite, typeInto } from "./editor.js";
import { numberedTerms } from "./terms.js";
import { sourceTag, targetTag } from "./names.js";
import { say } from "./shell.js";

const activeSegment = () => segmentOf(VIEW.active);

/** Return the field of the active segment that was used last. */
function currentField() {
  const segment = activeSegment();
  const fields = segment ? fieldsOf(segment) : [];
  const field = fields.includes(document.activeElement) ? document.activeElement : fields[0];
  if (!field && !refuseToWrite()) say(t("Nothing can be written here now."));
  return field;
}

/** Put words at the caret, with spaces where they would touch a word. */
export function insertWords(words, field = currentField()) {
  if (!field) return false;
  const { selectionStart: start, selectionEnd: end, value } = field;
  const before = /[\p{L}\p{N},.;:!?]$/u.test(value.slice(0, start)) ? " " : "";
  const behind = /^[\p{L}\p{N}]/u.test(value.slice(end)) ? " " : "";
  typeInto(field, before + words + behind, start, end);
  return true;
}

/** Put a whole text in the place of that in the field of a plural form. */
export function replaceText(text, form = 0) {
  const segment = activeSegment();
  const field = segment && fieldsOf(segment)[form];
  if (!field) return Boolean(currentField());
  typeInto(field, text, 0, field.value.length);
  return true;
}

/** Insert a term by its number in the list; without one, the only missing or only term. Where there are several, the
 * focus goes to the list and digits choose. Returns whether a term was inserted. */
export function insertTerm(number = 0) {
  const segment = activeSegment();
  if (!segment || refuseToWrite()) return false;
  const terms = numberedTerms(liveMessage(segment));
  const missing = terms.filter(({ use }) => use.is_obeyed === false);
  let chosen = terms[number - 1];
  if (!number) chosen = missing.length === 1 ? missing[0] : terms.length === 1 && terms[0];
  if (chosen) return insertWords(chosen.term.targets[0]);
  if (!terms.length) say(t("This segment has no terms."));
  else {
    $(".terms .b", articleOf(segment))?.focus();
    say(t("Press the digit of a term."));
  }
  return false;
}

/** Return the hypotheses that can be taken, in the order of their numbers: those with another text than the message. */
export const otherHypotheses = ({ hypotheses = [], texts }) =>
  hypotheses.filter(({ text }) => text && text !== texts[0]);

/** Take a hypothesis by its number; with the focus in the list of terms, insert that term. */
export function takeHypothesis(number) {
  if (document.activeElement?.closest(".terms")) return insertTerm(number);
  const segment = activeSegment();
  if (!segment || refuseToWrite()) return false;
  const text = otherHypotheses(messageOf(segment))[number - 1]?.text;
  if (text === undefined) say(t("This segment has no hypothesis with this number."));
  return text !== undefined && replaceText(text);
}

/** Open the menu of what can be inserted at the caret of a field; arrows choose. */
export function openInsertMenu(segment, field) {
  closeInsertMenu();
  const message = liveMessage(segment);
  const close = () => closeInsertMenu(field);
  const item = (name, text, language, act) => {
    const choose = () => {
      close();
      act();
    };
    const attributes = { role: "menuitem", tabindex: -1 };
    return button(".g", [el("span.q", name), el("span.what", { lang: language }, text)], choose, "", attributes);
  };
  const insert = (words) => () => insertWords(words, field);
  const replace = (text) => () => typeInto(field, text, 0, field.value.length);
  const items = [
    ...numberedTerms(message).flatMap(({ term }) =>
      term.targets.map((target) =>
        item(t("Term: {source}", { source: term.source }), target, targetTag(), insert(target)),
      ),
    ),
    ...otherHypotheses(message).map(({ text }) => item(t("Hypothesis"), text, targetTag(), replace(text))),
    ...message.source.map((text) => item(t("Source"), text, sourceTag(), insert(text))),
  ];
  const menu = el("div.menu", {
    role: "menu",
    "aria-label": t("Insert"),
    keydown: (event) => onMenuKey(event, items, close),
  });
  menu.append(...items);
  field.parentElement.after(menu);
  items[0].focus({ preventScroll: true });
  menu.scrollIntoView({ block: "nearest" });
}

function closeInsertMenu(field) {
  for (const menu of $$(".menu")) menu.remove();
  field?.focus({ preventScroll: true });
}

function onMenuKey(event, items, close) {
  const place = items.indexOf(document.activeElement);
  const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: -1 }[event.key];
  if (["Enter", " "].includes(event.key)) return event.stopPropagation();
  if (to === undefined && !["Escape", "Tab"].includes(event.key)) return event.stopPropagation();
  event.preventDefault();
  event.stopPropagation();
  if (to === undefined) close();
  else items.at(to % items.length).focus();
}
