"""Russian words: readings with grammar, by pymorphy3."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

CASES = ("nomn", "gent", "accs", "datv", "ablt", "loct")
"""The six cases in the order of their frequency in texts; rare second forms count as their first."""
_SECOND = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct", "voct": "nomn"}
_CLASSES = {
    "NOUN": "noun", "NPRO": "noun", "ADJF": "adj", "ADJS": "adj", "PRTF": "adj", "PRTS": "adj", "COMP": "adj",
    "NUMR": "num", "VERB": "verb", "INFN": "verb", "GRND": "verb", "PREP": "prep",
}  # fmt: skip
LEAST = 0.01
"""Likelihood, against the best reading's, from which a reading counts: стали is steel, too."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word."""

    lemma: str
    """With е for ё."""
    kind: str
    """noun, adj, num, verb, prep, or empty for what does not inflect."""
    case: str
    """nomn, gent, … or empty."""
    number: str
    """sing, plur or empty."""
    gender: str
    """masc, femn, neut or empty."""
    fixed: bool
    """The same in all cases: США, метро."""
    short: bool = False
    """A predicate that has no case: готов, дана."""

    @property
    def key(self) -> str:
        """The key of the word in this reading."""
        return f"{self.lemma}/{self.kind}"


@cache
def analyzer() -> Any:
    """Return pymorphy3's analyser."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=1 << 13)
def parses_of(word: str) -> list[Any]:
    """Return pymorphy3's parses of a word, none if it has characters without a name, on which pymorphy3 fails."""
    if not all(unicodedata.name(letter, "") for letter in word):
        return []
    found: list[Any] = analyzer().parse(word.lower())
    return found


@lru_cache(maxsize=1 << 15)
def is_known(word: str) -> bool:
    """Return whether the dictionary has a word, written with ё or with е."""
    return bool(analyzer().word_is_known(word.lower()))


def plain(word: str) -> str:
    """Return the word in lower case with е for ё, as texts mix them."""
    return word.lower().replace("ё", "е")


@lru_cache(maxsize=1 << 15)
def readings(word: str) -> tuple[Reading, ...]:
    """Return the word's readings, the likeliest first; a numeral is nothing else (сорок is not a magpie)."""
    parses = parses_of(word)
    if parses and parses[0].tag.POS == "NUMR":
        parses = [parse for parse in parses if parse.tag.POS == "NUMR"]
    # An adjective counts however unlikely it is, since its noun can prove it.
    likely = (parse for parse in parses if parse.tag.POS == "ADJF" or parse.score >= LEAST * parses[0].score)
    return tuple(dict.fromkeys(map(_reading, likely)))


def _reading(parse: Any) -> Reading:
    tag = parse.tag
    lemma = parse.normal_form
    if tag.POS in ("PRTF", "PRTS"):
        lemma += "+pssv" if "pssv" in tag else "+actv"
    case = _SECOND.get(str(tag.case), str(tag.case or ""))
    number, gender = str(tag.number or ""), str(tag.gender or "")
    kind = _CLASSES.get(str(tag.POS), "")
    return Reading(plain(lemma), kind, case, number, gender, "Fixd" in tag, short=tag.POS in ("ADJS", "PRTS"))


@lru_cache(maxsize=1 << 15)
def keys(word: str) -> frozenset[str]:
    """Return the keys of a word: itself, and its lemmas with their parts of speech."""
    return frozenset({plain(word), *(reading.key for reading in readings(word))})


def base_keys(word: str, alone: bool = True) -> frozenset[str]:
    """Return the keys of a term's word, which is in its base form: of its readings as a nominative if it has any.

    Дмитриев is the surname then, and not several people called Дмитрий. In a term of one word (`alone`) the readings
    whose lemma it is win over others: данные are data, not what is given, and вина is guilt, not wines. A verb stands
    for its participles too, and is an infinitive where the word can be one, or nothing but a verb.
    """
    found = readings(word)
    base = [reading for reading in found if reading.case in ("nomn", "") or reading.fixed]
    if alone:
        base = [reading for reading in base if reading.lemma == plain(word)] or base
    kept = base or found
    verbs = [reading.lemma for reading in kept if reading.kind == "verb"]
    participles = (f"{verb}+{voice}/adj" for verb in verbs for voice in ("actv", "pssv"))
    return frozenset({plain(word), *(reading.key for reading in kept), *participles})
