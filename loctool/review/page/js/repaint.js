// Puts fresh nodes in the place of a segment's, and leaves alone what a person is at: focus, caret, selection, forms.

import { $, $$ } from "./dom.js";

/** Make an article show what a fresh one shows. `mayKeep` says whether an editor may stay: (old, fresh) -> boolean. */
export function replaceParts(old, fresh, mayKeep) {
  const focus = noteFocus(old);
  const unfolded = $$("details[open] > summary[data-key]", old).map((summary) => summary.dataset.key);
  const forms = $$("form[data-kept]", old).map((form) => ({ form, rule: form.previousElementSibling?.dataset.rule }));
  for (const { form } of forms) form.remove();
  const [editor, freshEditor] = [old, fresh].map((article) => $(".eds", article));
  const isKept = editor && freshEditor && old.children.length === fresh.children.length && mayKeep(editor, freshEditor);
  const article = isKept ? old : fresh;
  if (isKept) {
    old.className = fresh.className;
    replaceChildren(old, fresh, editor, freshEditor);
  } else {
    fresh.hidden = old.hidden;
    old.replaceWith(fresh);
  }
  for (const { form, rule } of forms) putForm(article, form, rule);
  for (const key of unfolded) keyed(article, key)?.parentElement.setAttribute("open", "");
  restoreFocus(article, focus);
}

/** Replace the children that differ, other than an editor, which stays. */
function replaceChildren(old, fresh, editor, freshEditor) {
  const now = [...fresh.children].filter((child) => child !== freshEditor);
  const before = [...old.children].filter((child) => child !== editor);
  now.forEach((child, place) => {
    const former = before[place];
    if (!former) old.append(child);
    else if (former.contains(editor)) replaceChildren(former, child, editor, freshEditor);
    else if (!former.isEqualNode(child)) former.replaceWith(child);
  });
  for (const surplus of before.slice(now.length)) surplus.remove();
}

const keyed = (article, key) => $$("[data-key]", article).find((node) => node.dataset.key === key);

/** A form opened by a person stays at its card, or in its column. */
function putForm(article, form, rule) {
  if (form.dataset.kept === "term-form") return $(".sm", article)?.append(form);
  const card = $$(".find1", article).find((one) => rule && one.dataset.rule === rule);
  if (card) card.after(form);
}

function noteFocus(article) {
  const node = document.activeElement;
  if (!article.contains(node)) return null;
  const hasCaret = node.matches("textarea, input");
  const caret = hasCaret ? [node.selectionStart, node.selectionEnd, node.selectionDirection] : null;
  return { node, key: node.dataset.key, form: node.dataset.form, caret };
}

function restoreFocus(article, focus) {
  if (!focus || (document.activeElement === focus.node && article.contains(focus.node))) return;
  let node = article.contains(focus.node) ? focus.node : null;
  if (focus.form) node ??= $(`textarea[data-form="${focus.form}"]`, article);
  if (focus.key) node ??= keyed(article, focus.key);
  (node ?? article).focus({ preventScroll: true });
  if (node && focus.caret) node.setSelectionRange(...focus.caret);
}
