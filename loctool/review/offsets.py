"""Offsets in the texts of a message, as a page counts them: in UTF-16 units."""

from __future__ import annotations

from functools import cached_property

from loctool.review.view.messages import Span
from loctool.text.markup import visible_text
from loctool.text.markup.offsets import visible_spans

_LAST = "\uffff"
"""Characters above this one take two UTF-16 units."""


class Offsets:
    """Where a page finds spans of a text, and of the same text without its markup."""

    def __init__(self, text: str, syntax: str = "", shown: str | None = None) -> None:
        """Begin with a text; `shown` is the end of it that was read, where the page shows more."""
        self._text = text
        self._read = text if shown is None or not text.endswith(shown) else shown
        self._syntax = syntax

    def find(self, span: Span) -> Span:
        """Return a span of the text in UTF-16 units."""
        shift = len(self._text) - len(self._read)
        start, end = (min(max(at + shift, 0), len(self._text)) for at in span)
        return (start, end) if self._is_plain else (_units(self._text[:start]), _units(self._text[:end]))

    def find_visible(self, span: Span) -> Span:
        """Return a span of the visible text in UTF-16 units of the text; markup inside of it is part of it."""
        start, end = span
        if self._spans is None or start >= end:
            return self.find(span)
        return self.find((self._spans[start][0], self._spans[end - 1][1]))

    @cached_property
    def _is_plain(self) -> bool:
        return max(self._text, default="") <= _LAST

    @cached_property
    def _spans(self) -> list[Span] | None:
        """Character of the visible text -> its span; None if the text has no markup."""
        is_plain = visible_text(self._read, self._syntax) == self._read
        return None if is_plain else visible_spans(self._read, self._syntax)


def _units(text: str) -> int:
    return len(text) + sum(sign > _LAST for sign in text)
