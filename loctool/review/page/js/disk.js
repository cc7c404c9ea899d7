// What changes on disk: the server tells it, and the page reads what is old, one row at a time.

import { PAGE, SEGMENTS, VIEW, messageOf, replaceMessage, segmentOf, setPage } from "./state.js";
import { t, tn } from "./texts.js";
import { activate, render, say } from "./shell.js";
import { afterWrites, endTrouble, readFrom, sendTo, serverRoot, tellTrouble } from "./client.js";
import { isDisputed, openDispute } from "./conflict.js";
import { takeForeign } from "./taking.js";
import { unsavedOnFormer } from "./unsaved.js";

/** Milliseconds until a connection is tried again that the server has refused. */
const CONNECT_AGAIN = 5000;

/** The connection on which the server tells what changes, and whether something may have been missed. */
let EVENTS = null;
let HAS_MISSED = false;

/** Listen to what changes, as long as the window is in sight: a browser has six connections for all its windows. */
export function listenToDisk() {
  document.addEventListener("visibilitychange", () => (document.hidden ? closeEvents() : openEvents()));
  addEventListener("pagehide", closeEvents);
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  if (document.hidden) HAS_MISSED = true;
  else openEvents();
}

function closeEvents() {
  EVENTS?.close();
  EVENTS = null;
  HAS_MISSED = true;
}

/** Connect. The browser mends a connection that breaks, but not one that is refused. */
function openEvents() {
  if (EVENTS || document.hidden) return;
  const events = new EventSource(`${serverRoot()}api/events`);
  EVENTS = events;
  events.addEventListener("changed", ({ data }) => {
    const { language, deck, whole } = JSON.parse(data);
    if (PAGE.kind !== "deck" || (language === PAGE.language && deck === PAGE.name)) refresh(whole);
  });
  events.addEventListener("error", () => {
    HAS_MISSED = true;
    tellTrouble();
    if (events.readyState !== EventSource.CLOSED || events !== EVENTS) return;
    closeEvents();
    refresh(true); // which tells why
    setTimeout(openEvents, CONNECT_AGAIN);
  });
  events.addEventListener("open", () => {
    if (!HAS_MISSED) return;
    HAS_MISSED = false;
    endTrouble();
    refresh(true);
  });
}

/** Open the choice for texts that were kept from before, and whose messages others have changed since. */
export function disputeKept() {
  for (const message of PAGE.messages || []) {
    const kept = unsavedOnFormer(message);
    if (kept) openDispute({ from: kept.from, yours: kept.texts, disk: message, written: null, approved: false });
  }
}

/** The reading that waits for its turn: {whole, done}. */
let WAITING = null;

/** Read what is old, when all that was asked for is written; `whole` for more than the messages of the catalog. */
export function refresh(whole) {
  if (WAITING) {
    WAITING.whole ||= whole;
    return WAITING.done;
  }
  const own = { whole, done: null };
  WAITING = own;
  own.done = afterWrites(() => {
    WAITING = null;
    if (PAGE.kind !== "deck") return refreshOverview();
    return own.whole ? readWhole() : readOld();
  });
  return own.done;
}

async function readOld() {
  const found = await readFrom("bases");
  if (!found) return;
  const { bases, written } = found;
  const isCut = (PAGE.parts || []).length > 0;
  const isOther = PAGE.messages.some(({ id }) => !(id in bases));
  if (isOther || (!isCut && Object.keys(bases).length !== PAGE.messages.length)) return readWhole();
  const ids = PAGE.messages.filter(({ id, base }) => bases[id] !== base).map(({ id }) => id);
  if (!ids.length) return;
  const answer = await sendTo("messages", { ids });
  if (answer?.status === 200) tellTaken(takeForeign(answer.messages, written));
}

async function readWhole() {
  const fresh = await readFrom("deck", PAGE.part ? { part: PAGE.part + 1 } : {});
  if (!fresh) return;
  const changed = fresh.messages.filter((message, number) => differ(message, PAGE.messages[number]));
  const isSame = ["slides", "languages"].every((name) => !differ(fresh[name], PAGE[name]));
  const hasSameIds =
    fresh.messages.length === PAGE.messages.length &&
    fresh.messages.every(({ id }, number) => id === PAGE.messages[number].id);
  if (isSame && hasSameIds) {
    for (const name of ["terms", "rules", "forms", "file_findings", "missing", "made"]) PAGE[name] = fresh[name];
    const others = changed.filter(({ id, base }) => PAGE.messages.some((one) => one.id === id && one.base !== base));
    for (const message of changed) if (!others.includes(message) && !isDisputed(message)) replaceMessage(message);
    return tellTaken(takeForeign(others, null));
  }
  showPage(fresh);
}

const differ = (one, other) => JSON.stringify(one ?? null) !== JSON.stringify(other ?? null);

/** Show the deck as it is now, where its slides or messages are others. */
function showPage(fresh) {
  setPage(fresh);
  disputeKept();
  if (!segmentOf(VIEW.active)) VIEW.active = SEGMENTS[0]?.id || "";
  render();
  if (VIEW.active) activate(VIEW.active, { focus: false, scroll: false });
  say(t("The deck has changed on disk, and is shown as it is now."));
}

async function refreshOverview() {
  const fresh = await readFrom("overview");
  if (!fresh) return;
  setPage(fresh);
  render();
}

function tellTaken({ taken, open }) {
  if (!taken && !open) return;
  const file = PAGE.catalog.split("/").at(-1);
  say(
    t("{file} has changed on disk.", { file }),
    taken && tn("{n} segment was read again.", "{n} segments were read again.", taken),
    open && tn("{n} needs your decision.", "{n} need your decision.", open),
  );
}

/** The first place of a message. */
export const placeOfMessage = (id) => SEGMENTS.find((segment) => messageOf(segment).id === id);
