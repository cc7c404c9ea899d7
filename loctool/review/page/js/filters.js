// Which segments are shown, and how many messages each filter would show. Works on arrays; nodes are only hidden.

import { PAGE, SEGMENTS, STATES, VIEW, engineOf, isRepeated, messageOf, openFindings } from "./state.js";
import { queryTest } from "./search.js";

/** What the select of rules offers beside the rules. */
export const SEVERITIES = ["error", "warning"];
/** What the select of terms offers beside the terms. */
export const NOT_OBEYED = "not-obeyed";

const FLAGS = {
  findings: (message) => openFindings(message).length > 0,
  waived: (message) => (message.findings || []).some((finding) => finding.reason),
  long: (message) => openFindings(message).some((finding) => finding.rule === "overflow"),
};
export const FLAG_NAMES = Object.keys(FLAGS);

let SHOWN = null;
let SHOWN_FOR = "";

/** Whether a segment passes the filters of VIEW. */
export const isShown = (segment) => shownMessages()[segment.message];

/** Forget what was found: messages have changed. */
export function forgetShown() {
  SHOWN = null;
}

/** Whether any filter is set. */
export const isFiltered = () =>
  Boolean(VIEW.filters.size || VIEW.rule || VIEW.term || VIEW.engine || VIEW.query.trim());

export function clearFilters() {
  VIEW.filters.clear();
  VIEW.rule = VIEW.term = VIEW.engine = VIEW.query = "";
}

/** Return for each message whether it is shown. */
function shownMessages() {
  const wanted = JSON.stringify([[...VIEW.filters], VIEW.rule, VIEW.term, VIEW.engine, VIEW.query]);
  if (!SHOWN || SHOWN_FOR !== wanted || SHOWN.length !== PAGE.messages?.length) {
    const groups = Object.values(groupTests());
    SHOWN = (PAGE.messages || []).map((message) => groups.every((test) => test(message)));
    SHOWN_FOR = wanted;
  }
  return SHOWN;
}

/** Return a test of messages for each group of filters that is set: a message has to pass all groups. */
function groupTests() {
  const states = new Set(STATES.filter((state) => VIEW.filters.has(state)));
  const tests = {};
  if (states.size) tests.states = (message) => states.has(message.state);
  for (const flag of FLAG_NAMES) if (VIEW.filters.has(flag)) tests[flag] = FLAGS[flag];
  if (VIEW.rule) tests.rule = (message) => factsOf(message).rules.has(VIEW.rule);
  if (VIEW.term) tests.term = (message) => factsOf(message).terms.has(VIEW.term);
  if (VIEW.engine) tests.engine = (message) => engineOf(message) === VIEW.engine;
  if (VIEW.query.trim()) tests.query = queryTest(VIEW.query);
  return tests;
}

const FACTS = new WeakMap();

/** Return what a message is found by: {rules, terms}, the severities of open findings among the rules. */
function factsOf(message) {
  if (!FACTS.has(message)) FACTS.set(message, { rules: rulesOf(message), terms: termsOf(message) });
  return FACTS.get(message);
}

function rulesOf(message) {
  const findings = message.findings || [];
  return new Set([...findings.map(({ rule }) => rule), ...openFindings(message).map(({ severity }) => severity)]);
}

function termsOf(message) {
  const names = new Set();
  for (const { term, is_obeyed } of message.terms || []) {
    names.add(PAGE.terms[term].source);
    if (is_obeyed === false) names.add(NOT_OBEYED);
  }
  return names;
}

/** Count the messages of the deck by state, all others aside. */
export function countStates() {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0]));
  for (const message of shownOnSlides()) counts[message.state] += 1;
  return counts;
}

const shownOnSlides = () => SEGMENTS.filter((segment) => !isRepeated(segment)).map(messageOf);

/** Filter -> number of messages that it would show together with the filters of the other groups; `all` is all
 * messages, `shown` those that are shown now; `rules`, `terms` and `engines` are maps of their own. */
export function countAll() {
  const counts = { all: 0, shown: 0, rules: new Map(), terms: new Map(), engines: new Map() };
  for (const name of [...STATES, ...FLAG_NAMES]) counts[name] = 0;
  const groups = Object.entries(groupTests());
  for (const message of shownOnSlides()) {
    counts.all += 1;
    const failed = groups.filter(([, test]) => !test(message));
    if (!failed.length) counts.shown += 1;
    if (failed.length < 2) countMessage(counts, message, failed[0]?.[0]);
  }
  return counts;
}

/** Count a message that passes all groups of filters, or all but one, whose filters alone would then show it. */
function countMessage(counts, message, failed) {
  const counted = (group) => !failed || failed === group;
  const add = (names, map) => names.forEach((name) => map.set(name, (map.get(name) || 0) + 1));
  if (counted("states")) counts[message.state] += 1;
  for (const flag of FLAG_NAMES) if (counted(flag) && FLAGS[flag](message)) counts[flag] += 1;
  if (counted("rule")) add(factsOf(message).rules, counts.rules);
  if (counted("term")) add(factsOf(message).terms, counts.terms);
  if (counted("engine")) add([engineOf(message)].filter(Boolean), counts.engines);
}
