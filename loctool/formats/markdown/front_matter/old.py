"""YAML front matter: the chosen keys' values as segments, each replaced without touching anything around it."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator
from functools import partial
from typing import TYPE_CHECKING

from loctool.errors import SourceError
from loctool.formats.markdown.places import Place, Source, collapse
from loctool.model import Segment

if TYPE_CHECKING:
    import yaml

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)
_TEXT = re.compile(r"(?!#{1,6}[ \t][^\n]*(?:\n(?![|:\- \t]+$)|\Z))[ \t]*[^\s]", re.MULTILINE)
"""A line that is neither blank nor a heading (nor the head of a table that begins like one)."""
_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")
_STRING = "tag:yaml.org,2002:str"
_ESCAPE = re.compile(r"\\U([0-9a-fA-F]{8})")


def front_matter_end(source: Source) -> int:
    """Return the offset behind the front matter's closing line; 0 where the file has no front matter.

    A `---` on the first line opens front matter where a text follows on the very next line (as pandoc has it). It is a
    thematic break above a blank line, and where the lines up to the next `---` all begin with `#`: headings, or YAML
    without any key. Without a second `---` it is a thematic break above a heading.

    Raises SourceError where front matter is not closed.
    """
    if (opening := _OPENING.match(source.normal)) is None:
        return 0
    closing = _CLOSING.search(source.normal, opening.end())
    if closing is None:
        if _TEXT.match(source.normal, opening.end()):
            problem = "the front matter is not closed; end it with a line `---` (or begin with an empty line)"
            raise SourceError(problem, source.path, 1)
        return 0
    lines = source.normal[opening.end() : closing.start()].split("\n")
    filled = [line.strip() for line in lines if line.strip()]
    if filled and (not lines[0].strip() or all(_HEADING.match(line) for line in filled)):
        return 0
    return closing.end()


def front_matter_places(source: Source, end: int, keys: Collection[str]) -> Iterator[Place]:
    """Yield the places of the string values (or lists of strings) of the chosen keys, nested ones as `author.name`.

    Raises SourceError where the front matter is not YAML or not a mapping.
    """
    import yaml

    begin, content = front_matter_content(source, end)
    if (node := _compose_yaml(source, content)) is None:
        return
    if not isinstance(node, yaml.MappingNode):
        line = source.line(begin + node.start_mark.index)
        raise SourceError("the front matter is not a list of `key: value` lines; correct it", source.path, line)
    found = {scalar.start_mark.index: (scalar, flow) for scalar, flow in _scalars(node, "", keys)}
    for index, (scalar, flow) in sorted(found.items()):
        if content[index] not in "&!*" and (text := collapse(scalar.value)):
            stop = _end(content, scalar)
            segment = Segment(text, "metadata", source.line(begin + index))
            write = partial(write_scalar, style=scalar.style, flow=flow, final=scalar.value.endswith("\n"))
            yield Place(segment, begin + index, begin + stop, write)


def front_matter_content(source: Source, end: int) -> tuple[int, str]:
    """Return the offset behind the opening line of front matter that ends at `end`, and the YAML from there."""
    opening = _OPENING.match(source.normal)
    begin = opening.end() if opening else end
    return begin, source.normal[begin : source.line_start(end)]


def front_matter_strings(source: Source, content: str) -> Iterator[tuple[str, yaml.ScalarNode]]:
    """Yield all strings of the front matter in their order, each with the key in front of it.

    Raises SourceError where the front matter is not YAML.
    """
    import yaml

    nodes: list[tuple[str, yaml.Node | None]] = [("", _compose_yaml(source, content))]
    seen: set[int] = set()  # an alias makes a node part of several others, or of itself
    while nodes:
        key, node = nodes.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode) and node.tag == _STRING:
            yield key, node
        elif isinstance(node, yaml.MappingNode):
            nodes += [(str(name.value), value) for name, value in reversed(node.value)]
        elif isinstance(node, yaml.SequenceNode):
            nodes += [(key, item) for item in reversed(node.value)]


def front_matter_value(text: str, path: str, key: str) -> tuple[str, int] | None:
    """Return the value of a key of a deck's front matter as it is written, and its line; None if it has no such key.

    Raises SourceError where the front matter is not closed or not YAML, or the value is a list or a mapping.
    """
    import yaml

    source = Source(text, path)
    if (opening := _OPENING.match(source.normal)) is None or not (end := front_matter_end(source)):
        return None
    node = _compose_yaml(source, source.normal[opening.end() : source.line_start(end)])
    for name, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if name.value == key:
            line = source.line(opening.end() + value.start_mark.index)
            if not isinstance(value, yaml.ScalarNode):
                raise SourceError(f"`{key}` must be one text", path, line)
            return str(value.value), line
    return None


def _compose_yaml(source: Source, content: str) -> yaml.Node | None:
    import yaml
    from yaml.reader import ReaderError

    try:
        return yaml.compose(content, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line = 2 + (mark.line if mark else 0)
        what = problem.problem or problem.context or "cannot be read"
        raise SourceError(f"the front matter is not YAML ({what}); correct it", source.path, line) from problem
    except yaml.YAMLError as problem:
        what = str(problem).partition("\n")[0]
        line = 2 + content.count("\n", 0, problem.position if isinstance(problem, ReaderError) else 0)
        raise SourceError(f"the front matter is not YAML ({what}); correct it", source.path, line) from problem
    except RecursionError as problem:
        raise SourceError("the front matter is nested too deeply; simplify it", source.path, 2) from problem
    except (ValueError, OverflowError) as problem:
        message = "the front matter has an escape for a character that does not exist; correct it"
        raise SourceError(message, source.path, _line_of_escape(content)) from problem


def _line_of_escape(content: str) -> int:
    """Return the line of the first escape of YAML that is above the last code point."""
    found = next((one for one in _ESCAPE.finditer(content) if int(one[1], 16) > sys.maxunicode), None)
    return 2 + (content.count("\n", 0, found.start()) if found else 0)


def _scalars(
    node: yaml.Node, path: str, keys: Collection[str], flow: bool = False
) -> Iterator[tuple[yaml.ScalarNode, bool]]:
    """Yield the string scalars at the chosen keys below a node, and whether they stand in brackets or braces."""
    import yaml

    if isinstance(node, yaml.ScalarNode):
        if path in keys and node.tag == _STRING:
            yield node, flow
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = f"{path}.{key.value}" if path else str(key.value)
            # Only along the chosen keys: by an alias, a mapping may be in itself, or a thousand times in another.
            if isinstance(key, yaml.ScalarNode) and any(f"{one}.".startswith(f"{below}.") for one in keys):
                yield from _scalars(value, below, keys, flow or bool(node.flow_style))
    elif isinstance(node, yaml.SequenceNode) and path in keys:
        for item in node.value:
            if isinstance(item, yaml.ScalarNode):
                yield from _scalars(item, path, keys, flow or bool(node.flow_style))


def _end(content: str, scalar: yaml.ScalarNode) -> int:
    """Return where a scalar ends; a block scalar's mark stands behind the blank lines after it."""
    start, end = scalar.start_mark.index, scalar.end_mark.index
    return start + len(content[start:end].rstrip()) if scalar.style in ("|", ">") else end


def write_scalar(text: str, style: str | None, flow: bool, final: bool) -> str:
    """Return a string as YAML: plain or in single quotes as before where that is safe, else in double quotes.

    `flow` says that it stands in brackets, `final` that a block scalar ended with a line break.
    """
    import yaml

    if style is None and _reads_as(text, text, flow):
        return text
    single = "'" + text.replace("'", "''") + "'"
    if style == "'" and _reads_as(single, text, flow):
        return single
    whole = text + "\n" if final else text
    return yaml.safe_dump(whole, default_style='"', allow_unicode=True, width=float("inf")).rstrip("\n")


def _reads_as(written: str, text: str, flow: bool) -> bool:
    import yaml

    if "\n" in text or (flow and not _reads_as(written, text, flow=False)):
        return False
    line = f"{{k: {written}, l: 1}}\n" if flow else f"k: {written} # comment\n"
    try:
        node = yaml.compose(line, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError):
        return False
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    found = [(key.value, value.tag, value.value) for key, value in pairs]
    return found[:1] == [("k", _STRING, text)] and [key for key, *_ in found[1:]] == (["l"] if flow else [])


def blank_front_matter(source: Source, end: int) -> str:
    """Return the source for the Markdown parser: without its front matter, every offset and line as before."""
    return re.sub(r"[^\n]", " ", source.normal[:end]) + source.normal[end:] if end else source.normal
