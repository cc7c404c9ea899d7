"""Labels of reference links, completed when a deck is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.formats.markdown.links.completion import complete_references
from loctool.text.markup.brackets import find_references, fold_label

LABELS = {fold_label("Anleitung"), fold_label("häufigen Fragen")}


@pytest.mark.parametrize(
    ("source", "translation", "written"),
    [
        ("die [Anleitung] da", "the [manual] there", "the [manual][Anleitung] there"),
        ("die [Anleitung] da", "the [manual][Anleitung] there", "the [manual][Anleitung] there"),
        ("in [häufigen Fragen][]", "in the [FAQ][]", "in the [FAQ][häufigen Fragen]"),
        (
            "[Anleitung] [häufigen Fragen]",
            "[FAQ][häufigen Fragen] [manual]",
            "[FAQ][häufigen Fragen] [manual][Anleitung]",
        ),
        ("[sic] [Anleitung]", "[so] [manual]", "[so] [manual][Anleitung]"),
        ("[sic] [Anleitung]", "[manual]", "[manual][Anleitung]"),
        ("[sic] da", "[so][sic] there", "[so] there"),
        ("[sic] da", "[so] there", "[so] there"),
        ("[Anleitung] [sic]", "[a] [b] [c]", "[a] [b] [c]"),
        ("![Anleitung]", "![manual]", "![manual][Anleitung]"),
        ("`[Anleitung]`", "`[manual]`", "`[manual]`"),
        ("[^1] [Anleitung]", "[manual] [^1]", "[manual][Anleitung] [^1]"),
    ],
)
def test_completes_references(source: str, translation: str, written: str) -> None:
    assert complete_references(source, translation, LABELS) == written


PARTS = [
    "[Anleitung]",
    "[häufigen Fragen][]",
    "[x][Anleitung]",
    "[sic]",
    "[",
    "]",
    "(",
    " ",
    "a",
    "[so][sic]",
    "`",
    "[manual]",
]
texts = st.lists(st.sampled_from(PARTS), max_size=8).map("".join)


@given(texts, texts)
def test_only_labels_change(source: str, translation: str) -> None:
    written = complete_references(source, translation, LABELS)
    before, after = find_references(translation), find_references(written)
    assert [one.text for one in before] == [one.text for one in after]
    assert complete_references(source, written, LABELS) == written
    assert sum(one.target in LABELS for one in after) >= sum(one.target in LABELS for one in before)
