"""Texts that an earlier version of loctool read otherwise in the same deck: their translations are carried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from loctool.catalog.entry import Entry, Key, is_plural, key_of
from loctool.catalog.notes import is_provenance_line, lasting_lines, lines_in
from loctool.catalog.provenance import State, resigned_line, settle_provenance, state
from loctool.merging.predecessors import Inheritance, Unmatched, compose, share_sentences
from loctool.model import Deck
from loctool.text.markup.proof import keeps_markup
from loctool.text.sentences import split

Readings = Mapping[Key, Sequence[Key]]
"""(msgctxt, former text) -> the messages that are read there now, in the order of the source."""

NOTE = "loctool: carried reading"
"""The comment on a translation from which something was taken off."""
_WORD = re.compile(r"\s*[^\W\d_][\w-]*[ \u00a0\u202f]?[:\uff1a]\s*")
"""A word such as `Note:`, in any language."""
_RANKS = [State.TRANSLATED, State.STALE, State.DRAFT, State.TO_RENEW, State.OBSOLETE, State.UNTRANSLATED]
"""States of the translations of several former texts, the one that is taken first."""


class _Candidate(NamedTuple):
    message: Entry
    former: Entry
    text: str | None
    """The part of the former translation that is certain to be the message's."""


def former_readings(decks: Iterable[Deck]) -> Readings:
    """Return the texts of decks that an earlier version of loctool read otherwise."""
    found: dict[Key, dict[Key, None]] = {}
    for segment in (one for deck in decks for slide in deck.slides for one in slide.segments):
        if segment.text and segment.former not in ("", segment.text):
            found.setdefault((segment.context, segment.former), {})[segment.context, segment.text] = None
    return {former: tuple(keys) for former, keys in found.items()}


def match_readings(unmatched: Unmatched, readings: Readings, kept: Iterable[Entry], languages: tuple[str, str]) -> None:
    """Let the new messages take over the translations of their former readings, of which the `kept` stay in use.

    `languages` are the source's and the catalog's.
    """
    if not readings or not unmatched.new:
        return
    new = {key_of(message): message for message in unmatched.new.values()}
    in_use = {key_of(entry): entry for entry in kept}
    known = {key_of(entry): entry for entry in (*unmatched.obsolete, *unmatched.vanished.values())} | in_use
    found = [
        one
        for key, messages in readings.items()
        if key in known and not is_plural(known[key]) and any(message in new for message in messages)
        for one in _candidates(known[key], messages, new, languages)
    ]
    found.sort(key=lambda one: (one.text is None, _RANKS.index(state(one.former))))
    shares: dict[Key, Mapping[Key, str]] = {}
    for message, former, text in found:
        if key_of(message) in unmatched.found:
            continue
        pieces = readings[key_of(former)]
        if text is not None:
            unmatched.assign(message, _take_over(message, former, text))
        elif len(pieces) == 1 and key_of(former) not in in_use:
            unmatched.assign(message, Inheritance((former,)))
        else:
            offered = shares.get(key_of(former)) or shares.setdefault(key_of(former), _shares(former, pieces))
            previous = former.previous_msgid or former.msgid
            unmatched.assign(message, compose(message, (former,), offered[key_of(message)], previous))


def _candidates(
    former: Entry, messages: Sequence[Key], new: Mapping[Key, Entry], languages: tuple[str, str]
) -> Iterator[_Candidate]:
    pieces = [text for _, text in messages if not _is_whole(former.msgid, text)]
    split = carry_pieces(former.msgid, pieces, former.msgstr, languages) if len(pieces) > 1 else None
    parts = dict(zip(pieces, split, strict=True)) if split else {}
    for key in (key for key in messages if key in new):
        text = parts.get(key[1])
        yield _Candidate(new[key], former, carry_piece(former.msgid, key[1], former.msgstr) if text is None else text)


def _take_over(message: Entry, former: Entry, text: str) -> Inheritance:
    """Return a certain text with all that is said about it; a draft stays one."""
    settle_provenance([former])
    line = resigned_line(former, text, message)
    lines = [line if line and is_provenance_line(one) else one for one in lines_in(former.tcomment)]
    if text != former.msgstr:
        lines = [*lasting_lines("\n".join(lines)), NOTE]
    return Inheritance((former,), text, former.previous_msgid, "\n".join(lines), certain=True)


def _shares(former: Entry, pieces: Sequence[Key]) -> Mapping[Key, str]:
    """Return what each piece is offered, as a fuzzy translation, where the former one does not part as certainly."""
    return dict(zip(pieces, share_sentences(former, [Entry(msgid=text) for _, text in pieces]), strict=True))


def carry_piece(former: str, text: str, translation: str) -> str | None:
    """Return the translation of `former` without what `text` lacks of it; None where that is not certain.

    Beside white space, `text` may lack what stood before and behind it: `Note: `, ` {#id .x}`. The translation has to
    begin and end with that; it may have another word in place of `Note`.
    """
    if not translation or _is_whole(former, text):
        return translation
    whole, part = _squeeze(former), _squeeze(text)
    places = {at for at in (whole.find(part), whole.rfind(part)) if at >= 0}
    found = {_cut(whole[:at], whole[at + len(part) :], part, translation) for at in places} - {None}
    return found.pop() if len(found) == 1 else None


def carry_pieces(former: str, texts: Sequence[str], translation: str, languages: tuple[str, str]) -> list[str] | None:
    """Return the parts of a translation for the parts of its source, None where it does not part as certainly.

    What stands between two parts has to stand as often in the translation. Parts with white space alone between them
    are whole sentences, of which the translation has to have as many. `languages` are the source's and the other one's.
    """
    if not translation:
        return [""] * len(texts)
    whole, at, between = _squeeze(former), 0, list[str]()
    for text in map(_squeeze, texts):
        start = whole.find(text, at)
        if start < 0:
            return None
        between.append(whole[at:start].strip())
        at = start + len(text)
    first, *inner = between
    if (inside := _cut(first, whole[at:], _squeeze(texts[0]), translation)) is None:
        return None
    runs: list[list[str]] = [[texts[0]]]
    for separator, text in zip(inner, texts[1:], strict=True):
        if separator:
            runs.append([])
        runs[-1].append(text)
    parts = _part(inside, [one for one in inner if one], whole)
    made: list[str] = []
    for run, part in zip(runs, parts or (), strict=bool(parts)):
        if (shares := _sentences_of(run, part, languages)) is None:
            return None
        made += shares
    return made or None


def _sentences_of(texts: Sequence[str], translation: str, languages: tuple[str, str]) -> list[str] | None:
    """Return the sentences of a translation that each of some neighbouring texts has, None if that is not certain."""
    if len(texts) == 1:
        return [translation]
    pieces = [_squeeze(text) for text in texts]
    numbers = [len(split(piece, languages[0])) for piece in pieces]
    sentences = split(translation.replace("\n", " "), languages[1])
    if len(split(" ".join(pieces), languages[0])) != sum(numbers) or len(sentences) != sum(numbers):
        return None
    ends = [0, *accumulate(len(sentence) + len(gap) for sentence, gap in sentences)]
    cuts = [ends[number] for number in accumulate(numbers, initial=0)]
    parts = [translation[start:end].strip() for start, end in pairwise(cuts)]
    return parts if all(map(keeps_markup, texts, parts)) else None


def _part(translation: str, separators: Sequence[str], source: str) -> list[str] | None:
    """Return the parts of a translation between separators, None if one stands there, or in the source, elsewhere."""
    parts = list[str]()
    for separator in {*separators}:
        if not translation.count(separator) == source.count(separator) == separators.count(separator):
            return None
    for separator in separators:
        part, found, translation = translation.partition(separator)
        if not found:
            return None
        parts.append(part.strip())
    parts.append(translation.strip())
    return parts if all(parts) else None


def _cut(before: str, behind: str, text: str, translation: str) -> str | None:
    """Return a translation without what stands before and behind its text; None if it is not there, or nothing else."""
    made, before, behind = translation.strip(), before.strip(), behind.strip()
    if made.startswith(before) and not _joined(before, made[len(before) :]):
        made = made[len(before) :].lstrip()
    elif _WORD.fullmatch(before) and (word := _WORD.match(made)):
        made = made[word.end() :]
        if _WORD.match(text) and not _WORD.match(made):
            return None
    else:
        return None
    if behind:
        if not made.endswith(behind) or _joined(made[: -len(behind)], behind):
            return None
        made = made[: -len(behind)].rstrip()
    return made or None


def _joined(left: str, right: str) -> bool:
    """Return whether two texts meet within a word."""
    return bool(re.search(r"\w\Z", left) and re.match(r"\w", right))


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _is_whole(former: str, text: str) -> bool:
    return "".join(former.split()) == "".join(text.split())
