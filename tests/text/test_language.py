"""Language tags of ISO 639, and what CLDR knows about a language."""

from __future__ import annotations

import pytest

from loctool.text.language import (
    are_compatible,
    base_language,
    bcp47_tag,
    gettext_tag,
    is_language,
    is_right_to_left,
    is_same_language,
    kind_of_typeface,
    locale_of,
    region_of_language,
    script_of_language,
    separators,
)
from loctool.text.tables import read_table


@pytest.mark.parametrize(
    ("tag", "gettext", "base"),
    [
        ("PT-br", "pt_BR", "pt"), ("sr@Latin", "sr@latin", "sr"), ("sr-RS@latin", "sr_RS@latin", "sr"),
        ("zh-hant-TW", "zh_Hant_TW", "zh"), (" de ", "de", "de"), ("", "", ""),
        ("deu", "de", "de"), ("ger-DE", "de_DE", "de"), ("ENG", "en", "en"), ("fil", "fil", "fil"),
        ("iw", "he", "he"), ("in-ID", "id_ID", "id"), ("ji", "yi", "yi"), ("mo", "ro", "ro"), ("mol", "ro", "ro"),
        ("scr", "hr", "hr"), ("hbs", "sh", "sh"), ("tgl", "tl", "tl"), ("twi", "tw", "tw"), ("kmr", "kmr", "kmr"),
        ("cmn_Hans", "cmn_Hans", "cmn"), ("arb", "arb", "arb"), ("ekk", "ekk", "ekk"), ("es-419", "es_419", "es"), ("ca-VALENCIA", "ca_valencia", "ca"),
    ],
)  # fmt: skip
def test_tags(tag: str, gettext: str, base: str) -> None:
    assert gettext_tag(tag) == gettext
    assert base_language(gettext) == base


def test_every_code_of_iso_639_is_a_language() -> None:
    codes = read_table("language_codes")
    pairs = dict(row.split(":") for row in codes["short"].split())
    longer = [code for codes in pairs.values() for code in codes.split(",")]
    packed = [word[:2] + letter for word in codes["long"].split() for letter in word[2:]]
    assert (len(pairs), len(longer), len(packed) > 8000) == (184, 204, True)
    assert [code for code in (*pairs, *longer, *packed) if not is_language(code)] == []
    assert {gettext_tag(code) for code in longer} == pairs.keys()


def test_languages_that_cldr_has_no_data_for_take_scripts_regions_and_variants() -> None:
    tags = ("ace_ID", "nah_Latn_MX", "frp@latin", "nan_TW", "sh_BA", "lzh_Hant", "hne_419", "sco_GB_ulster")
    assert all(map(is_language, tags))
    assert not any(map(is_language, ("ace_xx", "ace_Id", "ace__ID", "qqq", "xq", "ace-ID", "ACE", "de_XX")))


def test_a_language_is_not_the_one_to_which_it_is_counted() -> None:
    different = [("kmr", "ku"), ("cmn", "zh"), ("arb", "ar"), ("ekk", "et"), ("nob", "no"), ("prs", "fa_AF")]
    assert not any(is_same_language(*pair) for pair in different)
    assert all(is_same_language(*pair) for pair in [("iw", "he"), ("heb", "iw"), ("fil", "tl"), ("fre", "fra")])


def test_what_is_no_language_is_refused() -> None:
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


@pytest.mark.parametrize(
    ("language", "region"),
    [("ru", "RU"), ("pt_BR", "BR"), ("pt-PT", "PT"), ("sr-Latn-RS", "RS"), ("eo", "001"), ("kmr", "")],
)
def test_region_of_a_language(language: str, region: str) -> None:
    assert region_of_language(language) == region


@pytest.mark.parametrize(
    ("language", "kind"),
    [("ru", "latin"), ("el", "latin"), ("xx", "latin"), ("ja", "asian"), ("zh-Hant", "asian"), ("ko", "asian"),
     ("ar", "complex"), ("th", "complex"), ("hi", "complex")],
)  # fmt: skip
def test_kind_of_typeface_for_a_language(language: str, kind: str) -> None:
    assert kind_of_typeface(language) == kind


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


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ar", True), ("he-IL", True), ("fa", True), ("ur_PK", True), ("az_Arab", True), ("pa_PK", True), ("dv", True),
        ("de", False), ("ru-RU", False), ("az", False), ("ar_Latn", False), ("ja", False), ("tlh", False), ("", False),
    ],
)  # fmt: skip
def test_direction(tag: str, expected: bool) -> None:
    assert is_right_to_left(tag) == expected
