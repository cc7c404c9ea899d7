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
from loctool.model import Deck, Segment, Slide

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


BULLETS = """# Zeitplan

- Frühjahr: Planung
- Sommer: Bau
- Der Bürgermeister antwortet auf Fragen.
- Viele Bürger sind dagegen.
"""
ITEMS = """# Timetable

- Spring: planning
- Summer: construction
- The mayor answers questions.
- Many citizens are against it.
"""


@pytest.mark.parametrize("whole", ["Spring: planning, summer: construction", "Spring: planning; Summer: construction"])
def test_a_text_that_holds_two_is_in_doubt(whole: str) -> None:
    found = aligned(BULLETS, ITEMS.replace("Spring: planning\n- Summer: construction", whole))
    (text,) = (one.key[1] for one in found.matches if one.target == whole)
    assert "seems to hold the translation of" in " ".join(
        next(one.doubts for one in found.matches if one.key[1] == text)
    )
    assert set(certain(found)) == {"Zeitplan", "Der Bürgermeister antwortet auf Fragen.", "Viele Bürger sind dagegen."}


def test_a_text_that_was_divided_is_in_doubt() -> None:
    source = BULLETS.replace("Planung\n- Sommer: Bau", "Planung, Sommer: Bau")
    found = aligned(source, ITEMS)
    assert "seems to go on in" in " ".join(doubts(found).values())
    assert "Frühjahr: Planung, Sommer: Bau" not in certain(found)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The mayor answers questions.", "The mayor answers questions. And thank the police afterwards."),
        ("Summer: construction", "Summer: construction and repair of roads"),
    ],
)
def test_words_that_were_added_are_in_doubt(old: str, new: str) -> None:
    found = aligned(BULLETS, ITEMS.replace(old, new))
    (doubt,) = doubts(found).values()
    assert "is not in the source" in doubt
    assert new not in certain(found).values()


def test_halves_that_changed_places_are_in_doubt() -> None:
    found = aligned(
        BULLETS, ITEMS.replace("planning", "x").replace("construction", "planning").replace("x", "construction")
    )
    assert set(doubts(found)) >= {"Frühjahr: Planung", "Sommer: Bau"}
    assert all("has words of its translation" in one for one in doubts(found).values())


def test_a_text_of_the_slide_that_fits_as_well_is_a_doubt() -> None:
    found = aligned(BULLETS, ITEMS.replace("- Spring: planning", "- Spring: planning\n- Spring: plans and a debate"))
    assert "may be its translation as well" in doubts(found)["Frühjahr: Planung"]


def test_bullets_that_changed_places_are_found() -> None:
    source = "# Lage\n\n- Der Verbrauch steigt seit 2010.\n- Die Netze sind alt.\n- Viele Bürger sind dagegen."
    target = "# Situation\n\n- The grids are old.\n- Consumption has been rising since 2010.\n- Many citizens are against it."
    found = {one.key[1]: one.target for one in aligned(source, target).matches}
    assert found["Die Netze sind alt."] == "The grids are old."
    assert found["Der Verbrauch steigt seit 2010."] == "Consumption has been rising since 2010."


def test_equal_texts_are_a_pair_wherever_they_are_on_the_slide() -> None:
    source = "# Lage\n\nPhoto: Shutterstock\n\nDie Netze sind alt.\n\nShutterstock.com\n\nGibt es Fragen?"
    target = "# Situation\n\nShutterstock.com\n\nThe grids are old.\n\nAny questions?\n\nPhoto: Shutterstock"
    found = aligned(source, target)
    pairs_found = {one.key[1]: one.target for one in found.matches}
    assert [one for one in pairs_found if "Shutterstock" in one] == ["Photo: Shutterstock", "Shutterstock.com"]
    assert all(pairs_found[one] == one for one in pairs_found if "Shutterstock" in one)
    assert found.unused == ()


def test_a_text_left_in_the_source_language_is_nobody_elses_translation() -> None:
    found = aligned(BULLETS, ITEMS.replace("Many citizens are against it.", "Sommer: Bau"))
    assert [one.key[1] for one in found.matches if one.target == "Sommer: Bau"] == ["Sommer: Bau"]


def test_decks_of_two_formats_get_the_markup_of_the_source() -> None:
    source = "# Lage\n\n- Der Verbrauch **steigt** seit 2010.\n- Preise &amp; Löhne"
    texts = (
        ("Situation", "heading"),
        ("Consumption has been <1>rising</1> since 2010.", "bullet"),
        ("Prices & wages", "bullet"),
    )
    target = Deck(
        "a.pptx", (Slide("situation", 1, "Situation", tuple(Segment(text, role, 1) for text, role in texts)),)
    )
    found = match_decks(deck_of(source), target, ("de", "en"))
    assert certain(found)["Der Verbrauch **steigt** seit 2010."] == "Consumption has been **rising** since 2010."
    assert certain(found)["Preise &amp; Löhne"] == "Prices &amp; wages"
    assert found.unused == ()


def test_another_deck_gives_nothing_certain() -> None:
    texts = pairs("en", *FILES)
    source = "\n\n".join(one for one, _ in texts[:40])
    target = "\n\n".join(other for _, other in texts[100:140])
    assert certain(aligned(source, target)) == {}


@pytest.mark.parametrize(("source", "target"), [("", ""), ("# Eins", ""), ("", "# One"), ("![](a.png)", "![](a.png)")])
def test_decks_without_texts_have_no_pairs(source: str, target: str) -> None:
    assert aligned(source, target).matches == ()
