"""Words of a text linked to those of its translation."""

from __future__ import annotations

from loctool.glossary.bilingual.alignment import align
from loctool.glossary.bilingual.coverage import compare_words


def test_words_are_linked_by_meaning_and_place() -> None:
    pair = "de", "en"
    found = compare_words(
        "Die Stadt baut eine Schule, die Kirche baut ein Haus.",
        "The church is building a house, the city is building a school.",
        pair,
    )
    links = {
        found.ours[one].word.text: found.theirs[other].word.text
        for one, other in align(found.ours, found.theirs, pair).items()
    }
    assert {name: links[name] for name in ("Stadt", "Schule", "Kirche", "Haus")} == {
        "Stadt": "city",
        "Schule": "school",
        "Kirche": "church",
        "Haus": "house",
    }


def test_each_word_has_one_link() -> None:
    pair = "de", "en"
    found = compare_words("Häuser und Häuser", "A house", pair)
    assert len(align(found.ours, found.theirs, pair)) == 1
