"""outer-space: the translation begins or ends with other white space than the source."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.model import Severity
from loctool.quality.comparison import Text

SEVERITY = Severity.ERROR


def check(text: Text) -> Iterator[str]:
    """Yield a message for each end at which white space differs; msgfmt -c refuses such line breaks too."""
    for end, ours, theirs in (
        ("begin", _leading(text.source), _leading(text.target)),
        ("end", _leading(text.source[::-1]), _leading(text.target[::-1])),
    ):
        if ours != theirs:
            yield f"does not {end} with the same white space as the source"


def _leading(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]
