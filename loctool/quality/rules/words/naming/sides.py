"""The names of a text, and which of them the other text has, in whatever spelling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from loctool.glossary.bilingual.coverage import Judged
from loctool.glossary.bilingual.derivation import (
    STEM,
    is_adjective_of,
    is_compound_of,
    is_of_people,
    is_written_out,
    language_of,
)
from loctool.glossary.bilingual.keys import source_key, target_key
from loctool.glossary.bilingual.lexicon import COUNTRY, NAME, Entry, Pair
from loctool.glossary.bilingual.spelling import likeness
from loctool.glossary.morphology.english import bare
from loctool.glossary.morphology.german.compounds import last_noun
from loctool.glossary.morphology.lexicon import lexicon
from loctool.quality.rules.words.naming.words import (
    BEFORE_PLACES,
    SHORTEST,
    ends_in_word,
    is_common_plural,
    is_declined,
    is_demonym,
    is_inflected,
    is_listed,
    is_name_key,
    is_word,
    looks_like_a_name,
)

RELIABLE, LIKELY = 0.85, 0.7
"""Reliability from which a name of the lexicon has to be there, and from which one may be replaced by another name."""
SURE = 0.93
"""Reliability from which a name is one in any surroundings."""
MANY = 0.4
"""Share of capitalised words in an English text from which capitals do not tell names."""
ALIKE, OTHER_ALIKE, LATIN_ALIKE, KNOWN_ALIKE, DERIVED = 0.5, 0.55, 0.65, 0.75, 0.7
"""Likeness from which a capitalised word may be a name in another spelling, the same if it has another counterpart, if
the letters are the same, if the lexicon knows both of them, and from which any word may be derived from it."""


class Side:
    """The words of one of the texts."""

    def __init__(self, judged: Sequence[Judged], pair: Pair, code: str, people: Sequence[tuple[int, int]] = ()) -> None:
        self._judged = judged
        self._pair = pair
        self.code = self._code = code
        self._target_code = pair[1]
        self._people = people
        found = [one.word.text for one in judged] if code == pair[1] else []
        self._keys = {target_key(word, code) for word in found}
        self._capitals = {target_key(word, code) for word in found if word[0].isupper()}

    def missing_in(self, other: Side) -> list[Judged]:
        """Return the names that the other text has neither translated nor in another spelling."""
        return [one for one in self._names() if not other.has(one) and not other.has_united(one, self)]

    def has(self, name: Judged) -> bool:
        """Return whether the text has a name."""
        entry = name.entry if is_listed(name) else None
        found = self._has_translation(name, entry) if entry else name.covered
        return found or any(self._is_alike(name, one) for one in self._judged) or self._has_joined(name)

    def has_united(self, name: Judged, other: Side) -> bool:
        """Return whether the text writes a name and its neighbour in one word: Phnom Penh, Пномпень."""
        near = [one for one in other.around(name) if one.word.text[0].isupper()]
        pairs = [(one, name) if one.word.start < name.word.start else (name, one) for one in near]
        return any(
            likeness(first.word.text + second.word.text, form, by_sounds=False) >= KNOWN_ALIKE
            for first, second in pairs
            for one in self._judged
            if one.word.text[0].isupper()
            for form in self._forms(one.word.text)
        )

    def _has_translation(self, name: Judged, entry: Entry) -> bool:
        """Return whether there is what the lexicon knows for a name, or a word that is made of that."""
        if not (self._keys if self._may_be_word(name) else self._capitals).isdisjoint(entry.targets):
            return True
        if any(key.startswith(entry.best[:STEM]) for key in self._keys):
            return True
        if self._code == "ru" and any(is_compound_of(entry.best, one.word.text) for one in self._judged):
            return True
        free = [one.word.text for one in self._judged if name.covered or not one.covered]
        capitals = [one.word.text for one in self._judged if one.word.text[0].isupper()]
        if any(is_adjective_of(entry.best, word) for word in (*free, *capitals)):
            return True
        if any(is_written_out(target, (one.word.text for one in self._judged)) for target in entry.targets):
            return True
        return entry.kind == COUNTRY and (
            any(word.isupper() or is_of_people(entry.best, word, self._code) for word in free)
            or language_of(name.word.text, self._pair) in self._keys
        )

    def _may_be_word(self, name: Judged) -> bool:
        """Return whether a German name is a noun, too, which is translated as such: Geiger, Baden."""
        return (
            self._pair[0] == "de"
            and name.entry is not None
            and name.entry.kind != COUNTRY
            and (lexicon("de").knows(name.word.text))
        )

    def has_neighbouring_name(self, name: Judged, other: Side) -> bool:
        """Return whether the word behind a name is one that the other text has: Joachim Löw may be just Löw."""
        return any(
            looks_like_a_name(one.word.text)
            and one.word.start - name.word.end <= 1
            and (one.entry is None or one.entry.is_name)
            and other.has(one)
            for one in self._judged[self._judged.index(name) + 1 :][:1]
        )

    def around(self, name: Judged) -> tuple[Judged, ...]:
        """Return the words before and behind one."""
        place = self._judged.index(name)
        return *self._judged[max(0, place - 1) : place], *self._judged[place + 1 : place + 2]

    def _is_of_person(self, one: Judged) -> bool:
        """Return whether a word belongs to a full name: a given name of a list, and what follows it."""
        return any(start <= one.word.start < end for start, end in self._people)

    def is_certain(self, name: Judged) -> bool:
        """Return whether a word that the lexicon does not know is a name, not just an unknown word."""
        if self._code != "de":
            return not (name.word.opening or lexicon("de").knows(name.word.text))
        if self._is_of_person(name) and not is_inflected(name.word.text):
            return True
        if ends_in_word(name.word.text) or lexicon("en").lemma(name.word.text.lower()):
            return False
        if any(start == name.word.end + 1 for start, _ in self._people) or is_declined(name, self._judged):
            return False
        place = self._judged.index(name)
        return any(self._is_name(one) for one in self.around(name)) or (
            place > 0 and self._judged[place - 1].word.text.lower() in BEFORE_PLACES
        )

    def is_surely_a_name(self, one: Judged) -> bool:
        """Return whether a word is a name without a counterpart, whatever the other text has."""
        is_name = one.entry is None or (one.entry.is_name and one.entry.reliability >= RELIABLE)
        return is_name and not (one.covered or one.word.joined)

    def may_be_replaced(self, other: Side) -> list[Judged]:
        """Return the words that may be names, or words for one, and that no name of the other text resembles."""
        return [
            one
            for one in self._judged
            if self._may_be_name(one) and not other.names(one) and not other.has_united(one, self)
        ]

    def _may_be_name(self, one: Judged) -> bool:
        """Return whether a word may be a name, or stand for one, by its capital letter and the dictionaries."""
        word, entry = one.word.text, one.entry
        if not word[0].isupper() or word.isupper() or len(word) < SHORTEST or is_inflected(word) or one.word.joined:
            return False
        if entry and is_listed(one) and entry.is_name and entry.reliability >= LIKELY:
            return True
        is_opening = self._code == "en" and one.word.opening
        return (entry is None or entry.is_name) and not is_opening and not is_word(word, self._code)

    def names(self, name: Judged) -> bool:
        """Return whether the text has a name by the lexicon, or a word that resembles it."""
        if name.entry and is_listed(name) and self._has_translation(name, name.entry):
            return True
        return any(self._is_alike(name, one) for one in self._judged) or self._has_joined(name, LATIN_ALIKE)

    def _is_alike(self, name: Judged, one: Judged) -> bool:
        if len(one.word.text) < SHORTEST <= len(name.word.text):
            return False
        known = name.entry and not one.covered and (name.entry.is_name or (one.entry and one.entry.is_name))
        is_other = one.word.text[0].islower() or (one.entry is not None and not one.entry.is_name and one.covered)
        least = KNOWN_ALIKE if known else DERIVED if is_other else ALIKE
        if self._code != "ru":
            least = max(least, LATIN_ALIKE)
        elif one.covered and not name.covered:
            least = max(least, OTHER_ALIKE)
        return any(
            likeness(bare(name.word.text), form, by_sounds=one.word.text[0].isupper()) >= least
            for form in self._forms(one.word.text)
        )

    def _forms(self, word: str) -> Iterator[str]:
        """Yield a word, and what a Russian one is without its ending: Новом, новый; Хайгейтском, Хайгейт."""
        yield bare(word)
        if self._code == "ru":
            yield source_key(word, "ru")
            if (at := word.rfind("ск")) > STEM:
                yield word[:at]

    def _has_joined(self, name: Judged, least: float = ALIKE) -> bool:
        joined = (first.word.text + second.word.text for first, second in pairwise(self._judged) if second.word.joined)
        return any(likeness(bare(name.word.text), one) >= least for one in joined)

    def _names(self) -> Iterator[Judged]:
        capitals = sum(one.word.text[0].isupper() for one in self._judged)
        if self._code == "de" or capitals <= max(2, MANY * len(self._judged)):
            yield from (one for one in self._judged if self._is_name(one))

    def _is_name(self, one: Judged) -> bool:
        word = one.word.text
        if one.word.joined or not looks_like_a_name(word):
            return False
        if self._is_of_person(one) and not is_inflected(word):
            return True
        is_country = one.entry is not None and one.entry.kind == COUNTRY
        if is_country and is_common_plural(word, self._code):  # Member States
            return False
        if (one.word.opening and self._code != "de" and not is_country) or is_demonym(one, self._code, self._pair):
            return False
        if one.entry is None or not is_listed(one):
            return not is_word(word, self._code) or self._is_english_name(word)
        return is_country or self._is_name_by(one, one.entry)

    def _is_english_name(self, word: str) -> bool:
        is_small = self._code == "de" and (is_inflected(word) or lexicon("de").lemma(word.lower()) is not None)
        return not is_small and is_name_key(word.lower(), "en")

    def _is_name_by(self, one: Judged, entry: Entry) -> bool:
        """Return whether the lexicon's entry of a word says that it is a name."""
        word, key = one.word.text, entry.best or one.word.text.lower()
        if self._code == "de" and is_inflected(word):
            return False
        if self._translates_a_name(word, entry):
            return True
        if (self._code == "de" and is_declined(one, self._judged)) or (self._target_code == "ru" and key.isascii()):
            return False
        if entry.reliability < RELIABLE or is_word(key, self._target_code):
            return False
        alike = likeness(word, key)
        if self._code == "de" and alike >= KNOWN_ALIKE and not is_word(word, "de"):
            return True
        return alike >= ALIKE and (entry.is_name or is_name_key(key, self._target_code))

    def _translates_a_name(self, word: str, entry: Entry) -> bool:
        """Return whether the lexicon is sure that a word is a name, whatever it sounds like: Moskau, Peking.

        German compounds are, if they sound like it: Kernkraftwerk is not АЭС.
        """
        is_sure = entry.kind == NAME and entry.reliability >= SURE and entry.best.isalpha()
        if not is_sure or is_word(entry.best, self._target_code) or not is_name_key(entry.best, self._target_code):
            return False
        return self._code != "de" or likeness(word, entry.best) >= ALIKE or not last_noun(word)
