"""Rules on words: samples of faults and of good translations, fixes, and the dictionaries of hunspell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.entries import findings, read_samples
from loctool.catalog.table import MessageTable
from loctool.errors import LoctoolError
from loctool.glossary import TermIndex
from loctool.glossary.morphology.hunspell import find_dictionary, require_dictionary
from loctool.model import Status, Term
from loctool.quality import RULES
from loctool.quality.comparing import compare
from loctool.quality.comparison import Comparison, Problem
from loctool.quality.habits import Habits
from loctool.quality.rules.words.acronyms import changed_acronym
from loctool.quality.rules.words.capitals import lower_case_start
from loctool.quality.rules.words.wording import untranslated
from loctool.text.placeholders import PROGRAM
from loctool.text.words import find_repetition

SAMPLES = Path(__file__).parents[1] / "data" / "quality" / "words.po"
KNOWN_MISSES = {"We reccommend the treatment."}
"""Faults that nothing finds yet."""
ROOM = [name for name, rule in RULES.items() if ".words." in rule.find.__module__ and rule.reports and rule.by_default]


def judge(rule: str, languages: str, source: str, target: str, *terms: Term) -> list[Problem]:
    source_language, _, language = languages.partition(">")
    index = TermIndex(terms, source_language)
    return list(RULES[rule].find(Comparison(source, target, source_language, language, index)))


def test_faults_are_found_and_good_translations_pass() -> None:
    samples = read_samples(SAMPLES)
    found = findings(samples)
    wrong = {one.lines for n, one in enumerate(samples) if bool(found[n]) is one.is_good}
    assert {line for lines in wrong for line in lines.splitlines() if line.startswith("msgstr")} == {
        f'msgstr "{text}"' for text in KNOWN_MISSES
    }


def test_a_fix_makes_its_finding_go_away_and_raises_no_other() -> None:
    for sample in read_samples(SAMPLES):
        source, target = (line.partition('"')[2][:-1] for line in sample.lines.splitlines()[-2:])
        for rule in ROOM:
            for problem in judge(rule, f"{sample.source}>{sample.language}", source, target):
                if problem.fix is not None:
                    mended = [
                        (other, one)
                        for other in ROOM
                        for one in judge(other, f"{sample.source}>{sample.language}", source, problem.fix)
                    ]
                    before = {
                        other for other in ROOM if judge(other, f"{sample.source}>{sample.language}", source, target)
                    }
                    assert not {other for other, _ in mended} - (before - {rule}), (target, problem.fix)
                    assert not problem.is_safe


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["de>en", "de>ru", "en>ru", "en>de", "en>fr"]))
def test_rules_judge_any_text(source: str, target: str, languages: str) -> None:
    for rule in ROOM:
        judge(rule, languages, source, target)


@pytest.mark.parametrize("text", ["Der Rat tagt.", "NASA und ESA", "WICHTIG: Abbau im Mai!", "Merkel kam am Montag."])
def test_a_text_says_nothing_about_itself(text: str) -> None:
    for rule in ("lower-case-start", "all-caps", "calendar-case", "changed-acronym", "misspelt-name", "cut-off"):
        assert judge(rule, "de>de", text, text) == []


def test_the_first_letter_is_mended_behind_its_quotation_mark() -> None:
    text = Comparison("„Gold“ heißt er.", "“gold” is its title.", "de", "en", TermIndex((), "de"))
    assert [one.fix for one in lower_case_start(text)] == ["“Gold” is its title."]


def test_acronyms_of_romance_languages_have_an_order_of_their_own() -> None:
    assert not list(changed_acronym(Comparison("NATO", "OTAN", "en", "fr", TermIndex((), "en"))))
    assert list(changed_acronym(Comparison("NATO", "OTAN", "en", "de", TermIndex((), "en"))))


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Leute, die die Stadt lieben", "de", ""),
        ("die die dice", "en", "die"),
        ("река Река", "ru", ""),
        ("--lock lock it", "en", ""),
    ],
)
def test_words_may_be_twice_in_their_own_language(text: str, language: str, words: str) -> None:
    assert find_repetition("Etwas", text, language) == words


@pytest.fixture
def dictionaries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder with a small English dictionary of hunspell."""
    tmp_path.joinpath("en_GB.aff").write_text("SET UTF-8\nTRY esiadntrolugc\nSFX S Y 1\nSFX S 0 s .\n", "utf-8")
    tmp_path.joinpath("en_GB.dic").write_text("4\nmagnet/S\nthe\nare\nstrong\n", "utf-8")
    monkeypatch.setenv("DICPATH", str(tmp_path))
    monkeypatch.setattr("loctool.glossary.morphology.hunspell._FOLDERS", ())
    return tmp_path


def test_spelling_suggests_words_of_the_dictionary(dictionaries: Path) -> None:
    (problem,) = judge("spelling", "de>en", "Die Magnete sind stark.", "The magnetts are strong.")
    assert problem.message == "“magnetts” is not in the dictionary; perhaps “magnets”"
    assert problem.span == (4, 12)
    assert not judge("spelling", "de>en", "Die Magnete sind stark.", "The magnets are strong.")


def test_spelling_leaves_names_of_source_and_glossary_aside(dictionaries: Path) -> None:
    term = Term("Lukrit", {"en": ("lukritite",)}, Status.PREFERRED, "", "", 0)
    assert not judge("spelling", "de>en", "Lukrit für Quorvex", "Quorvex: lukritite", term)
    assert not judge("spelling", "de>en", "XIV, 5 km/h, NASA", "XIV, 5 km/h, NASA, Wi-Fi, магнит, www.zzyzx.org")


def test_spelling_says_what_to_install(dictionaries: Path) -> None:
    assert find_dictionary("en-US") == dictionaries / "en_GB"
    with pytest.raises(LoctoolError, match=r"No hunspell dictionary for pl. Install hunspell-pl, or set DICPATH"):
        require_dictionary("pl")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("git branch [<options>] [-r | -a]", "git branch [<Optionen>] [-r | -a]"),
        ("enable [once|del] [range] - enable breakpoints", "enable [once|del] [Bereich] - Haltepunkte aktivieren"),
        ("  sync      likewise, but for metadata\n", "  sync      genauso, aber für Metadaten\n"),
        ("skipping lookup for key: credential.%s", "überspringe Suche nach Schlüssel: credential.%s"),
        ("`continue' is not allowed here", "»continue« ist hier nicht erlaubt"),
    ],
)
def test_words_of_programs_are_no_words_left(source: str, target: str) -> None:
    assert not [*untranslated(Comparison(source, target, "en", "de", TermIndex((), "en"), syntax=PROGRAM))]


def test_what_several_messages_keep_is_a_term_of_the_catalog() -> None:
    texts = [(f"cannot fetch {word}", f"kann fetch für {word} nicht ausführen") for word in "abcd"]
    table = MessageTable(contexts=[None] * 4, msgids=[one for one, _ in texts], plurals=[None] * 4)
    table.msgstrs = [one for _, one in texts]
    habits = Habits(table, "en")
    assert "fetch" in habits.kept_words
    alone = Comparison(*texts[0], "en", "de", TermIndex((), "en"))
    assert [*untranslated(alone)]
    assert not [*untranslated(replace(alone, habits=habits))]


def test_small_letters_at_the_beginning_are_a_habit_of_some_catalogs() -> None:
    texts = [(f"Show line {number}", f"zeigt Zeile {number}") for number in range(30)]
    table = MessageTable(contexts=[None] * 30, msgids=[one for one, _ in texts], plurals=[None] * 30)
    table.msgstrs = [one for _, one in texts]
    alone = Comparison("Show all lines.", "zeigt alle Zeilen.", "en", "de", TermIndex((), "en"))
    assert [*lower_case_start(alone)]
    assert not [*lower_case_start(replace(alone, habits=Habits(table, "en")))]


def test_names_of_translators_are_no_translation() -> None:
    table = MessageTable("", [None], ["translator-credits"], [None], ["Yuri Petrov, 2012"])
    assert not [*compare(table, TermIndex((), "en"), "ru")]
