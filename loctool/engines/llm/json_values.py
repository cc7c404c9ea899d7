"""The JSON values in a text that a language model wrote: with prose and fences around them, or cut off."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

_OPENING = re.compile(r'\{\s*["}]|\[\s*[\[{]')
"""The beginning of an object or of a list of objects; braces in prose are followed by words."""
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*"|[{}\[\],]|"', re.DOTALL)
_THOUGHT = re.compile(r"\s*<(think|thinking|thought|reasoning)>.*?(?:(?P<end></\1>)|\Z)", re.DOTALL | re.IGNORECASE)
"""What a model thinks before it answers, where a server leaves it in the answer; it may be cut off."""
_THOUGHT_END = "</think>"
_CLOSING = {"{": "}", "[": "]"}


class Pairs(list[tuple[str, object]]):
    """An object's keys and values as they were written, a key perhaps twice."""


@dataclass(frozen=True, slots=True)
class Found:
    """The values of a text."""

    values: tuple[object, ...] = ()
    """In their order; an object is `Pairs`. A value that is cut off has only its complete members."""
    is_cut: bool = False
    """The text ends within a value, or before the model had thought to an end."""
    rest: str = ""
    """The text after the values."""
    is_broken: bool = False
    """Something begins like a value and is not valid JSON."""


_decoder = json.JSONDecoder(object_pairs_hook=Pairs, strict=False)  # models write line breaks as they are


def find_values(text: str) -> Found:
    """Return the objects and lists of objects in a text, in their order."""
    text = text.removeprefix("\ufeff")
    thought = _THOUGHT.match(text)
    if thought and not thought["end"]:
        return Found(is_cut=True)
    start = thought.end() if thought else _end_of_thought(text)
    values: list[object] = []
    while opening := _OPENING.search(text, start):
        try:
            value, start = _decoder.raw_decode(text, opening.start())
        except ValueError:
            part = _completed(text[opening.start() :])
            return Found((*values, *part), is_cut=bool(part), is_broken=not part)
        except RecursionError:
            return Found(tuple(values), is_broken=True)
        values.append(value)
    return Found(tuple(values), rest=text[start:])


def _end_of_thought(text: str) -> int:
    """Return the end of a thought whose opening tag is missing, 0 if there is none."""
    end = text.rfind(_THOUGHT_END)
    opening = _OPENING.search(text)
    if end >= 0 and opening and opening.start() < end:
        with suppress(ValueError, RecursionError):
            if _decoder.raw_decode(text, opening.start())[1] > end:
                return 0  # it is in a string
    return end + len(_THOUGHT_END) if end >= 0 else 0


def _completed(text: str) -> tuple[object, ...]:
    """Return the complete members of a JSON text that is cut off; nothing if it is broken.

    A member is complete if a comma or a bracket is behind it: a quotation mark alone may be one that should have had a
    backslash.
    """
    brackets: list[str] = []
    end, closing = 1, _CLOSING[text[0]]
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign == '"':
            break  # a string without an end
        if sign in _CLOSING:
            brackets.append(sign)
        elif sign in "}]":
            if _CLOSING[brackets.pop()] != sign or not brackets:
                return ()
            end, closing = token.end(), _closing(brackets)
        elif sign == ",":
            end, closing = token.start(), _closing(brackets)
    try:
        return (_decoder.decode(text[:end] + closing),)
    except (ValueError, RecursionError):
        return ()


def _closing(brackets: Sequence[str]) -> str:
    return "".join(_CLOSING[one] for one in reversed(brackets))
