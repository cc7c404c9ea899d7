"""lost-number: a number of the source does not stand in the translation, or one too many does."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.model import Severity
from loctool.quality.comparison import Text
from loctool.text.numbers import number_differences

SEVERITY = Severity.WARNING


def check(text: Text) -> Iterator[str]:
    """Yield one message where values differ; separators, number words and scales may: 1,2 Mio. is 1.2 million."""
    lost, more = number_differences(text.source, text.target, text.source_language, text.language)
    if lost:
        yield f"lost the number {', '.join(lost)}"
    elif more:
        yield f"a number that the source has not: {', '.join(more)}"
