"""wrong-quotes: a quotation is lost or invented, or stands in marks that the language does not use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loctool.model import Severity
from loctool.quality.comparison import Text
from loctool.text import quotes
from loctool.text.markup import mask, unmask
from loctool.text.quotes import quotation_marks

SEVERITY = Severity.WARNING


def check(text: Text) -> Iterator[str]:
    """Yield one message where the quotations differ in number, or else in their marks."""
    source, target = _prose(text.source), _prose(text.target)
    ours, theirs = quotes.find_quotations(source), quotes.find_quotations(target)
    if len(ours.pairs) != len(theirs.pairs):
        yield f"{_counted(len(ours.pairs))} in the source, {len(theirs.pairs)} here"
    elif quotes.localise_quotes(target, text.language) != target:
        marks = "".join(target[place] for quote in theirs.pairs for place in (quote.start, quote.end))
        own = "".join("".join(quotation_marks(text.language, depth)) for depth in sorted(set(theirs.shape())))
        yield f"quotation marks {marks} are not those of {text.language}: {own}"


def _prose(text: str) -> str:
    """Return a text without the marks that belong to its markup: [link](address "title"), `<a title="…">`."""
    masked = mask(text)
    spans = ("".join("x" if char in quotes.MARKS else char for char in span) for span in masked.spans)
    return unmask(replace(masked, spans=tuple(spans)))


def _counted(number: int) -> str:
    return f"{number} quotation{'s' * (number != 1)}"
