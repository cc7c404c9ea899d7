"""Scripts of typefaces are packed for the data of loctool."""

from __future__ import annotations

from tools.typefaces import group_families, script_codes


def test_scripts_have_the_codes_of_iso_15924() -> None:
    codes = script_codes()
    names = ("cyrillic", "devanagari", "japanese", "korean", "chinese-simplified", "canadian-aboriginal")
    assert [codes.get(name) for name in names] == ["Cyrl", "Deva", "Jpan", "Kore", "Hans", "Cans"]


def test_families_are_grouped_by_their_scripts() -> None:
    families = [("B", ["latin", "latin-ext"]), ("A", ["latin", "menu"]), ("C", ["cyrillic", "latin"]), ("D", ["menu"])]
    assert group_families(families, {"latin": "Latn", "cyrillic": "Cyrl"}) == {"Cyrl Latn": ["C"], "Latn": ["A", "B"]}
