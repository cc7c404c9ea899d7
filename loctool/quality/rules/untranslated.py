"""untranslated: words of the source language were left standing."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.model import Severity
from loctool.quality.comparison import Text
from loctool.quality.losses.untranslated import untranslated
from loctool.text.markup import visible_text

SEVERITY = Severity.WARNING


def check(text: Text) -> Iterator[str]:
    """Yield one message with the words; capitalised ones are not looked at, since they may be names."""
    words, _ = untranslated(visible_text(text.source), visible_text(text.target), text.source_language, text.language)
    if words:
        yield f"left untranslated: {', '.join(words)}"
