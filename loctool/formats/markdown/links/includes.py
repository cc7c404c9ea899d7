"""Lines of a deck by which other tools take a file into it, and values of single slides that name a file."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from loctool.formats.markdown.places import Source
from loctool.formats.references import Reference

_INCLUDE = re.compile(
    r"""^[ \t>]*(?:
      !include(?:\([^()\n]*\))?[ \t]+["'`]?(?P<pandoc>[^\s"'`]+)       # pandoc-include
    | --8<--[ \t]+["'](?P<snippets>[^"'\n]+)["']                       # Python Markdown's snippets
    | @import[ \t]+["'](?P<preview>[^"'\n]+)["']                       # Markdown Preview Enhanced
    | <<<[ \t]+(?!@/)(?P<slidev>[^\s{\[]+)                             # Slidev
    | \{\{<[ \t]*include[ \t]+(?P<quarto>[^\s>]+)[ \t]*>\}\}           # Quarto
    | \{\{\#(?:rustdoc_)?include[ \t]+(?P<mdbook>[^\s:}]+)[^\n}]*\}\}  # mdBook
    | \{%-?[ \t]*include_relative[ \t]+(?P<jekyll>[^\s%]+)             # Jekyll
    | [`~:]{3,}[ \t]*\{(?:include|literalinclude|image|figure)\}[ \t]+(?P<myst>[^\s]+)
    )""",
    re.VERBOSE | re.MULTILINE,
)
"""A line by which another tool takes a file into the deck."""

_VALUE = re.compile(
    r"""^(?:<!--[ \t]*[_$]?)?(?P<key>background|css|image|logo|src|theme):[ \t]*"""
    r"""(?P<quote>["']?)(?P<path>[^\s"']+)(?P=quote)[ \t]*(?:-->)?$""",
    re.MULTILINE,
)
"""A line of the front matter of a single slide (Slidev), or a directive of Marp, that may name a file."""


def included_files(source: Source, code: Container[int], html: Container[int]) -> Iterator[Reference]:
    """Yield the included files, given the lines of code and of HTML, counted from 0.

    Code may show how to include a file, so that it need not exist.
    """
    for match in _INCLUDE.finditer(source.normal):
        start, end = match.span(match.lastgroup or 0)
        if (line := source.line(start) - 1) not in html:
            yield Reference(source.normal[start:end], start, end, str, line not in code, is_url=False, included=True)


def values_of_slides(source: Source, begin: int) -> Iterator[Reference]:
    """Yield the values behind the deck's front matter that may be a file's path."""
    for match in _VALUE.finditer(source.normal, begin):
        included = match["key"] == "src"
        path = match["path"].partition("#")[0] if included else match["path"]  # Slidev's `deck.md#2-4`: some slides
        start = match.start("path")
        yield Reference(path, start, start + len(path), str, required=False, is_url=False, included=included)
