"""lost-negation: the source denies something, and nothing in the translation may."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.model import Severity
from loctool.quality.comparison import Text
from loctool.quality.losses.negation import lost_negation
from loctool.text.markup import visible_text

SEVERITY = Severity.WARNING


def check(text: Text) -> Iterator[str]:
    """Yield one message with the source's word."""
    if word := lost_negation(visible_text(text.source), visible_text(text.target), text.source_language, text.language):
        yield f"lost the negation “{word}”"
