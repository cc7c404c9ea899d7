"""do-not-translate: a name that must stand unchanged does not."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.checks.context import Text
from loctool.checks.shown import shown
from loctool.model import Severity, Status

SEVERITY = Severity.ERROR


def check(text: Text) -> Iterator[str]:
    """Yield a message for each such term that stands less often in the translation than in the source."""
    hits = [hit for hit in text.terms.find(shown(text.source)) if hit.term.status is Status.DO_NOT_TRANSLATE]
    for name in dict.fromkeys(hit.term.source for hit in hits):
        wanted = sum(hit.term.source == name for hit in hits)
        found = shown(text.target).count(name)
        if found < wanted:
            times = f" {wanted} times, found {found}" if wanted > 1 else ""
            yield f"“{name}” must stand unchanged{times}"
