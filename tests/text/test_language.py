"""Language tags, and what CLDR knows about a language."""

from __future__ import annotations

import pytest

from loctool.text.language import (
    are_compatible,
    base_language,
    bcp47_tag,
    gettext_tag,
    is_language,
    locale_of,
    script_of_language,
    separators,
)


@pytest.mark.parametrize(
    ("tag", "gettext", "base"),
    [
        ("PT-br", "pt_BR", "pt"), ("sr@Latin", "sr@latin", "sr"), ("sr-RS@latin", "sr_RS@latin", "sr"),
        ("zh-hant-TW", "zh_Hant_TW", "zh"), (" de ", "de", "de"), ("", "", ""),
        ("deu", "de", "de"), ("ger-DE", "de_DE", "de"), ("ENG", "en", "en"), ("fil", "fil", "fil"),
        ("es-419", "es_419", "es"), ("ca-VALENCIA", "ca_valencia", "ca"),
    ],
)  # fmt: skip
def test_tags(tag: str, gettext: str, base: str) -> None:
    assert gettext_tag(tag) == gettext
    assert base_language(gettext) == base


def test_languages_are_those_of_cldr() -> None:
    assert all(map(is_language, ("de", "pt_BR", "sr@latin", "sr_RS@latin", "zh_Hant_TW", "ca@valencia")))
    assert not any(map(is_language, ("", "xx", "german", "pt-BR", "de_", "../de", "de@../../de", "de@", "de@a/b")))


@pytest.mark.parametrize(
    ("one", "other", "compatible"),
    [
        ("en", "en", True), ("en", "en_GB", True), ("en_GB", "en", True), ("en_GB", "en_US", False),
        ("zh", "zh_TW", False), ("sr", "sr@latin", False), ("de", "en", False),
    ],
)  # fmt: skip
def test_compatible_languages(one: str, other: str, compatible: bool) -> None:
    assert are_compatible(one, other) is compatible


def test_a_modifier_names_the_script_of_a_locale() -> None:
    assert str(locale_of("sr_RS@latin")) == "sr_Latn_RS"
    assert str(locale_of("uz@cyrillic")) == "uz_Cyrl"
    assert str(locale_of("ca@valencia")) == "ca"
    assert locale_of("tlh") is None


def test_tags_of_html() -> None:
    tags = {"de": "de", "pt_BR": "pt-BR", "sr@latin": "sr-Latn", "sr_RS@latin": "sr-Latn-RS", "ca@valencia": "ca"}
    assert {tag: bcp47_tag(tag) for tag in tags} == tags


def test_separators() -> None:
    assert separators("de_DE") == separators("sr@latin") == (",", ".")
    assert separators("de-CH") == (".", "’")
    assert separators("tlh") == (".", ",")


@pytest.mark.parametrize(
    ("language", "script"),
    [
        ("de_AT", "Latn"), ("sr", "Cyrl"), ("sr_ME", "Latn"), ("sr_RS@latin", "Latn"), ("sr-Latn-RS", "Latn"),
        ("sh", "Latn"), ("uz", "Latn"), ("uz@cyrillic", "Cyrl"), ("uz_AF", "Arab"), ("zh", "Hans"), ("zh_TW", "Hant"),
        ("zh_Hant", "Hant"), ("kk", "Cyrl"), ("kk@arabic", "Arab"), ("kk_CN", "Arab"), ("az_IR", "Arab"),
        ("iw", "Hebr"), ("no", "Latn"), ("ca@valencia", "Latn"), ("de@euro", "Latn"), ("tt_RU@iqtelif", "Latn"),
        ("tlh", ""),
    ],
)  # fmt: skip
def test_script_of_a_language(language: str, script: str) -> None:
    assert script_of_language(language) == script
