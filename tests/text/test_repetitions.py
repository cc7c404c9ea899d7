"""Loops are words and phrases said again at once; numbers are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.engines import ENGINES
from loctool.engines.argos.constraints.tasks import Hypothesis
from loctool.engines.argos.decoder import Decoder, _matrix
from loctool.glossary.morphology.fluency import count_fluency_errors
from loctool.text.words import count_repetitions


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("No word twice in a row, no.", 0),
        ("в конце прошлого прошлого года", 1),
        ("to to to", 2),
        ("Die die", 1),
        ("one two one two one two", 4),
        ("over the sea and over the hill", 0),
        ("1 000 000 000", 0),
        ("the city of Kiel, the city of Kiel", 4),
    ],
)
def test_loops(text: str, count: int) -> None:
    assert count_repetitions(text) == count


def test_a_draft_without_pieces_has_an_attention_without_rows() -> None:
    assert _matrix([], 5).shape == (0, 5)
    assert _matrix([[0.5, 0.25, 0.25, 0.0]], 3).tolist() == [[0.5, 0.25, 0.25]]


LOOPING = (
    "Papierrolle rechtzeitig nachlegen",
    "Düngemittel aus Wasserkraftstrom",
    "Er will Dünger aus Wasserkraftstrom herstellen.",
    "Der Preis steigt sehr, sehr langsam.",
    "Rolle rechtzeitig einlegen",
)

SLIDES = Path(__file__).parents[1] / "data" / "drafting" / "slides.tsv"


@pytest.mark.parametrize(("source", "target"), [("de", "en"), ("en", "ru")])
def test_of_one_search_no_draft_with_more_loops_or_errors_is_taken(source: str, target: str) -> None:
    engine = ENGINES["argos"](source, target)
    decoder = engine._hop(engine.chain[0])
    lines = SLIDES.read_text(encoding="utf-8").splitlines()[:12]
    texts = [line.split("\t")[source == "en"] for line in lines] + list(LOOPING) * (source == "de")
    sources = [decoder.pieces(text) for text in texts]
    searched = decoder._translate(sources, attention=False, num_hypotheses=4)
    found = decoder._search(texts, sources, attention=False)
    for text, before, after in zip(texts, searched, found, strict=True):
        assert flaws(decoder, after[0], text) <= flaws(decoder, before[0], text)
        assert len(after) == 1 or sorted(one.pieces for one in after) == sorted(one.pieces for one in before)


def flaws(decoder: Decoder, draft: Hypothesis, source: str) -> tuple[int, int]:
    """Return how often a draft loops more than its source, and how many errors of fluency it has."""
    text = decoder.text(draft.pieces)
    return max(count_repetitions(text) - count_repetitions(source), 0), count_fluency_errors(
        text, source, decoder.language
    )


def test_of_one_search_the_first_draft_that_does_not_loop_is_taken() -> None:
    engine = ENGINES["argos"]("de", "en")
    decoder = engine._hop(engine.chain[0])
    looping, sound, other = (
        Hypothesis(decoder.pieces(text), -1.0, None)
        for text in (
            "The price rises very, very, very slowly",
            "The price rises very slowly",
            "The price goes up slowly",
        )
    )
    assert decoder._rank([looping, sound, other], "Der Preis steigt langsam") == [sound, other, looping]
    twice = Hypothesis(decoder.pieces("The price rises very, very slowly"), -1.0, None)
    assert decoder._rank([twice, sound], "Der Preis steigt sehr, sehr langsam") == [twice, sound]
    assert decoder._rank([looping, twice], "Der Preis steigt sehr, sehr langsam") == [twice, looping]


def test_a_draft_that_says_less_is_not_taken_for_having_fewer_errors() -> None:
    engine = ENGINES["argos"]("de", "en")
    decoder = engine._hop(engine.chain[0])
    slipped, short, sound = (
        Hypothesis(decoder.pieces(text), -1.0, None)
        for text in ("The visiters were worryed about prices", "The prices", "The visitors were worried about prices")
    )
    assert decoder._rank([slipped, short], "") == [slipped, short]
    assert decoder._rank([slipped, short, sound], "") == [sound, slipped, short]
    assert decoder._rank([sound, slipped], "") == [sound, slipped]
    looping = Hypothesis(decoder.pieces("The visitors visitors were were were worried about prices"), -1.0, None)
    assert decoder._rank([looping, slipped, short], "") == [slipped, short, looping]
