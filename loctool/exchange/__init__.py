"""Catalogs in the files that other people and programs work in: sheets and XLIFF, out and back in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from loctool.exchange.sheets import delimited, page, xlsx
from loctool.exchange.units import Bundle, ReturnedBundle
from loctool.exchange.xliff import read_xliff, write_xliff


@dataclass(frozen=True, slots=True)
class ExchangeFormat:
    """A format that catalogs go out in."""

    write: Callable[[Sequence[Bundle]], bytes]
    """Return the file of these bundles, all of one language; the same bundles always give the same bytes."""
    read: Callable[[Path], list[ReturnedBundle]] | None
    """Return what a file brings back, None where the format is for reading alone. Raises CatalogError for a file that
    is not loctool's, or is broken, with the place and what to do."""
    suffixes: tuple[str, ...]
    """Of its files; the first is written."""
    holds_decks: bool = False
    """Whether all decks of a language go into one file; otherwise each has its own."""


EXCHANGE_FORMATS: dict[str, ExchangeFormat] = {
    "xlsx": ExchangeFormat(xlsx.write, xlsx.read, (".xlsx",), holds_decks=True),
    "csv": ExchangeFormat(delimited.write, delimited.read, (".csv", ".tsv", ".txt")),
    "html": ExchangeFormat(page.write, None, (".html",)),
    "xliff": ExchangeFormat(write_xliff, read_xliff, (".xlf", ".xliff"), holds_decks=True),
}
"""Name for `loctool export --format` -> format."""


def format_of(path: Path) -> ExchangeFormat | None:
    """Return the format that takes a file back, None where no format does."""
    suffix = path.suffix.lower()
    return next((one for one in EXCHANGE_FORMATS.values() if one.read and suffix in one.suffixes), None)
