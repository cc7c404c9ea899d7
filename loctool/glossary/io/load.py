"""Glossary files of every kind: CSV and TSV, and TBX."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from loctool.glossary.io.tables import read_table
from loctool.glossary.io.tbx import read_tbx
from loctool.model import Term

TBX = {".tbx", ".xml"}


def load(paths: Iterable[Path], source_language: str) -> list[Term]:
    """Return the terms of all files, in order; the file's suffix tells its kind, and any other is read as CSV.

    A table's first row names the columns: language tags, `status` (preferred, admitted, forbidden or do-not-translate;
    empty is preferred), `note`, `pos`, `case` (yes or no), `decks` and `domain`; the headers of Weblate, Google and
    Amazon are known, too. Tables without header (DeepL, OmegaT) name their languages in the file's name,
    `terms.de-en.tsv`. Several targets or decks stand in one cell with semicolons between.
    Raises GlossaryError, with the line, if a row is invalid.
    """
    found: list[Term] = []
    for path in paths:
        read = read_tbx if path.suffix.lower() in TBX else read_table
        found += read(path, source_language)
    return found
