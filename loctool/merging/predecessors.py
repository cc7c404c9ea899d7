"""Who inherits: which new message takes the translation of which vanished one; halves of split and joined texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loctool.catalog.entry import Entry
from loctool.catalog.provenance import forms_of, lines_of_people, rehashed
from loctool.catalog.reader import Key, key_of
from loctool.merging.matching import Placed, matches
from loctool.text.quotes import CLOSING_BRACKETS, CLOSING_MARKS

MOST_PIECES = 4
"""Neighbouring texts that are looked at for having been, or having become, one."""
_SENTENCE_END = re.compile(rf"(?<=[.!?…])[{re.escape(CLOSING_MARKS + CLOSING_BRACKETS)}]*\s+")
Group = tuple[str | None, bool]
"""(msgctxt, whether it has a plural): translations pass within such a group only."""


@dataclass(frozen=True, slots=True)
class Succession:
    """What a new message takes over."""

    formers: tuple[Entry, ...]
    """The entries whose translation it takes; the first one becomes the message itself, in its place."""
    text: str | None = None
    """The translation, where it is not the first former's own: a part of one, or several joined."""
    previous: str | None = None
    """The text that it translates, where that is not the first former's msgid."""
    comment: str = ""
    """The translator's comment that goes with `text`."""


@dataclass(slots=True)
class Heritage:
    """Messages of a template that a catalog lacks, and entries that the template lacks."""

    fresh: Mapping[int, Entry]
    """Place in the template -> message."""
    gone: Mapping[int, Entry]
    """Place in the file -> entry that vanished just now."""
    obsolete: Sequence[Entry]
    places: Mapping[int, int]
    """Place in the template -> place in the file behind its predecessor."""
    found: dict[Key, Succession] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    """id(entry) of the formers that are given away."""

    def settle(self, message: Entry, succession: Succession) -> None:
        """Give one message what it takes over."""
        self.found[key_of(message)] = succession
        self.taken.update(id(former) for former in succession.formers)

    def waiting(self) -> dict[int, Entry]:
        """Return the new messages without a former."""
        return {place: one for place, one in self.fresh.items() if key_of(one) not in self.found}

    def left(self) -> dict[int, Entry]:
        """Return the vanished entries that nobody took."""
        return {place: one for place, one in self.gone.items() if id(one) not in self.taken}


def successions(heritage: Heritage) -> dict[Key, Succession]:
    """Return what each new message takes over: none of two contexts, none twice but for the halves of a split text."""
    _settle_joined(heritage)
    _settle_split(heritage)
    _settle_undone(heritage)
    _settle_similar(heritage)
    return heritage.found


def _group(entry: Entry) -> Group:
    return entry.msgctxt, bool(entry.msgid_plural)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _runs(texts: Mapping[int, Entry]) -> Iterator[tuple[Entry, ...]]:
    """Yield each two to MOST_PIECES neighbouring messages of one context and without plural, short runs first."""
    for size in range(2, MOST_PIECES + 1):
        for place in texts:
            run = tuple(texts[at] for at in range(place, place + size) if at in texts)
            if len(run) == size and {_group(one) for one in run} == {(run[0].msgctxt, False)}:
                yield run


def _settle_joined(heritage: Heritage) -> None:
    """Settle new texts that are neighbouring vanished ones in a row."""
    wholes = {(_group(one), _squeezed(one.msgid)): one for one in heritage.waiting().values()}
    for run in _runs(heritage.gone):
        whole = wholes.get((_group(run[0]), "".join(_squeezed(one.msgid) for one in run)))
        texts = list(dict.fromkeys(one.msgstr for one in run if one.msgstr))
        if whole and texts and key_of(whole) not in heritage.found and not any(id(o) in heritage.taken for o in run):
            previous = "\n\n".join(one.msgid for one in run)
            heritage.settle(whole, _composed(whole, run, " ".join(texts), previous))


def _settle_split(heritage: Heritage) -> None:
    """Settle neighbouring new texts that one vanished text consists of."""
    wholes = {(_group(one), _squeezed(one.msgid)): one for one in heritage.left().values() if any(forms_of(one))}
    for run in _runs(heritage.waiting()):
        whole = wholes.get((_group(run[0]), "".join(_squeezed(one.msgid) for one in run)))
        if whole is None or id(whole) in heritage.taken or any(key_of(one) in heritage.found for one in run):
            continue
        for piece, text in zip(run, _shares(whole, run), strict=True):
            heritage.settle(piece, _composed(piece, (whole,), text, whole.msgid))


def _composed(message: Entry, formers: tuple[Entry, ...], text: str, previous: str) -> Succession:
    """Return the succession to a part of a translation, or to several; it is a draft if all of it was drafted."""
    lines = [line for one in formers for line in lines_of_people(one)]
    drafts = [rehashed(one, text, message) for one in formers]
    if all(drafts) and drafts[-1]:
        lines.append(drafts[-1])
    return Succession(formers, text, previous, "\n".join(dict.fromkeys(lines)))


def _shares(whole: Entry, pieces: Sequence[Entry]) -> list[str]:
    """Return the piece of a translation for each piece of its source: by sentences, or all of it for each."""
    sentences = [_SENTENCE_END.split(piece.msgid) for piece in pieces]
    translated = _SENTENCE_END.split(whole.msgstr)
    if len(translated) != sum(map(len, sentences)):
        return [whole.msgstr] * len(pieces)
    ends = [found.end() for found in _SENTENCE_END.finditer(whole.msgstr)]
    cuts = [0, *(ends[sum(map(len, sentences[:count])) - 1] for count in range(1, len(pieces))), len(whole.msgstr)]
    return [whole.msgstr[start:end].strip() for start, end in pairwise(cuts)]


def _settle_undone(heritage: Heritage) -> None:
    """Settle new texts that a vanished fuzzy message's translation was made for."""
    formers: dict[tuple[Group, str], Entry] = {}
    for one in heritage.left().values():
        if one.previous_msgid and one.previous_msgctxt in (None, one.msgctxt):
            formers.setdefault((_group(one), one.previous_msgid), one)
    for message in heritage.waiting().values():
        former = formers.get((_group(message), message.msgid))
        if former and any(forms_of(former)):
            heritage.settle(message, Succession((former,)))


def _settle_similar(heritage: Heritage) -> None:
    """Settle new texts that are like a vanished or an obsolete one."""
    groups: dict[Group, tuple[list[Entry], list[Placed]]] = defaultdict(lambda: ([], []))
    for place, message in heritage.waiting().items():
        groups[_group(message)][0].append(message)
        groups[_group(message)][1].append(Placed(message.msgid, heritage.places[place]))
    formers: dict[Group, tuple[list[Entry], list[Placed]]] = defaultdict(lambda: ([], []))
    dead: list[tuple[int | None, Entry]] = [(None, entry) for entry in heritage.obsolete if any(forms_of(entry))]
    for spot, entry in (*heritage.left().items(), *dead):
        if _group(entry) in groups and (any(forms_of(entry)) or lines_of_people(entry)):
            formers[_group(entry)][0].append(entry)
            formers[_group(entry)][1].append(Placed(entry.msgid, spot))
    for group, (messages, texts) in groups.items():
        entries, old = formers[group]
        for new, former in matches(texts, old).items():
            heritage.settle(messages[new], Succession((entries[former],)))
