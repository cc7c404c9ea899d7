"""Which old entries' translation each new message takes over: split, joined, reverted and similar texts."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from loctool.catalog.entry import Entry, Key, forms_of, key_of
from loctool.catalog.provenance import lines_of_people, resigned_line
from loctool.merging.matching import Placed, match_texts
from loctool.text.equivalence import fold_text
from loctool.text.quotes import CLOSING_BRACKETS, CLOSING_MARKS

MOST_PIECES = 4
"""Most neighbouring texts that are taken for the pieces of one."""
_SENTENCE_END = re.compile(rf"(?<=[.!?…])[{re.escape(CLOSING_MARKS + CLOSING_BRACKETS)}]*\s+")


@dataclass(frozen=True, slots=True)
class Inheritance:
    """What a new message takes over."""

    predecessors: tuple[Entry, ...]
    """The old entries whose translation it takes. The first one becomes the message's own entry."""
    text: str | None = None
    """The translation: a part of the old one, or several joined. None means the first predecessor's as it is."""
    previous: str | None = None
    """The source of `text`. None means the first predecessor's msgid."""
    comment: str = ""
    """The translator's comment on `text`."""
    certain: bool = False
    """`text` keeps the state of the first predecessor's translation; otherwise it is fuzzy."""


@dataclass(slots=True)
class Unmatched:
    """New messages without an entry and old entries without a message."""

    new: Mapping[int, Entry]
    """Place in the template -> message."""
    vanished: Mapping[int, Entry]
    """Place in the file -> entry in use whose message the template no longer has."""
    obsolete: Sequence[Entry]
    places: Mapping[int, int]
    """Place in the template -> place in the file after the message's predecessor."""
    found: dict[Key, Inheritance] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    """id() of the entries whose translation was assigned."""

    def assign(self, message: Entry, inheritance: Inheritance) -> None:
        """Let a message take over a translation."""
        self.found[key_of(message)] = inheritance
        self.taken.update(id(entry) for entry in inheritance.predecessors)

    def open_messages(self) -> dict[int, Entry]:
        """Return the new messages that take over nothing yet."""
        return {place: one for place, one in self.new.items() if key_of(one) not in self.found}

    def free_entries(self) -> dict[int, Entry]:
        """Return the vanished entries whose translation was not assigned."""
        return {place: one for place, one in self.vanished.items() if id(one) not in self.taken}


def find_inheritances(unmatched: Unmatched) -> dict[Key, Inheritance]:
    """Return what each new message takes over.

    Translations stay in their context. None is used twice, except for the pieces of a split text.
    """
    _match_equivalent(unmatched)
    _match_joined(unmatched)
    _match_split(unmatched)
    _match_reverted(unmatched)
    _match_similar(unmatched)
    return unmatched.found


def _group(entry: Entry) -> tuple[str | None, bool]:
    """Return what two messages must have in common to share a translation."""
    return entry.msgctxt, bool(entry.msgid_plural)


def _cut_up(wholes: Iterable[Entry], pieces: Mapping[int, Entry]) -> Iterator[tuple[Entry, tuple[Entry, ...]]]:
    """Yield (whole, neighbouring pieces) where the pieces have the whole's text, spaces aside; few pieces first."""
    by_text = {(_group(one), "".join(one.msgid.split())): one for one in wholes}
    for size in range(2, MOST_PIECES + 1) if by_text else ():
        for place in pieces:
            run = tuple(pieces[at] for at in range(place, place + size) if at in pieces)
            if len(run) == size and {_group(one) for one in run} == {(run[0].msgctxt, False)}:
                text = "".join("".join(one.msgid.split()) for one in run)
                if whole := by_text.get((_group(run[0]), text)):
                    yield whole, run


def _match_equivalent(unmatched: Unmatched) -> None:
    """Assign the translations of texts that look the same: NFD and NFC, ligatures, invisible characters."""
    same: dict[Hashable, Entry] = {}
    for one in (*unmatched.free_entries().values(), *unmatched.obsolete) if unmatched.new else ():
        if any(forms_of(one)) or lines_of_people(one):
            same.setdefault(_folded(one), one)
    for message in unmatched.open_messages().values() if same else ():
        entry = same.get(_folded(message))
        if entry and id(entry) not in unmatched.taken:
            unmatched.assign(message, Inheritance((entry,)))


def _folded(entry: Entry) -> Hashable:
    context = entry.msgctxt and fold_text(entry.msgctxt)
    return context, fold_text(entry.msgid), entry.msgid_plural and fold_text(entry.msgid_plural)


def _match_joined(unmatched: Unmatched) -> None:
    for whole, run in _cut_up(unmatched.open_messages().values(), unmatched.vanished):
        texts = list(dict.fromkeys(one.msgstr for one in run if one.msgstr))
        if texts and key_of(whole) not in unmatched.found and not any(id(one) in unmatched.taken for one in run):
            source = "\n\n".join(one.msgid for one in run)
            unmatched.assign(whole, compose(whole, run, " ".join(texts), source))


def _match_split(unmatched: Unmatched) -> None:
    wholes = [one for one in unmatched.free_entries().values() if any(forms_of(one))]
    for whole, run in _cut_up(wholes, unmatched.open_messages()):
        if id(whole) not in unmatched.taken and not any(key_of(one) in unmatched.found for one in run):
            for piece, text in zip(run, share_sentences(whole, run), strict=True):
                unmatched.assign(piece, compose(piece, (whole,), text, whole.msgid))


def compose(message: Entry, predecessors: tuple[Entry, ...], text: str, previous: str) -> Inheritance:
    """Return a part of a translation, or several joined. It is a draft if all of them were."""
    lines = [line for one in predecessors for line in lines_of_people(one)]
    drafts = [resigned_line(one, text, message) for one in predecessors]
    if all(drafts) and drafts[-1]:
        lines.append(drafts[-1])
    return Inheritance(predecessors, text, previous, "\n".join(dict.fromkeys(lines)))


def share_sentences(whole: Entry, pieces: Sequence[Entry]) -> list[str]:
    """Return the part of a translation for each piece of its source: its sentences, or all if their numbers differ."""
    counts = [len(_SENTENCE_END.split(piece.msgid)) for piece in pieces]
    ends = [found.end() for found in _SENTENCE_END.finditer(whole.msgstr)] + [len(whole.msgstr)]
    if len(ends) != sum(counts):
        return [whole.msgstr] * len(pieces)
    cuts = [0, *(ends[count - 1] for count in accumulate(counts))]
    return [whole.msgstr[start:end].strip() for start, end in pairwise(cuts)]


def _match_reverted(unmatched: Unmatched) -> None:
    """Assign a fuzzy translation to the message that it was made for, whose text is back."""
    made_for: dict[tuple[object, str], Entry] = {}
    for one in unmatched.free_entries().values():
        if one.previous_msgid and one.previous_msgctxt in (None, one.msgctxt):
            made_for.setdefault((_group(one), one.previous_msgid), one)
    for message in unmatched.open_messages().values():
        entry = made_for.get((_group(message), message.msgid))
        if entry and any(forms_of(entry)):
            unmatched.assign(message, Inheritance((entry,)))


def _match_similar(unmatched: Unmatched) -> None:
    messages = unmatched.open_messages()
    groups = {_group(one) for one in messages.values()}
    new = {place: Placed(one.msgid, unmatched.places[place], _group(one)) for place, one in messages.items()}
    candidates: list[tuple[int | None, Entry]] = [
        (place, one)
        for place, one in unmatched.free_entries().items()
        if _group(one) in groups and (any(forms_of(one)) or lines_of_people(one))
    ]
    candidates += [
        (None, one)
        for one in unmatched.obsolete
        if id(one) not in unmatched.taken
        if _group(one) in groups and any(forms_of(one))
    ]
    old = {number: Placed(one.msgid, place, _group(one)) for number, (place, one) in enumerate(candidates)}
    for place, number in match_texts(new, old).items():
        unmatched.assign(messages[place], Inheritance((candidates[number][1],)))
