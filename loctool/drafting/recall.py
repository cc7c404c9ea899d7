"""What the translation memory has for a message: a text to reuse, and notes for its translator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from loctool.catalog.entry import Entry
from loctool.glossary import TermIndex, count, find_targets, targets_of
from loctool.memory import Known, Memory
from loctool.model import Status
from loctool.text.markup_proof import keeps_markup

LIMIT = 3
"""Notes on a message."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What the memory has for one message."""

    text: str | None
    """A translation to reuse as a draft, None where none will do."""
    notes: tuple[str, ...]
    """What else it has for the very text, a line each."""


def recalled(entry: Entry, memory: Memory, terms: TermIndex, language: str) -> Recalled:
    """Return the translation of the same text in the same context, or without one, and the others as notes.

    Of several the most frequent is reused, of equals the newest. What another context, the glossary or the markup
    speaks against is noted only.
    """
    known = memory.exact(entry.msgid, language)
    known.sort(key=lambda one: _distance(entry.msgctxt, one.context))
    usable = [one for one in known if _may_reuse(entry, one, terms, language)]
    text = usable[0].target if usable else None
    notes = {one.target: _note(entry, one, terms, language) for one in reversed(known) if one.target != text}
    return Recalled(text, tuple(reversed(notes.values()))[:LIMIT])


def similar(texts: Iterable[str], memory: Memory, language: str) -> dict[str, tuple[str, ...]]:
    """Return text -> notes on the most similar texts of the memory, with the best translation of each."""
    asked = list(texts)
    return {
        text: tuple(
            f"{one.percent} % in memory: “{one.source}” → “{memory.exact(one.source, language)[0].target}”"
            for one in found
        )
        for text, found in zip(asked, memory.similar(asked, language, limit=LIMIT), strict=True)
        if found
    }


def _distance(wanted: str | None, context: str | None) -> int:
    """Return 0 for the same context, 1 where one of the two has none, 2 for contexts that an author told apart."""
    return 0 if wanted == context else 1 if None in (wanted, context) else 2


def _may_reuse(entry: Entry, known: Known, terms: TermIndex, language: str) -> bool:
    return (
        _distance(entry.msgctxt, known.context) < 2
        and keeps_markup(entry.msgid, known.target)
        and obeys(entry.msgid, known.target, terms, language)
    )


def _note(entry: Entry, known: Known, terms: TermIndex, language: str) -> str:
    where = f" of context “{known.context}”" if known.context not in (None, entry.msgctxt) else ""
    against = "" if obeys(entry.msgid, known.target, terms, language) else ", against the glossary"
    return f"100 % in memory{where}{against}: “{known.target}”"


def obeys(source: str, target: str, terms: TermIndex, language: str) -> bool:
    """Tell whether a translation renders every term of its source by an admissible target, and none by a forbidden."""
    asked: Counter[tuple[str, ...]] = Counter()
    forbidden: set[str] = set()
    for _, group in groupby(terms.find(source), key=lambda hit: hit.start):
        wanted: dict[str, None] = {}
        for term in (hit.term for hit in group if hit.binding):
            if term.status is Status.DO_NOT_TRANSLATE:
                if target.count(term.source) < source.count(term.source):
                    return False
            elif term.status is Status.FORBIDDEN:
                forbidden.update(targets_of(term, language))
            else:
                wanted |= dict.fromkeys(targets_of(term, language))
        if wanted:
            asked[tuple(wanted)] += 1
    right = find_targets({one for targets in asked for one in targets}, target, language)
    wrong = [
        place
        for place in find_targets(forbidden, target, language)
        if not any(other.start <= place.start and place.end <= other.end for other in right)
    ]
    return not wrong and all(count(targets, target, language) >= times for targets, times in asked.items())
