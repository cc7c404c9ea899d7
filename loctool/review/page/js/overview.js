// The overview: decks × languages, sums first. Each figure leads to its segments.

import { el, icon, voice } from "./dom.js";
import { PAGE, STATES } from "./state.js";
import { dateTime, languageName, number, percent, t, tn } from "./texts.js";
import { engineName, stateName } from "./names.js";
import { queryOf } from "./address.js";
import { paintBar } from "./chips.js";
import { NOT_OBEYED } from "./filters.js";

const COLUMNS = STATES.length + 5;

/** Return the overview. */
export function paintOverview() {
  const made = new Date(PAGE.made);
  const words = PAGE.is_served ? null : t("Read-only, made on {date}.", { date: dateTime(made) });
  const head = el("div.head", el("h2", titleOfTable()), words && el("span.q", words));
  return el("div.in.ov", head, PAGE.decks?.length ? paintTable() : paintNothing());
}

/** Projects of programs have catalogs alone. */
const hasDecks = () => !PAGE.decks?.length || PAGE.decks.some(({ format }) => format !== "gettext");
const titleOfTable = () => (hasDecks() ? t("Slide decks") : t("Catalogs"));

function paintNothing() {
  const steps = [
    [t("Put slide decks (Markdown, PowerPoint or Impress) into the folder of sources."), ""],
    [t("Make the catalogs:"), "loctool extract"],
    [t("Draft translations:"), "loctool draft"],
  ];
  const items = steps.map(([words, command]) => el("li", words, " ", command && el("code", command)));
  return el("div.none", el("p", t("There are no decks yet.")), el("ol.steps", items));
}

/** Cards on small windows change how the parts of the table are displayed, so their roles are written down. */
function paintTable() {
  const bodies = PAGE.decks.map((deck) => paintDeckRows(deck));
  const sums = paintDeckRows(sumOfDecks(), true);
  return el("table.decks", { role: "table" }, el("caption.vh", titleOfTable()), paintHead(), sums, bodies);
}

function paintHead() {
  const column = (name, ...parts) => el(`th${name}`, { scope: "col", role: "columnheader" }, parts);
  const wide = { scope: "col", role: "columnheader", colspan: 2 };
  const states = STATES.map((state) => column(`.st-${state}`, icon(state), paintBar({ [state]: 1 }), stateName(state)));
  const titles = [
    column(".tx", hasDecks() ? t("Slide deck") : t("Catalog")),
    column(".tx", t("Language")),
    el("th.tx", wide, t("State and share approved")),
  ];
  const findings = [column("", icon("error"), t("Errors")), column("", icon("warning"), t("Warnings"))];
  const row = [titles, states, column("", t("Terms obeyed")), findings];
  return el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, row));
}

function paintDeckRows(deck, isSum = false) {
  const rows = deck.rows.map((row, i) =>
    el("tr", { role: "row" }, i === 0 && deckHead(deck, isSum), paintRow(row, isSum)),
  );
  return el(`tbody${isSum ? ".sum" : ""}`, { role: "rowgroup" }, rows);
}

function deckHead(deck, isSum) {
  const attributes = { scope: "rowgroup", role: "rowheader", rowspan: deck.rows.length };
  const href = deck.rows.find((row) => row.href)?.href;
  const all = hasDecks() ? t("All decks") : t("All catalogs");
  const name = isSum ? all : deck.name;
  const slides = deck.slides > 0 && tn("{n} slide", "{n} slides", deck.slides);
  const small = isSum ? countDecks(PAGE.decks.length) : [deck.format, slides].filter(Boolean).join(" · ");
  return el("th.tx.dk", attributes, href ? el("a", { href }, name) : el("b", name), el("small", small));
}

const countDecks = (n) => (hasDecks() ? tn("{n} deck", "{n} decks", n) : tn("{n} catalog", "{n} catalogs", n));

function paintRow(row, isSum) {
  const language = languageName(row.language);
  const label = row.href ? el("a", { href: row.href }, language) : language;
  const head = el("th.tx.lg", { scope: "row", role: "rowheader" }, label, paintEngines(row));
  return [head, row.problem ? paintProblem(row) : paintFigures(row, isSum)];
}

/** Whether the drafts of the project were made by several engines. */
const hasSeveralEngines = () =>
  new Set(PAGE.decks.flatMap(({ rows }) => rows.flatMap(({ makers = {} }) => Object.keys(makers)))).size > 1;

/** Return how many drafts each engine made, each figure a link to them. */
function paintEngines({ makers = {}, href }) {
  if (!hasSeveralEngines()) return null;
  const parts = Object.entries(makers).map(([engine, n]) => {
    const words = `${number(n)} ${engineName(engine)}`;
    return href ? el("a", { href: href + queryOf({ engine }) }, words) : el("span", words);
  });
  return parts.length ? el("small.by", voice(t("Drafts by engine:"), " "), parts) : null;
}

function paintProblem(row) {
  const isMissing = row.problem === "missing";
  const words = isMissing ? t("No translations yet. Run") : unreadableAt(row);
  const parts = [icon(isMissing ? "untranslated" : "error"), " ", words, " ", row.command && el("code", row.command)];
  if (!isMissing) parts.push(el("p.q", { lang: "en" }, row.problem));
  return el("td.msg", { role: "cell", colspan: COLUMNS }, parts);
}

/** What is wrong with a catalog is said in English, as the command says it. */
const unreadableAt = ({ line }) =>
  line
    ? t("Unreadable, line {line}. See all faults with", { line: number(line) })
    : t("Unreadable. See all faults with");

function paintFigures(row, isSum) {
  const total = STATES.reduce((sum, state) => sum + (row.states[state] || 0), 0);
  const link = (count, filters, words = number(count)) =>
    count && row.href && !isSum ? el("a", { href: row.href + queryOf(filters) }, words) : words;
  const cell = (count, label, filters) =>
    el(`td${count ? "" : ".z"}`, { role: "cell", "data-l": label }, link(count, filters));
  const share = percent(total ? (row.states.approved || 0) / total : 0);
  return [
    el("td.pb", { role: "cell" }, paintBar(row.states)),
    el("td.pc", { role: "cell" }, total ? share : "–"),
    STATES.map((state) => cell(row.states[state] || 0, stateName(state), { filters: [state] })),
    termsCell(row, link),
    cell(row.errors || 0, t("Errors"), { rule: "error" }),
    cell(row.warnings || 0, t("Warnings"), { rule: "warning" }),
  ];
}

function termsCell({ obeyed = 0, required = 0 }, link) {
  const label = { role: "cell", "data-l": t("Terms obeyed") };
  if (!required) return el("td.z", label, "–");
  const figures = el("span.q", ` ${number(obeyed)}/${number(required)}`);
  const words = [percent(obeyed / required), figures];
  return el("td.nb", label, link(required - obeyed, { term: NOT_OBEYED }, words));
}

/** Return the sums of all decks by language, as if they were one deck. */
function sumOfDecks() {
  const sums = new Map();
  for (const row of PAGE.decks.flatMap((deck) => deck.rows)) {
    const sum = sums.get(row.language) || { language: row.language, href: "", states: {}, makers: {}, ...NOTHING };
    for (const [state, count] of Object.entries(row.states || {})) sum.states[state] = (sum.states[state] || 0) + count;
    for (const [engine, n] of Object.entries(row.makers || {})) sum.makers[engine] = (sum.makers[engine] || 0) + n;
    for (const name of Object.keys(NOTHING)) sum[name] += row[name] || 0;
    sums.set(row.language, sum);
  }
  return { rows: [...sums.values()] };
}

const NOTHING = { obeyed: 0, required: 0, errors: 0, warnings: 0 };
