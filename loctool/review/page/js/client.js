// Requests to the server. What cannot be written now waits, and is written when the server takes it.

import { PAGE } from "./state.js";
import { t, translated } from "./texts.js";
import { warn } from "./shell.js";

/** Milliseconds between two tries. */
const TRY_AGAIN = 1000;
const LOCKED_BY_A_RUN = 423;
const DISPUTED = 409;
const FORBIDDEN = 403;

/** The last write that was asked for: they go one after the other. */
let LAST_WRITE = Promise.resolve();
let HAS_TROUBLE = false;

/** The address below which the server answers: the first part of the path is its key. */
export const serverRoot = () => `${location.origin}/${location.pathname.split("/")[1]}/`;

/** Read from the server; null if it does not answer, or refuses, which is told. */
export async function readFrom(name, fields = {}) {
  const query = new URLSearchParams({ language: PAGE.language ?? "", deck: PAGE.name ?? "", ...fields });
  try {
    const answer = await fetch(`${serverRoot()}api/${name}?${query}`);
    const found = await answer.json();
    if (answer.ok) endTrouble();
    else tellTrouble(answer.status === FORBIDDEN ? invalidSentence() : unreadableSentence(found.error));
    return answer.ok ? found : null;
  } catch {
    return null;
  }
}

/** Send to the server, once: what it answers with its `status`, null if it does not. */
export async function sendTo(name, fields) {
  const body = JSON.stringify({ language: PAGE.language, deck: PAGE.name, ...fields });
  const headers = { "Content-Type": "application/json", "X-Loctool": "1" };
  try {
    const answer = await fetch(`${serverRoot()}api/${name}`, { method: "POST", headers, body });
    return { ...(await answer.json()), status: answer.status };
  } catch {
    return null;
  }
}

/** Write, when all earlier writes are done. `fields()` is called then: it names the base of the message as it is then.
 * Resolves to the answer, with status 409 for a message that others have changed, or to null if it was refused, which
 * is told; `refused` gets the status then. */
export const write = (name, fields, refused) => afterWrites(() => writeNow(name, fields(), refused));

/** Do something when all that was asked for is written. */
export function afterWrites(action) {
  const turn = LAST_WRITE.then(action);
  LAST_WRITE = turn.catch(() => null);
  return turn;
}

async function writeNow(name, fields, refused) {
  for (;;) {
    const answer = await sendTo(name, fields);
    if (answer && answer.status !== LOCKED_BY_A_RUN) return settleAnswer(answer, refused);
    tellTrouble(answer ? t("It is not written yet: {reason}", { reason: errorOf(answer) }) : goneSentence());
    await new Promise((done) => setTimeout(done, TRY_AGAIN));
  }
}

/** Return why the server refused, in the language of the page. */
export const errorOf = (answer) => translated(answer.error, answer.translations);

const goneSentence = () => t("The server does not answer. Your texts stay here, and are written when it does.");

function settleAnswer(answer, refused) {
  endTrouble();
  if (answer.status === 200) warn("");
  if (answer.problem) tellTrouble(unreadableSentence(answer.problem));
  if (answer.status === 200 || answer.status === DISPUTED) return answer;
  warn(answer.status === FORBIDDEN ? invalidSentence() : t("Not written: {reason}", { reason: errorOf(answer) }));
  refused?.(answer.status);
  return null;
}

const unreadableSentence = (reason) => t("The present texts cannot be shown: {reason}", { reason });
const invalidSentence = () =>
  t("This page is no longer valid. Open the address that loctool review has printed last; your texts stay.");

/** Tell that the server cannot be reached, or cannot write, until it can. */
export function tellTrouble(sentence = goneSentence()) {
  HAS_TROUBLE = true;
  warn(sentence);
}

export function endTrouble() {
  if (HAS_TROUBLE) warn("");
  HAS_TROUBLE = false;
}
