"""The decks of each dialect, how they are rendered here, and what differs afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from difflib import unified_diff
from itertools import islice
from pathlib import Path

import pytest

from loctool.engines.pseudo import ACCENTS
from loctool.formats.markdown.deck import render
from loctool.formats.reading import Reading
from loctool.model import Segment
from loctool.text.markup import mask, protected_spans, unmask
from loctool.text.markup.inner import inner_texts, with_inner
from tests.formats.dialects.readers import missing, read_structure
from tests.formats.dialects.structure import Skeleton, Structure

FOLDER = Path(__file__).parent.parent.parent / "data" / "formats"

DIALECTS = (
    "marp", "reveal", "github", "slidev", "quarto", "pandoc", "rmarkdown", "xaringan", "remark", "deckset", "hugo",
    "jekyll", "docusaurus", "vitepress", "myst",
)  # fmt: skip

_SYNTAX = re.compile(
    r":(?:[a-z][a-z0-9_]*|[+-]1):|</?[A-Za-z][^<>]*>|(?<![\w@])\(?-?@[\w:.-]*\w\)?"
    r"|\.[A-Za-z][\w.-]*(?=\[)|(?<=[\])`*_])\{[^{}\n]*\}"
)
"""What the mask does not know: emoji codes, tags, citations, classes, attributes behind a span."""
_SAID = re.compile(
    r"""(!\[|\]\((?:\{[{%][^{}\n]*[%}]\}|\S)*\s+(?=["'])|\b(?:alt|title|aria-label|placeholder)=(?="))([^\]"']+|"[^"]*"|'[^']*')"""
)
"""An image's label, the title of a link, an attribute that people read."""
_KEYWORD = re.compile(
    r"(?<!\S)(?:bg|inline|fit|fill|left|right|cover|contain|auto|vertical|horizontal|original|filtered|blur|drop-shadow"
    r"|(?:w|h|width|height|left|right|blur|brightness|opacity|sepia):\S*|\d+%)(?!\S)"
)
_NO_WORDS = re.compile(r"^\[[xX]\] |^\{[^{}\n]*\}")
"""A box, attributes that the system does not know."""

MOST_SHOWN = 12
"""Differences that a failure names."""


def deck_paths(dialect: str) -> list[Path]:
    return sorted(path for path in (FOLDER / dialect).glob("*.*") if path.is_file())


def parameters() -> list[object]:
    """Return all decks as parameters of a test."""
    return [
        pytest.param(dialect, path, id=f"{dialect}-{path.stem}", marks=mark_of(dialect))
        for dialect in DIALECTS
        for path in deck_paths(dialect)
    ]


def mark_of(dialect: str) -> pytest.MarkDecorator:
    """Return the mark of a dialect's tests: one parser is one process, so they share a worker."""
    return pytest.mark.xdist_group(f"parser of {dialect}")


def need_parser(dialect: str) -> None:
    """Skip the test where the dialect's parser is missing."""
    if reason := missing(dialect):
        pytest.skip(reason)


def rendered(dialect: str, path: str, source: str, translate: Callable[[Segment], str | None]) -> str:
    return render(source, path, translate, Reading(dialect=dialect))


def pseudo_drafted(dialect: str, path: str, source: str) -> str:
    """Return the deck in pseudo-German: every letter of ASCII that is language has an accent."""
    return rendered(dialect, path, source, lambda one: accented(one.text))


def accented(text: str) -> str:
    """Return a text as a careful translator writes it: accents on all words, also those in alternative texts and titles.

    There are no brackets around it as the pseudo engine writes them: they would be texts of their own beside markup.
    """
    spans = [match.span() for match in protected_spans(text)]
    found, end = "", 0
    for match in _SYNTAX.finditer(text):
        if match.start() >= end and not any(first <= match.start() < last for first, last in spans):
            found += _accented(text[end : match.start()]) + _said(match[0])
            end = match.end()
    return found + _accented(text[end:])


def _accented(text: str) -> str:
    masked = mask(text)
    pieces = tuple(piece.translate(ACCENTS) for piece in masked.pieces)
    return unmask(replace(masked, pieces=pieces, spans=tuple(_said(span) for span in masked.spans)))


def _said(span: str) -> str:
    """Return markup with accents on what it says to readers."""
    if span.startswith("{"):
        return with_inner(span, {one.text: one.text.translate(ACCENTS) for one in inner_texts(span)})
    return _SAID.sub(lambda match: match[1] + _but_keywords(match[2]), span)


def _but_keywords(text: str) -> str:
    """Return an alternative text with accents on all but the keywords of Marp and Deckset."""
    end, found = 0, ""
    for match in _KEYWORD.finditer(text):
        found += text[end : match.start()].translate(ACCENTS) + match[0]
        end = match.end()
    return found + text[end:].translate(ACCENTS)


def untranslated(text: str) -> bool:
    """Return whether letters of ASCII are left in an accented text, its addresses and placeholders aside."""
    text = _SYNTAX.sub("", _NO_WORDS.sub("", text))
    return any(char.isascii() and char.isalpha() for piece in mask(text).pieces for char in piece)


def left_as_they_were(structure: Structure) -> list[str]:
    """Return the texts that were not translated, and where they stand; chemical symbols of one letter may stay."""
    words = ((one, _SYMBOL.sub("", one.text)) for one in structure.texts() if one.is_translatable)
    return [f"{one.where}: {one.text}" for one, text in words if untranslated(text)]


_SYMBOL = re.compile(r"\b[A-Z]\b")


def differences(before: Skeleton, after: Skeleton, where: str = "") -> Iterator[str]:
    """Yield the places where two structures differ."""
    if before == after:
        return
    if not (isinstance(before, tuple) and isinstance(after, tuple)):
        yield f"{where}: {str(before)[:300]} -> {str(after)[:300]}"
        return
    here = f"{where}/{before[0]}" if before and isinstance(before[0], str) else where
    for one, other in zip(before, after, strict=False):
        yield from differences(one, other, here)
    if more := before[len(after) :] or after[len(before) :]:
        yield f"{here}: {'lost' if len(before) > len(after) else 'new'} {str(more)[:300]}"


def changed_lines(source: str, result: str) -> list[str]:
    """Return the lines that rendering changed, as a diff without context."""
    found = unified_diff(source.splitlines(), result.splitlines(), lineterm="", n=0)
    return [line for line in found if not line.startswith(("---", "+++", "@@")) or line.strip("+-")]


def assert_same(dialect: str, source: str, result: str, *, inline: bool = True) -> Structure:
    """Require that a deck has the structure of its source; return it."""
    before, after = read_structure(dialect, source), read_structure(dialect, result)
    found = list(islice(differences(before.skeleton(inline=inline), after.skeleton(inline=inline)), MOST_SHOWN))
    assert not found, "\n".join((*found, "", *changed_lines(source, result)))
    return after
