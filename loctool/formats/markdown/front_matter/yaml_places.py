"""Places of YAML: a string in one piece, a block scalar in one for each of its paragraphs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from loctool.formats.markdown.front_matter.block_scalars import block_places
from loctool.formats.markdown.front_matter.keys import begin_patterns
from loctool.formats.markdown.front_matter.nodes import STRING, Scalar, chosen_scalars, compose_part
from loctool.formats.markdown.front_matter.writing import Setting, respace, write_scalar
from loctool.formats.markdown.places import Place, Source, collapse
from loctool.model import Segment

DEFAULT = Setting()
_BLOCK = ("|", ">")


def yaml_places(
    source: Source, begin: int, end: int, keys: Collection[str], setting: Setting = DEFAULT
) -> Iterator[Place]:
    """Yield the places of the strings at the chosen keys of the YAML that lies between two offsets.

    `keys` are patterns (see `begin_patterns`). Raises SourceError where that is not YAML, or not a mapping.
    """
    root = compose_part(source, begin, end)
    for scalar in chosen_scalars(root, begin_patterns(keys)):
        if scalar.node.tag == STRING:
            yield from scalar_places(source, begin, scalar, setting)


def scalar_places(source: Source, begin: int, scalar: Scalar, setting: Setting) -> Iterator[Place]:
    """Yield the places of a string of the YAML that begins at an offset; none for one with an anchor or a tag."""
    start, stop = begin + scalar.node.start_mark.index, begin + scalar.node.end_mark.index
    if source.normal[start] in "&!*":
        return
    if scalar.node.style in _BLOCK:
        yield from block_places(source, start, stop, scalar.node.value, setting)
    elif text := collapse(scalar.node.value):
        write = partial(write_value, scalar=scalar, unsafe=setting.unsafe)
        yield Place(Segment(text, setting.role, source.line(start)), start, stop, write)


def write_value(text: str, scalar: Scalar, unsafe: str) -> str:
    """Return a translation as YAML, with the white space around the lines of the value that it replaces."""
    return write_scalar(respace(scalar.node.value, text), scalar.node.style, scalar.flow, unsafe)
