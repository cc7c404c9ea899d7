"""full-stop: the translation ends a sentence that the source does not, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.model import Severity
from loctool.quality.comparison import Text
from loctool.text.endings import ends_alike, final_mark

SEVERITY = Severity.NOTE


def check(text: Text) -> Iterator[str]:
    """Yield one message where the last punctuation mark is of another kind."""
    if not ends_alike(text.source, text.target, text.source_language, text.language):
        ours = final_mark(text.source.rstrip(), text.source_language)
        theirs = final_mark(text.target.rstrip(), text.language)
        yield f"ends with {theirs or 'no punctuation mark'}, the source with {ours or 'none'}"
