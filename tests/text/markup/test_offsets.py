from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.markup import visible_text
from loctool.text.markup.offsets import visible_spans
from loctool.text.markup.visible import SPECIAL

PIECES = (
    "Seltene", " ", "Erden", "**", "*", "`code`", "[", "](https://a.b/c)", '](x.md "Ein Titel")', "![Bild \u00ad hier](a.png)",
    "&amp;", "&shy;", "\\*", "\n", "<b>", "</b>", "<1>", "</1>", "%s", "{name}", "\u00ad", "\u2011", "{kbd}`Strg`", "^[",
    "~2~", "😀", "$x$", ":smile:", "\\", "![](b.png)",
)  # fmt: skip
SYNTAXES = ("", "c-format", "tagged", "icu")
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join)


@given(texts, st.sampled_from(SYNTAXES))
def test_every_visible_character_has_a_span(text: str, syntax: str) -> None:
    spans = visible_spans(text, syntax)
    assert len(spans) == len(visible_text(text, syntax))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans) or "](" in text or "![" in text or "}`" in text


@given(texts, st.sampled_from(SYNTAXES))
def test_a_span_of_one_character_is_that_character(text: str, syntax: str) -> None:
    for sign, (start, end) in zip(visible_text(text, syntax), visible_spans(text, syntax), strict=True):
        if end - start == 1:
            assert text[start:end].translate(SPECIAL) == sign


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("die **seltene** Erde", "seltene Erde", "seltene** Erde"),
        ("a &amp; b", "&", "&amp;"),
        ("see ![rare earth](a.png) here", "rare earth", "rare earth"),
        ('[here](a.md "rare earths")', "rare earths", "rare earths"),
        ("rare\u00ad earth", "rare earth", "rare\u00ad earth"),
    ],
)
def test_words_are_found_in_the_markup(text: str, words: str, found: str) -> None:
    shown, spans = visible_text(text), visible_spans(text)
    start = shown.index(words)
    assert text[spans[start][0] : spans[start + len(words) - 1][1]] == found
