"""wrong-currency: amounts of money stand in another currency than in the source."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.model import Severity
from loctool.quality.comparison import Text
from loctool.quality.losses.currency import other_currency
from loctool.text.markup import visible_text

SEVERITY = Severity.WARNING


def check(text: Text) -> Iterator[str]:
    """Yield one message with the currency's code."""
    if code := other_currency(visible_text(text.source), visible_text(text.target)):
        yield f"{code} is not the currency of the source"
