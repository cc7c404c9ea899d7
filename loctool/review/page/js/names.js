// The words for states, roles and the like, in the language of the page.

import { interfaceLanguage, languageName, number, t, tagOf, tn, translated } from "./texts.js";
import { PAGE, messageOf } from "./state.js";

/** Return the word for a state of a message. */
export function stateName(state) {
  const names = {
    approved: () => t("Approved"),
    edited: () => t("Edited"),
    draft: () => t("Draft"),
    outdated: () => t("Outdated"),
    conflict: () => t("Conflict"),
    untranslated: () => t("Untranslated"),
  };
  return wordIn(names, state);
}

/** Return the word for what a segment is on its slide. */
export function roleName({ role, isTitle }) {
  const names = {
    heading: () => (isTitle ? t("Title") : t("Heading")),
    paragraph: () => t("Paragraph"),
    bullet: () => t("Bullet point"),
    cell: () => t("Table cell"),
    quote: () => t("Quotation"),
    chart: () => t("Text of a chart"),
    diagram: () => t("Text of a diagram"),
    alt: () => t("Alternative text"),
    note: () => t("Speaker’s note"),
    footer: () => t("Footer"),
    credit: () => t("Photo credit"),
    metadata: () => t("Front matter"),
    property: () => t("Document property"),
    master: () => t("Text of a master or layout"),
    message: () => t("Message"),
  };
  return wordIn(names, role);
}

/** Return id, role and state of a segment as a sentence has them: German nouns keep their capitals. */
export function wordsFor(segment) {
  const within = (words) =>
    interfaceLanguage() === "de" ? words : words[0].toLocaleLowerCase(interfaceLanguage()) + words.slice(1);
  const { state } = messageOf(segment);
  return { id: segment.id, role: within(roleName(segment)), state: within(stateName(state)) };
}

/** Return the word for how bad a finding is. */
export function severityName(severity) {
  const names = { error: () => t("Error"), warning: () => t("Warning"), note: () => t("Note") };
  return wordIn(names, severity);
}

const wordIn = (names, name) => (Object.hasOwn(names, name) ? names[name]() : name);

/** Return why a finding is allowed: a person's words, or one of the reasons that the page's data has in English. */
export function waiverReason(reason) {
  const reasons = {
    "it is in the baseline of known findings": () => t("it is in the baseline of known findings"),
    "a comment or a flag for another tool allows it": () => t("a comment or a flag for another tool allows it"),
  };
  return wordIn(reasons, reason);
}

/** Return what made a draft: the engine and its model; of the `whole` maker also the version of its prompt. */
export function makerName({ engine, model, prompt }, whole = false) {
  const name = [engine, model].filter(Boolean).join(" · ");
  return whole && prompt ? t("{name} (prompt {prompt})", { name, prompt }) : name;
}

/** Return what the filter by engines calls the name that `engineOf` returns. */
export function engineName(name) {
  const ready = { memory: () => t("from the translation memory"), copy: () => t("copied from the source") };
  const [engine, ...model] = name.split("/");
  return Object.hasOwn(ready, name) ? ready[name]() : makerName({ engine, model: model.join("/") });
}

/** Return where a message's text comes from, as the line below it says it: a list of sentences without full stops. The
 * `whole` origin of a draft has the version of the prompt, too. */
export function originOf(message, whole = false) {
  if (message.state === "draft") return draftOrigin(message, whole);
  if (message.state === "outdated") return [t("approved before the source changed")];
  if (message.state === "untranslated") {
    const reason = translated(message.reason, message.reason_translations);
    return [reason ? t("no draft: {reason}", { reason }) : t("no draft yet")];
  }
  const origins = {
    engine: () => t("draft, unchanged"),
    memory: () => t("from the translation memory"),
    copy: () => t("copied from the source"),
    person: () => t("a person’s text"),
  };
  return message.origin ? [wordIn(origins, message.origin)] : [];
}

function draftOrigin(message, whole) {
  const maker = message.maker ? makerName(message.maker, whole) : "";
  const route = [maker, (message.route || []).join(" → ")].filter(Boolean).join(" ");
  const score = number(message.score || 0, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const origins = {
    engine: () => route,
    memory: () => t("from the translation memory"),
    copy: () => t("copied from the source"),
  };
  return [
    wordIn(origins, message.origin || "engine"),
    message.score > 0 && t("score {score}", { score }),
    message.is_old && t("source or terms changed since"),
  ].filter(Boolean);
}

/** Return the lines that a text needs of those that its box has. */
export const roomName = (lines, most) => t("lines {lines}/{most}", { lines: number(lines), most: number(most) });

export const placesName = (n) => tn("{n} place", "{n} places", n);

/** Scripts that are written from right to left, where a browser does not say so. */
const LEFTWARD = new Set("Arab Hebr Thaa Syrc Nkoo Adlm Rohg Samr Mand".split(" "));

/** Return the direction of a language's texts, "ltr" or "rtl". */
export function directionOf(language) {
  try {
    return LEFTWARD.has(new Intl.Locale(tagOf(language)).maximize().script) ? "rtl" : "ltr";
  } catch {
    return "ltr";
  }
}

/** Return what a slide is called; what stands on none has the number 0. */
export function slideName({ number: n }) {
  if (!PAGE.path) return t("Messages, part {n}", { n });
  return n ? t("Slide {n}", { n }) : t("On no slide");
}

/** Return what the window is called. */
export function titleOfPage() {
  const names = PAGE.kind === "deck" ? [PAGE.name, languageName(PAGE.language)] : [t("Overview")];
  return [...names, PAGE.project, "loctool"].filter(Boolean).join(" – ");
}

export const sourceTag = () => tagOf(PAGE.source_language);
export const targetTag = () => tagOf(PAGE.language);
