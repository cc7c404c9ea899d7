// Messages as the server has them now, taken into the page. What a person has written and not saved stays.

import { PAGE, replaceMessage } from "./state.js";
import { closeDispute, disputeOf, openDispute } from "./conflict.js";
import { keepTexts, unsavedOn } from "./unsaved.js";
import { refresh } from "./disk.js";

export const haveSameTexts = (one, other) =>
  one.length === other.length && one.every((text, place) => text === other[place]);

/** Whether a person sees no difference between two versions of a message. */
export const looksAlike = (one, other) =>
  haveSameTexts(one.texts, other.texts) &&
  ["state", "previous", "theirs"].every((name) => (one[name] || "") === (other[name] || ""));

const messageById = (id) => PAGE.messages.find((message) => message.id === id);

/** Message and base -> the base that this window's own write has made of it. */
const OWN_BASES = new Map();

/** Return the base that a message which a person saw has after this window's own writes. */
export function ownBase({ id, base }) {
  let now = base;
  while (OWN_BASES.has(`${id} ${now}`)) now = OWN_BASES.get(`${id} ${now}`);
  return now;
}

/** Remember what this window has made of a message; one that has become what it was leads nowhere. */
function followOwn({ id, base }, message) {
  OWN_BASES.delete(`${id} ${message.base}`);
  if (base !== message.base) OWN_BASES.set(`${id} ${base}`, message.base);
}

/** Take messages that this window has written. */
export function takeOwn(messages) {
  for (const message of messages) {
    const former = messageById(message.id);
    if (!former) continue;
    followOwn(former, message);
    closeDispute(message);
    carryUnsaved(former, message);
    replaceMessage(message);
  }
  if (messages.some(usesNewTerm)) refresh(true);
}

/** Take messages that others have written; returns how many were taken and how many a person has to decide on. */
export function takeForeign(messages, written) {
  const counts = { taken: 0, open: 0 };
  for (const message of messages) {
    const former = messageById(message.id);
    if (!former) continue;
    const dispute = disputeOf(message);
    const unsaved = unsavedOn(former);
    if (dispute) openDispute({ ...dispute, disk: message, written });
    else if (unsaved && !looksAlike(former, message) && !haveSameTexts(unsaved.texts, message.texts)) {
      openDispute({ from: unsaved.from, yours: unsaved.texts, disk: message, written, approved: false });
      counts.open += 1;
    } else {
      carryUnsaved(former, message);
      replaceMessage(message);
      counts.taken += 1;
    }
  }
  if (messages.some(usesNewTerm)) refresh(true);
  return counts;
}

/** What is not saved is about the message as it is now; what has become the message's text is forgotten. */
function carryUnsaved(former, message) {
  const unsaved = unsavedOn(former);
  if (!unsaved) return;
  keepTexts(former, null);
  if (!haveSameTexts(unsaved.texts, message.texts)) keepTexts(message, unsaved.texts);
}

/** Terms are numbered by the page: it has to be read anew if it lacks one. */
const usesNewTerm = (message) => (message.terms || []).some(({ term }) => term >= (PAGE.terms || []).length);
