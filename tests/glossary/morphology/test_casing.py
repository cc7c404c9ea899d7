"""Words in capitals in their normal case."""

from __future__ import annotations

import pytest

from loctool.glossary.morphology.casing import is_common_noun, is_known, normal_case, to_small, to_upper


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("AUFMERKSAMKEIT", "de", "Aufmerksamkeit"),
        ("LERNEN", "de", "lernen"),
        ("ERBSENSUPPE", "de", "Erbsensuppe"),
        ("WÄRMENETZBETREIBER", "de", "Wärmenetzbetreiber"),
        ("ENERGIESPARENDE", "de", "energiesparende"),
        ("BERLIN", "de_AT", "Berlin"),
        ("GRÖSSE", "de", "Größe"),
        ("FLUSS", "de", "Fluss"),
        ("MASSNAHMENPLAN", "de", "Maßnahmenplan"),
        ("AUSSTOSS", "de", "Ausstoß"),
        ("STAATSSTRASSE", "de", "Staatsstraße"),
        ("REISSVERSCHLUSS", "de", "Reißverschluss"),
        ("ARBEITSSCHUTZ", "de", "Arbeitsschutz"),
        ("GROẞE", "de", "große"),
        ("BIP", "de", "BIP"),
        ("UNESCO", "de", "UNESCO"),
        ("XVIII", "de", "XVIII"),
        ("KfW", "de", "KfW"),
        ("ATTENTION", "en", "attention"),
        ("MONDAY", "en", "Monday"),
        ("CHINA'S", "en", "China's"),
        ("DON’T", "en", "don’t"),
        ("NATO", "en", "NATO"),
        ("L'ACCORD", "fr", "l'accord"),
        ("ВНИМАНИЕ", "ru", "внимание"),
        ("МОСКВЕ", "ru", "Москве"),
        ("PAŽNJI", "hr", "PAŽNJI"),
    ],
)
def test_normal_case(word: str, language: str, expected: str) -> None:
    assert normal_case(word, language) == expected


def test_the_word_before_tells_a_noun() -> None:
    assert (normal_case("DANK", "de", "VIELEN"), normal_case("DANK", "de")) == ("Dank", "dank")
    assert (normal_case("LEBEN", "de", "ZU"), normal_case("LEBEN", "de", "DAS")) == ("leben", "Leben")


def test_what_is_no_word_is_not_known() -> None:
    assert [word for word in ("README", "BIP", "XVIII", "SCHULUNG", "ERBSENSUPPE") if is_known(word, "de")] == [
        "SCHULUNG",
        "ERBSENSUPPE",
    ]


def test_names_are_no_common_nouns() -> None:
    nouns = ["Normen", "Punkt", "Schulung", "Zusammenfassung", "Hosentasche"]
    names = ["Berlin", "Merkel", "Bremen", "Beethoven", "Köln"]
    assert [word for word in nouns + names if is_common_noun(word, "de")] == nouns


def test_turkish_has_two_letters_i() -> None:
    assert (to_small("IŞIK İÇİN", "tr"), to_upper("ışık için", "tr_TR")) == ("ışık için", "IŞIK İÇİN")
