"""forbidden-term: the translation uses a word that the glossary forbids for a term of the source."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.glossary import find_targets, kind_of, targets_of
from loctool.model import Severity, Status
from loctool.quality.comparison import Text
from loctool.text.markup import visible_text

SEVERITY = Severity.ERROR


def check(text: Text) -> Iterator[str]:
    """Yield a message for each forbidden target that stands in the translation.

    One that is a part of an admissible target there is none: earth in rare earth.
    """
    hits = [hit for hit in text.terms.find(visible_text(text.source)) if hit.binding]
    forbidden = {
        (hit.term.source, wrong, hit.term.note, kind_of(hit.term, text.source_language)): None
        for hit in hits
        if hit.term.status is Status.FORBIDDEN
        for wrong in targets_of(hit.term, text.language)
    }
    if not forbidden:
        return
    target = visible_text(text.target)
    right = {
        good: None for h in hits if h.term.status is not Status.FORBIDDEN for good in targets_of(h.term, text.language)
    }
    admitted = find_targets(right, target, text.language)
    for source, wrong, note, kind in forbidden:
        places = find_targets((wrong,), target, text.language, kind)
        if any(not any(o.start <= p.start and p.end <= o.end for o in admitted) for p in places):
            yield f"“{wrong}” is forbidden for “{source}”" + (f" ({note})" if note else "")
