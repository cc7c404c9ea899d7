"""Finds the glossary's terms in a text by their word forms, in a time that does not depend on the number of terms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from loctool.glossary.hits import Hit, is_spelt_right, without_overlaps
from loctool.glossary.morphology.german.compounds import (
    SHORTEST,
    JoinedTerm,
    find_nouns,
    joined_compounds,
)
from loctool.glossary.morphology.german.separable import has_closing_prefix, split_separable_verb
from loctool.glossary.morphology.german.words import lemmas, other_keys
from loctool.glossary.morphology.keys import Keys, text_keys
from loctool.glossary.morphology.languages import LONGEST_WORD
from loctool.glossary.patterns import Pattern, keys_at, pattern_of, spellings
from loctool.glossary.postings import Postings
from loctool.glossary.targets import part_of_speech
from loctool.glossary.variants import join_divided_words
from loctool.model import Status, Term
from loctool.text.language import base_language
from loctool.text.words import HYPHENS, Word, words


@dataclass(slots=True)
class _Entry:
    """A row with one spelling of its source."""

    term: Term
    spelling: str
    language: str
    anchor: int
    """The word that it is listed by: the one that is rarest among the terms."""
    inner: bool = False
    """It is a noun that may be a part of a compound."""
    made: Pattern | None = None

    def keys(self) -> Keys:
        """Return the keys of the word that it is listed by."""
        return keys_at(words(self.spelling), self.anchor, self.language, self.term.part_of_speech.lower())

    @property
    def pattern(self) -> Pattern:
        """The spelling's pattern, made on demand: of many terms few ever occur in a text."""
        if self.made is None:
            exact = self.term.case_sensitive or self.term.status is Status.DO_NOT_TRANSLATE
            kind = part_of_speech(self.term, self.language)
            given = kind if base_language(self.language) == "en" else self.term.part_of_speech.lower()
            self.made = pattern_of(self.spelling, self.language, given, exact, kind == "noun")
        return self.made


ALIKE = 3
"""Letters that an adjective shares with its lemma."""
_Part = tuple[Term, int, int]
"""A term inside a word: where it begins and ends there."""
REMEMBERED = 500_000
"""Spellings of words whose terms are cached."""
REMEMBERED_TEXTS = 20_000
"""Texts whose terms are cached: each is asked for by several rules, and again for each language."""


class TermIndex:
    """The terms of a glossary, each listed by the keys of its rarest word."""

    def __init__(self, terms: Iterable[Term], language: str) -> None:
        """Index the terms' sources, which are in `language`."""
        self.language = language
        self.terms = tuple(terms)
        self.has_names = any(term.status is Status.DO_NOT_TRANSLATE for term in self.terms)
        distinct = _distinct(self.terms)
        self._by_key = Postings(language, _Entry.keys)
        self._pairs: dict[str, list[tuple[Term, str, str]]] = defaultdict(list)
        self._joined: dict[str, list[tuple[Term, JoinedTerm]]] = defaultdict(list)
        self._verbs: dict[str, list[tuple[Term, str]]] = defaultdict(list)
        self._found: dict[str, tuple[Hit, ...]] = {}
        self._decks: dict[tuple[int, ...], TermIndex] = {}
        self._known_inside: dict[str, tuple[_Part, ...]] = {}
        self._known: dict[str, tuple[_Entry, ...]] = {}
        spelt = [
            (term, one, found) for term in distinct for one in spellings(term.source, language) if (found := words(one))
        ]
        self._figures = frozenset(run for _, one, _ in spelt for run in re.findall(r"\d+", one))
        frequency = Counter(word.text.lower() for _, _, found in spelt for word in found)
        is_german = base_language(language) == "de"
        starts: set[str] = set()
        for term, spelling, found in spelt:
            anchor = min(range(len(found)), key=lambda n: frequency[found[n].text.lower()])
            entry = _Entry(term, spelling, language, anchor)
            entry.inner = is_german and spelling == term.source and self._index_inner(term, found)
            begun = self._by_key.add(entry, found[anchor].text)
            starts |= {start[:SHORTEST] for start in begun} if entry.inner else set()
        self._starts = frozenset(starts)

    def for_deck(self, deck: str) -> TermIndex:
        """Return the index without the terms of other decks."""
        if not any(term.decks for term in self.terms):
            return self
        numbered = enumerate(self.terms)
        kept = tuple(n for n, t in numbered if not t.decks or any(fnmatchcase(deck, name) for name in t.decks))
        if len(kept) == len(self.terms):
            return self
        if kept not in self._decks:  # one index for all decks and languages that have the same terms
            self._decks[kept] = TermIndex([self.terms[n] for n in kept], self.language)
        return self._decks[kept]

    def find(self, text: str) -> list[Hit]:
        """Return the terms in a text, left to right; of two that overlap the longer one, of equals all.

        A term inside of a compound yields to any that is a word of its own.
        """
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= REMEMBERED_TEXTS:
                self._found.clear()
            found = self._found[text] = tuple(without_overlaps(self.find_all(text)))
        return list(found)

    def find_all(self, text: str) -> list[Hit]:
        """Return the terms in a text, in no order, with those that are a part of another."""
        return [hit for hits in self._search(text) for hit in hits]

    def has(self, source: str, text: str) -> bool:
        """Return whether a text has a term with that source; most are found by the first and quickest search."""
        return any(hit.term.source == source for hits in self._search(text) for hit in hits)

    def _search(self, text: str) -> Iterator[list[Hit]]:
        """Yield what each way to find terms finds, the slow ones last."""
        if not self.terms:
            return
        found = words(text)
        yield self._whole(found, text)
        if any(hyphen in text for hyphen in HYPHENS):
            yield self._chained(found, text)
        if self._verbs:
            yield self._separated_verbs(found, text)
        if self._starts or self._pairs or self._joined:
            yield [
                Hit(term, word.start + start, word.start + end, inside=True)
                for word in found
                for term, start, end in self._inside(word.text)
            ]

    def _whole(self, found: Sequence[Word], text: str) -> list[Hit]:
        hits = []
        for at, word in enumerate(found):
            for entry in self._candidates(word.text):
                pattern = entry.pattern
                begin, end = at - entry.anchor, at - entry.anchor + len(pattern.words)
                if pattern.matches(found, begin, text):
                    hits.append(Hit(entry.term, found[begin].start, found[end - 1].end))
        return [hit for hit in hits if is_spelt_right(hit, text)]

    def _candidates(self, word: str) -> tuple[_Entry, ...]:
        known = self._known.get(word)
        if known is None:
            if word.isdecimal() and word not in self._figures:
                return ()  # texts have more numbers than words; without this checking.py takes 15 % longer
            if len(self._known) > REMEMBERED:
                self._known.clear()
            loose = text_keys(word, True, self.language)[1]  # the same wherever the word stands
            unique = {(id(e.term), e.spelling): e for key in loose for e in self._by_key.get(key)}
            known = self._known[word] = tuple(unique.values())
        return known

    def _chained(self, found: Sequence[Word], text: str) -> list[Hit]:
        """Return the terms of one word that a text does not write in one: Rohstoff-Förderung, Kranken- und …."""
        return [
            Hit(entry.term, whole.start, whole.end)
            for whole in join_divided_words(found, text, self.language)
            for entry in self._candidates(whole.text)
            if len(entry.pattern.words) == 1 and entry.pattern.matches([whole], 0, text)
        ]

    def _separated_verbs(self, found: Sequence[Word], text: str) -> list[Hit]:
        return [
            Hit(term, word.start, word.end)
            for at, word in enumerate(found)
            for rest in self._verbs.keys() & other_keys(word.text.lower())
            for term, particle in self._verbs[rest]
            if has_closing_prefix(particle, found, at, text)
        ]

    def _inside(self, word: str) -> tuple[_Part, ...]:
        if not SHORTEST + 1 < len(word) <= LONGEST_WORD or not word[:1].isupper():
            return ()
        known = self._known_inside.get(word)
        if known is None:
            if len(self._known_inside) > REMEMBERED:
                self._known_inside.clear()
            known = self._known_inside[word] = tuple(self._parts(word))
        return known

    def _parts(self, word: str) -> Iterator[_Part]:
        for part in find_nouns(word, self._starts):
            inner = (entry.term for key in part.keys for entry in self._by_key.get(key) if entry.inner)
            for term in {id(term): term for term in inner}.values():
                if part.head or not part.listed or not _is_plural(term.source):
                    yield term, part.start, part.end
        for term, joint in self._joined_at(word[:SHORTEST].lower()):
            if end := joint.end_in(word):
                yield term, 0, end

    def _joined_at(self, start: str) -> Sequence[tuple[Term, JoinedTerm]]:
        """Return the terms of two words that may begin a word in one; those that begin alike are made together."""
        if pairs := self._pairs.get(start[:ALIKE]):
            made: dict[str, list[tuple[Term, JoinedTerm]]] = defaultdict(list)
            for term, first, second in pairs:
                for joint in joined_compounds(first, second):
                    made[joint.first[:SHORTEST]].append((term, joint))
            self._joined.update(made)
            self._pairs.pop(start[:ALIKE], None)
        return self._joined.get(start, ())

    def _index_inner(self, term: Term, found: Sequence[Word]) -> bool:
        """Return whether a term is a noun that may be a part of a compound.

        List two words that may begin a compound, or a separable verb.
        """
        if verb := split_separable_verb(term.source):
            self._verbs[verb[0]].append((term, verb[1]))
        if term.status is Status.DO_NOT_TRANSLATE or not found[-1].text[:1].isupper():
            return False
        if len(found) == 2:
            first, second = found[0].text, found[1].text
            self._pairs[first[:ALIKE].lower()].append((term, first, second))
        return len(found) == 1


def _is_plural(noun: str) -> bool:
    """Return whether a term is the plural of another word; the -en of Erdenbürger, a known word, is not a plural."""
    return noun.endswith("n") and noun not in (lemmas(noun) or {noun})


def _distinct(terms: Iterable[Term]) -> list[Term]:
    """Return the terms without rows that say, for the same decks, what one before them says."""
    unique: dict[tuple[object, ...], Term] = {}
    for t in terms:
        key = (t.source, t.status, t.decks, t.part_of_speech, t.case_sensitive, tuple(t.targets.items()))
        unique.setdefault(key, t)
    return list(unique.values())
