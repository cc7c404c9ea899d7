"""Faults of answers in any language: empty, JSON again, instructions, repetitions. The rules judge the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from loctool.engines.requests import Request
from loctool.text.controls import describe_character, unwritable_in_text

_FEWEST = 4
"""Words from which two translations are not equal, and none repeats an instruction, by chance."""
_TAG = re.compile(r"</?\d+/?>")
_WORD = re.compile(r"\w+")


def judge_text(text: str, sources: Sequence[str], prompt: str = "") -> str:
    """Return why a text is not to be taken for a translation, empty if nothing is wrong with it."""
    if not text.strip():
        return "it is empty"
    if char := unwritable_in_text(text):
        return f"it has {describe_character(char)}"
    if not _words(text) and any(map(_words, sources)):
        return "it has no words"
    if _is_json(text) and not any(map(_is_json, sources)):
        return "it is JSON again, where a text should be"
    if _repeats(text, prompt, sources):
        return "it repeats the instructions"
    return ""


def find_repeated(request: Request, texts: Mapping[int, tuple[str, ...]]) -> dict[int, str]:
    """Return index -> fault for texts that the answer has for different sources, word for word.

    Short ones may well be the same: several words for a title, say.
    """
    faults: dict[int, str] = {}
    words = {index: _words(own[0]) for index, own in texts.items()}
    for one, other in combinations(words, 2):
        if words[one] == words[other] and len(words[one]) >= _FEWEST:
            sources = [_words(request.messages[index].text) for index in (one, other)]
            if sources[0] != sources[1]:
                faults |= dict.fromkeys((one, other), "it has the same text as another message with another source")
    return faults


def _is_json(text: str) -> bool:
    if not text.lstrip().startswith(("{", "[")):
        return False
    try:
        return bool(json.loads(text, strict=False))
    except (ValueError, RecursionError):
        return False


def _repeats(text: str, prompt: str, sources: Sequence[str]) -> bool:
    """Return whether a text has a whole line of the prompt that its sources do not have."""
    own = " ".join(_words(text))
    repeated = (line for line in _lines(prompt) if line in own)
    return any(not any(line in " ".join(_words(source)) for source in sources) for line in repeated)


@lru_cache(maxsize=64)
def _lines(prompt: str) -> tuple[str, ...]:
    return tuple(" ".join(words) for line in prompt.splitlines() if len(words := _words(line)) >= _FEWEST)


def _words(text: str) -> list[str]:
    return _WORD.findall(_TAG.sub(" ", text).casefold())
