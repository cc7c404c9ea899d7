"""What the strategies make of a text before a model gets it."""

from __future__ import annotations

from loctool.drafting.strategies import NUMBER, _with_more_spans
from loctool.text.markup import mask, unmask


def test_more_spans_leave_the_text_and_its_syntax() -> None:
    text = "%d Dateien, 5 davon *neu"
    parts = _with_more_spans(mask(text, "program c-format"), NUMBER)
    assert (parts.spans, parts.syntax, unmask(parts)) == (("%d", "5"), "program c-format", text)
