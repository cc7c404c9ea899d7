"""Loops are words and phrases said again at once; numbers are none."""

from __future__ import annotations

import pytest

from loctool.engines import ENGINES
from loctool.engines.loops import loops


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


LOOPING = (
    "Papierrolle rechtzeitig nachlegen",
    "Düngemittel aus Wasserkraftstrom",
    "Er will Dünger aus Wasserkraftstrom herstellen.",
    "Der Preis steigt sehr, sehr langsam.",
    "Rolle rechtzeitig einlegen",
)


def test_of_one_search_the_first_draft_that_does_not_loop_is_taken() -> None:
    engine = ENGINES["argos"]("de", "en")
    decoder = engine._hop(engine.chain[0])
    sources = [decoder.pieces(text) for text in LOOPING]
    searched = decoder._decoded(sources, attention=False, num_hypotheses=4)
    found = decoder._free(list(LOOPING), sources, [()] * len(LOOPING))
    better = 0
    for text, before, after in zip(LOOPING, searched, found, strict=True):
        good = [one for one in before if loops(decoder.text(one.pieces)) <= loops(text)]
        if good:
            assert after == good
            better += good != before
    assert better
