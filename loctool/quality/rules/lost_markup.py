"""lost-markup: a placeholder, link, tag or emphasis of the source is missing, invented or out of order."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.model import Severity
from loctool.quality.comparison import Text
from loctool.text.markup_proof import keeps_markup, lost_and_invented

SEVERITY = Severity.ERROR


def check(text: Text) -> Iterator[str]:
    """Yield one message where the protected spans of source and translation differ."""
    if keeps_markup(text.source, text.target):
        return
    lost, invented = lost_and_invented(text.source, text.target)
    parts = [f"lost {' '.join(lost)}"] if lost else []
    parts += [f"not in the source: {' '.join(invented)}"] if invented else []
    yield "; ".join(parts).replace("\n", "\\n") or "markup is nested or ordered in another way than in the source"
