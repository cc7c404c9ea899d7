"""Adjectives, peoples, languages and abbreviations of named things."""

from __future__ import annotations

import pytest

from loctool.glossary.bilingual.derivation import is_adjective_of, is_of_people, is_written_out, language_of


@pytest.mark.parametrize(
    ("name", "word", "expected"),
    [
        ("рига", "рижского", True), ("куба", "кубинские", True), ("корея", "южнокорейского", True),
        ("прага", "пражский", True), ("вена", "рижского", False), ("рига", "Ригой", False), ("", "рижского", False),
    ],
)  # fmt: skip
def test_adjectives(name: str, word: str, expected: bool) -> None:
    assert is_adjective_of(name, word) == expected


@pytest.mark.parametrize(
    ("name", "word", "code", "expected"),
    [
        ("польша", "поляков", "ru", True), ("польша", "полей", "ru", False), ("poland", "Poles", "en", True),
        ("poland", "poles", "en", False), ("норвег", "поляков", "ru", False),
    ],
)  # fmt: skip
def test_peoples(name: str, word: str, code: str, expected: bool) -> None:
    assert is_of_people(name, word, code) == expected


@pytest.mark.parametrize(
    ("abbreviation", "text", "expected"),
    [
        ("uk", "in the United Kingdom since", True), ("uk", "united by kings", False), ("u", "in Utah", False),
        ("britai", "the Big Red Inn Takes All Ivory", False),
    ],
)  # fmt: skip
def test_abbreviations(abbreviation: str, text: str, expected: bool) -> None:
    assert is_written_out(abbreviation, text.split()) == expected


@pytest.mark.parametrize(
    ("country", "pair", "key"),
    [("Deutschland", ("de", "ru"), "немецк"), ("Poland", ("en", "ru"), "польск"), ("Hamburg", ("de", "en"), "")],
)
def test_languages(country: str, pair: tuple[str, str], key: str) -> None:
    assert language_of(country, pair) == key
