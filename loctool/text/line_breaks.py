"""Sentences over several lines: which lines belong together, and where a translation of them is broken again."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from itertools import accumulate
from typing import NamedTuple

from loctool.text.endings import final_mark
from loctool.text.markup import mask, visible_text
from loctool.text.markup.masking import Masked

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


def join_lines(text: str, function_words: Container[str]) -> Flow:
    """Return the text with those lines joined that are parts of one sentence; addresses and lists stay as they are.

    `function_words` are articles, prepositions, conjunctions and the like of its language, in small letters: a
    sentence goes on behind them.
    """
    if "\n" not in text:
        return Flow(text, ((len(text),),))
    lines = text.split("\n")
    shown = [visible_text(line).strip() for line in lines]
    width = max(map(len, shown))
    groups, joined = [[len(shown[0])]], lines[0]
    for number in range(1, len(lines)):
        if _goes_on(shown[number - 1], shown[number], width, function_words):
            joined += " " + lines[number].lstrip()
            groups[-1].append(len(shown[number]))
        else:
            joined += "\n" + lines[number]
            groups.append([len(shown[number])])
    return Flow(joined, tuple(map(tuple, groups)))


def _goes_on(line: str, following: str, width: int, function_words: Container[str]) -> bool:
    """Return whether a sentence goes on in the next line: by a small letter, a function word, or a full line."""
    words, others = line.split(), following.split()
    if not words or not others or final_mark(line):
        return False
    last, first = _WORD.match(words[-1]), others[0]
    if last and last[1] in function_words and words[-1][-1:] not in "»“”)":
        return any(map(str.isalpha, following))
    if first.strip("\"'„“‚»(*_[")[:1].islower():
        is_phrase = line[-1] in _JOINING or len(words) > 2 or len(others) > 2
        return is_phrase and _SMALL_WORD.match(first) is not None
    # The next word would not have been there: an editor has wrapped the line.
    is_full = width >= WIDTH and len(line) + 1 + len(first) > width
    return is_full and first[0].isalnum() and sum(word[0].islower() for word in words) > 1


class _Break(NamedTuple):
    """A space at which a line may end."""

    start: int
    end: int
    cost: float
    """How badly it fits, as a share of a line's length; below zero behind punctuation."""


def break_lines(text: str, groups: Sequence[Sequence[int]], function_words: Container[str]) -> str:
    """Return a text with as many lines for each of its own as `groups` has, broken in the same proportions.

    A line ends behind punctuation or between phrases where possible, never within code or the address of a link, and
    no line begins with what starts another block of Markdown. A text with too few spaces has fewer lines.
    """
    lines = text.split("\n")
    if len(lines) != len(groups):
        return text
    return "\n".join(
        _break(line, lengths, function_words) if len(lengths) > 1 else line
        for line, lengths in zip(lines, groups, strict=True)
    )


def _break(line: str, lengths: Sequence[int], function_words: Container[str]) -> str:
    breaks = _breaks(mask(line), function_words)
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


def _breaks(masked: Masked, function_words: Container[str]) -> list[_Break]:
    """Return the spaces of a line at which it may be broken."""
    line = "".join(piece + span for piece, span in zip(masked.pieces, (*masked.spans, ""), strict=True))
    depth = _depths(masked)
    found, at = list[_Break](), 0
    for number, piece in enumerate(masked.pieces):
        for space in re.finditer(r" +", piece):
            start, end = at + space.start(), at + space.end()
            rest = line[end : end + 20]
            if start and rest and not _STARTS_BLOCK.match(rest):
                before = line[max(start - 40, 0) : start].split(" ")[-1]
                found.append(_Break(start, end, _cost(before, rest.split(" ")[0], function_words) + depth[number]))
        at += len(piece) + (len(masked.spans[number]) if number < len(masked.spans) else 0)
    return found


def _depths(masked: Masked) -> list[float]:
    """Return for each piece of a text what a break costs within it: less outside of emphasis and links."""
    costs = [0.0] * len(masked.pieces)
    for opening, closing in masked.pairs():
        for number in range(opening + 1, closing + 1):
            costs[number] = 0.5
    return costs


def _cost(before: str, after: str, function_words: Container[str]) -> float:
    if before[-1:] in ".!?…:;":
        return -0.4 if len(before) > 3 else 0.2
    if before[-1:] in ",–—":
        return -0.3
    if any(map(str.isdigit, before + after)):
        return 0.6
    word = _WORD.match(before)
    return 0.2 if word and word[1].lower() in function_words else 0.0
