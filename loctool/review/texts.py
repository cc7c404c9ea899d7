"""The texts of a message that are compared, as rules see them and where a page has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loctool.catalog.entry import Entry
from loctool.quality.comparison import Comparison
from loctool.review.offsets import Offsets


@dataclass(frozen=True, slots=True)
class Texts:
    """A message's texts, and how its forms are compared with its source."""

    sources: tuple[str, ...]
    """msgid, and msgid_plural where there is one."""
    forms: tuple[str, ...]
    comparisons: Sequence[Comparison]
    """Of the forms that have a text; of a message without any, one with an empty text."""
    is_counted: bool
    """Whether the message is one that `status` and `check` judge: translated, or an untouched draft."""

    def source(self, form: int | None) -> Offsets:
        """Return the offsets of the source that a form translates."""
        read = self._comparison(form)
        return Offsets(self.sources[self.source_number(form)], read.syntax, read.source)

    def source_number(self, form: int | None) -> int:
        """Return which of the sources a form translates."""
        return 0 if self.sources[0].endswith(self._comparison(form).source) else len(self.sources) - 1

    def _comparison(self, form: int | None) -> Comparison:
        return next((one for one in self.comparisons if one.form == form), self.comparisons[0])


def sources_of(entry: Entry) -> tuple[str, ...]:
    """Return msgid, and msgid_plural where there is one."""
    return (entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,)
