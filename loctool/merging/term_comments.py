"""Terms beside the messages: comments of a catalog that show the glossary's targets to whoever translates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from loctool.catalog.entry import Entry, Key, key_of
from loctool.catalog.message_syntax import message_syntax
from loctool.catalog.provenance import store_terms
from loctool.catalog.reader import Catalog
from loctool.glossary import TermIndex
from loctool.glossary.descriptions import describe_terms
from loctool.glossary.hits import Hit
from loctool.model import Deck, Status
from loctool.text.markup import visible_text


def find_terms(messages: Iterable[Entry], terms: TermIndex) -> dict[Key, list[Hit]]:
    """Return the terms in the source texts of messages, in both texts of plural ones."""
    found: dict[Key, list[Hit]] = {}
    for entry in messages if terms.terms else ():
        syntax = message_syntax(entry)
        texts = filter(None, (entry.msgid, entry.msgid_plural))
        found[key_of(entry)] = [hit for text in texts for hit in terms.find(visible_text(text, syntax))]
    return found


def term_notes(deck: Deck, found: Mapping[Key, Sequence[Hit]]) -> dict[Key, list[str]]:
    """Return what the glossary has to say to the translators of each message, a line a term; not on credits."""
    notes: dict[Key, list[str]] = {}
    for segment in (one for slide in deck.slides for one in slide.segments if one.role != "credit"):
        terms = [hit.term for hit in found.get((segment.context, segment.text), ())]
        told = [term for term in terms if term.note and term.status is not Status.FORBIDDEN]
        if lines := dict.fromkeys(f"term “{term.source}”: {' '.join(term.note.split())}" for term in told):
            notes[segment.context, segment.text] = list(lines)
    return notes


def update_term_comments(catalog: Catalog, found: Mapping[Key, Sequence[Hit]], language: str) -> int:
    """Make the comments of a catalog's messages show the terms that were `found`, and return how many change.

    Messages whose terms are shown already, in any order, stay as they are. Without terms there are no such comments.
    """
    return sum(
        store_terms(entry, describe_terms(found.get(key_of(entry), ()), language)) for entry in catalog.messages()
    )
