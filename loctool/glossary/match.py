"""Finding the glossary's terms in a text by their word forms, through an index: flat in the number of terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from loctool.glossary.morphology import WORD, normal_forms
from loctool.model import Status, Term


@dataclass(frozen=True, slots=True)
class Hit:
    """A term that stands in a text, in the characters `start:end`."""

    term: Term
    start: int
    end: int


class TermIndex:
    """The terms of a glossary, by the normal forms of the first word of their source."""

    def __init__(self, terms: Iterable[Term], language: str) -> None:
        """Index the terms' sources, which are in `language`."""
        self.language = language
        self._by_first: dict[str, list[tuple[Term, tuple[frozenset[str], ...]]]] = defaultdict(list)
        for term in terms:
            forms = tuple(normal_forms(word, language) for word in WORD.findall(term.source))
            for form in forms[0] if forms else ():
                self._by_first[form].append((term, forms))

    def find(self, text: str) -> list[Hit]:
        """Return the terms in a text, left to right; of two that overlap the longer one, of equals all."""
        words = [(match.start(), match.end(), normal_forms(match[0], self.language)) for match in WORD.finditer(text)]
        hits: list[Hit] = []
        at = 0
        while at < len(words):
            longest = 1
            found: list[Hit] = []
            for term, forms in self._candidates(words[at][2]):
                if len(forms) >= longest and _stands_at(forms, words, at) and _spelt(term, text, words[at][0]):
                    found = found if len(forms) == longest else []
                    longest = len(forms)
                    found.append(Hit(term, words[at][0], words[at + len(forms) - 1][1]))
            hits += found
            at += longest if found else 1
        return hits

    def _candidates(self, forms: frozenset[str]) -> list[tuple[Term, tuple[frozenset[str], ...]]]:
        """Return each term once whose first word may be this one."""
        unique = {id(entry[0]): entry for form in forms for entry in self._by_first.get(form, ())}
        return list(unique.values())


def _stands_at(forms: tuple[frozenset[str], ...], words: list[tuple[int, int, frozenset[str]]], at: int) -> bool:
    if at + len(forms) > len(words):
        return False
    return all(form & word[2] for form, word in zip(forms, words[at : at + len(forms)], strict=True))


def _spelt(term: Term, text: str, start: int) -> bool:
    """Tell whether a term that must not be translated stands there to the letter; others may be inflected."""
    return term.status is not Status.DO_NOT_TRANSLATE or text.startswith(term.source, start)


def count(targets: Iterable[str], text: str, language: str) -> int:
    """Return how many places of a text hold one of the target terms, in any of their word forms, without overlaps."""
    words = [(match.start(), match.end(), normal_forms(match[0], language)) for match in WORD.finditer(text)]
    alternatives = [tuple(normal_forms(word, language) for word in WORD.findall(target)) for target in targets]
    found = at = 0
    while at < len(words):
        lengths = [len(forms) for forms in alternatives if forms and _stands_at(forms, words, at)]
        found += bool(lengths)
        at += max(lengths, default=1)
    return found
