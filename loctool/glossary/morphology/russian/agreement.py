"""Russian terms of several words: which words agree with the main noun, and whether those of a text do."""

from __future__ import annotations

from functools import lru_cache

from loctool.glossary.morphology.russian.words import CASES, Reading, keys, plain, readings

Slot = tuple[str, str]
"""(case, number)."""
ALL: frozenset[Slot] = frozenset((case, number) for case in CASES for number in ("sing", "plur"))


@lru_cache(maxsize=50_000)
def frozen(term: tuple[str, ...]) -> tuple[bool, ...]:
    """Tell of each word of a term whether it keeps its form while the term inflects: добыча *сырья*.

    The main word is the first noun in the nominative; adjectives in the nominative of its number agree with it, and so
    does a second noun that cannot be anything but a nominative (Владимир Путин).
    """
    head = main_word(term)
    if head is None:
        return (False,) * len(term)
    number = _number(term[head])
    governed = next((at for at, word in enumerate(term) if any(r.kind == "prep" for r in readings(word))), len(term))
    return tuple(at != head and (at > governed or not _follows(word, number)) for at, word in enumerate(term))


def main_word(term: tuple[str, ...]) -> int | None:
    """Return the place of the word that decides the term's case, None for a term that has no nominative."""
    for kind in ("noun", "adj"):
        for at, word in enumerate(term):
            likely = [r for r in readings(word) if r.kind]
            if any(r.kind == kind and r.case == "nomn" for r in likely[:4]):
                return at
    return None


def _number(word: str) -> str:
    """Return the number of a word's first reading in the nominative."""
    return next((r.number for r in readings(word) if r.case == "nomn"), "")


def _follows(word: str, number: str) -> bool:
    found = readings(word)
    if any(r.kind == "adj" and r.case == "nomn" and r.number in ("", number) for r in found):
        return True
    cases = {r.case for r in found if r.kind == "noun"}
    return "nomn" in cases and "gent" not in cases and not any(r.fixed for r in found)


def agrees(term: tuple[str, ...], text: tuple[str, ...], hyphens: tuple[bool, ...]) -> bool:
    """Tell whether a text's words, which have the term's lemmas, stand in one case and number where they must.

    `hyphens` tells which words of the term a hyphen joins to the next: such a word may stay as it is (бизнес-плана).
    After numbers from two to four an adjective in the plural goes with a noun in the singular (два редких металла).
    """
    stiff = frozen(term)
    shared = ALL
    for own, word, keeps, hyphen in zip(term, text, stiff, hyphens, strict=True):
        if plain(own) == plain(word) and (keeps or hyphen):
            continue
        slots = _slots(own, word)
        if slots is None:
            return False
        if keeps:
            if slots and {case for case, _ in slots}.isdisjoint(case for case, _ in _slots(own, own) or ()):
                return False
        elif slots:
            shared &= slots | ({("gent", "sing")} if ("gent", "plur") in slots else set())
    return bool(shared)


@lru_cache(maxsize=1 << 15)
def _slots(own: str, word: str) -> frozenset[Slot] | None:
    """Return the cases and numbers in which a text's word is a form of the term's word; empty where grammar is mute.

    None where it can only be a predicate, which is no part of a term: база дана.
    """
    wanted = keys(own)
    found: set[Slot] = set()
    common = [reading for reading in readings(word) if reading.key in wanted]
    for reading in common:
        if reading.fixed or not (reading.case or reading.short):
            return ALL
        if reading.case:
            found |= _slot(reading)
    if common and not found:
        return None if plain(own) != plain(word) else ALL
    return frozenset(found)


def _slot(reading: Reading) -> set[Slot]:
    return {(reading.case, number) for number in ([reading.number] if reading.number else ["sing", "plur"])}
