// What is shown stands in the address: each view is a link.

import { PAGE, STATES, VIEW, segmentOf } from "./state.js";
import { FLAG_NAMES } from "./filters.js";

/** Take filters and place from the address. Returns {segment, slide}: what its # names, if it is there. */
export function readAddress() {
  const query = new URLSearchParams(location.search);
  const names = [...query.getAll("state"), ...query.getAll("only")];
  VIEW.filters = new Set(names.filter((name) => STATES.includes(name) || FLAG_NAMES.includes(name)));
  VIEW.rule = query.get("rule") || "";
  VIEW.term = query.get("term") || "";
  VIEW.engine = query.get("engine") || "";
  VIEW.query = query.get("q") || "";
  return placeOf(location.hash);
}

/** Return what #5.3 or #s5 names. */
export function placeOf(hash) {
  const id = decoded(hash.slice(1)).replace(/^seg-/, "");
  const slide = (PAGE.slides || []).find(({ number }) => `s${number}` === id);
  return { segment: segmentOf(id), slide };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a % that somebody typed
  }
}

/** Return the query that stands for the filters, with its question mark, or an empty string. */
export function queryOf({ filters = [], rule = "", term = "", engine = "", query = "" }) {
  const values = new URLSearchParams();
  for (const name of filters) values.append(STATES.includes(name) ? "state" : "only", name);
  for (const [name, value] of [
    ["rule", rule],
    ["term", term],
    ["engine", engine],
    ["q", query.trim()],
  ])
    if (value) values.set(name, value);
  return values.size ? `?${values}` : "";
}

let WRITING_AT = 0;

/** Write filters and the active segment into the address, without a new step of the history. A browser takes 20 ms and
 * more for that on a long page, so it is done after what is shown. */
export function writeAddress() {
  WRITING_AT ||= setTimeout(replaceAddress, 50);
}

/** Go to another page. A new address of this one, were it written afterwards, would keep the browser here. */
export function leaveFor(address) {
  replaceAddress();
  location.assign(address);
}

function replaceAddress() {
  clearTimeout(WRITING_AT);
  WRITING_AT = 0;
  const hash = VIEW.active && VIEW.isMoved ? `#${VIEW.active}` : location.hash;
  const address = location.pathname + queryOf(VIEW) + hash;
  if (address === location.pathname + location.search + location.hash) return;
  try {
    history.replaceState(null, "", address);
  } catch {
    // a browser may refuse this for files, or too many in a short time: the page works on without
  }
}

/** Return where the same place is in another language, with the same filters. */
export function addressIn({ href }) {
  return href + queryOf(VIEW) + (VIEW.active ? `#${VIEW.active}` : location.hash);
}
