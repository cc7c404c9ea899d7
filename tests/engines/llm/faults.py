"""What may be wrong with the answers of a model and its server."""

from __future__ import annotations

import enum
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Texts = dict[str, Any]
"""Number -> text, or form -> text for plural forms: the answer as it should be."""


class Fault(enum.StrEnum):
    """A way in which an answer is not as it should be."""

    LATE = "late"
    CUT = "cut"
    REORDERED = "reordered"
    """Only the order of the numbers is another, which is no fault for who reads well."""
    PROSE = "prose around the JSON"
    """Nor is this."""
    THINKING = "a thought before the JSON"
    """Nor this."""
    LONG_THOUGHT = "a thought that uses up the limit"
    """Which is asked again without a limit."""
    TAGS_LOST = "tags lost"
    OTHER_LANGUAGE = "another language"
    EMPTY = "empty texts"
    NUMBER_TOO_MANY = "a number too many"
    NUMBER_MISSING = "a number is missing"
    TWICE = "a number twice, with different texts"
    REFUSAL = "refusal"
    FILTERED = "filtered"
    NOT_JSON = "not JSON"
    BUSY = "429 with Retry-After"
    BUSY_FOR_UNKNOWN = "429"
    FAILING = "500"
    TOO_LONG = "longer than the context"
    RESET = "connection reset in the middle"


@dataclass(frozen=True)
class Written:
    """What the model wrote, and why it stopped."""

    text: str
    reason: str = "stop"
    refusal: str | None = None


_TAG = re.compile(r"</?\d+/?>")


def _write(texts: Texts) -> str:
    return json.dumps(texts, ensure_ascii=False)


def _each(texts: Texts, change: Callable[[str], str]) -> Texts:
    return {
        number: {form: change(text) for form, text in own.items()} if isinstance(own, dict) else change(own)
        for number, own in texts.items()
    }


def _cut(texts: Texts) -> Written:
    """Return an answer that ends in the middle of its last text."""
    whole = _write(texts)
    return Written(whole[: whole.rindex('": "') + 6], "length")


def _with_prose(texts: Texts) -> Written:
    return Written(f"Sure {{here it is}}:\n```json\n{_write(texts)}\n```\nI hope [this] helps.")


def _twice(texts: Texts) -> Written:
    return Written(_write(texts)[:-1] + ', "1": "something else"}')


CONTENT_FAULTS: Mapping[Fault | None, Callable[[Texts], Written]] = {
    Fault.CUT: _cut,
    Fault.REORDERED: lambda texts: Written(_write(dict(reversed(texts.items())))),
    Fault.PROSE: _with_prose,
    Fault.THINKING: lambda texts: Written(f'<think>Perhaps {{"1": "no"}}?</think>\n{_write(texts)}'),
    Fault.LONG_THOUGHT: lambda _: Written('<think>Perhaps {"1": "no', "length"),
    Fault.TAGS_LOST: lambda texts: Written(_write(_each(texts, lambda text: _TAG.sub("", text)))),
    Fault.EMPTY: lambda texts: Written(_write(_each(texts, lambda text: text[:0]))),
    Fault.NUMBER_TOO_MANY: lambda texts: Written(_write({**texts, str(len(texts) + 1): "one more"})),
    Fault.NUMBER_MISSING: lambda texts: Written(_write(dict(list(texts.items())[:-1]))),
    Fault.TWICE: _twice,
    Fault.REFUSAL: lambda _: Written("", refusal="I cannot help with that."),
    Fault.FILTERED: lambda _: Written("", "content_filter"),
    Fault.NOT_JSON: lambda _: Written("I am sorry, but I cannot translate this."),
}
"""Fault -> what the model writes instead of an answer."""
