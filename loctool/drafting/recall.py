"""The translation memory: a text to reuse as a draft, and notes for translators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from loctool.catalog.entry import Entry
from loctool.catalog.message_syntax import message_syntax
from loctool.glossary import TermIndex
from loctool.glossary.obedience import obeys_glossary
from loctool.memory import Known, Memory
from loctool.merging.carrying import carry_change
from loctool.merging.edits import Edit
from loctool.text.markup import visible_text
from loctool.text.markup.proof import keeps_markup

LIMIT = 3
"""Number of notes on a message."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What the memory has for one message."""

    text: str | None
    """A translation to reuse as a draft, None if there is none that may be."""
    notes: tuple[str, ...]
    """Its other translations of the same text, a line each."""


def recall(entry: Entry, memory: Memory, terms: TermIndex, language: str) -> Recalled:
    """Return the translation of the same text in the same context, or without one, and other translations as notes.

    Of several, the most frequent is reused, of equals the newest. A translation from another context, against the
    glossary or without the markup is noted only.
    """
    known = memory.exact(entry.msgid, language)
    known.sort(key=lambda one: _distance(entry.msgctxt, one.context))
    usable = [one for one in known if _may_reuse(entry, one, terms, language)]
    text = usable[0].target if usable else None
    notes = {one.target: _note(entry, one, terms, language) for one in reversed(known) if one.target != text}
    return Recalled(text, tuple(reversed(notes.values()))[:LIMIT])


def recall_changed(entry: Entry, memory: Memory, terms: TermIndex, language: str) -> Recalled:
    """Return the translation of a text that differs in characters or numbers only, with the same change.

    A text that looks the same comes before one with other numbers, on which there is a note. The change is carried by
    the rule of an update, or nothing is returned. Which translation may be reused, and which of several is, is as in
    `recall`.
    """
    numbers = memory.differing_in_numbers(entry.msgid, language) if any(map(str.isdigit, entry.msgid)) else ()
    for sources, edit in ((memory.looking_the_same(entry.msgid, language), Edit.CHARACTERS), (numbers, Edit.NUMBER)):
        if found := _carried(entry, sources, edit, (memory, terms, language)):
            found.sort(key=lambda pair: pair[0].changed, reverse=True)
            found.sort(key=lambda pair: (_distance(entry.msgctxt, pair[0].context), -pair[0].count))
            return Recalled(found[0][0].target, found[0][1])
    return Recalled(None, ())


def _carried(
    entry: Entry, sources: Iterable[str], edit: Edit, where: tuple[Memory, TermIndex, str]
) -> list[tuple[Known, tuple[str, ...]]]:
    """Return the translations of `sources` that may be reused after a change of this kind, with notes on it."""
    memory, terms, language = where
    languages = memory.source_language, language
    found: list[tuple[Known, tuple[str, ...]]] = []
    for source in sources:
        for one in memory.exact(source, language):
            carried = carry_change(source, entry.msgid, one.target, languages, message_syntax(entry))
            if carried and carried[0] is edit:
                made = replace(one, target=carried[1])
                note = (f"number carried from memory: “{source}” → “{one.target}”",) if edit is Edit.NUMBER else ()
                if _may_reuse(entry, made, terms, language):
                    found.append((made, note))
    return found


def note_similar(texts: Iterable[str], memory: Memory, language: str) -> dict[str, tuple[str, ...]]:
    """Return text -> notes on the most similar texts in the memory, with the best translation of each."""
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
    """Return 0 for the same context, 1 if one of the two has none, 2 for different contexts."""
    return 0 if wanted == context else 1 if None in (wanted, context) else 2


def _may_reuse(entry: Entry, known: Known, terms: TermIndex, language: str) -> bool:
    is_whole = keeps_markup(entry.msgid, known.target, message_syntax(entry))
    return is_whole and _distance(entry.msgctxt, known.context) < 2 and _obeys(entry, known, terms, language)


def _obeys(entry: Entry, known: Known, terms: TermIndex, language: str) -> bool:
    source, target = (visible_text(text, message_syntax(entry)) for text in (entry.msgid, known.target))
    return obeys_glossary(source, target, terms, language)


def _note(entry: Entry, known: Known, terms: TermIndex, language: str) -> str:
    where = f" of context “{known.context}”" if known.context not in (None, entry.msgctxt) else ""
    against = "" if _obeys(entry, known, terms, language) else ", against the glossary"
    return f"100 % in memory{where}{against}: “{known.target}”"
