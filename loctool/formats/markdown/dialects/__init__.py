"""The dialects of slide Markdown: one module each, and how to tell which one a deck is written in."""

from __future__ import annotations

from functools import cache
from pkgutil import resolve_name

from loctool.formats.markdown.dialects.detection import detect_name
from loctool.formats.markdown.dialects.dialect import Dialect
from loctool.formats.markdown.dialects.foreign import without_foreign
from loctool.formats.markdown.places import Source
from loctool.formats.reading import Reading

DIALECTS: dict[str, str] = {
    "github": "github:GITHUB",
    "marp": "marp:MARP",
    "reveal": "reveal:REVEAL",
    "slidev": "slidev.table:SLIDEV",
    "pandoc": "pandoc.table:PANDOC",
    "quarto": "pandoc.quarto:QUARTO",
    "rmarkdown": "pandoc.rmarkdown:RMARKDOWN",
    "remark": "remark.tables:REMARK",
    "xaringan": "remark.tables:XARINGAN",
    "deckset": "deckset:DECKSET",
    "docusaurus": "docs.docusaurus:DOCUSAURUS",
    "vitepress": "docs.vitepress:VITEPRESS",
    "myst": "docs.myst:MYST",
    "hugo": "hugo:HUGO",
    "jekyll": "jekyll.table:JEKYLL",
}
"""Name -> module of this room and the table in it, which is loaded when a deck of it is read: all take 0.15 s."""
__all__ = ["DIALECTS", "detect_dialect", "dialect_of", "load_dialect"]


@cache
def load_dialect(name: str) -> Dialect:
    """Return the dialect of a name in `DIALECTS`."""
    table = resolve_name(f"{__name__}.{DIALECTS[name]}")
    assert isinstance(table, Dialect)  # noqa: S101
    return table


def detect_dialect(source: Source) -> Dialect:
    """Return the dialect that a deck's front matter and syntax show; GitHub's where nothing speaks for another one."""
    return load_dialect(detect_name(source))


def dialect_of(source: Source, reading: Reading) -> Dialect:
    """Return the dialect that a project chose for a deck, else the detected one, with what this deck switches on."""
    dialect = load_dialect(reading.dialect) if reading.dialect else detect_dialect(source)
    dialect = dialect.refine(source, reading) if dialect.refine else dialect
    return without_foreign(dialect) if reading.dialect else dialect
