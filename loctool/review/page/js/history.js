// What this window has written, to be taken back and done again: each side is a stack.

import { SEGMENTS, messageOf } from "./state.js";
import { t, tn } from "./texts.js";
import { activate, say, showUndo } from "./shell.js";
import { write } from "./client.js";
import { takeOwn } from "./taking.js";
import { openDispute } from "./conflict.js";
import { refresh } from "./disk.js";

/** {mark, id, whole}: the server's mark, the segment to go to, and whether the glossary was changed. */
const UNDOS = [];
const REDOS = [];
/** What the server answers for what can no longer be undone; after any other refusal it may be tried again. */
const FORGOTTEN = 404;

/** Remember a write; the server's mark is empty if it changed nothing. */
export function remember(mark, id, whole = false) {
  if (!mark) return;
  UNDOS.push({ mark, id, whole });
  REDOS.length = 0;
  showUndo(true);
}

export async function undoLast() {
  if (!UNDOS.length) return say(t("There is nothing to undo."));
  await stepBack(UNDOS, REDOS, (id) => (id ? t("Undone: {id}.", { id }) : t("Undone.")));
}

export async function redoLast() {
  if (!REDOS.length) return say(t("There is nothing to redo."));
  await stepBack(REDOS, UNDOS, (id) => (id ? t("Done again: {id}.", { id }) : t("Done again.")));
}

/** Let the server put back what the top of a stack stands for, and remember on the other how to go back. */
async function stepBack(from, to, sentence) {
  const step = from.pop();
  let refusal = 0;
  const answer = await write(
    "restore",
    () => ({ undo: step.mark, base: "" }),
    (status) => (refusal = status),
  );
  if (answer?.status === 200) {
    to.push({ ...step, mark: answer.undo });
    takeOwn(answer.messages);
    if (step.whole) await refresh(true);
  }
  if (answer?.status === 409) disputeUndone(answer);
  if (refusal && refusal !== FORGOTTEN) from.push(step);
  showUndo(UNDOS.length > 0);
  if (!answer) return;
  if (step.id) activate(step.id);
  const skipped = answer.skipped?.length || 0;
  const changed = tn("{n} was changed on disk and is skipped.", "{n} were changed on disk and are skipped.", skipped);
  if (answer.status === 200) say(sentence(step.id), skipped > 0 && changed);
}

function disputeUndone({ disk, written, yours }) {
  const segment = SEGMENTS.find((one) => messageOf(one).id === disk.id);
  if (!segment) return;
  openDispute({ from: messageOf(segment).texts, yours, disk, written, approved: false });
  say(t("{id} was changed on disk since. Choose which text stays.", { id: segment.id }));
}
