// How the page is looked at: chosen in the View popover, kept by the browser where it keeps anything.

import { $, el } from "./dom.js";
import { VIEW } from "./state.js";
import { titleOfPage } from "./names.js";
import { interfaceLanguages, setLanguage, t } from "./texts.js";

const NAME = "loctool.view";
/** Choice -> the values that it has. */
const CHOICES = {
  layout: ["pair", "one", "texts"],
  theme: ["auto", "light", "dark"],
  ui: ["en", "de", "ru"],
  keys: [true, false],
  after: ["open", "next", "stay"],
};

/** Take the choices that were made before; the language is else the browser's. */
export function readSettings() {
  const kept = readKept();
  for (const [name, values] of Object.entries(CHOICES)) if (values.includes(kept[name])) VIEW[name] = kept[name];
  const languages = interfaceLanguages();
  const wanted = [kept.ui, ...navigator.languages.map((one) => one.split("-")[0])];
  VIEW.ui = wanted.find((one) => languages.includes(one)) || "en";
  applySettings();
}

function readKept() {
  try {
    return JSON.parse(localStorage.getItem(NAME)) || {};
  } catch {
    return {}; // storage is blocked, or somebody else's
  }
}

function keep(name, value) {
  try {
    localStorage.setItem(NAME, JSON.stringify({ ...readKept(), [name]: value }));
  } catch {
    // a choice that is not kept is a choice all the same
  }
}

/** Let the page show the choices. */
function applySettings() {
  setLanguage(VIEW.ui);
  document.documentElement.lang = VIEW.ui;
  document.title = titleOfPage();
  document.documentElement.dataset.theme = VIEW.theme;
  document.documentElement.dataset.layout = VIEW.layout;
}

/** Fill the View popover; `changed(name)` is called after a choice. */
export function paintSettings(isDeck, isServed, changed) {
  const choose = (name, value) => {
    VIEW[name] = value;
    keep(name, value);
    applySettings();
    changed(name);
  };
  const radios = (name, legend, labels) =>
    el(
      "fieldset",
      el("legend", legend),
      labels.map(([value, label]) => radio(name, value, label, choose)),
    );
  $("#view").replaceChildren(
    ...[
      isDeck && radios("layout", t("Slides"), layoutNames()),
      radios("theme", t("Colours"), themeNames()),
      interfaceLanguages().length > 1 && radios("ui", t("Language of the page"), LANGUAGE_NAMES),
      isDeck && isServed && radios("after", t("After approving"), afterNames()),
      radios("keys", t("Single keys"), [
        [true, t("On")],
        [false, t("Off")],
      ]),
    ].filter(Boolean),
  );
}

function radio(name, value, label, choose) {
  const key = `view-${name}-${value}`;
  const lang = name === "ui" ? value : null;
  const change = () => choose(name, value);
  const input = el("input", { type: "radio", name, "data-key": key, checked: VIEW[name] === value, change });
  return el("label", { lang }, input, label);
}

/** Languages are named in themselves. */
const LANGUAGE_NAMES = [
  ["en", "English"],
  ["de", "Deutsch"],
  ["ru", "Русский"],
];
const layoutNames = () => [
  ["pair", t("Side by side")],
  ["one", t("One, switched")],
  ["texts", t("Texts only")],
];
const themeNames = () => [
  ["auto", t("As the system")],
  ["light", t("Light")],
  ["dark", t("Dark")],
];
const afterNames = () => [
  ["open", t("Go to the next open segment")],
  ["next", t("Go to the next segment")],
  ["stay", t("Stay")],
];
