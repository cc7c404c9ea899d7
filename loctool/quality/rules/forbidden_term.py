"""forbidden-term: the translation uses a word that the glossary forbids for a term of the source."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.glossary.obedience import find_forbidden
from loctool.model import Severity
from loctool.quality.comparison import Text
from loctool.text.markup import visible_text

SEVERITY = Severity.ERROR


def check(text: Text) -> Iterator[str]:
    """Yield a message for each forbidden target in the translation."""
    for term, wrong in find_forbidden(visible_text(text.source), visible_text(text.target), text.terms, text.language):
        yield f"“{wrong}” is forbidden for “{term.source}”" + (f" ({term.note})" if term.note else "")
