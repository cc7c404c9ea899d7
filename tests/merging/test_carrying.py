"""A mechanical change is carried into a translation only where the result is certain."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.merging.carrying import carry_change
from loctool.merging.changed_numbers import meaning, numbers_of
from loctool.merging.edits import Edit, changed_words, edit_of
from loctool.text.markup.proof import keeps_markup
from loctool.text.placeholders import TAGGED
from tests.catalog.entries import prose


def nfd(text: str) -> str:
    """Return a text as macOS writes it into names of files: Ö is O and two dots."""
    return unicodedata.normalize("NFD", text)


CARRIED = [
    # whitespace
    ("en", "z.B. Öl", "z. B. Öl", "e.g. oil", "e.g. oil"),
    ("en", "Öl und  Gas", "Öl und Gas", "Oil and gas", "Oil and gas"),
    ("ru", "rund 30% mehr", "rund 30 % mehr", "около 30 % больше", "около 30 % больше"),
    ("en", "Öl\nund Gas", "Öl und Gas", "Oil\nand gas", "Oil and gas"),
    ("en", "Öl\nund  Gas", "Öl\nund Gas", "Oil\nand gas", "Oil\nand gas"),
    ("en", "Hallo Welt ", "Hallo Welt", "Hello world ", "Hello world"),
    ("en", "Hallo Welt", " Hallo Welt\u00a0", "Hello world", " Hello world\u00a0"),
    ("en", "Hallo Welt\n", "Hallo Welt", "Hello world\n", "Hello world"),
    ("en", "Hallo Welt", "\nHallo Welt\n", "Hello world", "\nHello world\n"),
    ("en", "Hallo  Welt ", "Hallo Welt", "Hello world", "Hello world"),
    ("en", " Öl\nund Gas", "Öl und Gas ", " Oil\nand gas", "Oil and gas "),
    # quotation marks
    ("en", '"Öl" und Gas', "„Öl“ und Gas", "“Oil” and gas", "“Oil” and gas"),
    ("ru", "»Öl ›und‹ Gas«", "„Öl ‚und‘ Gas“", "«Нефть „и“ газ»", "«Нефть „и“ газ»"),
    ("en", "Wie geht's?", "Wie geht’s?", "How are you?", "How are you?"),
    # the same text in other characters; the translation stays
    ("en", "Größe der Öltanks", nfd("Größe der Öltanks"), "Size of the tanks", "Size of the tanks"),
    ("en", nfd("Öl"), "Öl", "Oil", "Oil"),
    ("en", "Donau\u00addampf\u00adschiff", "Donaudampfschiff", "Steamer", "Steamer"),
    ("en", "**Do\u00adnau**", "**Donau**", "**Danube**", "**Danube**"),
    ("en", "Donau\u200bdampf", "Donaudampf", "Steam", "Steam"),
    ("en", "Grafik\u2060, \ufeff\u200eÖl", "Grafik, Öl", "Graph, oil", "Graph, oil"),
    ("en", "Auf\u200clage", "Auflage", "Edition", "Edition"),
    ("en", "Der ﬁnale Anﬂug", "Der finale Anflug", "The final approach", "The final approach"),
    ("en", "E\u2011Mail an Öl", "E-Mail\u00a0an Öl", "Mail to oil", "Mail to oil"),
    ("en", "10 000 Ω, 5 Å", "10\u202f000 Ω, 5 Å", "10,000 Ω, 5 Å", "10,000 Ω, 5 Å"),
    ("en", "Fläche: 5 ㎡", "Fläche: 5 m²", "Area: 5 m²", "Area: 5 m²"),
    ("en", "Öl …", "Öl ...", "Oil …", "Oil …"),
    ("en", "Öl &amp; Gas", "Öl & Gas", "Oil & gas", "Oil & gas"),
    ("en", "Öl &amp; Gas", "Öl & Gas", "Oil and gas", "Oil and gas"),
    ("en", "Öl &amp; Gas", "Öl & Gas", "Oil &amp; gas", "Oil & gas"),
    ("en", "Öl & Gas", "Öl &#38; Gas", "Oil & gas", "Oil &#38; gas"),
    ("en", "Gr&ouml;&szlig;e", "Größe", "Size", "Size"),
    ("en", "30&nbsp;%", "30 %", "30 %", "30 %"),
    ("en", "Do&shy;nau", "Donau", "Danube", "Danube"),
    ("en", "5 &lt; 6", "5 < 6", "5 < 6", "5 < 6"),
    ("en", nfd("**Öl** in [Ö](Öl.md), `ö`"), "**Öl** in [Ö](Öl.md), `ö`", nfd("**Oil** in [ö](Öl.md), `ö`"),
     "**Oil** in [" + nfd("ö") + "](Öl.md), `ö`"),
    # markup
    ("en", "Viel **Öl** hier", "Viel *Öl* hier", "Much **oil** here", "Much *oil* here"),
    ("en", "Viel **Öl** und *Gas*", "Viel *Öl* und **Gas**", "Much **oil** and *gas*", "Much *oil* and **gas**"),
    ("en", "Viel **Öl** hier", "Viel Öl hier", "Much **oil** here", "Much oil here"),
    ("en", "Viel Öl", "**Viel Öl**", "Much oil", "**Much oil**"),
    ("en", "Zum [Amt](https://a.de/x)", "Zum [Amt](https://a.de/y)", "To [it](https://a.de/x)", "To [it](https://a.de/y)"),
    ("en", "Zum [Amt](https://a.de/x)", "Zum Amt", "To [it](https://a.de/x)", "To it"),
    ("en", "Viel <b>Öl</b>", "Viel **Öl**", "Much <b>oil</b>", "Much **oil**"),
    # numbers
    ("en", "Seit 1990 steigt er", "Seit 1991 steigt er", "Rising since 1990", "Rising since 1991"),
    ("ru", "Im Jahr 1990 stieg er", "Im Jahr 1991 stieg er", "В 1990 году он рос", "В 1991 году он рос"),
    ("en", "11,4 Mio. Hektar", "11,5 Mio. Hektar", "11.4 million hectares", "11.5 million hectares"),
    ("en", "1.500 Tonnen", "12.500 Tonnen", "1,500 tonnes", "12,500 tonnes"),
    ("ru", "12.500 Tonnen", "13.500 Tonnen", "12 500 тонн", "13 500 тонн"),
    ("ru", "12.500 Tonnen", "1.213.500 Tonnen", "12\u00a0500 тонн", "1\u00a0213\u00a0500 тонн"),
    ("en", "1.500 Tonnen", "2.500 Tonnen", "1500 tonnes", "2500 tonnes"),
    ("ru", "rund 24 % mehr", "rund 21 % mehr", "около 24 % больше", "около 21 % больше"),
    ("en", "von 5 auf 10 Punkte", "von 7 auf 12 Punkte", "to 10 points from 5", "to 12 points from 7"),
    ("en", "um 14:30 Uhr", "um 15:00 Uhr", "at 14:30", "at 15:00"),
    ("ru", "Stand: 12.05.2024", "Stand: 13.06.2024", "По данным на 12.05.2024", "По данным на 13.06.2024"),
    ("en", "**5** Tage", "**6** Tage", "**5** days", "**6** days"),
]  # fmt: skip

DOUBTED = [
    # whitespace that parts words or numbers, or moves line breaks
    ("en", "Wieder sehen", "Wiedersehen", "See again"),
    ("en", "Öl und\nGas", "Öl\nund Gas", "Oil and\ngas"),
    ("en", "Öl und Gas", "Öl\nund Gas", "Oil and gas"),
    ("en", "Öl\nund\nGas", "Öl und Gas", "Oil\nand gas"),
    ("zh", "Öl\nund Gas", "Öl und Gas", "石油\n和天然气"),
    ("en", "5 - 10 Tage", "5 -10 Tage", "5 - 10 days"),
    ("en", "1, 5 Liter", "1,5 Liter", "1, 5 litres"),
    ("en", "Nutze `a b`", "Nutze `ab`", "Use `a b`"),
    ("en", "3 000 Tage", "3000 Tage", "3 000 days"),
    # quotation marks that come, go or move, inches
    ("en", "Öl und Gas", "„Öl“ und Gas", "Oil and gas"),
    ("en", "„Öl und“ Gas", "„Öl“ und Gas", "“Oil and” gas"),
    ("en", "‚Öl‘ und Gas", "„Öl“ und Gas", "‘Oil’ and gas"),
    ("en", 'Ein 5" Rohr', "Ein 5“ Rohr", 'A 5" pipe'),
    ("en", "`\"a\"` nutzen", "`“a“` nutzen", "Use `\"a\"`"),
    # other characters that mean something else
    ("en", "5 m² Öl", "5 m2 Öl", "5 m² of oil"),
    ("en", "1½ Öl", "11⁄2 Öl", "1½ oil"),
    ("en", "Marke™", "MarkeTM", "Brand™"),
    ("en", "CO₂ im Öl", "CO2 im Öl", "CO₂ in oil"),
    ("en", "Schritt ① Öl", "Schritt 1 Öl", "Step ① oil"),
    ("en", "In ℝ gilt", "In R gilt", "In ℝ"),
    ("en", "👩\u200d🔬 forscht", "👩🔬 forscht", "👩\u200d🔬 works"),
    ("fa", "می\u200cخواهم", "میخواهم", "I want"),
    ("en", "&lt;b&gt; ist fett", "<b> ist fett", "&lt;b&gt; is bold"),
    ("en", "&amp;lt; schreiben", "&lt; schreiben", "Write &amp;lt;"),
    ("en", "Nutze `&amp;`", "Nutze `&`", "Use `&amp;`"),
    ("en", "Siehe `ﬁ`", "Siehe `fi`", "See `ﬁ`"),
    ("en", "Ein Ohr", "Ein Öhr", "An ear"),
    ("en", "\u202eabc", "abc", "abc"),
    # markup that the translation lacks, that moves, or that is a text
    ("en", "Viel Öl hier", "Viel **Öl** hier", "Much oil here"),
    ("en", "Viel **Öl** hier", "Viel *Öl* hier", "Much oil here"),
    ("en", "Viel **Öl** hier", "**Viel** Öl hier", "Much **oil** here"),
    ("en", "**Öl** und **Gas**", "*Öl* und **Gas**", "**Oil** and **gas**"),
    ("en", "Viel **Öl** und *Gas*", "Viel *Öl* und **Gas**", "*Gas* and much **oil**"),
    ("en", "Nutze `ls`", "Nutze `rm`", "Use `ls`"),
    ("en", "Hallo {name}", "Hallo {title}", "Hello {name}"),
    ("en", '[Amt](https://a.de "Zum Amt")', '[Amt](https://a.de "Zum Haus")', '[It](https://a.de "Zum Amt")'),
    ("en", "Zum [Amt](/de/x)", "Zum [Amt](/de/y)", "To [it](/en/x)"),
    ("en", "Viel Öl", "**Viel Öl**", "Much 3*4 oil"),
    # numbers: words, more than once, endings, names, other readings
    ("en", "Vor 5 Jahren", "Vor 6 Jahren", "Five years ago"),
    ("en", "5 von 5 Tagen", "5 von 6 Tagen", "5 of 5 days"),
    ("en", "5 Tage", "6 Tage", "5 days, 5 nights"),
    ("en", "Am 5. Tag", "Am 6. Tag", "On the 5th day"),
    ("en", "Ein 20-jähriger", "Ein 30-jähriger", "A 20 year old"),
    ("en", "Die 1990er", "Die 1980er", "The 1990s"),
    ("en", "COVID-19 und 19 Tote", "COVID-19 und 20 Tote", "COVID-19 and 19 dead"),
    ("en", "CO2 um 2 % gesenkt", "CO2 um 3 % gesenkt", "CO2 cut by 2%"),
    ("en", "1.500 Tonnen", "2.500 Tonnen", "1.500 tonnes"),
    ("en", "1,5 Grad", "2,5 Grad", "15 degrees"),
    ("en", "3,5 Tonnen", "4,5 Tonnen", "It was 3,5 tons"),
    ("en", "Plus 2,0 %", "Plus 2,5 %", "up 2,0 %"),
    ("ru", "3,5 Tonnen", "4,5 Tonnen", "Это было 3.5 тонны"),
    ("en", "Ein Plus von 9 %", "Ein Plus von 8 %", "a 9 % rise"),
    ("en", "um 2:30 Uhr", "um 14:30 Uhr", "at 2:30 p.m."),
    ("en", "um 9 Uhr", "um 21 Uhr", "at 9 a.m."),
    ("ru", "um 9 Uhr", "um 20 Uhr", "в 9 утра"),
    ("ru", "um 2:30 Uhr", "um 14:30 Uhr", "в 2:30 ночи"),
    ("sv", "Seit 1990", "Seit 1991", "1990:s"),
    ("ca", "am 12. Mai", "am 11. Mai", "el 12 de maig"),
    ("es", "5 oder 7 Tage", "5 oder 8 Tage", "5 o 7 días"),
    ("en", "Stand: 12.05.2024", "Stand: 13.05.2024", "As of 05/12/2024"),
    ("en", "2,50 Euro", "3 Euro", "2.5 euros"),
    ("en", "500 Tonnen", "1.500 Tage", "500 tonnes"),
    ("en", "Seite 1990/91, 1990", "Seite 1990/91, 1992", "Page 1990/91, 1990"),
    ("en", "Siehe [Öl](https://a.de/1990) 1990", "Siehe [Öl](https://a.de/1990) 1991", "See [oil](https://a.de/1990) 1990"),
    ("en", "1 Million", "2 Million", "1 million"),
    # agreement
    ("ru", "21 Tage", "22 Tage", "21 день"),
    ("ru", "5 Länder", "4 Länder", "5 стран"),
    ("ru", "1990 Tonnen", "1991 Tonnen", "1990 тонн"),
    ("ru", "vor 1990 Jahren", "vor 1991 Jahren", "1990 года назад"),
    ("ru", "mit 3 Ländern", "mit 2 Ländern", "с 3 странами"),
    ("ru", "In den 1990 er", "In den 1980 er", "В 1990-е годы"),
    ("pl", "2 Länder", "5 Länder", "2 kraje"),
    # no mechanical change
    ("en", "Öl, Gas", "Öl; Gas", "Oil, gas"),
    ("en", "Erdöll fördern", "Erdöl fördern", "Extract oil"),
    ("en", "Viel Öl", "Kein Öl", "Much oil"),
    ("en", "5 Tage Öl", "6 Tage Gas", "5 days of oil"),
    ("en", "+5 Grad", "-5 Grad", "+5 degrees"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "old", "new", "translation", "expected"), CARRIED)
def test_carried(language: str, old: str, new: str, translation: str, expected: str) -> None:
    found = carry_change(old, new, translation, ("de", language))
    assert found is not None
    assert found[1] == expected


@pytest.mark.parametrize(("language", "old", "new", "translation"), DOUBTED)
def test_doubted(language: str, old: str, new: str, translation: str) -> None:
    assert carry_change(old, new, translation, ("de", language)) is None


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("Öl", "Öl", Edit.NONE),
        ("Öl, Gas", "Öl,  Gas", Edit.WHITESPACE),
        ("„Öl“", "»Öl«", Edit.QUOTES),
        ("Öl", nfd("Öl"), Edit.CHARACTERS),
        ("Öl &amp; Gas", "Öl & Gas", Edit.CHARACTERS),
        ("**Öl**", "Öl", Edit.MARKUP),
        ("5 Tage", "15 Tage", Edit.NUMBER),
        ("Öl.", "Öl!", Edit.PUNCTUATION),
        ("Erdöll ist teuer", "Erdöl ist teuer", Edit.TYPO),
        ("Die Öl ist teuer", "Das Öl ist teuer", Edit.WORDING),
        ("Erdöl ist teuer", "Erdgas ist teuer", Edit.WORDING),
    ],
)
def test_kinds(old: str, new: str, kind: Edit) -> None:
    assert edit_of(old, new) is kind


def test_the_words_that_changed() -> None:
    assert changed_words("Das alte Öl ist teuer", "Das Öl ist sehr billig") == [("alte", ""), ("teuer", "sehr billig")]


def test_numbers_are_read_in_the_way_of_their_language() -> None:
    def read(text: str, language: str) -> list[tuple[str, str] | str]:
        return [meaning(number) for number in numbers_of(text, language)]

    thousand, half = ("1000", ""), ("1", "5")
    assert read("1.000 1,5 12.05.2024", "de") == [thousand, half, "12.05.2024"]
    assert read("1,000 1.5 14:30", "en") == [thousand, half, "14:30"]
    assert read("1 000 1,5 1\u00a0000", "ru") == [thousand, half, thousand]
    assert read("1'000 1.000", "xx") == [thousand, ("1", "000")]


@given(prose, st.sampled_from(["en", "ru"]))
def test_what_is_carried_keeps_the_markup(text: str, language: str) -> None:
    for new in (text.replace("**", "*"), text.replace("  ", " "), text.replace("„", "»").replace("“", "«")):
        if (found := carry_change(text, new, text, ("de", language))) and found[0] is Edit.MARKUP:
            assert keeps_markup(new, found[1])


@given(prose, st.sampled_from(["NFD", "NFC"]))
def test_canonical_equivalence_is_always_carried(text: str, form: Literal["NFD", "NFC"]) -> None:
    new = unicodedata.normalize(form, text)
    assert edit_of(text, new) in (Edit.NONE, Edit.CHARACTERS)
    if new != text:
        assert carry_change(text, new, "translated", ("de", "en")) == (Edit.CHARACTERS, "translated")


@pytest.mark.parametrize(
    ("old", "new", "translation", "expected"),
    [
        ("Wir <1>lieben</1> 2<2/>Häuser", "Wir lieben 2<1/>Häuser", "We <1>love</1> 2<2/>houses", (Edit.MARKUP, "We love 2<1/>houses")),
        ("**Wir** <1>lieben</1> es", "**Wir** lieben es", "We <1>love</1> it", (Edit.MARKUP, "We love it")),
        ("Im Jahr <1>2023</1>", "Im Jahr <1>2024</1>", "In <1>2023</1>", (Edit.NUMBER, "In <1>2024</1>")),
        ("Wir <1>lieben</1> es", "Wir lieben es", "We love it", None),
        ("H<1>2</1>O: 2 Liter", "H<1>2</1>O: 3 Liter", "H<1>2</1>O: 2 litres", None),
        ("Kurs<1/>Ende", "Kurs Ende", "Course<1/>end", (Edit.MARKUP, "Course end")),
    ],
)  # fmt: skip
def test_texts_with_numbered_tags(old: str, new: str, translation: str, expected: tuple[Edit, str] | None) -> None:
    assert carry_change(old, new, translation, ("de", "en"), TAGGED) == expected
