"""number-format: a number is written as another language would write it."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.model import Severity
from loctool.quality.comparison import Text
from loctool.text.number_style import misformatted

SEVERITY = Severity.NOTE


def check(text: Text) -> Iterator[str]:
    """Yield a message for each such number of the source, with its right form."""
    for wrong, right in misformatted(text.source, text.target, text.source_language, text.language):
        yield f"{wrong} is written {right} in {text.language}"
