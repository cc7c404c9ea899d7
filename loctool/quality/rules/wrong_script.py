"""wrong-script: a word mixes two scripts, or stands in one that the language does not use."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.model import Severity
from loctool.quality.comparison import Text
from loctool.quality.losses.scripts import wrong_script
from loctool.text.markup import visible_text

SEVERITY = Severity.WARNING


def check(text: Text) -> Iterator[str]:
    """Yield one message with the words that neither the source nor the glossary's targets have."""
    hits = text.terms.find(text.source)
    known = [target for hit in hits for target in hit.term.targets.get(text.language, ())]
    if words := wrong_script(" ".join([visible_text(text.source), *known]), visible_text(text.target), text.language):
        yield f"not in the script of {text.language}: {', '.join(words)}"
