// All keys, and a button for each that can be pressed.

import { $, button, el } from "./dom.js";
import { PAGE, VIEW } from "./state.js";
import { t } from "./texts.js";
import { actionOf } from "./keys.js";

/** Show the keys. */
export function showHelp() {
  const dialog = $("#help");
  if (dialog.open) return;
  dialog.setAttribute("aria-labelledby", "help-title");
  const close = button(".s", t("Close"), () => dialog.close(), "Esc");
  const rows = PAGE.kind === "deck" ? deckKeys() : [];
  const off = !VIEW.keys && el("p.q", t("Single keys are switched off: see View."));
  const list = el("div.keys", rows, heading(t("Page")), row(["?", "F1"], t("these keys")));
  dialog.replaceChildren(el("header", el("h2", { id: "help-title" }, t("Keys")), close), off || "", list);
  dialog.showModal();
}

const heading = (words) => el("h3.h", words);

/** A row: keys and what they do; a single key that does something here is a button. */
function row(keys, words) {
  const single = keys.find((key) => key.length === 1 && key !== "?" && !/\d/.test(key) && actionOf(key));
  const press = () => {
    $("#help").close();
    $(".seg.on")?.focus({ preventScroll: true });
    actionOf(single)();
  };
  const does = single ? el("button.do", { type: "button", click: press }, words) : el("span", words);
  return [
    el(
      "span.ks",
      keys.map((key) => el("kbd", key)),
    ),
    does,
  ];
}

function deckKeys() {
  const moving = [
    heading(t("Go to")),
    row(["j"], t("next segment")),
    row(["k"], t("previous segment")),
    row(["n"], t("next open segment")),
    row(["p"], t("previous open segment")),
    row(["J"], t("next slide")),
    row(["K"], t("previous slide")),
    row(["o"], t("same slide in the other language")),
    row(["/"], t("search, any word form")),
  ];
  return PAGE.is_served ? [moving, writingKeys()] : moving;
}

const writingKeys = () => [
  heading(t("Decide")),
  row(["a"], t("approve and go on")),
  row(["w"], t("waive a finding")),
  row(["u"], t("undo")),
  row(["U"], t("redo")),
  heading(t("Write")),
  row(["e"], t("edit")),
  row(["t"], t("insert the missing term, or choose one by its digit")),
  row(["T"], t("add a term to the glossary")),
  row(["1–9"], t("take a hypothesis")),
  row(["Ctrl+K"], t("insert while typing")),
  row(["Ctrl+Enter"], t("approve and go on")),
  row(["Ctrl+S"], t("save")),
  row(["Esc"], t("leave the field, keep the text")),
];
