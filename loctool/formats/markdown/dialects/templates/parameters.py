"""Texts in the parameters of tags, such as `caption="Die Karte"`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from loctool.formats.markdown.places import Pieces, Place, Source, collapse
from loctool.model import Segment
from loctool.text.markup.inner import is_file_name

TEXTS = "caption|title|subtitle|alt|attr|text|label|summary|description|notes"
"""Parameters that readers see, whatever the tag is."""


def parameter_pattern(names: str = "") -> re.Pattern[str]:
    """Return a pattern for a text in either kind of quotation marks, where a backslash escapes them, or backticks.

    `names` are further parameters that readers see, parted by pipes.
    """
    values = r'"(?P<double>(?:[^"\\\n]|\\.)*)"|\'(?P<single>(?:[^\'\\\n]|\\.)*)\'|`(?P<raw>[^`]*)`'
    return re.compile(rf"(?<![\w.-])(?:{TEXTS}{names and '|' + names})\s*=\s*(?:{values})")


UNREAD = (
    rf"(?<=\s)(?!(?:{TEXTS}|c|class|style|id|src|href|url|link|ref|[\w-]*background[\w-]*)[ \t]*=)"
    r"(?:[\w-]+[ \t]*=[ \t]*)?"
    r"([\"'])(?=[^\"'\n]*[^\W\d_]{2}[^\"'\n]* [^\"'\n]*[^\W\d_]{2})[^\"'\n]*\1"
)
"""Several words in another parameter, which readers may see."""
Write = Callable[[str, str], str]
"""From a translation and the name of the group that it stands for to what is written."""


def parameter_places(
    source: Source, pieces: Pieces, tag: re.Pattern[str], parameter: re.Pattern[str], write: Write
) -> Iterator[Place]:
    """Yield the places of the texts in the parameters of the tags in a block, which may go over several lines."""
    if not pieces:
        return
    for found in tag.finditer(source.normal, pieces[0][0], pieces[-1][1]):
        for match in parameter.finditer(source.normal, *found.span()):
            name = match.lastgroup or ""
            text = collapse(re.sub(r"\\([\"'])", r"\1", match[name]).replace("\n", " "))
            if not is_file_name(text):
                role = "alt" if match[0].startswith("alt") else "metadata"
                segment = Segment(text, role, source.line(match.start()))
                yield Place(segment, *match.span(name), partial(_write, write=write, name=name))


def _write(text: str, write: Write, name: str) -> str:
    return write(" ".join(text.split()), name)


def write_quoted(text: str, name: str) -> str:
    """Return a text between quotation marks: those in it have a backslash, a backslash before them has a space.

    Between backticks there is no escape.
    """
    if name == "raw":
        return text.replace("`", "'")
    mark = "'" if name == "single" else '"'
    return re.sub(rf"\\(?=[{mark}`]|$)", r"\\ ", text).replace(mark, "\\" + mark)
