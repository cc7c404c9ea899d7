"""Similar texts: nothing below the threshold, nothing invented, and hardly one missed."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from loctool.memory.search import Index, Similar
from loctool.text.equivalence import is_same_text

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


@given(
    st.lists(
        st.sampled_from(["Größe", "&", "ﬁnal", "&amp;", "m²", "½", "x\u00adx", "`ö`", " ", "хмё", "漢"]), max_size=8
    )
)
def test_texts_that_look_the_same_are_found(parts: list[str]) -> None:
    text = "".join(parts)
    others = [unicodedata.normalize("NFD", text), text.replace("&amp;", "&"), text.replace("ﬁ", "fi\u200b"), f"{text}x"]
    known = [*{*others}]
    expected = [other for other in known if other != text and is_same_text(other, text)]
    assert sorted(Index(known).looking_the_same(text)) == sorted(expected)


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
