"""full-stop: the translation ends a sentence that the source does not, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.model import Severity
from loctool.quality.comparison import Text

SEVERITY = Severity.NOTE

_CLOSING = "\"'»«›‹“”’‘)]*_`"
_STOPS = {".": ".", "。": ".", "।": ".", "…": "…", "?": "?", "？": "?", "!": "!", "！": "!", ":": ":", "：": ":"}


def check(text: Text) -> Iterator[str]:
    """Yield one message where the last punctuation mark is of another kind."""
    ours, theirs = (_stop(side) for side in (text.source, text.target))
    if ours != theirs:
        yield f"ends with {theirs or 'no punctuation mark'}, the source with {ours or 'none'}"


def _stop(text: str) -> str:
    """Return the kind of the last mark, whatever quotation marks and brackets close after it."""
    stripped = text.rstrip().rstrip(_CLOSING).replace("...", "…")
    return _STOPS.get(stripped[-1:], "")
