"""Russian words in the form of others, so that what is planted reads like a sentence."""

from __future__ import annotations

from functools import cache
from typing import Any

_KEPT = ("nomn", "gent", "datv", "accs", "ablt", "loct", "sing", "plur")


@cache
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


def lemma(word: str) -> str:
    """Return a word's base form."""
    return str(_analyzer().parse(word)[0].normal_form)


def part_of_speech(word: str) -> str:
    """Return pymorphy's part of speech."""
    return str(_analyzer().parse(word)[0].tag.POS)


def grammemes(word: str) -> frozenset[str]:
    """Return all grammemes of the likeliest reading."""
    return frozenset(_analyzer().parse(word)[0].tag.grammemes)


def inflect_like(word: str, other: str) -> str:
    """Return a word in the case, number, tense and person of another, with its capital letter, or as it is."""
    tag = _analyzer().parse(other)[0].tag
    kept = set(_KEPT) | {"past", "pres", "futr", "1per", "2per", "3per"}
    kept |= {"masc", "femn", "neut"} if tag.POS in ("ADJF", "VERB", "PRTF") and "sing" in tag else set()
    wanted = {one for one in tag.grammemes if one in kept}
    parsed = _analyzer().parse(word)[0]
    made = parsed.inflect(wanted) or parsed.inflect({one for one in wanted if one in _KEPT[:6]})
    found = made.word if made else word
    return found[:1].upper() + found[1:] if other[:1].isupper() else found
