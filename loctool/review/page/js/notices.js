// What has to be known before one looks at segments: a deck that has gone on, findings on the file, conflicts, the end.

import { el, icon } from "./dom.js";
import { PAGE, SEGMENTS, isRepeated, messageOf } from "./state.js";
import { paintSentence } from "./findings.js";
import { slideName } from "./names.js";
import { languageInSentence, t, tn } from "./texts.js";

/** Return the notices of the page. */
export function paintNotices() {
  const messages = SEGMENTS.filter((segment) => !isRepeated(segment));
  const findings = (PAGE.file_findings || []).filter(({ reason }) => !reason);
  return [
    PAGE.missing > 0 && newerNotice(),
    PAGE.lack && lackNotice(),
    ...findings.map((one) => notice(signOf(one.severity), el("b", one.rule), paintSentence(one))),
    conflictNotice(messages.filter((segment) => messageOf(segment).state === "conflict")),
    messages.length > 0 && messages.every((segment) => messageOf(segment).state === "approved") && doneNotice(),
    !messages.length &&
      notice("untranslated", el("span", t("The catalog has no messages.")), command("loctool extract")),
  ].filter(Boolean);
}

/** Return links to the other pages of a deck that is too long for one. */
export function paintDeckParts() {
  const parts = PAGE.parts || [];
  if (parts.length < 2) return null;
  const links = parts.map(({ first, last, href }, i) => {
    const words = first === last ? slideName({ number: first }) : t("Slides {first} to {last}", { first, last });
    return el("a", { href, "aria-current": i === (PAGE.part || 0) && "page" }, words);
  });
  return el("nav.parts", { "aria-label": t("Parts of the deck") }, links);
}

const signOf = (severity) => (severity === "error" ? "error" : "warning");
const notice = (state, ...parts) => el(`p.notice.st-${state}`, icon(state), parts);
const command = (words) => el("code", words);

function newerNotice() {
  const words = tn(
    "The deck has {n} text that the catalog lacks. Update the catalog:",
    "The deck has {n} texts that the catalog lacks. Update the catalog:",
    PAGE.missing,
  );
  return notice("warning", el("span", words), command("loctool extract"));
}

function lackNotice() {
  const sentences = {
    office: () => t("LibreOffice is not installed, so the slides are shown as boxes of text."),
    poppler: () => t("pdftoppm (poppler) is not installed, so the slides are shown as boxes of text."),
    failed: () => t("LibreOffice could not make pictures of this deck, so its slides are shown as boxes of text."),
  };
  return notice("warning", el("span", (sentences[PAGE.lack] || sentences.failed)()));
}

function conflictNotice(segments) {
  if (!segments.length) return null;
  const words = tn("{n} conflict needs a decision:", "{n} conflicts need a decision:", segments.length);
  const links = segments.slice(0, 12).map(({ id }) => el("a", { href: `#${id}` }, id));
  const rest = segments.length > 12 && el("a", { href: "?state=conflict" }, t("All"));
  return notice("conflict", el("span", words), links, rest);
}

function doneNotice() {
  const words = t("Done: everything in {language} is approved.", { language: languageInSentence(PAGE.language) });
  return notice("approved", el("span", words), command(`loctool compile ${PAGE.language}`));
}
