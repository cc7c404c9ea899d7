"""Similar texts: nothing below the threshold, nothing invented, and hardly one missed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from loctool.memory.search import Index, Similar

words = st.sampled_from(
    [
        "Die",
        "Gewinnung",
        "seltener",
        "Erden",
        "kostet",
        "viel",
        "Geld",
        "1990",
        "30",
        "%",
        "mehr",
        "als",
        "im",
        "Weißen",
        "Haus",
        "漢字",
        "😀",
        "ё",
    ]
)
text = st.lists(words, min_size=0, max_size=12).map(" ".join)


def test_the_best_first_and_never_itself() -> None:
    index = Index(
        ["Die Lieferkette ist lang.", "Die Lieferketten sind lang.", "Etwas ganz anderes", "Das Abkommen gilt."]
    )
    assert index.similar(["Die Lieferkette ist lang.", "", "x"]) == [
        [Similar("Die Lieferketten sind lang.", 88)],
        [],
        [],
    ]


def test_numbers_alone() -> None:
    index = Index(["5 %", "Seite 3 von 1.000", "Etwas ganz anderes"])
    assert index.similar(["7 %", "Seite 12 von 25"]) == [[Similar("5 %", 95)], [Similar("Seite 3 von 1.000", 95)]]


def test_no_texts_at_all() -> None:
    assert Index([]).similar(["a"]) == [[]]
    assert Index([""]).similar(["a", ""]) == [[], []]


@settings(max_examples=100, deadline=None)
@given(st.lists(text, unique=True, max_size=20), text)
def test_what_measuring_all_would_find(known: list[str], asked: str) -> None:
    found = {one.source: one.percent for one in Index(known).similar([asked], limit=99)[0]}
    for other in known:
        percent = int(fuzz.ratio(asked, other))
        if other in found:
            assert found[other] in (percent, 95)
            assert found[other] >= 75
        elif other != asked:
            assert percent < 75
