"""The glossary's terms as a language model is told them: targets with part of speech and gender."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from loctool.glossary.targets import part_of_speech, targets_of
from loctool.model import Status, Term
from loctool.text.language import base_language

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_RUSSIAN = {"masc": "masculine", "femn": "feminine", "neut": "neuter"}


def tell_terms(terms: Iterable[Term], source: str, target: str) -> dict[str, list[Any]]:
    """Return the lists `terms`, `avoid` and `keep` for a prompt, without empty ones."""
    told: dict[str, list[Any]] = {}
    for term in terms:
        targets = targets_of(term, target)
        if term.status is Status.DO_NOT_TRANSLATE:
            told.setdefault("keep", []).append(term.source)
        elif targets and term.status is Status.FORBIDDEN:
            told.setdefault("avoid", []).append({"source": term.source, "not": list(targets)})
        elif targets:
            told.setdefault("terms", []).append(_tell(term, targets, source, target))
    return {key: _distinct(told[key]) for key in ("terms", "avoid", "keep") if key in told}


def _tell(term: Term, targets: tuple[str, ...], source: str, target: str) -> dict[str, Any]:
    kind = part_of_speech(term, source)
    found = {
        "source": term.source,
        "target": targets[0],
        "part of speech": kind,
        "gender": gender_of(targets[0], target) if kind in ("noun", "") else "",
        "or": list(targets[1:]),
        "note": term.note,
    }
    return {key: value for key, value in found.items() if value}


def _distinct(items: list[Any]) -> list[Any]:
    return [item for at, item in enumerate(items) if item not in items[:at]]


def gender_of(target: str, language: str) -> str:
    """Return the gender of a term's main noun, or "plural"; empty where it is not known."""
    return _FINDERS.get(base_language(language), _unknown)(target)


def _unknown(_target: str) -> str:
    return ""


@lru_cache(maxsize=10_000)
def _russian_gender(target: str) -> str:
    from loctool.glossary.morphology.russian.agreement import main_word
    from loctool.glossary.morphology.russian.words import readings

    words = tuple(_WORD.findall(target))
    head = main_word(words)
    if head is None:
        return ""
    nouns = (one for one in readings(words[head]) if one.kind == "noun" and one.case == "nomn")
    found = next(nouns, None)
    if found is None:
        return ""
    return "plural" if found.number == "plur" else _RUSSIAN.get(found.gender, "")


_FINDERS: dict[str, Callable[[str], str]] = {"ru": _russian_gender}
"""Base language -> function that finds a noun's gender; other languages have no dictionary with genders."""
