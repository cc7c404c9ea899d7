// What only a served page can do. Owner's contract: every function here; each says what it did by `say`.

/** Save the text in the editor as edited. */
export async function save(_segment) {}
/** Approve the text in the editor, and go on. Returns whether it was written. */
export async function approve(_segment) {
  return false;
}
/** Approve all of these segments; asks once, tells what it skips. */
export async function approveAll(_segments) {}
/** Allow a finding, with a person's reason. */
export async function waive(_segment, _finding, _reason) {}
/** Take the waiver of a rule back. */
export async function withdraw(_segment, _finding) {}
/** Add a term to the glossary. */
export async function addTerm(_source, _target, _note) {}
/** Check a text that is not saved: resolves to {findings, terms, lines} of the message. */
export async function checkText(_segment, _texts) {
  return null;
}
export async function undo() {}
export async function redo() {}
/** Keep a text that is not saved, so that it survives a reload; null forgets it. */
export function keepUnsaved(_segment, _texts) {}
/** The texts that were kept and still fit the message, or null. */
export const unsavedOf = (_segment) => null;
/** Paint the three-way choice of a message whose write was refused or that is in conflict. */
export const paintConflict = (_segment) => null;
/** Listen to what changes on disk. */
export function connect() {}
