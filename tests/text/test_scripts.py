"""Words in scripts that their language does not use, and parts of texts in one typeface."""

from __future__ import annotations

import pytest

from loctool.text.scripts import find_wrong_script, lacks_script, split_by_typeface


@pytest.mark.parametrize(
    ("language", "source", "target", "words"),
    [
        ("ru", "Regierung", "По данным government", ["government"]),
        ("ru", "Moskau", "в Moскау", ["Moскау"]),
        ("ru", "Air Force One", "из Air Force One", []),
        ("ru", "Nachricht", "СМС и USB", []),
        ("en", "Haus", "the дом", ["дом"]),
        ("ru", "Haus", "Tom's дом", ["Tom's"]),
        ("uk", "Familie", "сімʼя", []),
        ("ja", "Haus", "house", ["house"]),
        ("ja", "Nutzen Sie Google", "Googleを使ってください", []),
        ("ja", "Nutzen Sie es", "Googleを使ってください", ["Google"]),
        ("ko", "Nutzen Sie Google", "Google을 사용하십시오", []),
        ("zh_TW", "Haus", "房屋", []),
        ("hi", "Haus", "घर", []),
        ("sr", "Haus", "кућа", []),
        ("sr_RS@latin", "Haus", "kuća", []),
        ("sr@latin", "Haus", "кућа", ["кућа"]),
        ("sr_Latn", "Haus", "kuća", []),
        ("uz@cyrillic", "Haus", "уй", []),
        ("uz", "Haus", "уй", ["уй"]),
        ("kk_CN", "Haus", "ءۇي", []),
        ("tlh", "Haus", "house", []),
    ],
)
def test_script(language: str, source: str, target: str, words: list[str]) -> None:
    assert find_wrong_script(source, target, language) == words


@pytest.mark.parametrize(
    ("typeface", "script", "lacks"),
    [
        ("Poppins", "Cyrl", True), ("poppins", "Latn", False), ("Open Sans", "Cyrl", False), ("Lato", "Cyrl", True),
        ("Open Sans", "Arab", True), ("Arial", "Cyrl", False), ("+mn-lt", "Cyrl", False), ("", "Cyrl", False),
    ],
)  # fmt: skip
def test_scripts_of_typefaces(typeface: str, script: str, lacks: bool) -> None:
    assert lacks_script(typeface, script) == lacks


def test_parts_of_a_text_have_the_typefaces_of_their_letters() -> None:
    found = [
        (part, script.kind, script.name) for part, script in split_by_typeface("2 Erden, Земли: 希土類 2 ありの ที่ดิน")
    ]
    assert found == [
        ("2 Erden, Земли: ", "latin", ""),
        ("希土類 2 ", "asian", "Hans"),
        ("ありの ", "asian", "Jpan"),
        ("ที่ดิน", "complex", "Thai"),
    ]
