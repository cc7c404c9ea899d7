"""do-not-translate: a name that must stand unchanged does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from loctool.model import Severity, Status
from loctool.quality.comparison import Text
from loctool.text.markup import visible_text

SEVERITY = Severity.ERROR


@lru_cache(maxsize=10_000)
def _standing(name: str) -> re.Pattern[str]:
    """Return what finds a name that is no part of a longer word (SAP in Saphir); the -s of a genitive may follow."""
    before = r"(?<!\w)" if name[:1].isalnum() else ""
    after = r"(?!(?!s\b)\w)" if name[-1:].isalnum() else ""
    return re.compile(before + re.escape(name) + after)


def check(text: Text) -> Iterator[str]:
    """Yield a message for each such term that stands less often in the translation than in the source."""
    hits = [hit for hit in text.terms.find(visible_text(text.source)) if hit.term.status is Status.DO_NOT_TRANSLATE]
    for name in dict.fromkeys(hit.term.source for hit in hits):
        wanted = sum(hit.term.source == name for hit in hits)
        found = len(_standing(name).findall(visible_text(text.target)))
        if found < wanted:
            times = f" {wanted} times, found {found}" if wanted > 1 else ""
            yield f"“{name}” must stand unchanged{times}"
