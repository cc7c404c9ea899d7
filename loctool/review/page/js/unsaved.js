// Texts that are not saved. They survive a reload, by message and fingerprint, where the browser lets them.

import { PAGE } from "./state.js";

/** Message -> {base, from, texts}: what the texts were made from, and the texts. */
let UNSAVED_TEXTS = null;

const unsavedPrefix = () => ["loctool", PAGE.project, PAGE.language, PAGE.name, ""].join("\n");

function unsavedTexts() {
  UNSAVED_TEXTS ??= loadUnsaved();
  return UNSAVED_TEXTS;
}

function loadUnsaved() {
  const found = new Map();
  try {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(unsavedPrefix()))) {
      const { base, from, texts } = JSON.parse(localStorage.getItem(key));
      if ([from, texts].every(Array.isArray)) found.set(key.slice(unsavedPrefix().length), { base, from, texts });
    }
  } catch {
    // no storage, or somebody else's: the texts live as long as the page
  }
  return found;
}

/** Keep texts of a message that are not saved; null forgets them. */
export function keepTexts(message, texts) {
  const kept = texts && { base: message.base, from: unsavedOn(message)?.from || message.texts, texts };
  if (kept) unsavedTexts().set(message.id, kept);
  else unsavedTexts().delete(message.id);
  try {
    if (kept) localStorage.setItem(unsavedPrefix() + message.id, JSON.stringify(kept));
    else localStorage.removeItem(unsavedPrefix() + message.id);
  } catch {
    // a full or forbidden storage
  }
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
