"""forbidden-term: the translation uses a word that the glossary forbids for a term of the source."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.checks.context import Text
from loctool.glossary.match import count
from loctool.model import Severity, Status

SEVERITY = Severity.ERROR


def check(text: Text) -> Iterator[str]:
    """Yield a message for each forbidden target that stands in the translation."""
    forbidden = {
        (hit.term.source, target, hit.term.note): None
        for hit in text.terms.find(text.source)
        if hit.term.status is Status.FORBIDDEN
        for target in hit.term.targets.get(text.language, ())
    }
    for source, target, note in forbidden:
        if count((target,), text.target, text.language):
            yield f"“{target}” is forbidden for “{source}”" + (f" ({note})" if note else "")
