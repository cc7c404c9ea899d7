"""Planted errors of denial: dropped, added, turned round."""

from __future__ import annotations

import random
import re

from benchmarks.planting import russian
from benchmarks.planting.figures import _replace_words, table
from benchmarks.planting.texts import Text, replace_one

_DROPPED = {
    "en": re.compile(
        r"\b(?:not|never) (?!only)|(?<=an)not\b|(?<=[dest])n['’]t\b"
        r"|(?<= )no (?!one|means|more|less|longer|lack|doubt)(?=[a-z])|^No (?=[a-z])"
    ),
    "de": re.compile(r"(?<=\w )nicht (?!nur|mehr als)(?=\w)|\bk(?=eine?[nrms]? [a-zäöüA-ZÄÖÜ])|(?<= )nie (?=\w)"),
    "ru": re.compile(r"\b[Нн]е (?!только|менее|более|столько)(?=\w)"),
}
_DENIES = {
    "en": re.compile(r"\b(?:not|never|no|nobody|nothing|none|without|cannot)\b|n['’]t\b", re.IGNORECASE),
    "de": re.compile(r"\b(?:nicht|keine?[nrms]?|nie|niemals|niemand\w*|nichts|ohne|weder)\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:не|ни|нет|никогда|без|нельзя)\b", re.IGNORECASE),
}
"""What denies in a source: a denial that the translation adds for its own reasons is no loss."""
_WORD = re.compile(r"[^\W\d_]+")


def dropped_denial(text: Text, drawn: random.Random) -> str | None:
    """Leave out a negation that the source has, too."""
    if not _DENIES[text.languages[0]].search(text.source):
        return None
    found = replace_one(text.target, _DROPPED[text.code], "", drawn)
    return found and found[0].upper() + found[1:]


def added_denial(text: Text, drawn: random.Random) -> str | None:
    """Deny what the source says, in texts that deny nothing."""
    if _DENIES[text.code].search(text.target) or _DENIES[text.languages[0]].search(text.source):
        return None
    if text.code == "ru":
        return replace_one(text.target, _WORD, _deny, drawn)
    if text.code != "en":
        return None
    auxiliaries = table("denial", "auxiliaries").replace(" ", "|")
    return replace_one(
        text.target, re.compile(rf"(?<=[a-z] )(?:{auxiliaries})(?= [a-z])"), lambda m: f"{m[0]} not", drawn
    )


def _deny(match: re.Match[str]) -> str | None:
    word = match[0]
    is_verb = word.islower() and russian.part_of_speech(word) in ("VERB", "PRTS")
    return f"не {word}" if is_verb else None


def inverted_denial(text: Text, drawn: random.Random) -> str | None:
    """Turn never into always, possible into impossible and so on."""
    return _replace_words(text, table("inverted", text.code), drawn)
