"""Decks aligned with translated ones: no wrong pair is certain, however the decks were edited."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.adopting import EDITS, FILES, by_alignment, judge, make, nothing, pairs
from loctool.formats import format_of
from loctool.merging.alignment.matches import Alignment, match_decks
from loctool.model import Deck

ROOT = Path(__file__).parents[3]


def deck_of(text: str) -> Deck:
    """Return a deck of Markdown."""
    return format_of("a.md").parse(f"---\nmarp: true\n---\n\n{text}".encode(), "a.md")


def aligned(source: str, target: str, language: str = "en") -> Alignment:
    """Return what a translated deck has for a German one."""
    return match_decks(deck_of(source), deck_of(target), ("de", language))


def certain(found: Alignment) -> dict[str, str]:
    """Return the pairs without a doubt."""
    return {one.key[1]: one.target for one in found.matches if not one.doubts}


def doubts(found: Alignment) -> dict[str, str]:
    """Return text -> the first doubt about its translation."""
    return {one.key[1]: one.doubts[0] for one in found.matches if one.doubts}


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@settings(max_examples=5)
@given(seed=st.integers(0, 2**32))
def test_no_wrong_pair_is_certain(language: str, edit: object, seed: int) -> None:
    made = make(edit, pairs(language, *FILES), random.Random(seed))  # type: ignore[arg-type]
    assert judge(made, by_alignment(made, language))["wrong translated"] == 0


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_most_right_pairs_are_found(language: str, edit: object) -> None:
    drawn, counts = random.Random(1), Counter[str]()
    for _ in range(4):
        made = make(edit, pairs(language, *FILES), drawn)  # type: ignore[arg-type]
        counts += judge(made, by_alignment(made, language))
    assert counts["right translated"] >= 0.8 * counts["possible"]
    assert counts["right translated"] + counts["right fuzzy"] >= 0.94 * counts["possible"]


def test_decks_of_the_same_structure_need_no_lexicon() -> None:
    drawn, counts = random.Random(1), Counter[str]()
    for _ in range(4):
        made = make(nothing, pairs("en", *FILES), drawn)
        counts += judge(made, by_alignment(made, "en", lexicon=False))
    assert counts["right translated"] >= 0.97 * counts["possible"]
    assert counts["wrong translated"] == counts["wrong fuzzy"] == 0


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_rendered_decks_are_translated_whole(language: str) -> None:
    name = "seltene-erden.md"
    source, target = (
        format_of(name).parse((ROOT / folder / name).read_bytes(), name)
        for folder in ("source", f"docs/rendered/{language}")
    )
    found = match_decks(source, target, ("de", language))
    texts = [[one.text for slide in deck.slides for one in slide.segments] for deck in (source, target)]
    right = dict(zip(*texts, strict=True))
    assert certain(found) == right
    assert found.unused == ()


def test_slides_that_moved_are_found_by_their_structure_without_a_lexicon() -> None:
    source = "# Alpha 2031\n\n- Eins\n- Zwei\n\n---\n\n# Beta\n\nEtwas"
    target = "# Gamma\n\nQuelque chose\n\n---\n\n# Delta 2031\n\n- Un\n- Deux"
    found = aligned(source, target, "fr")
    assert {one.key[1]: one.target for one in found.matches} == {
        "Alpha 2031": "Delta 2031",
        "Eins": "Un",
        "Zwei": "Deux",
    }
    assert certain(found) == {}


def test_a_text_translated_in_two_ways_is_in_doubt() -> None:
    source = "# Fazit\n\nDie Erde ist rund.\n\n---\n\n# Fazit\n\nDer Mond ist klein."
    target = "# Conclusion\n\nThe earth is round.\n\n---\n\n# Summary\n\nThe moon is small."
    found = aligned(source, target)
    assert doubts(found).keys() == {"Fazit"}
    assert "elsewhere it is" in doubts(found)["Fazit"]


def test_contexts_keep_their_translations() -> None:
    source = "<!-- context: Verb -->\nWeiter\n\n---\n\n<!-- context: Adverb -->\nWeiter"
    target = source.replace("Weiter", "Continue", 1).replace("Weiter", "Further", 1)
    found = {one.key: one.target for one in aligned(source, target).matches}
    assert found == {("Verb", "Weiter"): "Continue", ("Adverb", "Weiter"): "Further"}


def test_an_improbable_length_is_a_doubt() -> None:
    found = aligned("# Titel\n\nXyz", f"# Title\n\n{'Abcdef ghijk. ' * 30}")
    assert "characters for 3 of the source" in doubts(found)["Xyz"]


def test_another_deck_gives_nothing_certain() -> None:
    texts = pairs("en", *FILES)
    source = "\n\n".join(one for one, _ in texts[:40])
    target = "\n\n".join(other for _, other in texts[100:140])
    assert certain(aligned(source, target)) == {}


@pytest.mark.parametrize(("source", "target"), [("", ""), ("# Eins", ""), ("", "# One"), ("![](a.png)", "![](a.png)")])
def test_decks_without_texts_have_no_pairs(source: str, target: str) -> None:
    assert aligned(source, target).matches == ()
