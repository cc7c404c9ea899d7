// Search in any word form: what is typed becomes tests on messages. Works on texts and numbers; nodes are not touched.

import { PAGE } from "./state.js";

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const SPACES = /[\s\u00a0\u202f]+/g;

/** Return a text as it is compared: small letters, ё as е, ß as ss, no soft hyphens, plain spaces. */
export const foldText = (text) =>
  text.toLowerCase().replaceAll("ё", "е").replaceAll("ß", "ss").replace(INVISIBLE, "").replace(SPACES, " ").trim();

let KEYS_OF_WORD = null;
let FORMS = null;
const FOLDED = new WeakMap();

/** Return the two texts of a message as they are compared, the source and the translation. */
function foldedTexts(message) {
  if (!FOLDED.has(message)) {
    FOLDED.set(message, [foldText(message.source.join("\n")), foldText((message.texts || []).join("\n"))]);
  }
  return FOLDED.get(message);
}

/** Split a query into parts: {text, side, isExact}; side is 0, 1 or undefined for either. */
export function parseQuery(query) {
  const parts = [];
  for (const [, prefix, exact, words] of query.matchAll(
    /(?:(\p{L}{2,3}(?:[-_]\p{L}+)?):)?(?:["“”„«]([^"“”»]*)["“”»]?|(\S+))/gu,
  )) {
    const side = sideOf(prefix);
    const typed = side === undefined && prefix ? `${prefix}:${words ?? ""}` : words;
    if (exact?.trim()) parts.push({ text: foldText(exact), side, isExact: true });
    if (typed) parts.push(...wordsOf(typed, side));
  }
  return parts;
}

function sideOf(language) {
  const name = language?.toLowerCase();
  if (!name) return undefined;
  if (name === PAGE.source_language?.toLowerCase()) return 0;
  return name === PAGE.language?.toLowerCase() ? 1 : undefined;
}

function wordsOf(typed, side) {
  const words = foldText(typed).match(/[\p{L}\p{M}\p{N}]+/gu);
  return words ? words.map((text) => ({ text, side })) : [{ text: foldText(typed), side, isExact: true }];
}

/** Return the numbers of a word's keys; of an unknown word, those of all words that begin with it. */
function keysOf(word) {
  if (FORMS !== PAGE.forms) {
    FORMS = PAGE.forms;
    KEYS_OF_WORD = new Map(Object.entries(FORMS?.words || {}).map(([one, keys]) => [foldText(one), keys]));
  }
  const known = KEYS_OF_WORD.get(word);
  if (known) return new Set(known);
  const keys = new Set();
  for (const [one, numbers] of KEYS_OF_WORD) if (one.startsWith(word)) for (const number of numbers) keys.add(number);
  return keys;
}

/** Return a test of messages for a query: every part has to be found, on either side unless it names one. */
export function queryTest(query) {
  const tests = parseQuery(query).map(partTest);
  return (message) => tests.every((test) => test(message));
}

function partTest({ text, side, isExact }) {
  const sides = side === undefined ? [0, 1] : [side];
  const keys = isExact ? new Set() : keysOf(text);
  if (!keys.size) return (message) => sides.some((one) => foldedTexts(message)[one].includes(text));
  return (message) => sides.some((one) => (message.keys?.[one] || []).some((key) => keys.has(key)));
}
