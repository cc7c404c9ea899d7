"""German verbs that leave their first part at the end of the clause: legte das Werk still."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from loctool.glossary.morphology.german.words import lemmas, other_keys
from loctool.glossary.morphology.languages import word_list
from loctool.text.words import Word

REACH = 25
"""Words between a verb and its first part."""


@lru_cache(maxsize=10_000)
def split_separable_verb(verb: str) -> tuple[str, str] | None:
    """Return the verb without its first part, and that part: (legen, still); None if it is not a separable verb."""
    if not verb.islower() or verb not in lemmas(verb) or not verb.endswith("n"):
        return None
    prefixes = sorted(word_list("de", "separable_prefixes"), key=len, reverse=True)
    # The dictionary has infinitives with zu, which show the first part: hoch-zu-laden.
    before_zu = (verb[:at] for at in range(3, len(verb) - 3) if verb in lemmas(f"{verb[:at]}zu{verb[at:]}"))
    for particle in (*prefixes, *before_zu):
        rest = verb.removeprefix(particle)
        if rest != verb and rest in lemmas(rest) and rest.endswith("n"):
            return rest, particle
    return None


def find_separated_verbs(rest: str, particle: str, found: Sequence[Word], text: str) -> Iterator[Word]:
    """Yield the words of a text that are a form of the verb in a clause that ends with its first part."""
    for at, word in enumerate(found):
        if rest in other_keys(word.text.lower()) and has_closing_prefix(particle, found, at, text):
            yield word


def has_closing_prefix(particle: str, found: Sequence[Word], at: int, text: str) -> bool:
    """Return whether the first part of the verb at `at` ends its clause."""
    for place in range(at + 1, min(at + 1 + REACH, len(found))):
        if found[place].opening:
            return False
        if found[place].text == particle and _clause_ends(found, place, text):
            return True
    return False


def _clause_ends(found: Sequence[Word], place: int, text: str) -> bool:
    if place + 1 == len(found):
        return True
    following = found[place + 1]
    return following.text in word_list("de", "after_clause") or bool(text[found[place].end : following.start].strip())
