"""repeated-words: the translation repeats words that the source does not."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.model import Severity
from loctool.quality.comparison import Text
from loctool.quality.losses.repetition import repeated_words, two_forms
from loctool.text.markup import visible_text

SEVERITY = Severity.WARNING


def check(text: Text) -> Iterator[str]:
    """Yield one message with the first word or phrase that stands twice in a row, be it in two forms."""
    target = visible_text(text.target)
    if words := repeated_words(visible_text(text.source), target):
        yield f"repeats “{words}”"
    elif words := two_forms(target, text.language):
        yield f"has one word in two forms: “{words}”"
