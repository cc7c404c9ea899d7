"""length: the translation is far shorter or longer than the source."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.model import Severity
from loctool.quality.comparison import Text
from loctool.quality.losses.length import length_ratio
from loctool.text.markup import visible_text

SEVERITY = Severity.NOTE


def check(text: Text) -> Iterator[str]:
    """Yield one message where the ratio of characters is out of bounds."""
    if ratio := length_ratio(visible_text(text.source), visible_text(text.target), text.language):
        yield f"{ratio:.1f} times as long as the source"
