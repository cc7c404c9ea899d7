// Texts that are not saved. They survive a reload, by message and fingerprint, where the browser lets them.

import { PAGE } from "./state.js";

/** This window among all that may have the same page: each keeps its own texts. */
const OWN_WINDOW = `${Date.now().toString(36)}${Math.random().toString(36).slice(1)}`;

/** Message -> {base, from, texts}: what the texts were made from, and the texts. */
let UNSAVED_TEXTS = null;
/** Message -> [key, value] in the storage, of texts that another window, or this one before its reload, has kept. */
const FOUND = new Map();
/** Whether texts live as long as the window alone. */
let IS_FORGETFUL = false;

const unsavedPrefix = () => ["loctool", PAGE.project, PAGE.language, PAGE.name, ""].join("\n");
const keyOfUnsaved = (id) => `${unsavedPrefix()}${id}\n${OWN_WINDOW}`;

function unsavedTexts() {
  if (!UNSAVED_TEXTS) {
    UNSAVED_TEXTS = new Map();
    addEventListener("beforeunload", (event) => IS_FORGETFUL && UNSAVED_TEXTS.size && event.preventDefault());
    loadUnsaved();
  }
  return UNSAVED_TEXTS;
}

/** Take what was kept; of the texts of several windows for one message the latest, the others wait for their turn. */
function loadUnsaved() {
  try {
    const keys = Object.keys(localStorage).filter((one) => one.startsWith(unsavedPrefix()));
    const kept = keys.map((key) => [key, localStorage.getItem(key)]).map((one) => [...one, parseKept(one[1])]);
    for (const [key, value, { base, from, texts }] of kept.sort(([, , one], [, , other]) => one.at - other.at)) {
      if (![from, texts].every(Array.isArray)) continue;
      const [id] = key.slice(unsavedPrefix().length).split("\n");
      UNSAVED_TEXTS.set(id, { base, from, texts });
      FOUND.set(id, [key, value]);
    }
  } catch {
    IS_FORGETFUL = true;
  }
}

function parseKept(value) {
  try {
    return { at: 0, ...JSON.parse(value) };
  } catch {
    return { at: 0 }; // somebody else's
  }
}

/** Keep texts of a message that are not saved; null forgets them. */
export function keepTexts(message, texts) {
  const kept = texts && { base: message.base, from: unsavedOn(message)?.from || message.texts, texts };
  if (kept) unsavedTexts().set(message.id, kept);
  else unsavedTexts().delete(message.id);
  try {
    if (kept) localStorage.setItem(keyOfUnsaved(message.id), JSON.stringify({ ...kept, at: Date.now() }));
    else localStorage.removeItem(keyOfUnsaved(message.id));
    forgetFound(message.id);
  } catch {
    IS_FORGETFUL = true; // full, or forbidden
  }
}

/** Remove what this window has taken over, unless the window that it comes from has written more since. */
function forgetFound(id) {
  const [key, value] = FOUND.get(id) || [];
  FOUND.delete(id);
  if (key && localStorage.getItem(key) === value) localStorage.removeItem(key);
}

/** What is kept for a message as it is now, or null. */
export function unsavedOn(message) {
  const kept = unsavedTexts().get(message.id);
  return kept?.base === message.base ? kept : null;
}

/** What is kept for a message that is another by now, or null. */
export function unsavedOnFormer(message) {
  const kept = unsavedTexts().get(message.id);
  return kept && kept.base !== message.base ? kept : null;
}

/** Ids of messages with texts that are not saved. */
export const unsavedIds = () => [...unsavedTexts().keys()];
