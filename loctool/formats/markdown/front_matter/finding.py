"""Where the front matter of a deck is, and which one it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Literal, NamedTuple

from loctool.errors import SourceError
from loctool.formats.markdown.front_matter.heads import org_end, org_places, title_block_end, title_block_places
from loctool.formats.markdown.front_matter.json_object import json_end, json_places
from loctool.formats.markdown.front_matter.marp import loose_places
from loctool.formats.markdown.front_matter.nodes import compose_part
from loctool.formats.markdown.front_matter.toml import read_toml, toml_places
from loctool.formats.markdown.front_matter.yaml_places import yaml_places
from loctool.formats.markdown.places import Place, Source, skip

Kind = Literal["yaml", "yaml-dots", "marp", "toml", "json", "org", "title-block"]
"""`yaml-dots` is YAML that a line `...` ends too; `marp` is never an error."""

YAML_ONLY: tuple[Kind, ...] = ("yaml",)


class FrontMatter(NamedTuple):
    """The kind of front matter, where its content begins and stops, and the offset behind its last mark."""

    kind: Kind
    begin: int
    stop: int
    end: int


_YAML = re.compile(r"---[ \t]*\n")
_YAML_END = re.compile(r"^---[ \t]*$", re.MULTILINE)
_YAML_OR_DOTS_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_TOML = re.compile(r"\+\+\+[ \t]*\n")
_TOML_END = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
_MARP = re.compile(r"-{3,}")
_COMMENTS = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*")
_BLANK = re.compile(r"\s")
_BLANK_LINE = re.compile(r"[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"""(?:[\w.$/-]+|"[^"\n]*"|'[^'\n]*')[ \t]*:(?=[ \t\n]|\Z)""")
_MAY_BE_MAPPING = re.compile(r"[?{&]|[^\n:]*:")
_TOML_KEY = re.compile(r"""\[|(?:[\w.-]+|"[^"\n]*"|'[^'\n]*')[ \t]*=""")
_JSON = re.compile(r'\{\s*(?:"|\}\s*$)', re.MULTILINE)
_EMPTY_LINE = "(or begin the file with an empty line if this is a slide)"


def find_front_matter(source: Source, kinds: Sequence[Kind] = YAML_ONLY) -> FrontMatter | None:
    """Return the front matter with which a deck begins, of one of the kinds that its system reads; None without one.

    A `---` on the first line opens YAML where a text follows on the very next line (as pandoc has it) and the lines up
    to the next `---` are a mapping, not all of whose keys are several words; else there are slides. Raises SourceError
    where lines that begin with `key:` are no YAML (or TOML, JSON), or are not closed.
    """
    for kind in kinds:
        if found := _find(source, kind):
            return found
    return None


def _find(source: Source, kind: Kind) -> FrontMatter | None:
    match kind:
        case "yaml" | "yaml-dots":
            return _find_yaml(source, kind)
        case "marp":
            return _find_marp(source)
        case "toml":
            return _find_toml(source)
        case "json":
            end = json_end(source) if _JSON.match(source.normal) else 0
        case "org":
            end = org_end(source)
        case "title-block":
            end = title_block_end(source)
    return FrontMatter(kind, 0, end, end) if end else None


def text_places(source: Source, found: FrontMatter, keys: Collection[str]) -> Iterator[Place]:
    """Yield the places of the chosen keys' strings (or lists of strings); `keys` are patterns (see `begin_patterns`).

    Raises SourceError where the front matter cannot be read.
    """
    match found.kind:
        case "yaml" | "yaml-dots":
            return yaml_places(source, found.begin, found.stop, keys)
        case "marp":
            return loose_places(source, found.begin, found.stop, keys)
        case "toml":
            return toml_places(source, found.begin, found.stop, keys)
        case "json":
            return json_places(source, found.begin, found.stop, keys)
        case "org":
            return org_places(source, found.end, keys)
        case "title-block":
            return title_block_places(source, found.end, keys)


def _find_yaml(source: Source, kind: Kind) -> FrontMatter | None:
    import yaml

    if (opening := _YAML.match(source.normal)) is None:
        return None
    begin = opening.end()
    closing = (_YAML_OR_DOTS_END if kind == "yaml-dots" else _YAML_END).search(source.normal, begin)
    content = skip(_COMMENTS, source.normal, begin)
    looks = not _BLANK_LINE.match(source.normal, begin) and bool(_KEY.match(source.normal, content))
    if closing is None:
        if looks:
            problem = f"the front matter is not closed; end it with a line `---` {_EMPTY_LINE}"
            raise SourceError(problem, source.path, 1)
        return None
    found = FrontMatter(kind, begin, *closing.span())
    if found.begin == found.stop:
        return found
    if _BLANK_LINE.match(source.normal, begin) or not _MAY_BE_MAPPING.match(source.normal, content):
        return None
    try:
        root = compose_part(source, begin, found.stop, f"correct it {_EMPTY_LINE}")
    except SourceError:
        if looks:
            raise
        return None
    names = [str(key.value) for key, _ in root.value] if isinstance(root, yaml.MappingNode) else []
    return found if any(name and not _BLANK.search(name) for name in names) else None


def _find_marp(source: Source) -> FrontMatter | None:
    """Return Marp's front matter: from three hyphens or more to as many, to a line `...`, or to the end."""
    if (opening := _MARP.match(source.normal)) is None:
        return None
    text, begin = source.normal, opening.end() + 1
    ending = re.compile(rf"^(?P<dots>[ \t]*\.\.\. ?)$|^ {{0,3}}-{{{opening.end()},}}[ \t]*$", re.MULTILINE)
    for found in ending.finditer(text, source.offset(1) if "\n" in text else len(text)):
        # A space behind the dots that is in the file itself, not our sign of a carriage return: these dots end nothing.
        if not (found["dots"] and source.text[found.end() - 1] == " "):
            return FrontMatter("marp", begin, found.start(), found.end())
    return FrontMatter("marp", min(begin, len(text)), len(text), len(text))


def _find_toml(source: Source) -> FrontMatter | None:
    if (opening := _TOML.match(source.normal)) is None:
        return None
    begin = opening.end()
    closing = _TOML_END.search(source.normal, begin)
    looks = bool(_TOML_KEY.match(source.normal, skip(_COMMENTS, source.normal, begin)))
    if closing is None:
        if looks:
            raise SourceError("the front matter is not closed; end it with a line `+++`", source.path, 1)
        return None
    try:
        read_toml(source, begin, closing.start())
    except SourceError:
        if looks:
            raise
        return None
    return FrontMatter("toml", begin, *closing.span())
