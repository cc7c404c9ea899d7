// Which numbers a plural form is for, as the label of its field says it.

import { interfaceLanguage, t } from "./texts.js";
import { targetTag } from "./names.js";

const CATEGORIES = ["zero", "one", "two", "few", "many", "other"];
const MOST_SAMPLED = 130;

/** Return for each plural form of a language the numbers up to 130 that take it, in gettext's order. */
export function numbersOfForms(language) {
  const rules = new Intl.PluralRules(language);
  const found = new Map();
  for (let n = 0; n <= MOST_SAMPLED; n += 1) {
    const category = rules.select(n);
    found.set(category, [...(found.get(category) || []), n]);
  }
  return CATEGORIES.filter((name) => found.has(name)).map((name) => found.get(name));
}

/** Return the first numbers of a form as ranges: "2–4, 22–24, …". */
export function sampleOf(numbers) {
  const ranges = [];
  for (const n of numbers) {
    if (ranges.at(-1)?.[1] === n - 1) ranges.at(-1)[1] = n;
    else ranges.push([n, n]);
  }
  const shown = ranges.slice(0, 3).map(([from, to]) => {
    if (to === MOST_SAMPLED) return `${from}, ${from + 1}, ${from + 2}, …`;
    return from === to ? `${from}` : `${from}${to === from + 1 ? ", " : "–"}${to}`;
  });
  if (ranges.length > 3) shown.push("…");
  return shown.join(", ");
}

/** Return the labels of a message's plural forms; their number may be another than that of the language's forms. */
export function formLabels(count) {
  const forms = numbersOfForms(targetTag() || interfaceLanguage());
  return Array.from({ length: count }, (_, place) => {
    const n = place + 1;
    if (forms.length !== count) return t("Form {n}", { n });
    return t("Form {n}: for {numbers}", { n, numbers: sampleOf(forms[place]) });
  });
}
