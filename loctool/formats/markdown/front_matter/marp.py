"""Marp's loose YAML: directives in the front matter and in comments, whose values need no quotes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from loctool.formats.markdown.front_matter.keys import begin_patterns
from loctool.formats.markdown.front_matter.nodes import STRING, chosen_scalars
from loctool.formats.markdown.front_matter.writing import Setting, write_scalar
from loctool.formats.markdown.front_matter.yaml_places import scalar_places
from loctool.formats.markdown.places import Place, Source, collapse
from loctool.model import Segment

if TYPE_CHECKING:
    import yaml

_GLOBAL = ("headingDivider", "lang", "style", "theme")
_LOCAL = (
    *("backgroundColor", "backgroundImage", "backgroundPosition", "backgroundRepeat", "backgroundSize"),
    *("class", "color", "footer", "header", "paginate"),
)
_CUSTOM_GLOBAL = ("author", "description", "image", "keywords", "math", "size", "title", "url")
_CUSTOM_LOCAL = ("transition",)
"""Directives of Marp's core and its command line, beside those of its framework: loose in the front matter only."""

_DIRECTIVES = frozenset(
    (*_GLOBAL, *_LOCAL, *_CUSTOM_GLOBAL, *_CUSTOM_LOCAL, *(f"_{name}" for name in (*_LOCAL, *_CUSTOM_LOCAL)))
)
_ONE_TEXT = ("header", "footer")
"""Directives that Marp shows only where their value is no list."""
_STRICT = tuple("[\"'{|>~&*")
"""How a value begins that is read as YAML even at a loose key."""
_ANCHOR = re.compile(r"(?<!\S)&[^\s,\[\]{}]+")
"""An anchor. Marp's reader of YAML takes any signs for its name, and reads a mapping on the line of a key behind it."""
_FAILSAFE = {STRING, "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}


class _Reading(NamedTuple):
    """What Marp reads: the mapping, its strings that are read loosely by their offset, and their ends."""

    root: yaml.MappingNode
    loose: dict[int, tuple[int, str]]


def directive_keys(content: str) -> set[str] | None:
    """Return the keys of a comment's content if it holds a directive of Marp; None if it is a note."""
    content = content.strip()
    if not any(name in content for name in _DIRECTIVES):
        return None
    names = _keys(content)
    if "&" in content and not names & _DIRECTIVES:
        names = _keys(_ANCHOR.sub("&x", content)) | _keys(_ANCHOR.sub("", content))
    return names if names & _DIRECTIVES else None


def _keys(content: str) -> set[str]:
    reading = _read(content, comment=True)
    return {str(key.value) for key, _ in reading.root.value} if reading else set()


def loose_places(
    source: Source,
    begin: int,
    end: int,
    keys: Collection[str],
    *,
    comment: bool = False,
    indent: int = 0,
) -> Iterator[Place]:
    """Yield the places of the strings at the chosen keys, as Marp reads them; none where it reads no mapping.

    `comment` says that the two offsets are those of a comment's content. `indent` is the number of columns that belong
    to the list around it.
    """
    import yaml

    setting = Setting("metadata", comment, "line")
    reading, begin = _read_part(source, begin, end, comment, indent)
    if reading is None:
        return
    unread = [
        (value.start_mark.index, value.end_mark.index)
        for key, value in reading.root.value
        if str(key.value).removeprefix("_") in _ONE_TEXT and isinstance(value, yaml.CollectionNode)
    ]
    for scalar in chosen_scalars(reading.root, begin_patterns(keys)):
        at = scalar.node.start_mark.index
        if any(low <= at < high for low, high in unread):
            continue
        if at in reading.loose:
            stop, value = reading.loose[at]
            if (text := collapse(value)) and any(map(str.isalpha, text)):
                write = partial(write_loose, unsafe=setting.unsafe)
                yield Place(Segment(text, setting.role, source.line(begin + at)), begin + at, begin + stop, write)
        elif scalar.node.tag == STRING:
            yield from scalar_places(source, begin, scalar, setting)


def compose_loose(source: Source, begin: int, end: int) -> tuple[yaml.Node | None, int]:
    """Return the root node of Marp's front matter, None where it reads none, and the offset at which its YAML begins.

    The values of loose keys are masked.
    """
    reading, begin = _read_part(source, begin, end, comment=False, indent=0)
    return reading.root if reading else None, begin


def _read_part(source: Source, begin: int, end: int, comment: bool, indent: int) -> tuple[_Reading | None, int]:
    """Return what Marp reads between two offsets, and the offset of the first character of the nodes."""
    content = source.normal[begin:end]
    begin += len(content) - len(content.lstrip()) - indent
    return _read(" " * indent + content.strip(), comment, indent), begin


def write_loose(text: str, unsafe: str) -> str:
    """Return a text as the value of a loose key: plain where YAML and Marp read it alike, else in double quotes."""
    return write_scalar(text, '"' if "\\" in text else None, False, unsafe)


@lru_cache(maxsize=4)
def _read(content: str, comment: bool, indent: int = 0) -> _Reading | None:
    import yaml

    content = "\n".join(map(_without_tabs, content.split("\n")))
    try:
        quoted, masked, loose = _loosen(content, comment, indent)
        root = yaml.compose(quoted, Loader=yaml.BaseLoader)
        if not isinstance(root, yaml.MappingNode) or not _is_failsafe(root):
            return None
        root = yaml.compose(masked, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError):
        return None
    return _Reading(root, loose) if isinstance(root, yaml.MappingNode) else None


def _without_tabs(line: str) -> str:
    body = line.lstrip()
    return line[: len(line) - len(body)] + body.replace("\t", " ")


def _loosen(content: str, comment: bool, indent: int) -> tuple[str, str, dict[int, tuple[int, str]]]:
    """Return YAML with the loose values in quotes as Marp sets them; with letters in their place; and the values."""
    import yaml

    quoted, masked, loose, done = "", "", {}, 0
    for found in _loose_value(comment, indent).finditer(content):
        value = found["value"].rstrip()
        start = found.start("value")
        if value.startswith(_STRICT):
            continue
        string = '"' + value.replace('"', '\\"') + '"'
        node = yaml.compose(string, Loader=yaml.BaseLoader)
        quoted += content[done:start] + string
        if found["gap"]:
            loose[start] = start + len(value), str(node.value) if node else ""
            masked += content[done:start] + "x" * len(value)
        else:  # no value: part of a key, or of a line that is none
            masked += content[done : start + len(value)]
        done = start + len(value)
    return quoted + content[done:], masked + content[done:], loose


@lru_cache(maxsize=4)
def _loose_value(comment: bool, indent: int) -> re.Pattern[str]:
    names = (*_GLOBAL, *_LOCAL, *(() if comment else (*_CUSTOM_GLOBAL, *_CUSTOM_LOCAL)))
    key = f"_?(?:{'|'.join(names)})"
    blank = r"[^\S\n]*"
    return re.compile(
        rf"^ {{{indent}}}(?:{key}|\"{key}\"|'{key}'){blank}:(?P<gap>{blank})(?P<value>[^\s][^\n]*)", re.MULTILINE
    )


def _is_failsafe(root: yaml.Node) -> bool:
    """Return whether no mapping has a key twice and no tag is used that Marp's reader does not know."""
    import yaml

    nodes: list[yaml.Node] = [root]
    seen: set[int] = set()
    while nodes:
        node = nodes.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if node.tag not in _FAILSAFE:
            return False
        if isinstance(node, yaml.MappingNode):
            names = [str(key.value) for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
            if len(set(names)) < len(names):
                return False
            nodes += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            nodes += node.value
    return True
