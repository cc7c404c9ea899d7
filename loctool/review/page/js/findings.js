// The findings of the active segment: what, why, how to mend, and a person's leave to let one be.

import { $, $$, button, el, HIDDEN, icon, marked } from "./dom.js";
import { sentenceLanguage, sentenceOf, t, tn } from "./texts.js";
import { PAGE, VIEW, openFindings, segmentOf } from "./state.js";
import { articleOf, editedTexts, isChecked, isUnsaved, liveMessage, onEscape, refuseToWrite } from "./editor.js";
import { paintChanges } from "./diff.js";
import { replaceText } from "./insert.js";
import { severityName, targetTag, waiverReason } from "./names.js";
import { say } from "./shell.js";
import { waive, withdraw } from "./writing.js";

/** Return the cards of all findings, open ones first; of an outdated text they are folded until it is edited. */
export function paintFindings(segment) {
  const message = liveMessage(segment);
  const open = openFindings(message);
  const waived = (message.findings || []).filter((finding) => finding.reason);
  const cards = [
    ...open.map((finding, place) => paintFinding(segment, finding, place + 1)),
    ...waived.map((finding) => paintWaived(segment, finding)),
  ];
  const id = `findings-${segment.id}`;
  if (!cards.length || message.state !== "outdated") return el("div.fs", { id }, cards);
  const label = tn(
    "{n} finding, of a text that needs an edit first",
    "{n} findings, of a text that needs an edit first",
    cards.length,
  );
  return el("details.fs.folded", { id, open: isUnsaved(segment) }, el("summary", label), cards);
}

function paintFinding(segment, finding, number) {
  const rule = el("span.rule", el("b", finding.rule), voiceless(number));
  const actions = PAGE.is_served && [
    finding.fix && paintFix(segment, finding),
    button(".s", t("Waive …"), () => openWaiver(finding), number === 1 ? "w" : "", { "data-key": `waive-${number}` }),
  ];
  return el(
    `div.find1.st-${finding.severity}`,
    { "data-rule": finding.rule },
    icon(finding.severity === "note" ? "warning" : finding.severity, finding.severity),
    el("p", el("span.vh", severityName(finding.severity), ": "), rule, " ", paintSentence(finding)),
    !actions && finding.fix && el("p.act", t("Proposed:"), " ", paintFixDiff(segment, finding)),
    el("div.act", actions, paintRule(finding.rule)),
  );
}

/** Return what a finding says. */
export const paintSentence = (finding) =>
  el("span", { lang: sentenceLanguage(finding.translations) }, sentenceOf(finding));

const voiceless = (number) => el("sup", HIDDEN, number);

const paintFixDiff = (segment, finding) =>
  el("span.fix", { lang: targetTag() }, paintChanges(editedTexts(segment)[finding.form || 0] ?? "", finding.fix));

function paintFix(segment, finding) {
  const use = () => {
    if (isChecked(segment)) return replaceText(finding.fix, finding.form || 0);
    say(t("The text has changed since. It is being checked again."));
  };
  const label = finding.is_safe === false ? t("Use, if it fits:") : t("Use:");
  return button(".s", [label, paintFixDiff(segment, finding)], use, "", { "data-key": `fix-${finding.rule}` });
}

/** What a rule looks for, unfolded on demand. */
function paintRule(name) {
  const rule = PAGE.rules?.[name];
  if (!rule) return null;
  const parts = [rule.what, rule.why, rule.mend].filter(Boolean).map((text) => el("p", marked(capital(t(text)))));
  return el("details.why", el("summary", { "data-key": `why-${name}` }, t("Why?")), parts);
}

const capital = (text) => {
  const sentence = text[0].toLocaleUpperCase() + text.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
};

function paintWaived(segment, finding) {
  const back = () => withdraw(segment, finding);
  return el(
    "div.find1.st-waived",
    icon("waived"),
    el("p", el("b", t("Allowed: {rule}", { rule: finding.rule })), " ", el("span.was", paintSentence(finding))),
    el("p.reason", t("Reason: {reason}", { reason: waiverReason(finding.reason) })),
    PAGE.is_served && el("div.act", button(".s", t("Withdraw"), back, "", { "data-key": `withdraw-${finding.rule}` })),
  );
}

/** Open the form that allows a finding of the active segment: the first open one, unless one is given. */
export function openWaiver(chosen = null) {
  const segment = segmentOf(VIEW.active);
  const article = segment && articleOf(segment);
  if (!article || refuseToWrite()) return;
  const finding = chosen ?? openFindings(liveMessage(segment))[0];
  if (!finding) return say(t("This segment has no open finding."));
  if (isUnsaved(segment)) say(t("The waiver is for the saved text. Save first if you have mended it."));
  $(".waiver", article)?.remove();
  const folded = $(".folded", article);
  if (folded) folded.open = true;
  const form = paintWaiver(segment, finding);
  const card = $$(".find1", article).find((one) => one.dataset.rule === finding.rule);
  if (card) card.after(form);
  else $(".fs", article).append(form);
  form.elements.reason.focus();
  form.scrollIntoView({ block: "nearest" });
}

/** The line is written into the translator's comment of the message, as `loctool check` reads it. */
const waiverLine = (rule, reason) => `# loctool: allow ${rule} — ${reason || "…"}`;

function paintWaiver(segment, finding) {
  const close = () => {
    $(".waiver")?.remove();
    articleOf(segment)?.focus({ preventScroll: true });
  };
  const line = el("code", waiverLine(finding.rule, ""));
  const input = (event) => (line.textContent = waiverLine(finding.rule, event.target.value.trim()));
  const same = openFindings(liveMessage(segment)).filter(({ rule }) => rule === finding.rule).length;
  const submit = async (event) => {
    event.preventDefault();
    const reason = form.elements.reason.value.trim();
    if (!reason) return say(t("A waiver needs a reason."));
    if ((await waive(segment, finding, reason)) !== false) close();
  };
  const reason = el("input", { name: "reason", required: true, autocomplete: "off", input, "data-key": "reason" });
  const form = el(
    "form.waiver",
    {
      submit,
      keydown: onEscape(close),
      "aria-label": t("Waive {rule}", { rule: finding.rule }),
      "data-kept": "waiver",
    },
    el("label", t("Why is it right as it is?"), reason),
    same > 1 &&
      el("p.q", tn("It allows {n} finding of this rule here.", "It allows all {n} findings of this rule here.", same)),
    el("p", t("This line goes into the catalog:"), " ", line),
    el("div.acts", el("button.b.p", t("Waive")), button("", t("Cancel"), close, "Esc")),
  );
  return form;
}
