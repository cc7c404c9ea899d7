"""Texts cut at their protected spans: marks for an engine in place of the spans, and the spans put back."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from loctool.text.markup.spans import is_plain_asterisk, protected_spans

_ALONE = re.compile(r"<\d+/>")
BAR = "\u241f"
"""Replaces spans that are not language; no term and no number reaches across it."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text cut at its protected spans: `pieces[0] spans[0] pieces[1] … spans[n-1] pieces[n]`."""

    pieces: tuple[str, ...]
    spans: tuple[str, ...]
    syntax: str = ""
    """How the text is written: see `loctool.text.placeholders.syntax_of`; empty for the Markdown of decks."""

    def pairs(self) -> list[tuple[int, int]]:
        """Return the indices of spans that open and close the same phrase; pairs do not overlap, but may be nested."""
        found, stack = [], list[int]()
        waiting: dict[str | None, list[int]] = defaultdict(list)  # what would close spans -> their places in the stack
        filled = list(accumulate(bool(piece.strip()) for piece in self.pieces))
        for here, span in enumerate(self.spans):
            places = waiting["]" if span[0] == "]" else span]
            if places and filled[here] > filled[stack[places[-1]]]:
                opening = places[-1]
                found.append((stack[opening], here))
                for number in stack[opening:]:
                    waiting[_closed_by(self.spans[number])].pop()
                del stack[opening:]
            else:
                waiting[_closed_by(span)].append(len(stack))
                stack.append(here)
        return sorted(found)

    def prose(self) -> str:
        """Return the pieces with a bar in place of each span."""
        return f" {BAR} ".join(self.pieces)

    def marked(self, form: str = "[{}]") -> str:
        """Return the text with the n-th span written as a mark, counted from 1.

        A space keeps marks apart from words, which a tokenizer would else cut in another way: *[1]s ehr*.
        """
        text = self.pieces[0]
        for number, piece in enumerate(self.pieces[1:], 1):
            text += " " if text and (text[-1].isalnum() or (number > 1 and not self.pieces[number - 1])) else ""
            text += form.format(number) + (" " if piece[:1].isalnum() else "") + piece
        return text


MARKS = {"[{}]": re.compile(r"\[ ?(\d+) ?\]"), "_{}": re.compile(r"(?<!\w)_(\d+)(?!\d)")}
"""Form of a mark for an engine -> its pattern in a draft; the form that models keep best comes first."""


@lru_cache(maxsize=4096)
def mask(text: str, syntax: str = "") -> Masked:
    """Cut a text at everything that must come through a translation unchanged; engines keep line breaks themselves."""
    pieces, spans, end = [], [], 0
    for match in protected_spans(text, syntax):
        if match.lastgroup == "break" or is_plain_asterisk(text, match):
            continue
        pieces.append(text[end : match.start()])
        spans.append(match[0])
        end = match.end()
    return Masked((*pieces, text[end:]), tuple(spans), syntax)


def mask_further(masked: Masked, pattern: re.Pattern[str]) -> Masked:
    """Return the text with all matches of a pattern, which has no groups, among its spans."""
    pieces: list[str] = []
    spans: list[str] = []
    for piece, span in zip(masked.pieces, (*masked.spans, ""), strict=True):
        pieces += pattern.split(piece)
        spans += [*pattern.findall(piece), *([span] if span else [])]
    return replace(masked, pieces=tuple(pieces), spans=tuple(spans))


def _closed_by(opening: str) -> str | None:
    """Return what closes a span that opens an emphasis, a class, a link (`]` begins it), a tag or an element."""
    if opening in ("[", "![") or (opening[0] == "." and opening[-1] == "["):
        return "]"
    if opening[0] in "*_~":
        return opening
    name = re.fullmatch(r"<([\w-]+)(?:\s[^>]*)?(?<!/)>", opening)
    return f"</{name[1]}>" if name else None


def unmask(masked: Masked) -> str:
    """Return the text that was masked."""
    return "".join(piece + span for piece, span in zip(masked.pieces, (*masked.spans, ""), strict=True))


def unmask_marked(masked: Masked, text: str, form: str = "[{}]") -> str:
    """Replace the marks in `text` by their spans, as close to words as in the source; unknown marks stay.

    A span that opens a phrase is joined to the word after it, one that closes a phrase to the word before it, and a
    numbered tag that stands alone to both. Spaces that the draft lost are put back.
    """
    alone = {number for number, span in enumerate(masked.spans) if _ALONE.fullmatch(span)}
    opening, closing = ({pair[side] for pair in masked.pairs()} | alone for side in (0, 1))
    marks = list(MARKS[form].finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    out, former = text[: marks[0].start()] if marks else text, -2  # no mark comes before the first one
    for match, end in zip(marks, ends if marks else (), strict=True):
        number, rest = int(match[1]) - 1, text[match.end() : end]
        if not 0 <= number < len(masked.spans):
            out += match[0] + rest
            continue
        before, after = masked.pieces[number], masked.pieces[number + 1]
        follows = not before and former == number - 1
        if before[-1:].isspace():
            out += before[-1:] if out[-1:].isalnum() else ""
        elif number in closing or before[-1:].isalnum() or follows:
            out = out.rstrip(" ")
        if after[:1].isspace():
            rest = (after[:1] if rest[:1].isalnum() else "") + rest
        elif number in opening or after[:1].isalnum():
            rest = rest.lstrip(" ")
        out, former = out + masked.spans[number] + rest, number
    return out
