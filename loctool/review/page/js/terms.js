// The terms of the active segment, and the form that adds one to the glossary.

import { $, HIDDEN, button, el, icon, voice } from "./dom.js";
import { t } from "./texts.js";
import { PAGE, VIEW, segmentOf } from "./state.js";
import { articleOf, fieldsOf, liveMessage, onEscape, refuseToWrite } from "./editor.js";
import { insertWords } from "./insert.js";
import { sourceTag, targetTag } from "./names.js";
import { say } from "./shell.js";
import { addTerm } from "./writing.js";

/** Words selected last on each side of the active segment. */
const SELECTED = { source: "", target: "" };

/** Return a message's terms in the order of the list, each once: missing ones first, then those with a note. */
export function numberedTerms(message) {
  const known = new Map();
  for (const use of message.terms || []) {
    if (!known.has(use.term) || use.is_obeyed === false) known.set(use.term, use);
  }
  const rank = ({ use, term }) => (use.is_obeyed === false ? 0 : term.note ? 1 : 2);
  return [...known.values()]
    .map((use) => ({ use, term: PAGE.terms[use.term] }))
    .filter(({ term }) => term)
    .sort((one, other) => rank(one) - rank(other))
    .map((entry, place) => ({ ...entry, number: place + 1, rank: rank(entry) }));
}

/** Return the list of terms: obeyed ones without a note share a line. */
export function paintTerms(segment) {
  const terms = numberedTerms(liveMessage(segment));
  const full = terms.filter(({ rank }) => rank < 2);
  const plain = terms.filter(({ rank }) => rank === 2);
  const range = terms.length > 1 ? `t 1–${Math.min(9, terms.length)}` : "t";
  const add = PAGE.is_served && button(".s.g.last", t("Add a term …"), openTermForm, "T", { "data-key": "add-term" });
  if (!terms.length && !add) return null;
  return el(
    "section.box.terms",
    el("h4", t("Terms"), terms.length > 0 && PAGE.is_served && el("kbd", { "aria-hidden": "true" }, range), add),
    terms.length > 0 &&
      el("ol", full.map(paintTerm), plain.length > 0 && el("li.plain.k", icon("ok", "k"), plain.map(paintPlain))),
  );
}

function paintTerm({ use, term, number, rank }) {
  const isMissing = use.is_obeyed === false;
  return el(
    `li.${isMissing ? "no" : "k"}`,
    icon(isMissing ? "no" : "ok", "k"),
    voice(isMissing ? t("missing:") : t("obeyed:"), " "),
    el("span.pair", paintPair(term), rank < 2 && term.note && el("span.n", term.note)),
    insertButton(term, number, isMissing ? t("Insert") : ""),
  );
}

const paintPair = ({ source, targets }) => [
  el("span", { lang: sourceTag() }, source),
  " → ",
  el("b", { lang: targetTag() }, targets.join(" · ")),
];

const paintPlain = ({ term, number }) =>
  el("span.each", voice(t("obeyed:"), " "), paintPair(term), insertButton(term, number, ""));

/** A button that shows its key alone has its name for screen readers. */
function insertButton(term, number, label) {
  if (!PAGE.is_served) return null;
  const name = t("Insert: {words}", { words: term.targets[0] });
  const key = number < 10 ? String(number) : label ? "" : "+";
  const classes = label ? ".s" : ".s.g.num";
  const attributes = { title: name, "data-key": `term-${term.source}` };
  return button(
    classes,
    [label ? el("span", HIDDEN, label) : null, voice(name)],
    () => insertWords(term.targets[0]),
    key,
    attributes,
  );
}

/** Open the form that adds a term, with the words that are selected on both sides. */
export function openTermForm() {
  const segment = segmentOf(VIEW.active);
  const article = segment && articleOf(segment);
  if (!article || refuseToWrite()) return;
  noteSelection();
  $(".term-form", article)?.remove();
  const form = paintTermForm(segment);
  $(".sm", article).append(form);
  const empty = [...form.elements].find((field) => field.name && !field.value);
  (empty ?? form.elements.source).focus();
  form.scrollIntoView({ block: "nearest" });
}

function paintTermForm(segment) {
  const close = () => {
    $(".term-form")?.remove();
    articleOf(segment)?.focus({ preventScroll: true });
  };
  const field = (name, label, language, value, isRequired) =>
    el(
      "label",
      label,
      el("input", {
        name,
        lang: language,
        value,
        required: isRequired,
        autocomplete: "off",
        "data-key": `new-${name}`,
      }),
    );
  const submit = async (event) => {
    event.preventDefault();
    const [source, target, note] = ["source", "target", "note"].map((name) => form.elements[name].value.trim());
    if (!source || !target) return say(t("A term needs words on both sides."));
    if ((await addTerm(source, target, note)) === false) return undefined;
    Object.assign(SELECTED, { source: "", target: "" });
    return close();
  };
  const form = el(
    "form.term-form",
    { submit, keydown: onEscape(close), "aria-label": t("Add a term"), "data-kept": "term-form" },
    field("source", t("Words of the source"), sourceTag(), SELECTED.source, true),
    field("target", t("Its translation"), targetTag(), SELECTED.target, true),
    field("note", t("Note (optional)"), "", "", false),
    el("div.acts", el("button.b.p", t("Add to the glossary")), button("", t("Cancel"), close, "Esc")),
  );
  return form;
}

/** Remember what is selected in the active segment: pressing a button or a key may end a selection. */
function noteSelection() {
  const segment = segmentOf(VIEW.active);
  const article = segment && articleOf(segment);
  if (!article) return;
  for (const { value, selectionStart: start, selectionEnd: end } of fieldsOf(segment)) {
    if (end > start) SELECTED.target = value.slice(start, end).trim();
  }
  const selection = getSelection();
  const words = selection.toString().trim();
  const parent = selection.anchorNode?.parentElement;
  if (!words || words.length > 200 || !article.contains(parent)) return;
  if (parent.closest(".src")) SELECTED.source = words;
}

/** Follow selections; those of another segment are forgotten. */
export function watchSelections() {
  let active = "";
  document.addEventListener("selectionchange", () => {
    if (VIEW.active !== active) Object.assign(SELECTED, { source: "", target: "" });
    active = VIEW.active;
    if (PAGE.is_served) noteSelection();
  });
}
