"""Planted errors of names and terms, lost clauses, and translations of other messages."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from benchmarks.planting import russian
from benchmarks.planting.texts import Text, replace_one

_INSIDE = re.compile(r"(?<=[^\W\d_] )(?<![.!?:] )[A-ZА-ЯЁ][^\W\d_]{2,}(?:-[A-ZА-ЯЁ][^\W\d_]+)?")
_CLAUSE = re.compile(r", (?:[^\s,;:.]+ ){3,}[^\s,;:.]+(?=[,.;]|$)")
_COORDINATE = re.compile(r"(?:,)? (?:and|but|или|и|но|or) (?:[^\s,;:.]+ ){2,}[^\s,;:.]+(?=[.;]|$)")
_ITEM = re.compile(
    r"(?<=, )[^\s,;:.]+(?: [^\s,;:.]+){0,2},? (?:and|or|и|или) (?=[^\s,;:.]+(?: [^\s,;:.]+){0,3}(?:[,;.]|$))"
    r"|, [^\s,;:.]+(?: [^\s,;:.]+){0,2}(?=,? (?:and|or|и|или) [^\s,;:.]+(?: [^\s,;:.]+){0,3}(?:[,;.]|$))"
)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.!?] )[^.!?]{15,}[.!?]$|^[^.!?]{15,}(?<=[^\W\d_]{2})[.!?] (?=[A-ZА-ЯЁ])")
_NAMES = {"Name", "Surn", "Geox", "Orgn", "Patr"}
_NO_NAMES = frozenset(
    [
        "I",
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "Of",
        "For",
        "And",
        "But",
        "He",
        "She",
        "It",
        "They",
        "We",
        "You",
        "This",
        "That",
        "As",
        "If",
        "When",
    ]
)


def names_of(text: Text) -> list[str]:
    """Return the names of people, places and organisations in a translation, as far as its words tell."""
    found = [match[0] for match in _INSIDE.finditer(text.target)]
    if len(found) > len(text.target.split()) / 3:
        return []  # a heading with capitals
    return [name for name in found if _is_name(name, text.code)]


@lru_cache(maxsize=10_000)
def _is_name(word: str, code: str) -> bool:
    if code == "ru":
        return not _NAMES.isdisjoint(russian.grammemes(word))
    from loctool.glossary.morphology.lexicon import lexicon

    return word not in _NO_NAMES and not (lexicon("en").lemma(word.lower()) or word.lower().endswith("day"))


class Wording:
    """The kinds that need the other texts: their names, and what their neighbours say."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._texts = texts
        self._places = {text.number: place for place, text in enumerate(texts)}
        self._names = sorted({name for text in texts for name in names_of(text)})
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(texts):
            for word in {word.lower()[:6] for word in re.findall(r"[^\W\d_]{5,}", text.source)}:
                self._by_word[word].append(place)

    def other_name(self, text: Text, drawn: random.Random) -> str | None:
        """Replace a name by one of another text."""
        if not (own := names_of(text)):
            return None
        name = drawn.choice(own)
        others = [one for one in self._names if one not in text.target and one[:3] != name[:3]]
        new = drawn.choice(others)
        if text.code == "ru":
            kind = russian.grammemes(name) & _NAMES
            alike = [one for one in others if russian.grammemes(one) & kind]
            new = russian.inflect_like(russian.lemma(drawn.choice(alike or others)), name)
        return replace_one(text.target, re.compile(rf"\b{re.escape(name)}\b"), new, drawn)

    @staticmethod
    def lost_name(text: Text, drawn: random.Random) -> str | None:
        """Leave out a name, with the preposition before it."""
        if not (own := names_of(text)):
            return None
        before = r"(?: (?:in|from|of|to|by|at|for|near|в|во|из|от|к|под|на|с))?"
        return replace_one(text.target, re.compile(rf"{before} {re.escape(drawn.choice(own))}\b(?:['’]s)?"), "", drawn)

    def next_text(self, text: Text, _: random.Random) -> str | None:
        """Take the translation of the next message."""
        return self._at(self._places[text.number] + 1)

    def previous_text(self, text: Text, _: random.Random) -> str | None:
        """Take the translation of the message before."""
        return self._at(self._places[text.number] - 1)

    def similar_text(self, text: Text, _: random.Random) -> str | None:
        """Take the translation of the message that shares most words with it."""
        shared: dict[int, int] = defaultdict(int)
        for word in {word.lower()[:6] for word in re.findall(r"[^\W\d_]{5,}", text.source)}:
            for place in self._by_word[word]:
                shared[place] += 1
        shared.pop(self._places[text.number], None)
        return self._at(max(shared, key=lambda place: (shared[place], -place))) if shared else None

    def _at(self, place: int) -> str | None:
        return self._texts[place].target if 0 <= place < len(self._texts) else None


def other_term(text: Text, drawn: random.Random, targets: Sequence[str] = ()) -> str | None:
    """Replace a glossary's term by another one's target."""
    found = [term for term in text.terms if text.target.count(term.form) == 1]
    others = [one for one in targets if one.lower() not in text.target.lower()]
    if not found or not others:
        return None
    term, new = drawn.choice(found), drawn.choice(others)
    if text.code == "ru" and " " not in term.form and " " not in new:
        new = russian.inflect_like(new, term.form)
    return text.target.replace(term.form, new)


def lost_clause(text: Text, drawn: random.Random) -> str | None:
    """Leave out a clause behind a comma."""
    return replace_one(text.target, _CLAUSE, "", drawn)


def lost_half(text: Text, drawn: random.Random) -> str | None:
    """Leave out what is joined at the end by a conjunction."""
    return replace_one(text.target, _COORDINATE, "", drawn)


def lost_item(text: Text, drawn: random.Random) -> str | None:
    """Leave out an item of a list."""
    return replace_one(text.target, _ITEM, "", drawn)


def lost_sentence(text: Text, drawn: random.Random) -> str | None:
    """Leave out a sentence."""
    return replace_one(text.target, _SENTENCE, "", drawn)
