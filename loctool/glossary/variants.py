"""Words that a text spells in another way than a glossary: with hyphens, or left out where two share them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loctool.glossary.morphology.german.compounds import find_last_nouns
from loctool.glossary.morphology.keys import keys_of
from loctool.glossary.morphology.languages import word_list
from loctool.glossary.patterns import Pattern
from loctool.text.language import base_language
from loctool.text.words import HYPHENS, Word

LISTED = 4
"""Words of a list that may share their last part."""


def join_divided_words(found: Sequence[Word], text: str, language: str) -> Iterator[Word]:
    """Yield the words that a text means as one word although they are not written as one.

    Rohstoff-Förderung and cease-fire without their hyphens; in German also Krankenversicherung of “Kranken- und
    Unfallversicherung”.
    """
    for at, word in enumerate(found):
        if word.joined and at:
            yield from _joined(found, at)
        is_cut = text[word.end : word.end + 1] in HYPHENS and not any(after.joined for after in found[at + 1 : at + 2])
        if is_cut and base_language(language) == "de":
            yield from _completed(found, at, text)


def _joined(found: Sequence[Word], at: int) -> Iterator[Word]:
    """Yield the word at `at` together with the one before, and with the next one too, if there are hyphens between."""
    for length in (2, 3):
        chain = found[at - 1 : at - 1 + length]
        if len(chain) == length and all(word.joined for word in chain[1:]):
            spelling = chain[0].text + "".join(word.text.lower() for word in chain[1:])
            yield Word(spelling, chain[0].start, chain[-1].end, chain[0].opening, False)


def _completed(found: Sequence[Word], at: int, text: str) -> Iterator[Word]:
    """Yield a word cut short by a hyphen with the last part of the word that ends its list."""
    word, joined = found[at], False
    for last in found[at + 1 : at + 1 + 2 * LISTED]:
        if last.text in word_list("de", "conjunctions"):
            joined = True
        elif text[last.end : last.end + 1] not in HYPHENS or not text[last.end : last.end + 1]:
            if joined:
                for part in find_last_nouns(last.text):
                    yield Word(word.text + part, word.start, word.end, word.opening, False)
            return


def find_lists(found: Sequence[Word], language: str) -> list[int]:
    """Return the words that a conjunction and two more words follow, by their numbers."""
    joins = word_list(base_language(language), "conjunctions")
    return [at for at in range(len(found) - 3) if found[at + 1].text.lower() in joins] if joins else []


def find_shared_words(pattern: Pattern, found: Sequence[Word], lists: Sequence[int], language: str) -> Iterator[Word]:
    """Yield the first word of a term of two words where another shares the second: *North* and Baltic *Seas*.

    `lists` are the places where that may be, as `find_lists` returns them.
    """
    for at in lists if len(pattern.words) == 2 else ():
        first, second = keys_of(found[at], language)[1], keys_of(found[at + 3], language)[0]
        if not pattern.keys[0].isdisjoint(first) and not pattern.keys[1].isdisjoint(second):
            yield found[at]
