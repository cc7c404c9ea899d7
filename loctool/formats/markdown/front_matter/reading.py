"""What others read of front matter: where it ends, single values and all strings, and the source without it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from loctool.errors import SourceError
from loctool.formats.markdown.front_matter.finding import FrontMatter, find_front_matter, text_places
from loctool.formats.markdown.front_matter.marp import compose_loose
from loctool.formats.markdown.front_matter.nodes import all_strings, compose_part
from loctool.formats.markdown.places import Source

if TYPE_CHECKING:
    import yaml


class String(NamedTuple):
    """A string of the front matter: the key in front of it ("" outside YAML), its value, and where it is written."""

    key: str
    value: str
    start: int
    end: int


def front_matter_end(source: Source) -> int:
    """Return the offset behind the line that closes YAML front matter; 0 where a deck has none that can be read."""
    try:
        found = find_front_matter(source)
    except SourceError:
        found = None
    return found.end if found else 0


def front_matter_strings(source: Source, found: FrontMatter) -> Iterator[String]:
    """Yield all strings of front matter in their order. Raises SourceError where it cannot be read."""
    root: yaml.Node | None
    if found.kind == "marp":
        root, begin = compose_loose(source, found.begin, found.stop)
    elif found.kind in ("yaml", "yaml-dots"):
        root, begin = compose_part(source, found.begin, found.stop), found.begin
    else:
        for place in text_places(source, found, ("**",)):
            yield String("", place.segment.text, place.start, place.end)
        return
    for key, node in all_strings(root):
        start, end = begin + node.start_mark.index, begin + node.end_mark.index
        loose = found.kind == "marp" and node.style is None
        yield String(key, source.normal[start:end] if loose else str(node.value), start, end)


def front_matter_value(text: str, path: str, key: str) -> tuple[str, int] | None:
    """Return the value of a key of a deck's front matter as it is written, and its line; None if it has no such key.

    The other values may be Marp's loose YAML. Raises SourceError where the value is a list or a mapping.
    """
    import yaml

    source = Source(text, path)
    try:
        found = find_front_matter(source)
    except SourceError:
        found = find_front_matter(source, ("marp",))
    if found is None:
        return None
    node, begin = compose_loose(source, found.begin, found.stop)
    for name, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if name.value == key:
            line = source.line(begin + value.start_mark.index)
            if not isinstance(value, yaml.ScalarNode):
                raise SourceError(f"`{key}` must be one text", path, line)
            return str(value.value), line
    return None


def blank_front_matter(source: Source, end: int) -> str:
    """Return the source for the Markdown parser: without its front matter, every offset and line as before."""
    return re.sub(r"[^\n]", " ", source.normal[:end]) + source.normal[end:] if end else source.normal
