"""The dialects of slide Markdown: one module each, and how to tell which one a deck is written in."""

from __future__ import annotations

from loctool.formats.markdown.dialects.deckset import DECKSET
from loctool.formats.markdown.dialects.detection import detect_name
from loctool.formats.markdown.dialects.dialect import Dialect
from loctool.formats.markdown.dialects.docs import DOCUSAURUS, MYST, VITEPRESS
from loctool.formats.markdown.dialects.foreign import without_foreign
from loctool.formats.markdown.dialects.github import GITHUB
from loctool.formats.markdown.dialects.hugo import HUGO
from loctool.formats.markdown.dialects.jekyll import JEKYLL
from loctool.formats.markdown.dialects.marp import MARP
from loctool.formats.markdown.dialects.pandoc import PANDOC, QUARTO, RMARKDOWN
from loctool.formats.markdown.dialects.remark import REMARK, XARINGAN
from loctool.formats.markdown.dialects.reveal import REVEAL
from loctool.formats.markdown.dialects.slidev import SLIDEV
from loctool.formats.markdown.places import Source
from loctool.formats.reading import Reading

DIALECTS: dict[str, Dialect] = {
    one.name: one
    for one in (
        *(GITHUB, MARP, REVEAL, SLIDEV, PANDOC, QUARTO, RMARKDOWN, REMARK, XARINGAN, DECKSET),
        *(DOCUSAURUS, VITEPRESS, MYST, HUGO, JEKYLL),
    )
}
"""Name -> dialect."""
__all__ = ["DIALECTS", "GITHUB", "detect_dialect", "dialect_of"]


def detect_dialect(source: Source) -> Dialect:
    """Return the dialect that a deck's front matter and syntax show; GitHub's where nothing speaks for another one."""
    return DIALECTS[detect_name(source)]


def dialect_of(source: Source, reading: Reading) -> Dialect:
    """Return the dialect that a project chose for a deck, else the detected one, with what this deck switches on."""
    dialect = DIALECTS[reading.dialect] if reading.dialect else detect_dialect(source)
    dialect = dialect.refine(source, reading) if dialect.refine else dialect
    return without_foreign(dialect) if reading.dialect else dialect
