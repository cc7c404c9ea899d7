// The filters: chips with counts, the selects for rules, terms and engines, and the bar of states.

import { $, button, el, icon } from "./dom.js";
import { PAGE, SEGMENTS, STATES, VIEW, isRepeated, messageOf } from "./state.js";
import { compareIn, number, t, tn } from "./texts.js";
import { engineName, stateName } from "./names.js";
import { NOT_OBEYED, SEVERITIES, clearFilters, countAll, countStates, isFiltered, isShown } from "./filters.js";
import { approveAll } from "./writing.js";

/** Fill the row of filters; `changed()` is called when one is set. Search is put into it on small windows. Returns the
 * counts. */
export function paintChips(changed) {
  const counts = countAll();
  const chips = $(".chips") || frameOfChips();
  const search = $(".find", chips);
  chips.replaceChildren(
    ...(search ? [search] : []),
    allChip(counts, changed),
    ...STATES.map((state) => chip(state, state, stateName(state), counts, changed)),
    el("span.sep"),
    chip("findings", "warning", t("Findings"), counts, changed),
    chip("waived", "waived", t("Waived"), counts, changed),
    chip("long", "long", t("Too long"), counts, changed),
    el(
      "span.end",
      approveButton("approve-shown"),
      select("rule", t("Rule"), ruleOptions(counts), changed),
      terms(counts, changed),
      select("engine", t("Engine"), engineOptions(counts), changed),
    ),
  );
  $("#all-shown").replaceChildren(approveButton("approve-all") || "");
  $(".sub > .bar").replaceWith(paintBar(countStates()));
  const set = VIEW.filters.size + Boolean(VIEW.rule) + Boolean(VIEW.term) + Boolean(VIEW.engine);
  $(".filt summary").textContent = set ? t("Filters ({n})", { n: set }) : t("Filters");
  return counts;
}

function frameOfChips() {
  const chips = el("div.chips", { role: "group", "aria-label": t("Filters") });
  const folded = el("details.filt", { open: innerWidth > 760 }, el("summary"), chips);
  $(".sub").setAttribute("aria-label", t("Filters"));
  $(".sub").replaceChildren(el("div.in", folded), el("div.bar"));
  return chips;
}

function allChip(counts, changed) {
  const click = () => (clearFilters(), changed());
  const pressed = { "data-key": "all", "aria-pressed": String(!isFiltered()), type: "button", click };
  return el("button.chip", pressed, t("All"), el("b", number(counts.all)));
}

function chip(name, sign, label, counts, changed) {
  const isSet = VIEW.filters.has(name);
  const click = () => {
    if (isSet) VIEW.filters.delete(name);
    else VIEW.filters.add(name);
    changed();
  };
  const disabled = !counts[name] && !isSet;
  const pressed = { "data-key": name, "aria-pressed": String(isSet), type: "button", disabled, click };
  return el(`button.chip.st-${sign}`, pressed, icon(sign), label, el("b", number(counts[name])));
}

function select(name, label, options, changed) {
  const change = (event) => {
    VIEW[name] = event.target.value;
    changed();
  };
  const known = options.some(([value]) => value === VIEW[name]);
  const all = known || !VIEW[name] ? options : [...options, [VIEW[name], VIEW[name], 0]];
  const entries = all.map(([value, text, count]) =>
    el("option", { value, selected: VIEW[name] === value }, t("{name} ({n})", { name: text, n: number(count) })),
  );
  const attributes = { "data-key": name, disabled: !all.length, change };
  const any = el("option", { value: "" }, t("All"));
  return el("label.pick", el("span", label), el(`select${VIEW[name] ? ".set" : ""}`, attributes, any, entries));
}

function ruleOptions({ rules }) {
  const names = { error: t("Errors"), warning: t("Warnings") };
  const severities = SEVERITIES.filter((one) => rules.has(one)).map((one) => [one, names[one], rules.get(one)]);
  const others = [...rules].filter(([name]) => !SEVERITIES.includes(name) && name !== "note");
  return [...severities, ...others.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, n]) => [name, name, n])];
}

function terms(counts, changed) {
  const missing = counts.terms.get(NOT_OBEYED);
  const others = [...counts.terms].filter(([name]) => name !== NOT_OBEYED);
  const compare = compareIn(PAGE.source_language);
  const sorted = others.sort(([a], [b]) => compare(a, b));
  const options = sorted.map(([name, n]) => [name, name, n]);
  return select("term", t("Term"), missing ? [[NOT_OBEYED, t("Not obeyed"), missing], ...options] : options, changed);
}

/** Return what made texts of the deck, the most first; what no engine made comes last. */
function engineOptions({ engines }) {
  const isReady = (name) => ["memory", "copy"].includes(name);
  const sorted = [...engines].sort(([a, n], [b, m]) => isReady(a) - isReady(b) || m - n || (a < b ? -1 : 1));
  return sorted.map(([name, n]) => [name, engineName(name), n]);
}

/** Approve what the filters show, where the page can write: in the status line, on small windows among the filters. */
function approveButton(key) {
  if (!PAGE.is_served) return null;
  const segments = SEGMENTS.filter(
    (segment) => isShown(segment) && !isRepeated(segment) && messageOf(segment).state !== "approved",
  );
  const label = tn("Approve the one shown", "Approve all shown ({n})", segments.length);
  const more = { "data-key": key, disabled: !segments.length };
  return button(".s.all", label, () => approveAll(segments), "", more);
}

/** Return a bar of states: numbers of messages as colours and patterns. What it says, the figures beside it say. */
export function paintBar(counts) {
  const pieces = STATES.filter((state) => counts[state]).map((state) => {
    const piece = el(`i.st-${state}`);
    piece.style.setProperty("--n", counts[state]);
    return piece;
  });
  return el("div.bar", { "aria-hidden": "true" }, pieces);
}
