"""Sentences over several lines: which lines belong together, and where a translation of them is broken again."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from loctool.text.endings import final_mark
from loctool.text.language import base_language
from loctool.text.markup import mask, visible_text
from loctool.text.markup.masking import Masked, unmask
from loctool.text.tables import read_table

WIDTH = 40
"""Characters of the longest line from which lines may have been wrapped by an editor."""

_WORD = re.compile(r"[^\w\s]*([^\W\d_]+)[,;:.!?…»“”)]*$")
_SMALL_WORD = re.compile(r"[^\w\s]*[^\W\d_]+(?:-[^\W\d_]+)*[,;:!?…»“”)]*$")
_JOINING = ",;–—"
_STARTS_BLOCK = re.compile(r"[-+*#>|=~`<]|\d{1,9}[.)](?:\s|$)|\[\^|:::")


class Flow(NamedTuple):
    """A text whose lines are joined where a sentence goes on."""

    text: str
    groups: tuple[tuple[int, ...], ...]
    """The lengths of the source's lines in each line of `text`."""


@cache
def _joining_words(language: str) -> frozenset[str]:
    return frozenset(read_table("joining_words").get(base_language(language), "").split())


def join_lines(text: str, language: str) -> Flow:
    """Return the text with those lines joined that are parts of one sentence; addresses and lists stay as they are."""
    if "\n" not in text:
        return Flow(text, ((len(text),),))
    lines = text.split("\n")
    shown = [visible_text(line).strip() for line in lines]
    width = max(map(len, lines))
    full = [_is_full(one, other, width) for one, other in pairwise(lines)]
    groups, joined = [[len(shown[0])]], lines[0]
    for number in range(1, len(lines)):
        if _goes_on(shown[number - 1], shown[number], full[number - 1], _joining_words(language)):
            joined += " " + lines[number].lstrip()
            groups[-1].append(len(shown[number]))
        else:
            joined += "\n" + lines[number]
            groups.append([len(shown[number])])
    return Flow(joined, tuple(map(tuple, groups)))


def _is_full(line: str, following: str, width: int) -> bool:
    """Return whether an editor has wrapped the line: the next word, markup included, had no room in it."""
    return width >= WIDTH and len(line) + 1 + len(following.partition(" ")[0]) > width


def _goes_on(line: str, following: str, is_full: bool, joining: frozenset[str]) -> bool:
    """Return whether a sentence goes on in the next line: by a joining word, a small letter, or a full line."""
    words, others = line.split(), following.split()
    if not words or not others or final_mark(line):
        return False
    last, first = _WORD.match(words[-1]), others[0]
    if last and last[1] in joining and words[-1].endswith(last[1]):
        return any(map(str.isalpha, following))
    small = sum(word[0].islower() for word in words)
    initial = first.strip("\"'„“‚»(*_[")[:1]
    if initial.islower():
        is_phrase = line[-1] in _JOINING or len(words) > 2 or len(others) > 2
        return is_phrase and _SMALL_WORD.match(first) is not None
    if small < 2 or not initial.isalnum():
        return False
    # Or the next line ends the sentence and is not a verse, which would begin with a capital anyway.
    return is_full or (final_mark(following) == "." and len(words) > 3 and first.lower() not in joining)


class _Break(NamedTuple):
    """A space at which a line may end."""

    start: int
    end: int
    cost: float
    """How badly it fits, as a share of a line's length; below zero behind punctuation."""


def break_lines(text: str, groups: Sequence[Sequence[int]], language: str) -> str:
    """Return a text with as many lines for each of its own as `groups` has, broken in the same proportions.

    A line ends behind punctuation or between phrases where possible, never within code or the address of a link, and
    no line begins with what starts another block of Markdown. A text with too few spaces has fewer lines.
    """
    lines = text.split("\n")
    if len(lines) != len(groups):
        return text
    return "\n".join(
        _break(line, lengths, _joining_words(language)) if len(lengths) > 1 else line
        for line, lengths in zip(lines, groups, strict=True)
    )


def _break(line: str, lengths: Sequence[int], joining: frozenset[str]) -> str:
    breaks = _breaks(mask(line), joining)
    total, mean = sum(lengths) or 1, len(line) / len(lengths)
    starts = [one.start for one in breaks]
    found, least = list[_Break](), 0
    for number, share in enumerate(list(accumulate(lengths))[:-1]):
        left = len(lengths) - 2 - number
        wanted = len(line) * share / total
        low = max(least, bisect_left(starts, wanted - mean / 2))
        high = min(len(breaks) - left, bisect_right(starts, wanted + mean / 2))
        low = min(low, max(high - 1, least))
        choice = range(low, max(high, low + 1))
        if choice.start >= len(breaks):
            break
        best = min(choice[: len(breaks) - low], key=lambda at: abs(starts[at] - wanted) / mean + breaks[at].cost)
        found.append(breaks[best])
        least = best + 1
    for one in reversed(found):
        line = line[: one.start] + "\n" + line[one.end :]
    return line


def _breaks(masked: Masked, joining: frozenset[str]) -> list[_Break]:
    """Return the spaces of a line at which it may be broken."""
    line, depth = unmask(masked), _depths(masked)
    found, at = list[_Break](), 0
    for number, piece in enumerate(masked.pieces):
        for space in re.finditer(r" +", piece):
            start, end = at + space.start(), at + space.end()
            rest = line[end : end + 20]
            if start and rest and not _STARTS_BLOCK.match(rest):
                before = line[max(start - 40, 0) : start].split(" ")[-1]
                found.append(_Break(start, end, _cost(before, rest.split(" ")[0], joining) + depth[number]))
        at += len(piece) + (len(masked.spans[number]) if number < len(masked.spans) else 0)
    return found


def _depths(masked: Masked) -> list[float]:
    """Return for each piece of a text what a break costs within it: less outside of emphasis and links."""
    costs = [0.0] * len(masked.pieces)
    for opening, closing in masked.pairs():
        for number in range(opening + 1, closing + 1):
            costs[number] = 1.0
    return costs


def _cost(before: str, after: str, joining: frozenset[str]) -> float:
    if before[-1:] in ".!?…:;":
        return -0.4 if len(before) > 3 else 0.2
    if before[-1:] in ",–—":
        return -0.3
    if any(map(str.isdigit, before + after)):
        return 0.6
    word = _WORD.match(before)
    return 0.2 if word and word[1].lower() in joining else 0.0
