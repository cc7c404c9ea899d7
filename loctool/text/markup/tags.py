"""Numbered tags of two versions of a text: which are the same, and a translation with the numbers of the new one."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from loctool.text.markup.spans import protected_spans
from loctool.text.placeholders import TAGGED

_TAG = re.compile(r"<(?P<closes>/?)(?P<number>\d+)(?P<stands>/?)>")
_GONE = "\0"
"""In the place of a tag alone that was removed, until it is known whether a space is needed there."""
_PAIRED, _ALONE, _ALONE_BEFORE = re.compile(r"</?\d+>"), re.compile(r"<\d+/>"), re.compile(r"<\d+/>\Z")
_CLOSING = ",.;:!?)…»”"


@dataclass(slots=True)
class Tag:
    """A pair of tags, or a tag alone: `<2/>`."""

    number: str
    is_alone: bool
    start: int
    """Offset in the text without tags and white space."""
    end: int
    inside: str = ""
    """The words between a pair."""
    around: tuple[str, str] = ("", "")
    """The words before and behind it."""


def find_tags(text: str) -> list[Tag] | None:
    """Return the tags of a text in their order; None if pairs cross or lack a half, or a number is used twice."""
    shown, at = "", 0
    found, opened, offsets = list[Tag](), list[Tag](), dict[str, tuple[int, int]]()
    for match in _tags_in(text):
        shown, at = shown + text[at : match.start()], match.end()
        number, offset = match["number"], _count(shown)
        if match["closes"]:
            if match["stands"] or not opened or opened[-1].number != number:
                return None
            opened.pop().end = offset
            offsets[number] = offsets[number][0], len(shown)
            continue
        found.append(Tag(number, bool(match["stands"]), offset, offset))
        shown += " " if match["stands"] else ""
        offsets[number] = len(shown), len(shown)
        opened += [] if match["stands"] else found[-1:]
    shown += text[at:]
    for one in found:
        start, end = offsets[one.number]
        one.inside = " ".join(shown[start:end].split())
        one.around = " ".join(shown[:start].split()[-1:]), " ".join(shown[end:].split()[:1])
    return None if opened or len(offsets) < len(found) else found


def words_of(text: str) -> list[str]:
    """Return the words of a text without its tags; a tag alone parts words."""
    return _replace(text, lambda match: " " if match["stands"] else "").split()


def carry_tags(old: str, new: str, translation: str) -> str | None:
    """Return the translation of `old` with the tags of `new`, whose words are the same; None if that is not certain.

    Tags at the same place in both versions are the same; those that `new` lacks are removed. A tag that `old` lacks is
    certain only where `old` has another one around the same words.
    """
    before, after, ours = find_tags(old), find_tags(new), find_tags(translation)
    if before is None or after is None or ours is None or words_of(old) != words_of(new):
        return None
    former, present = _group(before, _place), _group(after, _place)
    places = {one.number: _place(one) for one in ours}
    numbers: dict[str, list[str]] = {}
    if not present.keys() <= former.keys():
        return None
    for place, olds in former.items():
        news = present.get(place, [])
        if len(olds) == len(news) or not news:
            numbers |= {one: news[at : at + 1] for at, one in enumerate(olds)}
        elif len({places.get(one) for one in olds}) == 1:
            numbers |= {one: [] if at else news for at, one in enumerate(olds)}
        else:
            return None
    return _renumber(translation, numbers)


def fit_tags(old: str | None, new: str, translation: str) -> str:
    """Return the translation of `old`, whose words may be others, with those tags of `new` that certainly correspond.

    Tags are the same if they surround the same words, or are between the same words; as many tags alone in both
    versions are the same in their order. All other tags are removed.
    """
    before, after = find_tags(old) if old is not None else None, find_tags(new)
    if before is None or after is None or find_tags(translation) is None:
        return _renumber(translation, {})
    numbers: dict[str, list[str]] = {}
    for key_of in (_inside, _around, _order(before, after)):
        former = _group((one for one in before if one.number not in numbers), key_of)
        taken = {number for news in numbers.values() for number in news}
        present = _group((one for one in after if one.number not in taken), key_of)
        for key, olds in former.items():
            news = present.get(key, [])
            if key is not None and len(olds) == len(news):
                numbers |= {one: [other] for one, other in zip(olds, news, strict=True)}
    return _renumber(translation, numbers)


def _place(tag: Tag) -> Hashable:
    return tag.is_alone, tag.start, tag.end


def _inside(tag: Tag) -> Hashable:
    return tag.inside or None


def _around(tag: Tag) -> Hashable:
    return (tag.is_alone, *tag.around) if any(tag.around) else None


def _order(*texts: Sequence[Tag]) -> Callable[[Tag], Hashable]:
    """Return a key that all tags alone have, if all texts have as many of them."""
    is_same = len({sum(one.is_alone for one in tags) for tags in texts}) == 1
    return lambda tag: True if is_same and tag.is_alone else None


def _group(tags: Iterable[Tag], key_of: Callable[[Tag], Hashable]) -> dict[Hashable, list[str]]:
    """Return key -> the numbers of the tags that have it."""
    found: dict[Hashable, list[str]] = defaultdict(list)
    for one in tags:
        found[key_of(one)].append(one.number)
    return dict(found)


def _renumber(text: str, numbers: Mapping[str, Sequence[str]]) -> str:
    """Return a text in which each tag has its new numbers, several of them one within another; others are removed."""

    def renumbered(match: re.Match[str]) -> str:
        found = numbers.get(match["number"], ())
        if match["stands"] and not found:
            return _GONE
        return "".join(
            f"<{match['closes']}{one}{match['stands']}>" for one in (found[::-1] if match["closes"] else found)
        )

    return re.sub(f"{_GONE}+", _gap, _replace(text, renumbered))


def _gap(gone: re.Match[str]) -> str:
    """Return a space in place of a removed tag if it alone parted two words of a script that has spaces."""
    before, behind = (_PAIRED.sub("", part) for part in (gone.string[: gone.start()], gone.string[gone.end() :]))
    last, first = before[-1:], behind[:1]
    if (
        not last.strip()
        or not first.strip()
        or first in _CLOSING
        or _ALONE_BEFORE.search(before)
        or _ALONE.match(behind)
    ):
        return ""
    return "" if all(unicodedata.east_asian_width(one) in "WF" for one in (last, first)) else " "


def _replace(text: str, replacement: Callable[[re.Match[str]], str]) -> str:
    made, at = "", 0
    for match in _tags_in(text):
        made, at = made + text[at : match.start()] + replacement(match), match.end()
    return made + text[at:]


def _tags_in(text: str) -> Iterable[re.Match[str]]:
    r"""Yield the matches of the tags of a text; `\<1>` is none."""
    spans = (one for one in protected_spans(text, TAGGED) if one.lastgroup == "number")
    return filter(None, (_TAG.match(text, one.start()) for one in spans))


def _count(text: str) -> int:
    return len("".join(text.split()))
