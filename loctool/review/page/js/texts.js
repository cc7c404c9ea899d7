// The words of the interface, in the language of the page; numbers, dates and names of languages by Intl.

/** language -> {msgid: [msgstr, …plural forms]}; English is the msgids themselves. */
let CATALOGS = {};
let LANGUAGE = "en";

export function setCatalogs(catalogs) {
  CATALOGS = catalogs;
}

export function setLanguage(language) {
  LANGUAGE = language;
}

/** Languages in which there are words for the page. */
export const interfaceLanguages = () => ["en", ...Object.keys(CATALOGS).filter((language) => language !== "en")];

export const interfaceLanguage = () => LANGUAGE;

/** Return a text in the language of the page; {name} stands for a value. */
export function t(msgid, values = {}) {
  return fill(CATALOGS[LANGUAGE]?.[msgid]?.[0] || msgid, values);
}

/** Return a sentence of loctool's in the language of the page, if it has been translated into it. */
export const translated = (sentence, translations) => translations?.[LANGUAGE] || sentence;

/** Return the sentence of a finding in the language of the page. */
export const sentenceOf = (finding) => translated(finding.message, finding.translations);

/** Return the language of a sentence of loctool's where it is not that of the page: it has no translation. */
export const sentenceLanguage = (translations) => (LANGUAGE === "en" || translations?.[LANGUAGE] ? null : "en");

/** Return the text for a number, which {n} stands for. */
export function tn(one, many, n, values = {}) {
  const forms = CATALOGS[LANGUAGE]?.[one];
  const form = forms?.[formOf(n)] || (n === 1 ? one : many);
  return fill(form, { n: number(n), ...values });
}

/** Intl's objects take long to make: each is made once. */
const MADE = new Map();

function intl(kind, options, language = LANGUAGE) {
  const key = `${kind} ${language} ${JSON.stringify(options) || ""}`;
  if (!MADE.has(key)) MADE.set(key, new Intl[kind](language, options));
  return MADE.get(key);
}

/** Compare two texts as a language sorts them. */
export const compareIn = (language) => intl("Collator", undefined, tagOf(language)).compare;

/** Return the plural form of a number in the catalog: the categories are in gettext's order. */
function formOf(n) {
  const categories = { en: ["one", "other"], de: ["one", "other"], ru: ["one", "few", "many"] }[LANGUAGE];
  return Math.max(0, categories.indexOf(intl("PluralRules").select(n)));
}

const fill = (text, values) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? values[name] : whole));

export const number = (n, options) => intl("NumberFormat", options).format(n);

/** Return a share rounded down: 100 % is said of all alone. */
export const percent = (share) => number(Math.floor(share * 100) / 100, { style: "percent" });

export const dateTime = (date) => intl("DateTimeFormat", { dateStyle: "medium", timeStyle: "short" }).format(date);

/** What gettext's codes call scripts. */
const SCRIPTS = new Map([
  ["latin", "Latn"],
  ["cyrillic", "Cyrl"],
  ["devanagari", "Deva"],
  ["arabic", "Arab"],
]);

/** Return a language's code as browsers have it: sr_RS@latin is sr-Latn-RS; "und" if it is no language's. */
export function tagOf(language) {
  const [code, modifier] = (language || "").split("@");
  const [base, ...parts] = code.split(/[_-]/);
  const tag = base && [base, SCRIPTS.get(modifier), ...parts].filter(Boolean).join("-");
  try {
    return Intl.getCanonicalLocales(tag)[0] || "und";
  } catch {
    return "und";
  }
}

/** Return the name of a language as it is within a sentence; its code if there is no such language. */
export function languageInSentence(code) {
  const tag = tagOf(code);
  return tag === "und" ? code : intl("DisplayNames", { type: "language" }).of(tag);
}

export function languageName(code) {
  const name = languageInSentence(code);
  return name.charAt(0).toLocaleUpperCase(LANGUAGE) + name.slice(1);
}
