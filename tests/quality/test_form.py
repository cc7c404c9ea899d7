"""Rules of form: entries of both sorts, and properties of their fixes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.entries import findings, read_samples
from loctool.glossary import TermIndex
from loctool.quality import RULES
from loctool.quality.comparison import Comparison, Problem
from loctool.text.markup.proof import keeps_markup

ENTRIES = Path(__file__).parents[1] / "data" / "quality" / "form.po"
FIXING = (
    "double-space", "double-stop", "ellipsis", "french-space", "hyphen-dash", "invisible-character",
    "lookalike-letter", "missing-space", "mojibake", "no-break-space", "not-nfc", "percent-space", "range-hyphen",
    "space-before-mark", "unit-space", "wrong-quotes",
)  # fmt: skip


def problems(rule: str, source: str, target: str, languages: str, syntax: str = "") -> list[Problem]:
    spoken, language = languages.split(">")
    return list(RULES[rule].find(Comparison(source, target, spoken, language, TermIndex((), spoken), syntax)))


def test_faults_are_found_and_good_texts_are_not() -> None:
    samples = read_samples(ENTRIES)
    wrong = {number for number, found in findings(samples).items() if bool(found) is samples[number].is_good}
    assert [samples[number].lines for number in sorted(wrong)] == []


@pytest.mark.parametrize(
    ("rule", "languages", "source", "target", "fix"),
    [
        ("double-space", "de>en", "Der Bau", "The  building", "The building"),
        ("double-space", "en>de", "10 workers", "10 \u00a0Arbeiter", "10\u00a0Arbeiter"),
        ("space-before-mark", "de>en", "Eisen, Kupfer", "Iron , **copper** .", "Iron, **copper**."),
        ("french-space", "en>fr", "Really?", "Vraiment?!", "Vraiment\u202f?!"),
        ("french-space", "de>fr", "Er sagt: „Ja“", "Il dit: «Oui»", "Il dit\u00a0: «\u00a0Oui\u00a0»"),
        ("french-space", "en>fr_CA", "Note: really?", "Note: vraiment?", "Note\u00a0: vraiment?"),
        ("missing-space", "de>en", "Ja. Nein.", "Quite.Nothing.", "Quite. Nothing."),
        ("ellipsis", "de>en", "Nun …", "Now... `a...`", "Now… `a...`"),
        ("hyphen-dash", "de>ru", "Jod ist kein Metall", "Йод - не металл", "Йод\u00a0— не металл"),
        ("hyphen-dash", "de>en", "Er – der Chef –, er ging", "He - the boss -, he went", None),
        ("hyphen-dash", "en>es", "Iodine — no metal", "El yodo - no es metal", None),
        ("range-hyphen", "de>en", "Seiten 10–20", "Pages 10 - 20", "Pages 10–20"),
        ("percent-space", "de>en", "12 %", "12\u00a0%", "12%"),
        ("percent-space", "de>fr", "12 %", "12%", "12\u00a0%"),
        ("unit-space", "en>fr", "5 kg", "5kg", "5\u202fkg"),
        ("invisible-character", "de>en", "Ja", "Y\u200be\u2060s", "Yes"),
        ("not-nfc", "de>en", "Café", "`Cafe\u0301` Cafe\u0301", "`Cafe\u0301` Café"),
        ("mojibake", "en>ru", "Hello from Moscow", "оПХБЕР ХГ лНЯЙБШ", "Привет из Москвы"),
        ("mojibake", "en>es", "How are you?", "Â¿CÃ³mo estÃ¡s?", "¿Cómo estás?"),
        ("lookalike-letter", "de>ru", "Gespräch", "Беседа c советом `c`", "Беседа с советом `c`"),
        ("wrong-script", "de>ru", "Der Rat", "Cовет", "Совет"),
        ("wrong-quotes", "de>en", "„Ja“ und ‚nein‘", "\"Yes\" and 'no'", "“Yes” and “no”"),
        ("no-break-space", "en>de", "e.g. section 5, 10%", "z. B. § 5, 10 %", "z.\u00a0B. §\u00a05, 10\u00a0%"),
        ("no-break-space", "en>ru", "No. 5, i.e.", "№ 5, т. е. — да", "№\u00a05, т.\u00a0е.\u00a0— да"),
        ("no-break-space", "en>pl", "in the house", "w domu i w lesie", "w\u00a0domu i\u00a0w\u00a0lesie"),
        ("no-break-space", "en>es", "the US", "los EE. UU.", "los EE.\u00a0UU."),
        ("no-break-space", "en>fr", "Really? Yes: 5 kg", "Vrai ? Oui : 5 kg", "Vrai\u202f? Oui\u00a0: 5\u202fkg"),
    ],
)  # fmt: skip
def test_fixes(rule: str, languages: str, source: str, target: str, fix: str | None) -> None:
    assert [problem.fix for problem in problems(rule, source, target, languages)] == [fix]


@pytest.mark.parametrize(
    ("rule", "languages", "source", "target"),
    [
        ("outer-space", "de>en", "Danke", " "),
        ("full-stop", "de>en", "Danke.", " "),
        ("mojibake", "de>ru", "Die Gruppe JNIM", "Группа ДНИМ"),
        ("wrong-quotes", "en>pl", 'file "%s"', "plik ,,%s''"),
        ("wrong-quotes", "de>ru", "„Ja“, sagte er, „wir kommen.“", "«Да, — сказал он, — придём»."),
        ("lost-tab", "en>de", "a\tb\tc", "a\tb c"),
        ("french-space", "en>fr", "Reply-To: header", "en-tête Reply-To: (répondre)"),
        ("french-space", "en>fr", "text;editor;", "texte;éditeur;"),
        ("inverted-mark", "en>es", "Yahoo!", "Yahoo!"),
    ],
)
def test_what_is_right(rule: str, languages: str, source: str, target: str) -> None:
    syntax = "program c-format" if rule == "lost-tab" else ""
    assert problems(rule, source, target, languages, syntax) == []


_PARTS = (
    "Wort", "слово", "mot", "c", "о", "Cовет", "z. B.", "т. д", "5", "12 %", "10–20", "10-20", "5кг", "5 kg", " ", "  ",
    "\u00a0", "\u202f", ".", "..", "...", "…", ",", ":", ";", "!", "?", " - ", " – ", "-", "„", "“", "”", "«", "»", '"',
    "'", "(", ")", "\u200b", "\u00ad", "\ufeff", "e\u0301", "и\u0306", "Ã©", "РџСЂ", "`a  b`", "<b>", "</b>", "**", "_",
    "{name}", "%s", "[Text](https://x.org/a,b)", "&nbsp;", "\n", "\t", ":-)", "Node.js", "%",
)  # fmt: skip
_TEXTS = st.lists(st.sampled_from(_PARTS), max_size=9).map("".join)


@settings(max_examples=400)
@given(_TEXTS, _TEXTS, st.sampled_from(["de>en", "de>ru", "en>de", "en>fr", "en>es", "en>pl"]))
def test_a_fix_keeps_the_markup_and_removes_its_finding(source: str, target: str, languages: str) -> None:
    for rule in FIXING:
        for problem in problems(rule, source, target, languages):
            if problem.fix is not None:
                assert keeps_markup(target, problem.fix), rule
                assert problems(rule, source, problem.fix, languages) == [], rule
