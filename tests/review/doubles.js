// What tests of segments put in the place of the modules around them: they note what is asked of them.

export const LOG = [];
const note =
  (name) =>
  (...given) => {
    LOG.push([name, ...given.map((one) => (one?.id && one.role ? one.id : one))]);
  };

export const say = note("say");
export const showText = note("showText");
export const save = note("save");
export const waive = note("waive");
export const withdraw = note("withdraw");
export const addTerm = note("addTerm");

export const approve = async (segment) => note("approve")(segment);

const KEPT = new Map();
export const keepUnsaved = (segment, texts) => KEPT.set(messageOf(segment).id, texts);
export const unsavedOf = (segment) => KEPT.get(messageOf(segment).id) || null;

export async function checkText(segment, texts) {
  note("checkText")(segment, texts);
  return globalThis.ANSWER?.(texts) ?? null;
}

export const paintConflict = (segment) =>
  globalThis.CONFLICTS?.includes(segment.id) ? el("div.way3", el("button.b", "Keep mine")) : null;

export function activate(id) {
  const former = segmentOf(VIEW.active);
  VIEW.active = id;
  if (former) repaintSegment(former);
  articleOf(segmentOf(id)).replaceWith(paintActive(segmentOf(id)));
  articleOf(segmentOf(id)).focus();
}

setCatalogs({});
setPage(JSON.parse($("#data").textContent));
$("#main").append(
  el(
    "ol.segs",
    SEGMENTS.map((segment) => el("li", paintSegment(segment))),
  ),
);
Object.assign(globalThis, { LOG, PAGE, activate, insertTerm, takeHypothesis, openWaiver, openTermForm, focusEditor });
Object.assign(globalThis, { editedTexts, replaceMessage, repaintSegment, segmentOf });
