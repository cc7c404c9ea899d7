"""lost-number: a number of the source does not stand in the translation, or one too many does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from loctool.checks.context import Text
from loctool.model import Severity

SEVERITY = Severity.WARNING

_NUMBER = re.compile(r"\d+(?:[.,  \u00a0\u202f'’]\d+)*")
_SEPARATOR = re.compile(r"\D+")


def check(text: Text) -> Iterator[str]:
    """Yield one message where the digits differ; separators may, since languages group and point in their own ways."""
    source, target = (Counter(_digits(side)) for side in (text.source, text.target))
    if lost := sorted((source - target).elements()):
        yield f"lost the number {', '.join(lost)}"
    elif more := sorted((target - source).elements()):
        yield f"a number that the source has not: {', '.join(more)}"


def _digits(text: str) -> Iterator[str]:
    """Yield the digits of each number, so that 1.000,5 and 1,000.5 are the same."""
    for match in _NUMBER.finditer(text):
        yield _SEPARATOR.sub("", match[0])
