"""Candidates for a glossary: nouns and noun phrases that the source texts use again and again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loctool.glossary.index import TermIndex
from loctool.glossary.morphology.german.compounds import last_noun
from loctool.glossary.morphology.german.words import lemmas, noun_lemmas, other_keys
from loctool.glossary.morphology.keys import keys_of
from loctool.text.language import base_language
from loctool.text.words import Word, words

EXAMPLES = 2
"""Sentences shown for each candidate."""
LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word or phrase that may deserve a row."""

    term: str
    count: int
    """Its occurrences as a word of its own."""
    compounds: int
    """Different compounds of which it is the last part."""
    examples: tuple[str, ...]
    """The first texts that have it."""


def mine(texts: Iterable[str], index: TermIndex, least: int = 2) -> list[Candidate]:
    """Return the words and phrases that occur `least` times or more and are not terms yet, the weightiest first.

    In German: nouns by their lemmas, adjectives with nouns, and nouns that end several compounds. In other languages
    words of four letters and more. A longer candidate and one that makes compounds weigh more.
    """
    counts: Counter[str] = Counter()
    examples: dict[str, list[str]] = defaultdict(list)
    compounds: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        taken = {at for hit in index.find(text) if not hit.inside for at in range(hit.start, hit.end)}
        for name, word in _names(words(text), index.language, taken):
            counts[name] += 1
            names = [name]
            if word and base_language(index.language) == "de" and (head := last_noun(word)):
                compounds[head].add(name)
                names.append(head)
            for one in names:
                if len(examples[one]) < EXAMPLES and text not in examples[one]:
                    examples[one].append(text)
    found = [
        Candidate(name, counts[name], len(compounds[name]), tuple(examples[name]))
        for name in counts.keys() | {head for head, names in compounds.items() if len(names) >= least}
        if max(counts[name], len(compounds[name])) >= least and not any(not hit.inside for hit in index.find(name))
    ]
    return sorted(found, key=lambda one: (-_weight(one), one.term))


def _weight(candidate: Candidate) -> float:
    phrase = 1.5 if " " in candidate.term else 1.0
    return (candidate.count + candidate.compounds) * phrase * min(len(candidate.term), 20)


def _names(found: list[Word], language: str, taken: set[int]) -> Iterator[tuple[str, str]]:
    """Yield each candidate of a text as it would stand in a glossary, with its word where it is a single one."""
    for at, word in enumerate(found):
        if word.start in taken or len(word.text) < LEAST_LETTERS or not word.text.isalpha():
            continue
        if base_language(language) != "de":
            yield min(keys_of(word, language)[1] & {word.text.casefold()} or {word.text}), word.text
        elif noun := _noun(word):
            yield noun, noun
            before = found[at - 1] if at else None
            if before and before.end + 1 == word.start and (adjective := _adjective(before)):
                yield f"{adjective} {word.text}", ""


def _noun(word: Word) -> str:
    """Return the lemma of a capitalised word that is a noun, else ""."""
    if not word.text[:1].isupper() or word.text.isupper():
        return ""
    known = sorted(noun_lemmas(word.text))
    if word.opening and (lemmas(word.text.lower()) or not known):
        return ""
    return word.text if word.text in known or not known else known[0]


def _adjective(word: Word) -> str:
    """Return the word if it is an adjective with an ending of declension, else ""."""
    text = word.text
    declined = text.endswith(("e", "en", "er", "es", "em")) and text.islower() and len(text) > LEAST_LETTERS
    return text if declined and any(key != text and text.startswith(key[:-1]) for key in other_keys(text)) else ""
