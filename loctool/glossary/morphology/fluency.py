"""Slips of a small model: words that no dictionary has, or that stand by themselves again, or in forms that clash."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import chain, pairwise

from loctool.glossary.morphology.echoes import STRETCH, is_echo
from loctool.glossary.morphology.english import dictionary, singulars
from loctool.glossary.morphology.russian.words import Reading, is_known, readings
from loctool.text.language import base_language

SHORTEST = 4
"""Letters of the shortest word that is looked up: shorter ones are often abbreviations."""

_WORD = re.compile(r"(?<![\w@.’'/-])[^\W\d_]+(?![\w@’'/-]|[.:]\S)")
"""A word that is no part of an address, a compound with a hyphen, or a contraction."""
_GOVERNED = {
    "без": {"gent"},
    "в": {"accs", "loct"},
    "для": {"gent"},
    "до": {"gent"},
    "за": {"accs", "ablt"},
    "из": {"gent"},
    "к": {"datv"},
    "между": {"ablt", "gent"},
    "на": {"accs", "loct"},
    "над": {"ablt"},
    "о": {"accs", "loct"},
    "об": {"accs", "loct"},
    "от": {"gent"},
    "перед": {"ablt"},
    "по": {"datv", "accs", "loct"},
    "под": {"accs", "ablt"},
    "после": {"gent"},
    "при": {"loct"},
    "против": {"gent"},
    "с": {"gent", "ablt", "accs"},
    "у": {"gent"},
    "через": {"accs"},
}
"""Russian preposition -> the cases that may stand behind it."""
_BETWEEN = frozenset({*_GOVERNED, "of", "in", "on", "to", "for", "by", "with", "at", "from", "about", "over"})

_ADJECTIVAL = re.compile(r"\w(?:[ыиоае]й|[ая]я|[ое]е|[ыи]е|[ое]го|[ое]му|[ыи]ми?|[ое]м|[ую]ю|[ыи]х|[ое]ю)$")
"""How Russian adjectives end, and many other words."""
_ANIMATE = ("ого", "его", "ых", "их")
"""Endings of adjectives in the accusative that go with animate nouns only, whose own is no nominative."""
_NOT_BOUND = {"который", "какой", "чей", "весь", "сам", "тот", "этот", "один", "другой"}
"""Lemmas that need not agree with the noun behind them: страна, которую президент посетил. No participle needs to."""


def slips(text: str, source: str, language: str) -> int:
    """Return how much of a translation cannot be right as it stands; 0 in languages but English and Russian.

    Counted are different words in small letters that are in no dictionary and not in the source; words beside other
    forms of themselves, with nothing or a preposition in between; in Russian also adjectives that agree with no reading
    of the noun behind them, and words in a case that their preposition does not govern. Good texts have them too (a new
    word, a noun that belongs to no adjective before it), a tenth to a third as often as a small model's: a count to
    compare drafts of one text by, and no verdict on one.
    """
    known = _KNOWN.get(base_language(language))
    if known is None:
        return 0
    words = {word for word in _WORD.findall(text) if len(word) >= SHORTEST and word.islower() and not known(word)}
    strange = len(words.difference(_WORD.findall(source))) if words else 0
    stretches = [stretch.casefold().split(" ") for stretch in STRETCH.findall(text)]
    clashes = (
        sum(_clash(*pair) for stretch in stretches for pair in pairwise(stretch))
        if base_language(language) == "ru"
        else 0
    )
    return strange + sum(_echoes(stretch, language) for stretch in stretches) + clashes


def _echoes(words: list[str], language: str) -> int:
    """Count words beside forms of themselves, with a preposition in between other forms: step by step is none."""
    near = pairwise(words)
    triples = zip(words, words[1:], words[2:], strict=False)
    far = ((first, third) for first, second, third in triples if second in _BETWEEN and first != third)
    return sum(is_echo(*pair, language) for pair in chain(near, far))


def _clash(first: str, second: str) -> bool:
    """Tell whether two neighbours cannot go together; only words that may be adjectives are looked up."""
    if first in _GOVERNED:
        return _is_misgoverned(first, second)
    return bool(_ADJECTIVAL.search(first)) and _disagree(first, second)


@lru_cache(maxsize=1 << 15)
def _is_misgoverned(preposition: str, second: str) -> bool:
    """Tell whether a word can only be a noun or an adjective, in none of the cases that stand behind a preposition."""
    found = _declined(second, {"noun", "adj"})
    return bool(found) and all(reading.case not in _GOVERNED[preposition] for reading in found)


@lru_cache(maxsize=1 << 15)
def _disagree(first: str, second: str) -> bool:
    """Tell whether an adjective stands before a noun with which no reading of it agrees."""
    before = _declined(first, {"adj"})
    if any("+" in reading.lemma or reading.lemma in _NOT_BOUND for reading in before):
        return False
    behind = _declined(second, {"noun"}) if before else ()
    if first.endswith(_ANIMATE) and any(noun.case == "nomn" for noun in behind):
        before = tuple(one for one in before if one.case != "accs")
    return bool(behind) and not any(_agree(adjective, noun) for adjective in before for noun in behind)


def _declined(word: str, kinds: set[str]) -> tuple[Reading, ...]:
    """Return the readings of a word that can only be declined and of these kinds, else none."""
    found = readings(word)
    return found if all(one.kind in kinds and one.case and not one.fixed for one in found) else ()


def _agree(adjective: Reading, noun: Reading) -> bool:
    """Tell whether the two agree; after numbers from two to four they do so in their own way: два редких металла."""
    if adjective.case != noun.case:
        return False
    if adjective.number != noun.number:
        return (adjective.case, adjective.number, noun.number) == ("gent", "plur", "sing")
    return adjective.number == "plur" or not noun.gender or adjective.gender in {"", noun.gender}


@lru_cache(maxsize=1 << 15)
def _in_english(word: str) -> bool:
    return any(map(dictionary().knows, (word, *singulars(word))))


_KNOWN: dict[str, Callable[[str], bool]] = {"en": _in_english, "ru": is_known}
"""Language -> whether its dictionary has a word. Not German: its compounds are in no dictionary."""
