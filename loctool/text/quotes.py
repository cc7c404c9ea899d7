"""Quotation marks: found in the form of any language, and written in the form of the target language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from loctool.text.language import base_language
from loctool.text.tables import read_table

_DOUBLE = {"„": '“”"', "“": '”"', "”": "”“", "‟": '”"', "«": "»", "»": "«", '"': '"”“', "「": "」"}
_SINGLE = {"‚": "‘’'", "‘": "’‘'", "’": "’‘", "‛": "’'", "‹": "›", "›": "‹", "'": "'’", "『": "』"}
CLOSERS = _DOUBLE | _SINGLE
"""Opening mark -> the marks that may close it."""

DOUBLE_MARKS = "".join(sorted({*_DOUBLE, *"".join(_DOUBLE.values())}))
SINGLE_MARKS = "".join(sorted({*_SINGLE, *"".join(_SINGLE.values())}))
MARKS = frozenset(DOUBLE_MARKS + SINGLE_MARKS)
CLOSING_MARKS = "".join(sorted({*"".join(CLOSERS.values())}))
CLOSING_BRACKETS = ")]）］】》〉｣"
OLD_QUOTES = r"(?!(?>[^`\n]{0,500}?[^\s`(\"']'(?!\w))[^`\n]{0,500}+(?<=[\s(\[])(?P=ticks)[^\s`])"
"""Not behind backticks (a group `ticks`) that only quote, as in old texts of programs: `so' and `so' is no code."""
APOSTROPHES = frozenset("'’‘‛")
"""Marks that are letters as often as quotes."""
ALWAYS_OPEN = frozenset("„「『")
SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
BEFORE_OPENING = "([{<-–—/:>*_|"
_STRAIGHT = str.maketrans(dict.fromkeys(DOUBLE_MARKS, '"') | dict.fromkeys(SINGLE_MARKS, "'"))
_SPACED = {"fr": "\N{NARROW NO-BREAK SPACE}"}
"""Languages that set a space between their guillemets and the quoted text, with that space."""
_NAMING = frozenset(["be", "bg", "ru", "uk"])
"""Languages that put the names of companies, works and menus in quotation marks."""


class Quote(NamedTuple):
    """A quotation in a text."""

    start: int
    """Index of the opening mark."""
    end: int
    """Index of the closing mark."""
    depth: int
    """Number of quotations around it."""


class Quotes(NamedTuple):
    """All quotation marks of a text; apostrophes, feet and inches are not among them."""

    pairs: tuple[Quote, ...]
    """In the order of their opening marks."""
    opened: tuple[int, ...]
    """Indices of opening marks that nothing closes."""
    closed: tuple[int, ...]
    """Indices of closing marks that nothing opens."""

    def shape(self) -> list[int]:
        """Return the depths in ascending order: what a translation must have too."""
        return sorted(quote.depth for quote in self.pairs)


_ANY = re.compile(f"[{''.join(sorted(MARKS))}]")


@lru_cache(maxsize=4096)
def find_quotations(text: str) -> Quotes:
    """Return the quotation marks of a text in the form of any language, in linear time."""
    if not _ANY.search(text):
        return Quotes((), (), ())
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    closed: list[int] = []
    for index, mark in enumerate(text):
        if mark not in MARKS or (mark in APOSTROPHES and _inside_word(text, index)):
            continue
        if _can_close(text, index) and (depth := _closable(text, stack, mark)) is not None:
            pairs.append((stack[depth], index))
            del stack[depth:]
        elif mark in CLOSERS and _can_open(text, index):
            stack.append(index)
        elif mark not in APOSTROPHES and not text[index - 1 : index].isdigit():
            closed.append(index)
    opened = tuple(index for index in stack if text[index] not in APOSTROPHES)
    return Quotes(tuple(_nested(sorted(pairs))), opened, tuple(closed))


def _inside_word(text: str, index: int) -> bool:
    """Return whether a mark is between two letters or digits: don't, D'Artagnan."""
    return text[index - 1 : index].isalnum() and text[index + 1 : index + 2].isalnum()


def _can_open(text: str, index: int) -> bool:
    before, after = text[index - 1 : index] if index else "", text[index + 1 : index + 2]
    if text[index] in ALWAYS_OPEN:
        return True
    if not after or (after.isspace() and not (text[index] in "«»" and after in SPACES)):
        return False
    return not before or before.isspace() or before in BEFORE_OPENING or before in MARKS or not before.isascii()


def _can_close(text: str, index: int) -> bool:
    before, after = text[index - 1 : index] if index else "", text[index + 1 : index + 2]
    if text[index] in ALWAYS_OPEN or not before:
        return False
    spaced = text[index] in '»"' and before in SPACES and (not after or after.isspace() or after in ".,;:!?)]…»”")
    return spaced or not before.isspace()


def _closable(text: str, stack: list[int], mark: str) -> int | None:
    """Return the place in the stack of the quotation that the mark closes: the innermost, past apostrophes only."""
    for place in range(len(stack) - 1, -1, -1):
        opening = text[stack[place]]
        if mark in CLOSERS[opening]:
            return place
        if opening not in APOSTROPHES:
            return None
    return None


def _nested(pairs: list[tuple[int, int]]) -> Iterator[Quote]:
    around: list[int] = []
    for start, end in pairs:
        while around and around[-1] < start:
            around.pop()
        yield Quote(start, end, len(around))
        around.append(end)


def count_quoted_names(text: str, quotes: Quotes, language: str) -> int:
    """Return how many quotations of a text may be names, where its language puts these in quotation marks."""
    if base_language(language) not in _NAMING:
        return 0
    return sum(text[quote.start + 1 : quote.end].lstrip(SPACES)[:1].isupper() for quote in quotes.pairs)


def replace_marks(text: str, quotes: Quotes, marks: dict[int, tuple[str, str]]) -> str:
    """Write each quotation with the marks of its depth, dropping old spaces inside; a depth without marks stays."""
    changes: list[tuple[int, int, str]] = []
    for quote in quotes.pairs:
        if quote.depth in marks:
            opening, closing = marks[quote.depth]
            inside = text[quote.start + 1 : quote.end]
            left, right = len(inside) - len(inside.lstrip(SPACES)), len(inside) - len(inside.rstrip(SPACES))
            if left == len(inside):
                right = 0
            changes += (quote.start, quote.start + 1 + left, opening), (quote.end - right, quote.end + 1, closing)
    parts, here = [], 0
    for start, end, new in sorted(changes):
        parts += [text[here:start], new]
        here = end
    return "".join([*parts, text[here:]])


def quotation_marks(language: str, depth: int) -> tuple[str, str]:
    """Return the marks that open and close a quotation inside `depth` others; English marks for an unknown language."""
    code, table = language.replace("-", "_").lower(), read_table("quotation_marks")
    code = code if code in table else base_language(code)
    marks, space = table.get(code, table["en"]), _SPACED.get(code, "")
    first = 2 * (depth % 2)
    return marks[first] + space, space + marks[first + 1]


_OTHERS = {"de": "»«›‹", "es": "“”‘’", "fr": "“”‘’‹›", "pl": "»«‚’", "it": "“”‘’", "pt": "«»"}
"""Language -> more pairs of marks that are right in it: in books, in another tradition."""


def find_foreign_marks(text: str, quotes: Quotes, language: str) -> list[Quote]:
    """Return the quotations in marks that a language does not use, none if its marks are not known.

    Its single inner marks may stand alone, its double ones may not. Marks inside the same marks are foreign, too.
    """
    code, table = language.replace("-", "_").lower(), read_table("quotation_marks")
    base = base_language(code)
    marks = table.get(code) or table.get(base)
    if not marks:
        return []
    outer = {marks[:2], *_pairs(_OTHERS.get(base, "")), *([] if marks[2] in _DOUBLE else [marks[2:]])}
    inner = {*outer, marks[2:]}
    pairs = (quote for quote in quotes.pairs if quote.end > quote.start + 2 or text[quote.start] not in APOSTROPHES)
    used = [(quote, text[quote.start] + text[quote.end]) for quote in pairs]  # not rock ’n’ roll
    alike = set() if marks[:2] == marks[2:] else _inside_same(text, quotes)
    return [quote for quote, pair in used if quote in alike or pair not in (inner if quote.depth else outer)]


def _inside_same(text: str, quotes: Quotes) -> set[Quote]:
    """Return the quotations that are directly inside one in the same typographic marks."""
    around: list[Quote] = []
    found = set()
    for quote in quotes.pairs:
        around[quote.depth :] = [quote]
        pair = text[quote.start] + text[quote.end]
        if quote.depth and pair[0] not in "\"'" and pair == text[around[-2].start] + text[around[-2].end]:
            found.add(quote)
    return found


def _pairs(marks: str) -> list[str]:
    return [marks[place : place + 2] for place in range(0, len(marks), 2)]


def straighten_quotes(text: str) -> str:
    """Return the text with straight marks in place of all quotation marks, double for double and single for single."""
    return text.translate(_STRAIGHT)


def localise_quotes(text: str, language: str) -> str:
    """Return the text with its quotations in the language's own marks."""
    quotes = find_quotations(text)
    return replace_marks(text, quotes, {depth: quotation_marks(language, depth) for depth in quotes.shape()})


def fit_quotes(source: str, draft: str, language: str) -> str | None:
    """Return the draft with as many quotations, as deeply nested, as its source, in the target language's own marks.

    Marks that the draft invents are removed, a mark lost at its very beginning or end is put back. None if that does
    not make it right. Source marks may be in the form of any language.
    """
    wanted, found = find_quotations(source), find_quotations(draft)
    if not wanted.pairs and (found.pairs or found.opened or found.closed) and not (wanted.opened or wanted.closed):
        strange = {index for quote in found.pairs for index in (quote.start, quote.end)}
        strange.update(found.opened, found.closed)
        return "".join(char for index, char in enumerate(draft) if index not in strange) or None
    if wanted.shape() != found.shape():
        draft = _restore_mark(source, wanted, draft, found)
        found = find_quotations(draft)
    alone = len(found.opened) + len(found.closed) - len(wanted.opened) - len(wanted.closed)
    if wanted.shape() != found.shape() or alone > 0:
        return None
    return localise_quotes(draft, language)


def _restore_mark(source: str, wanted: Quotes, draft: str, found: Quotes) -> str:
    """Put back a mark lost at the draft's end or beginning, where the source has one; else return the draft."""
    if not wanted.pairs:
        return draft
    last = source[wanted.pairs[0].end + 1 :].strip(" .!?…")
    if len(found.opened) == 1 and not found.closed and (not last or last in MARKS):
        return draft + CLOSERS[draft[found.opened[0]]][0]
    if len(found.closed) == 1 and not found.opened and not source[: wanted.pairs[0].start].strip():
        return '"' + draft if draft[found.closed[0]] in CLOSERS['"'] else draft
    return draft
