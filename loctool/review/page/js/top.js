// The top row: the way back, the deck, search, languages, View and Keys.

import { $, button, el, icon, link, voice } from "./dom.js";
import { PAGE, VIEW } from "./state.js";
import { languageName, t } from "./texts.js";
import { addressIn, leaveFor } from "./address.js";
import { showHelp } from "./help.js";

/** Fill the top row; `searched()` is called while one types. */
export function paintTop(searched) {
  const isDeck = PAGE.kind === "deck";
  const view = { popovertarget: "view", type: "button", "aria-label": t("View"), "data-key": "view" };
  const keys = { "aria-label": t("Keys"), "data-key": "keys" };
  const row = el(
    "div.in.row",
    isDeck
      ? crumbs()
      : el("div.crumb", el("span.logo", "loctool"), el("h1", t("Overview"), el("span.q.wide", ` ${PAGE.project}`))),
    isDeck && search(searched),
    isDeck && languages(),
    el("button.b", view, icon("view", ""), el("span.wide", t("View"))),
    button("", el("span.wide", t("Keys")), showHelp, "?", keys),
  );
  $(".top").replaceChildren(row);
  $("#view").setAttribute("aria-label", t("View"));
  placeSearch();
}

function crumbs() {
  const back = link(PAGE.overview, [el("span.wide", "loctool"), icon("back", ""), voice(t("Overview"))], null, {
    class: "logo",
  });
  return el(
    "div.crumb",
    back,
    el(
      "h1",
      { title: [PAGE.name, PAGE.path].filter(Boolean).join(", ") },
      PAGE.name,
      PAGE.path && el("span.q.wide", ` ${PAGE.path}`),
    ),
  );
}

function search(searched) {
  const label = t("Search, any word form");
  const input = (event) => {
    VIEW.query = event.target.value;
    searched();
  };
  const field = el("input", { type: "search", id: "search", "aria-label": label, placeholder: label, input });
  field.value = VIEW.query;
  return el("search.find", field, el("kbd.wide", { "aria-hidden": "true" }, "/"));
}

/** Put the search where it has room: into the top row, or on small windows among the filters, which fold. */
export function placeSearch() {
  const field = $(".find");
  const home = innerWidth > 760 ? $(".top .crumb") : $(".chips");
  if (!field || !home || (innerWidth > 760 ? field.previousElementSibling === home : home.contains(field))) return;
  if (innerWidth > 760) home.after(field);
  else home.prepend(field);
}

/** Links to the same place in the other languages; they are made anew when one uses them. */
function languages() {
  if (PAGE.languages.length < 2) return null;
  const links = PAGE.languages.map((address) => {
    const isHere = address.language === PAGE.language;
    const name = languageName(address.language);
    const tag = address.language.replace("_", "-").toUpperCase();
    const renew = (event) => event.currentTarget.setAttribute("href", addressIn(address));
    const attributes = {
      lang: VIEW.ui,
      "aria-current": isHere && "page",
      "aria-label": `${tag}, ${name}`,
      "data-key": address.language,
    };
    const words = [el("span.wide", name), el("span.slim", tag)];
    return el("a", { href: addressIn(address), ...attributes, pointerdown: renew, focus: renew, click: renew }, words);
  });
  return el("nav.seg2", { "aria-label": t("Language") }, links);
}

/** Go to the same place in the next language. */
export function showNextLanguage() {
  const here = PAGE.languages.findIndex(({ language }) => language === PAGE.language);
  const next = PAGE.languages[(here + 1) % PAGE.languages.length];
  if (next && next.language !== PAGE.language) leaveFor(addressIn(next));
}
