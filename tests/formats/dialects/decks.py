"""The decks of each dialect, how they are rendered here, and what differs afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from loctool.engines.pseudo import pseudo
from loctool.formats.markdown.deck import render
from loctool.formats.reading import Reading
from loctool.model import Segment
from loctool.text.markup import mask
from tests.formats.dialects.readers import missing, read_structure
from tests.formats.dialects.structure import Skeleton, Structure

FOLDER = Path(__file__).parent.parent.parent / "data" / "formats"

DIALECTS = (
    "marp", "reveal", "github", "slidev", "quarto", "pandoc", "rmarkdown", "xaringan", "remark", "deckset", "hugo",
    "jekyll", "docusaurus", "vitepress", "myst",
)  # fmt: skip

NOT_YET = frozenset(DIALECTS)
"""Dialects that loctool does not read in full: their tests may fail. Whoever adds one takes it out."""


def deck_paths(dialect: str) -> list[Path]:
    return sorted(path for path in (FOLDER / dialect).glob("*.*") if path.is_file())


def parameters(dialects: tuple[str, ...] = DIALECTS) -> list[object]:
    """Return the decks as parameters of a test; what is not done yet is marked."""
    return [
        pytest.param(dialect, path, id=f"{dialect}-{path.stem}", marks=marks(dialect))
        for dialect in dialects
        for path in deck_paths(dialect)
    ]


def marks(dialect: str) -> list[pytest.MarkDecorator]:
    """Return the marks of a dialect's tests: one parser is one process, so they share a worker."""
    expected = [pytest.mark.xfail(reason=f"{dialect} is not read in full yet", strict=False)]
    return [pytest.mark.xdist_group(f"parser of {dialect}"), *(expected if dialect in NOT_YET else [])]


def need_parser(dialect: str) -> None:
    """Skip the test where the dialect's parser is missing."""
    if reason := missing(dialect):
        pytest.skip(reason)


def rendered(dialect: str, path: str, source: str, translate: Callable[[Segment], str | None]) -> str:
    return render(source, path, translate, Reading(dialect=dialect))


def pseudo_drafted(dialect: str, path: str, source: str) -> str:
    """Return the deck in pseudo-German: every letter of ASCII that is language has an accent."""
    return rendered(dialect, path, source, lambda one: pseudo(one.text))


def untranslated(text: str) -> bool:
    """Return whether letters of ASCII are left in a pseudolocalised text, its addresses and placeholders aside."""
    return any(char.isascii() and char.isalpha() for piece in mask(text).pieces for char in piece)


def left_as_they_were(structure: Structure) -> list[str]:
    """Return the texts that were not translated, and where they stand."""
    return [f"{one.where}: {one.text}" for one in structure.texts() if one.is_translatable and untranslated(one.text)]


def difference(before: Skeleton, after: Skeleton, where: str = "") -> str:
    """Return the first place where two structures differ; "" where they are the same."""
    if before == after:
        return ""
    if not (isinstance(before, tuple) and isinstance(after, tuple)):
        return f"{where}: {str(before)[:300]} -> {str(after)[:300]}"
    here = f"{where}/{before[0]}" if before and isinstance(before[0], str) else where
    for one, other in zip(before, after, strict=False):
        if one != other:
            return difference(one, other, here)
    more = before[len(after) :] or after[len(before) :]
    return f"{here}: {'lost' if len(before) > len(after) else 'new'} {str(more)[:300]}"


def assert_same(dialect: str, source: str, result: str, *, inline: bool = True) -> Structure:
    """Require that a deck has the structure of its source; return it."""
    before, after = read_structure(dialect, source), read_structure(dialect, result)
    found = difference(before.skeleton(inline=inline), after.skeleton(inline=inline))
    assert not found, f"{found}\n\n{result}"
    return after
