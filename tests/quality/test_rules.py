"""Each rule on texts that are right and texts that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.glossary import TermIndex
from loctool.glossary.io.load import load
from tests.quality import messages as found

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def terms() -> TermIndex:
    return TermIndex(load([ROOT / "glossary" / "seltene-erden.csv"], "de"), "de")


@pytest.mark.parametrize(
    ("rule", "language", "source", "target", "messages"),
    [
        ("wrong-term", "en", "Seltene Erden", "Rare earths", []),
        ("wrong-term", "en", "seltener Erden", "rare-earth metals", []),
        ("wrong-term", "ru", "Förderung seltener Erden", "добыча редкоземельных металлов", []),
        ("wrong-term", "en", "Der Gesandte", "The ambassador", ["“Gesandter” must be “envoy” (Dmitrijew's office; not «ambassador»)"]),
        ("wrong-term", "en", "Abkommen oder Abkommen", "an agreement", ["“Abkommen” must be “agreement” or “deal” 2 times, found 1"]),
        ("wrong-term", "en", "Abkommen und Abkommen", "deals and agreements", []),
        ("wrong-term", "en", "Das Seltene-Erden-Vorkommen", "The rare earth deposit", []),
        ("wrong-term", "en", "selten ein Wort", "rarely a word", []),
        ("forbidden-term", "en", "Seltene Erden", "rare soils", ["“rare soils” is forbidden for “Seltene Erden” (Word for word, and wrong)"]),
        ("forbidden-term", "en", "gute Erde", "rare soils", []),
        ("do-not-translate", "ru", "Shutterstock.com", "Шаттерсток", ["“Shutterstock.com” must stand unchanged"]),
        ("do-not-translate", "en", "auf Shutterstock.com", "on Shutterstock.com", []),
        ("do-not-translate", "ru", "Photo: Shutterstock", "Фото: Shutterstock", []),
        ("lost-markup", "en", "Hallo **{name}**", "Hello **{nom}**", ["lost {name}; not in the source: {nom}"]),
        ("lost-markup", "en", "**a** und *b*", "*b* and **a**", []),
        ("lost-markup", "en", "**a** und *b* c", "**a *and** b* c", ["markup is in another order than in the source"]),
        ("lost-markup", "en", "<1>a <2>b</2></1>", "<1>a <2>b</1></2>", ["<1> and <2> cross"]),
        ("lost-markup", "en", "Sieh <1>das</1> an", "Look </1>at<1> that", ["</1> stands before what it closes"]),
        ("lost-markup", "en", "<1>a <2>b</2></1>", "<1>a b</1><2></2>", ["nothing is between <2> and </2>"]),
        ("lost-markup", "en", "<b>a</b> <1>b</1>", "<b>a <1>b</b></1>", ["<b> and <1> cross"]),
        ("lost-markup", "en", "<b>[a](u)</b>", "<b>[a</b>](u)", ["<b> and [ cross"]),
        ("lost-markup", "en", "a\nb", "a b", []),
        ("lost-markup", "en", 'Siehe ![Plan](p.png "Lageplan")', 'See ![map](p.png "Site map")', []),
        ("lost-markup", "en", "Siehe ![Plan](p.png)", "See ![map](q.png)", ["lost ](p.png); not in the source: ](q.png)"]),
        ("lost-markup", "en", "Siehe ![bg left](p.png)", "See ![bg links](p.png)", ["lost ![bg left](p.png); not in the source: ![bg  ](p.png)"]),
        ("lost-markup", "en", "die [Anleitung]", "the [manual][Anleitung]", []),
        ("lost-markup", "en", "die [Anleitung]", "the [manual]", []),
        ("lost-markup", "en", "die [Anleitung]", "the [manual][guide]", ["not in the source: [ ][guide]"]),
        ("lost-markup", "en", "in den [häufigen Fragen][]", "in the [FAQ][]", []),
        ("lost-markup", "en", "in den [häufigen Fragen][]", "in the [FAQ][häufigen fragen]", []),
        ("lost-markup", "en", "in den [häufigen Fragen][]", "in the FAQ", ["lost [ ][häufigen Fragen]"]),
        ("lost-markup", "en", "4&nbsp;€ f&uuml;r Sil&shy;ben", "€4 for syllables", []),
        ("lost-markup", "en", "a &lt;b&gt; c", "a <b> c", ["not in the source: <b>"]),
        ("line-breaks", "en", "a\nb", "a b", ["1 line break in the source, 0 here"]),
        ("line-breaks", "en", "a\nb\n", "a\nb\n", []),
        ("lost-markup", "en", "[a](b) {c}", "{c} [a](b)", []),
        ("lost-markup", "en", "unter C:\\Temp", "in С:\\Temp", ["lost C:\\Temp; not in the source: \\Temp"]),
        ("lost-pictograph", "en", "🔜 Ausblick", "Outlook", ["lost the pictograph 🔜"]),
        ("lost-pictograph", "en", "Ausblick", "🔍 Outlook", ["a pictograph that the source has not: 🔍"]),
        ("lost-pictograph", "en", "⚠️ Achtung ✅", "✅ Attention ⚠", []),
        ("lost-pictograph", "ru", "→ 5 °C, Fa. Marke®", "5 градусов, фирма «Марка»", []),
        ("lost-number", "en", "1.000,5 Tonnen", "1,000.5 tonnes", []),
        ("lost-number", "en", "am 24.11.2026", "on 24 November 2026", []),
        ("lost-number", "en", "am 24.11.2026", "on 23 November 2026", ["lost the number 24"]),
        ("wrong-unit", "en", "12 MW", "12 kW", ["“12 MW” became “12 kW”"]),
        ("wrong-unit", "en", "120 €/MWh", "€120/kWh", ["“/MWh” became “/kWh”"]),
        ("wrong-unit", "en", "120 ha Wald", "120 forests", ["lost the unit of 120 ha"]),
        ("wrong-date", "en", "im Juni", "in July", ["“Juni” became “July”"]),
        ("wrong-date", "ru", "am 7. Juni", "7 числа", ["lost “Juni”"]),
        ("wrong-magnitude", "en", "zwei Drittel", "one third", ["“zwei Drittel” became “one third”"]),
        ("lost-bound", "en", "mehr als 500", "500", ["lost the bound of “mehr als 500”"]),
        ("lost-bound", "en", "-5 °C", "5 °C", ["lost the bound of “−5”"]),
        ("lost-code", "en", "DIN EN 1090", "DIN 1090", ["lost letters of DIN EN 1090"]),
        ("wrong-currency", "en", "5 € (6 $)", "$5 (€6)", ["USD is not the currency of the source"]),
        ("lost-number", "en", "drei", "3", []),
        ("lost-number", "en", "drei", "4", ["a number that the source has not: 4"]),
        ("lost-number", "en", "4 Milliarden", "4 billion", []),
        ("number-format", "en", "1.000,5 Tonnen", "1.000,5 tonnes", ["1.000,5 is written 1,000.5 in en"]),
        ("number-format", "ru", "1.000,5 Tonnen", "1 000,5 тонны", []),
        ("lost-negation", "ru", "Kein Kommentar", "Комментарий", ["lost the negation “Kein”"]),
        ("repeated-words", "en", "Zwischenlager", "Between between", ["repeats “Between”"]),
        ("repeated-words", "en", "Nachfrage steigt", "Demand rising rise", ["has one word in two forms: “rising rise”"]),
        ("untranslated", "en", "Es war gestern warm", "It was warm gestern", ["left untranslated: gestern"]),
        ("untranslated", "en", "Nimm `gestern`", "Take `gestern`", []),
        ("wrong-script", "ru", "Seltene Erden", "редкие earths", ["not in the script of ru: earths"]),
        ("wrong-script", "ru", "Nimm `earths`", "Возьмите `earths`", []),
        ("wrong-currency", "en", "5 Euro", "5 dollars", ["USD is not the currency of the source"]),
        ("wrong-currency", "ru", "5 Euro", "5 евро", []),
        ("length", "en", "Ja, das ist es nun wirklich und wahrhaftig", "Yes", ["0.1 times as long as the source"]),
        ("outer-space", "en", " a\n", "a\n", ["does not begin with the same white space as the source"]),
        ("full-stop", "en", "Titel", "Title.", ["ends with ., the source with none"]),
        ("full-stop", "en", "„Satz.“", "“Sentence.”", []),
        ("full-stop", "en", "Firmen aus den USA.", "Companies from the U.S.", []),
        ("full-stop", "en", "Firmen aus den USA", "Companies from the U.S.", []),
        ("full-stop", "en", "Firmen aus den USA?", "Companies from the U.S.", ["ends with no punctuation mark, the source with ?"]),
        ("full-stop", "en", "Titel ", "Title. ", ["ends with ., the source with none"]),
        ("full-stop", "ar", "Wirklich?", "حقا؟", []),
        ("full-stop", "el", "Wirklich?", "Αλήθεια;", []),
        ("full-stop", "el", "Wirklich.", "Αλήθεια;", ["ends with ?, the source with ."]),
        ("full-stop", "ru", "Eisen;", "железо;", []),
        ("full-stop", "th", "Ein Satz.", "ประโยค", []),
        ("full-stop", "th", "Ein Satz?", "ประโยค", ["ends with no punctuation mark, the source with ?"]),
        ("full-stop", "ru", "Wirklich?", "Правда", ["ends with no punctuation mark, the source with ?"]),
        ("wrong-quotes", "en", "Er sagt: „Ja“", "He says: “Yes”", []),
        ("wrong-quotes", "ru", "Er sagt: „Ja“", "Он говорит: «Да»", []),
        ("wrong-quotes", "en", "Er sagt: „Ja“", "He says: „Yes“", ["quotation marks „“ are not those of en: “”"]),
        ("wrong-quotes", "en", "Er sagt: „Ja“", "He says: yes", ["1 quotation in the source, 0 here"]),
        ("wrong-quotes", "en", '[Bericht](https://x.de "Titel")', '[Report](https://x.de "Titel")', []),
        ("wrong-quotes", "en", '**„Ja“**, <a title="x">hier</a>', '**“Yes”**, <a title="x">here</a>', []),
        ("wrong-quotes", "en", '[„Ja“](u "T")', '[«Yes»](u "T")', ["quotation marks «» are not those of en: “”"]),
        ("wrong-quotes", "ru", "Der Konzern Rosneft", "Концерн «Роснефть»", []),
        ("wrong-quotes", "ru", "Der neue Konzern", "Концерн «новый»", []),
        ("wrong-quotes", "en", "Der Konzern Rosneft", "The “Rosneft” group", []),
        ("wrong-quotes", "fr", "Er sagt: „neu“", "Il dit : « nouveau »", []),
        ("wrong-quotes", "fr", "Er sagt: „neu“", "Il dit : «nouveau»", []),
        ("wrong-quotes", "en", "Trumps Deal", "Trump’s deal", []),
    ],
)  # fmt: skip
def test_rule(rule: str, language: str, source: str, target: str, messages: list[str], terms: TermIndex) -> None:
    assert found(rule, source, target, language, terms) == messages
