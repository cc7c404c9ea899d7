// What the page shows (PAGE, as loctool/review/view.py has it) and how (VIEW). Nothing here touches nodes.

export const STATES = ["approved", "edited", "draft", "outdated", "conflict", "untranslated"];

export let PAGE = {};

/** How the page is looked at. `filters` are state names and "findings", "waived", "long". */
export const VIEW = {
  active: "",
  filters: new Set(),
  rule: "",
  term: "",
  engine: "",
  query: "",
  layout: "pair",
  theme: "auto",
  ui: "en",
  keys: true,
  after: "open",
  /** Whether somebody went somewhere: only then the address names the active segment. */
  isMoved: false,
};

/** Segments in the order of the page: {id, role, message, lines, most, slide, isTitle}; `message` is the
 * number. */
export let SEGMENTS = [];
let BY_ID = new Map();
let PLACES = [];

export function setPage(page) {
  PAGE = page;
  SEGMENTS = (page.slides || []).flatMap((slide) => {
    const title = slide.segments.find(({ role }) => role === "heading");
    return slide.segments.map((segment) => ({ ...segment, slide: slide.number, isTitle: segment === title }));
  });
  BY_ID = new Map(SEGMENTS.map((segment) => [segment.id, segment]));
  PLACES = (page.messages || []).map(() => []);
  for (const segment of SEGMENTS) PLACES[segment.message].push(segment);
}

export const segmentOf = (id) => BY_ID.get(id);
export const messageOf = (segment) => PAGE.messages[segment.message];
/** All segments of a segment's message, itself included. */
export const placesOf = (segment) => PLACES[segment.message];
/** Whether an earlier segment has the same message: it is shown at each place, and counted once. */
export const isRepeated = (segment) => PLACES[segment.message][0] !== segment;
export const openFindings = (message) => (message.findings || []).filter((finding) => !finding.reason);
export const isTooLong = (segment) => openFindings(messageOf(segment)).some((finding) => finding.rule === "overflow");
/** Return by what name the filter knows what made a message's text: an engine with its model behind a slash, "memory"
 * or "copy"; empty where a person did, or nobody knows. */
export function engineOf({ maker, origin }) {
  if (maker) return [maker.engine, maker.model].filter(Boolean).join("/");
  return ["memory", "copy"].includes(origin) ? origin : "";
}
/** Whether somebody has to look at it. */
export const isOpen = (segment) =>
  !isRepeated(segment) && (messageOf(segment).state !== "approved" || openFindings(messageOf(segment)).length > 0);

const LISTENERS = [];
/** Be told when a message has changed: listener(number of the message). */
export const onMessage = (listener) => LISTENERS.push(listener);

/** Put a message as the server has it now in the place of the one with its id. */
export function replaceMessage(message) {
  const number = PAGE.messages.findIndex((one) => one.id === message.id);
  if (number < 0) return;
  PAGE.messages[number] = message;
  for (const listener of LISTENERS) listener(number);
}
