"""The answer of a language model: its JSON schema, and the translations read from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from loctool.engines.llm.faults import find_repeated, judge_text
from loctool.engines.llm.json_values import Found, Pairs, find_values
from loctool.engines.llm.prompt import form_keys, number_asked
from loctool.engines.requests import Answer, Inquiry, Request
from loctool.engines.servers.replies import shorten

_SHOWN = 80
"""Characters of an answer without JSON that are shown."""
CUT = "the answer was cut off before it"
_TEXT: Mapping[str, Any] = {"type": "string"}


def schema_of(request: Request) -> dict[str, Any]:
    """Return the JSON schema of the answer: an object with a text for each number, or an object of plural forms."""
    numbered = number_asked(request).items()
    return _object({str(number): _schema_of_one(request.messages[index]) for number, index in numbered})


def _schema_of_one(inquiry: Inquiry) -> Mapping[str, Any]:
    keys = form_keys(inquiry)
    return _object(dict.fromkeys(keys, _TEXT)) if keys else _TEXT


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


class _Given(NamedTuple):
    """What an answer has for a number."""

    number: int
    value: object


class _StrangeError(ValueError):
    """An answer has something else than texts for numbers."""


def read_answer(text: str, request: Request, *, is_cut: bool = False, prompt: str = "") -> Answer:
    """Return the translations in a model's text; `is_cut` is whether the server says that it is cut off.

    `prompt` is the system prompt: a translation that repeats it is a fault.
    """
    found = find_values(text)
    if (is_cut or found.is_cut) and _is_on_the_way(found):
        found = Found(is_cut=True)
    is_cut = is_cut or found.is_cut
    if found.is_broken or not (found.values or is_cut):
        return Answer(fault=_describe_no_json(text, found.is_broken))
    numbers = number_asked(request)
    try:
        given = [one for value in found.values for one in _read(value, is_cut)]
    except _StrangeError as problem:
        return Answer(fault=str(problem))
    if strange := [one.number for one in given if one.number not in numbers]:
        return Answer(
            fault=f"the answer has number {strange[0]}, which was not asked for; answer numbers 1 to {len(numbers)}"
        )
    texts: dict[int, tuple[str, ...]] = {}
    faults: dict[int, str] = {}
    for number, index in numbers.items():
        values = [one.value for one in given if one.number == number]
        try:
            texts[index] = _texts_of(values, request.messages[index], prompt)
        except ValueError as problem:
            faults[index] = CUT if is_cut and not _is_whole(values) else str(problem)
    for index, fault in find_repeated(request, texts).items():
        del texts[index]
        faults[index] = fault
    return Answer(texts, faults)


def _is_on_the_way(found: Found) -> bool:
    """Return whether a text that is cut off goes on after an answer, which may have been a mere thought."""
    return len(found.values) > 1 or bool(found.rest.strip(" \n\t`"))


def _describe_no_json(text: str, is_broken: bool) -> str:
    shown = shorten(text, _SHOWN)
    if not shown:
        return "the answer is empty"
    return f"the answer is not {'valid JSON' if is_broken else 'JSON, but words'}: {shown}"


def _read(value: object, is_cut: bool) -> Iterator[_Given]:
    """Yield the values by their numbers. Raises _StrangeError for any other content.

    Servers without schemas leave the shape to the model: an object by numbers, a list of objects with a number and a
    text, or one of these in an object with a single key.
    """
    if isinstance(value, Pairs):
        yield from _read_object(value, is_cut)
    elif isinstance(value, list):
        for one in value:
            yield from _read(one, is_cut)
    else:
        raise _StrangeError("the answer has texts without numbers")


def _read_object(pairs: Pairs, is_cut: bool) -> Iterator[_Given]:
    numbers = [_number(key) for key, _ in pairs]
    if all(number is not None for number in numbers):
        yield from (_Given(number or 0, value) for number, (_, value) in zip(numbers, pairs, strict=True))
    elif entry := _read_entry(pairs):
        yield entry
    elif len(pairs) == 1 and isinstance(pairs[0][1], list):
        yield from _read(pairs[0][1], is_cut)
    elif not is_cut:
        strange = next(key for (key, _), number in zip(pairs, numbers, strict=True) if number is None)
        raise _StrangeError(f'the answer has "{shorten(strange, _SHOWN)}", which is not a number that was asked for')


def _read_entry(pairs: Pairs) -> _Given | None:
    """Return the number and the text of an object that has one of each, whatever it calls them."""
    if len(pairs) != 2:
        return None
    values = [value for _, value in pairs]
    numbers = [value if isinstance(value, int) and not isinstance(value, bool) else None for value in values]
    for at, number in enumerate(numbers):
        if number is not None and not isinstance(values[1 - at], int):
            return _Given(number, values[1 - at])
    return None


def _number(key: str) -> int | None:
    return int(key) if key.isdecimal() and key.isascii() and len(key) < 10 else None


def _is_whole(values: list[object]) -> bool:
    """Return whether a value has no parts that a cut may have taken away."""
    return bool(values) and all(isinstance(value, str) for value in values)


def _texts_of(values: list[object], inquiry: Inquiry, prompt: str) -> tuple[str, ...]:
    """Return the texts of a message. Raises ValueError with the fault, for the model and for people."""
    if not values:
        raise ValueError("the answer lacks it")
    if any(value != values[0] for value in values[1:]):
        raise ValueError("the answer has it twice, with different texts")
    texts = _forms_of(values[0], form_keys(inquiry))
    sources = (inquiry.text, inquiry.plural) if inquiry.numbers else (inquiry.text,)
    for text in texts:
        if fault := judge_text(text, sources, prompt):
            raise ValueError(fault)
    return texts


def _forms_of(value: object, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the plural forms in order, or the one text. Raises ValueError for missing or further ones."""
    if isinstance(value, Pairs):
        named = dict(value)
        is_right = len(named) == len(value) and (not keys or named.keys() == set(keys))
        value = [named[key] for key in keys or named] if is_right else []
    found = value if isinstance(value, list) else [value]
    if len(found) == (len(keys) or 1) and all(isinstance(one, str) for one in found):
        return tuple(map(str, found))
    if keys:
        raise ValueError(f"it needs an object with a text for each of the forms {', '.join(keys)}")
    raise ValueError("it needs one text")
