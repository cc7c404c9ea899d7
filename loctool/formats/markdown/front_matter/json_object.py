"""JSON front matter of Hugo: the strings at the chosen keys."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from functools import partial

from loctool.errors import SourceError
from loctool.formats.markdown.front_matter.keys import Position, begin_patterns, follow, is_chosen
from loctool.formats.markdown.front_matter.writing import respace
from loctool.formats.markdown.places import Place, Source, collapse
from loctool.model import Segment

_SIGN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]', re.DOTALL)
_COLON = re.compile(r"\s*:")


def json_end(source: Source) -> int:
    """Return the offset behind the object with which a deck begins. Raises SourceError where it is not JSON."""
    try:
        return json.JSONDecoder().raw_decode(source.normal)[1]
    except json.JSONDecodeError as problem:
        message = f"the front matter is not JSON ({problem.msg}); correct it"
        raise SourceError(message, source.path, source.line(problem.pos)) from problem
    except RecursionError as problem:
        raise SourceError("the front matter is nested too deeply; simplify it", source.path, 1) from problem
    except ValueError as problem:  # a number of thousands of digits
        raise SourceError(f"the front matter is not JSON ({problem}); correct it", source.path, 1) from problem


def json_places(source: Source, begin: int, end: int, keys: Collection[str]) -> Iterator[Place]:
    """Yield the places of the strings at the chosen keys of the JSON object between two offsets."""
    for start, stop in _strings(source.normal, begin, end, begin_patterns(keys)):
        value = json.loads(source.normal[start:stop])
        if text := collapse(value):
            write = partial(write_string, value=value)
            yield Place(Segment(text, "metadata", source.line(start)), start, stop, write)


def _strings(text: str, begin: int, end: int, top: Position) -> Iterator[tuple[int, int]]:
    """Yield the chosen strings of valid JSON that are no keys."""
    stack = [top]
    """Where the patterns stand in each object or list that is open, and below the last key."""
    for found in _SIGN.finditer(text, begin, end):
        if found[0] in "{[":
            stack += [stack[-1]]
        elif found[0] in "}]":
            stack.pop()
        elif _COLON.match(text, found.end()):
            stack[-1] = follow(stack[-2], json.loads(found[0]))
        elif is_chosen(stack[-1]):
            yield found.span()


def write_string(text: str, value: str) -> str:
    """Return a translation as JSON, with the white space around the lines of the value that it replaces."""
    return json.dumps(respace(value, text), ensure_ascii=False)
