"""YAML as nodes with offsets: read once, its errors with the line of the deck, the chosen strings in it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from loctool.errors import SourceError
from loctool.formats.markdown.front_matter.keys import Position, follow, is_chosen
from loctool.formats.markdown.places import Source

if TYPE_CHECKING:
    import yaml

STRING = "tag:yaml.org,2002:str"
_ESCAPE = re.compile(r"\\U([0-9a-fA-F]{8})")
_REMEDY = "correct it"


class Scalar(NamedTuple):
    """A string of YAML, and whether it stands in brackets or braces."""

    node: yaml.ScalarNode
    flow: bool


@lru_cache(maxsize=2)
def compose(content: str) -> yaml.Node | None:
    """Return the root node of YAML; None where it is empty. The nodes are shared: leave them as they are.

    Raises yaml.YAMLError, RecursionError, ValueError and OverflowError for what is not YAML.
    """
    import yaml

    return yaml.compose(content, Loader=yaml.SafeLoader)


def compose_part(source: Source, begin: int, end: int, remedy: str = _REMEDY) -> yaml.Node | None:
    """Return the root node of a part of a deck. Raises SourceError with the line where that is not YAML."""
    import yaml
    from yaml.reader import ReaderError

    content = source.normal[begin:end]
    try:
        return compose(content)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
        at = problem.position if isinstance(problem, ReaderError) else mark.index if mark else 0
        what = getattr(problem, "problem", None) or getattr(problem, "context", None) or str(problem)
        message = f"the front matter is not YAML ({what.partition(chr(10))[0]}); {remedy}"
        raise SourceError(message, source.path, source.line(begin + at)) from problem
    except RecursionError as problem:
        message = "the front matter is nested too deeply; simplify it"
        raise SourceError(message, source.path, source.line(begin)) from problem
    except (ValueError, OverflowError) as problem:
        message = "the front matter has an escape for a character that does not exist; correct it"
        raise SourceError(message, source.path, source.line(begin + _bad_escape(content))) from problem


def _bad_escape(content: str) -> int:
    """Return the offset of the first escape of YAML that is above the last code point."""
    found = (one.start() for one in _ESCAPE.finditer(content) if int(one[1], 16) > sys.maxunicode)
    return next(found, 0)


def chosen_scalars(root: yaml.Node | None, keys: Position) -> list[Scalar]:
    """Return the scalars at the chosen keys (also of lists there), each once, in their order."""
    import yaml

    found: dict[int, Scalar] = {}
    nodes = [(root, keys, False)]
    seen: set[tuple[int, Position]] = set()  # by an alias a mapping may be in itself, or in a thousand others
    while nodes:
        node, position, flow = nodes.pop()
        if node is None or (id(node), position) in seen:
            continue
        seen.add((id(node), position))
        if isinstance(node, yaml.ScalarNode):
            if is_chosen(position):
                found[node.start_mark.index] = Scalar(node, flow)
        elif isinstance(node, yaml.CollectionNode):
            flow = flow or bool(node.flow_style)
            nodes += [(below, left, flow) for below, left in _children(node, position) if left]
    return [found[index] for index in sorted(found)]


def _children(node: yaml.CollectionNode, position: Position) -> Iterator[tuple[yaml.Node, Position]]:
    import yaml

    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield value, follow(position, str(key.value))
    else:
        yield from ((item, position) for item in node.value)


def all_strings(root: yaml.Node | None) -> Iterator[tuple[str, yaml.ScalarNode]]:
    """Yield all strings in their order, each with the key in front of it."""
    import yaml

    nodes: list[tuple[str, yaml.Node | None]] = [("", root)]
    seen: set[int] = set()
    while nodes:
        key, node = nodes.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode) and node.tag == STRING:
            yield key, node
        elif isinstance(node, yaml.MappingNode):
            nodes += [(str(name.value), value) for name, value in reversed(node.value)]
        elif isinstance(node, yaml.SequenceNode):
            nodes += [(key, item) for item in reversed(node.value)]
