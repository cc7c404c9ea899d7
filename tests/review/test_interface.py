"""The words of the page: complete, up to date, and without findings of loctool's own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from loctool.catalog.entry import forms_of
from loctool.catalog.provenance import State, state
from loctool.catalog.reader import read
from loctool.catalog.writer import is_changed
from loctool.project import find
from loctool.quality.explanations import Example, explanations
from loctool.review.interface import LANGUAGES, catalogs, rule_texts
from loctool.review.sentences import translate_sentence
from loctool.verbs.check import check
from tests.quality.test_explanations import EXAMPLES, findings
from tools.page_texts import LOCALES, SCRIPT, paths, updated

CATALOGS = [pytest.param(*one, id=f"{one[1]}/{one[0].stem}") for one in paths()]
OF_FILES = {"files", "sources"}
"""Rooms of rules whose findings are on whole files: their sentences stay English."""


@pytest.mark.parametrize(("path", "language"), CATALOGS)
def test_the_catalogs_have_the_texts_of_today(path: Path, language: str) -> None:
    assert not is_changed(updated(path, language)), "run `python -m tools.page_texts` and translate what is new"


@pytest.mark.parametrize(("path", "language"), CATALOGS)
def test_every_text_is_translated(path: Path, language: str) -> None:
    catalog = read(path)
    assert catalog.header["Language"] == language
    assert [one.msgid for one in catalog.messages() if state(one) is not State.TRANSLATED] == []
    assert not catalog.obsolete()


def test_loctool_finds_nothing_in_its_own_translations(tmp_path: Path) -> None:
    shutil.copytree(LOCALES, tmp_path / "locales")
    (tmp_path / "loctool.toml").write_text(f'source_language = "en"\ntargets = {[*LANGUAGES]}\n', "utf-8")
    assert [str(one) for one in check(find(tmp_path)) if not one.waived] == []


@pytest.mark.parametrize(("path", "language"), CATALOGS)
def test_translations_keep_the_names_of_values(path: Path, language: str) -> None:
    for entry in read(path).messages():
        ours = set(re.findall(r"\{\w+\}", entry.msgid + (entry.msgid_plural or "")))
        for form in forms_of(entry):
            assert set(re.findall(r"\{\w+\}", form)) | {"{n}"} == ours | {"{n}"}


def test_texts_of_the_script_are_literals() -> None:
    """Only literal texts can be extracted; the others are those of rules."""
    calls = re.compile(r"(?<![\w.])(?:t|tn)\(\s*+(?![\"'])(?!\))[^)]*\)?")
    known = re.compile(r"(?:t|tn)\((?:msgid|one|text)\b")
    for path in SCRIPT.glob("*.js"):
        found = [call for call in calls.findall(path.read_text("utf-8")) if not known.match(call)]
        assert found == [], path.name


def test_a_page_has_the_explanations_of_its_rules() -> None:
    texts = catalogs(["wrong-term", "no such rule"])
    what, _, _ = rule_texts("wrong-term")
    assert what == explanations()["wrong-term"].what
    assert texts["de"][what][0].startswith("ein Terminus des Glossars")
    assert texts["ru"][what][0].startswith("термин глоссария")
    assert rule_texts("blank")[0] not in texts["de"]
    assert catalogs().keys() == {"de", "ru"}


@pytest.mark.parametrize(
    ("rule", "example"), [(rule, one) for rule, one in EXAMPLES if explanations()[rule].room not in OF_FILES]
)
def test_the_sentences_of_findings_are_translated(rule: str, example: Example, tmp_path: Path) -> None:
    for one in findings(rule, example, example.file or example.msgstr, tmp_path / "wrong"):
        assert translate_sentence(one.message).keys() == {*LANGUAGES}, one.message


@pytest.mark.parametrize(
    ("sentence", "german", "russian"),
    [
        (
            "lost [a]; not in the source: <b>",
            "verloren: [a]; nicht in der Quelle: <b>",
            "потеряно: [a]; нет в оригинале: <b>",
        ),
        ("“a; b” became “c”", "aus „a; b“ wurde „c“", "вместо «a; b» стоит «c»"),
        (
            "the words are German, not Russian",
            "die Wörter sind Deutsch, nicht Russisch",
            "слова на другом языке: немецкий, а не русский",
        ),
        ("left untranslated: formal", "unübersetzt geblieben: formal", "осталось без перевода: formal"),
        (
            "“Erz” must be “ore” or “ores” 2 times, found 1 (see note)",
            "„Erz“ muss 2-mal „ore“ oder „ores“ heißen, gefunden: 1 (see note)",
            "для «Erz» нужно «ore» или «ores», раз: 2, найдено: 1 (see note)",
        ),
        (
            "needs 142 % of the box where the source needs 96 %, slide 3, Title 1",
            "braucht 142 % des Felds, wo die Quelle 96 % braucht, Folie 3, Title 1",
            None,
        ),
    ],
)
def test_sentences_keep_their_values(sentence: str, german: str, russian: str | None) -> None:
    found = translate_sentence(sentence)
    assert found["de"] == german
    assert russian is None or found["ru"] == russian


def test_other_sentences_stay_as_they_are() -> None:
    assert translate_sentence("syntax error") == {}
