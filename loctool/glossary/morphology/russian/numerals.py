"""Whether the noun behind a number stands in the form that the number asks for; known for Russian, else believed."""

from __future__ import annotations

import re

from loctool.glossary.morphology.russian.words import Reading, readings
from loctool.text.language import base_language

_OBLIQUE = ("datv", "ablt", "loct")
_FOLLOWING = 4
"""Words behind a number among which its noun is looked for; adjectives stand before it."""


def agrees(text: str, number: str, language: str) -> bool:
    """Tell whether the noun that a number counts, and the adjectives before it, agree with the number.

    Russian counts one in the singular, two to four in the genitive singular and more in the genitive plural; after a
    preposition both of these may be an oblique plural (в пяти странах). Texts in which no noun is found agree.
    """
    found = re.search(rf"(?<!\d){number}(?!\d)", text)
    if base_language(language) != "ru" or not found:
        return True
    adjectives: list[tuple[Reading, ...]] = []
    for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text[found.end() :])[:_FOLLOWING]:
        known = readings(word)
        if any(one.kind == "noun" for one in known):
            nouns = [one for one in known if one.kind == "noun" and _counted(one, int(number), found.start() == 0)]
            return bool(nouns) and all(_go_together(one, nouns) for one in adjectives)
        if not any(one.kind == "adj" for one in known):
            return True
        adjectives.append(known)
    return True


def _counted(noun: Reading, number: int, alone: bool) -> bool:
    """Tell whether a noun may stand behind a number; `alone` if nothing stands before it that could ask for a case."""
    if noun.fixed:
        return True
    if number % 10 == 1 and number % 100 != 11:
        return noun.number == "sing" and (not alone or noun.case in ("nomn", "accs"))
    if not alone and noun.number == "plur" and noun.case in _OBLIQUE:
        return True
    few = 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14
    return noun.case == "gent" and noun.number == ("sing" if few else "plur")


def _go_together(adjective: tuple[Reading, ...], nouns: list[Reading]) -> bool:
    """Tell whether an adjective agrees with one of the readings of its noun: два новых письма, одно новое письмо."""
    for noun in nouns:
        for one in (reading for reading in adjective if reading.kind == "adj"):
            if one.number == "plur":
                if noun.number == "plur" or noun.case == "gent":
                    return True
            elif (one.number, one.case, one.gender) == (noun.number, noun.case, noun.gender):
                return True
    return False
