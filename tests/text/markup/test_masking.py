"""Texts cut at their spans, and at further ones that an engine must not change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loctool.drafting.strategies import NUMBER
from loctool.text.markup import mask, unmask, unmask_marked
from loctool.text.markup.identifiers import IDENTIFIER
from loctool.text.markup.masking import mask_further
from loctool.text.markup.pictographs import PICTOGRAPH

PARTS = ["🔜", "👩‍💻", "README.md", "--dry-run", "**", "`x`", "[", "](a.md)", "Haus", " ", ", ", "und ", "5"]


def test_more_spans_leave_the_text_and_its_syntax() -> None:
    text = "%d Dateien, 5 davon *neu"
    parts = mask_further(mask(text, "program c-format"), NUMBER)
    assert (parts.spans, parts.syntax, unmask(parts)) == (("%d", "5"), "program c-format", text)


@given(st.lists(st.sampled_from(PARTS), max_size=9).map("".join))
def test_pictographs_and_identifiers_come_back_from_their_marks(text: str) -> None:
    for pattern in (PICTOGRAPH, IDENTIFIER):
        parts = mask_further(mask(text), pattern)
        assert unmask(parts) == text
        assert not any(map(pattern.search, parts.pieces)) or pattern is IDENTIFIER
        assert "".join(unmask_marked(parts, parts.marked()).split()) == "".join(text.split())
