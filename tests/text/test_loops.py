"""Loops are words and phrases said again at once; numbers are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.engines import ENGINES
from loctool.engines.argos.constraints.tasks import Hypothesis
from loctool.engines.argos.decoder import _matrix
from loctool.glossary.morphology.fluency import count_fluency_errors
from loctool.text.loops import loops


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
    assert loops(text) == count


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


def test_of_one_search_the_first_draft_that_does_not_loop_is_taken() -> None:
    engine = ENGINES["argos"]("de", "en")
    decoder = engine._hop(engine.chain[0])
    sources = [decoder.pieces(text) for text in LOOPING]
    searched = decoder._decoded(sources, attention=False, num_hypotheses=4)
    found = decoder._free(list(LOOPING), sources, attention=False)
    better = 0
    for text, before, after in zip(LOOPING, searched, found, strict=True):
        if any(loops(decoder.text(one.pieces)) <= loops(text) for one in before):
            assert loops(decoder.text(after[0].pieces)) <= loops(text)
            assert sorted(one.pieces for one in after) == sorted(one.pieces for one in before)
            better += after[0] != before[0]
    assert better


def test_of_one_search_the_draft_with_the_fewest_slips_is_taken() -> None:
    engine = ENGINES["argos"]("en", "ru")
    decoder = engine._hop(engine.chain[0])
    texts = [line.split("\t")[1] for line in SLIDES.read_text(encoding="utf-8").splitlines()[:60]]
    sources = [decoder.pieces(text) for text in texts]
    searched = decoder._decoded(sources, attention=False, num_hypotheses=4)
    found = decoder._free(texts, sources, attention=False)
    better = 0
    for text, *both in zip(texts, searched, found, strict=True):
        before, after = (
            [count_fluency_errors(decoder.text(one.pieces), text, "ru") for one in drafts] for drafts in both
        )
        assert after[0] <= before[0]
        better += after[0] < before[0]
    assert better


def test_a_draft_that_says_less_is_not_taken_for_having_fewer_slips() -> None:
    engine = ENGINES["argos"]("de", "en")
    decoder = engine._hop(engine.chain[0])
    slipped, short, sound = (
        Hypothesis(decoder.pieces(text), -1.0, None)
        for text in ("The visiters were worryed about prices", "The prices", "The visitors were worried about prices")
    )
    assert decoder._in_order([slipped, short], "") == [slipped, short]
    assert decoder._in_order([slipped, short, sound], "") == [sound, slipped, short]
    assert decoder._in_order([sound, slipped], "") == [sound, slipped]
    looping = Hypothesis(decoder.pieces("The visitors visitors were were were worried about prices"), -1.0, None)
    assert decoder._in_order([looping, slipped, short], "") == [slipped, short, looping]
