"""The rule on names of people, places and organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from loctool.glossary.bilingual.coverage import Judged, compare_words
from loctool.glossary.bilingual.keys import target_key
from loctool.glossary.bilingual.lexicon import COUNTRY, NAME, Entry
from loctool.glossary.bilingual.spelling import likeness
from loctool.glossary.morphology.english import bare
from loctool.glossary.morphology.german.compounds import last_noun
from loctool.glossary.morphology.lexicon import lexicon
from loctool.glossary.morphology.russian.words import is_known, parses_of
from loctool.model import Severity, Side
from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.text.language import base_language

SHORTEST = 3
"""Letters of a name; shorter words and those in capitals are abbreviations, which differ between languages."""
RELIABLE = 0.85
"""Reliability from which a name of the lexicon has to be there."""
SURE = 0.93
"""Reliability from which a name is one in any surroundings."""
MANY = 0.4
"""Share of capitalised words in an English text from which capitals do not tell names."""
ALIKE, KNOWN_ALIKE, DERIVED = 0.5, 0.75, 0.7
"""Likeness from which a capitalised word may be a name in another spelling, the same if the lexicon knows both of them,
and from which any word may be derived from the name."""
STEM = 4
"""Letters that a name shares with the adjective made of it: Китай, китайский."""
_BEFORE_PLACES = frozenset(
    [
        "in",
        "von",
        "aus",
        "nach",
        "bei",
        "um",
        "für",
        "mit",
        "an",
        "bis",
        "gegen",
        "über",
        "durch",
        "vor",
        "ohne",
        "auf",
        "zu",
    ]
)
"""German prepositions: a noun without an article behind them is a name, or a word that the dictionary knows."""
_DECLINED = re.compile(
    r"(?!in|von|an)[a-zäöüß]+(?:e|en|er|es|em|as)|im|am|zum|zur|vom|ein|kein|und|sein|ihr|mein|unser"
)
_RUSSIAN_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn"})
"""Grammemes of pymorphy."""


def lost_name(text: Comparison) -> Iterator[Problem]:
    """Yield the first name that the translation has not, with the name that it has instead."""
    pair = base_language(text.source_language), base_language(text.language)
    compared = compare_words(text.visible_source, text.visible_target, pair)
    ours, theirs = (_Side(compared.ours, pair[0], pair[1]), _Side(compared.theirs, pair[1], pair[1]))
    lost, added = ours.missing_in(theirs), theirs.missing_in(ours)
    certain = [one for one in lost if one.entry or added or ours.is_certain(one)]
    if not certain:
        return
    sure = [one for one in certain if not ours.has_neighbouring_name(one, theirs)]
    name = (sure or certain)[0].word.text
    message = f"“{name}” became “{added[0].word.text}”" if added else f"lost the name “{name}”"
    severity = Severity.WARNING if sure or added else Severity.NOTE
    yield Problem(message, find_once(name, text.source), Side.SOURCE, severity=severity)


class _Side:
    """The words of one of the texts."""

    def __init__(self, judged: Sequence[Judged], code: str, target_code: str) -> None:
        self._judged = judged
        self._code = code
        self._target_code = target_code
        found = [one.word.text for one in judged] if code == target_code else []
        self._keys = {target_key(word, code) for word in found}
        self._capitals = {target_key(word, code) for word in found if word[0].isupper()}

    def missing_in(self, other: _Side) -> list[Judged]:
        """Return the names that the other text has neither translated nor in another spelling."""
        return [one for one in self._names() if not other.has(one)]

    def has(self, name: Judged) -> bool:
        """Return whether the text has a name."""
        if name.entry and name.entry.best:
            found = not self._capitals.isdisjoint(name.entry.targets) or any(
                key.startswith(name.entry.best[:STEM]) for key in self._keys
            )
        else:
            found = name.covered
        found = found or (name.entry is not None and name.entry.kind == COUNTRY and self._has_abbreviation())
        return found or any(self._is_alike(name, one) for one in self._judged) or self._has_joined(name)

    def has_neighbouring_name(self, name: Judged, other: _Side) -> bool:
        """Return whether the word beside a name is one that the other text has: Joachim Löw may be just Löw."""
        place = self._judged.index(name)
        around = (*self._judged[max(0, place - 1) : place], *self._judged[place + 1 : place + 2])
        return any(
            one.word.text[0].isupper()
            and min(abs(one.word.start - name.word.end), abs(name.word.start - one.word.end)) <= 1
            and (one.entry is None or one.entry.is_name)
            and other.has(one)
            for one in around
        )

    def is_certain(self, name: Judged) -> bool:
        """Return whether a word that the lexicon does not know is a name, not just an unknown word."""
        if self._code != "de":
            return not name.word.opening
        if self._is_declined(name):
            return False
        place = self._judged.index(name)
        around = (*self._judged[max(0, place - 1) : place], *self._judged[place + 1 : place + 2])
        return any(self._is_name(one) for one in around) or (
            place > 0 and self._judged[place - 1].word.text in _BEFORE_PLACES
        )

    def _is_alike(self, name: Judged, one: Judged) -> bool:
        known = name.entry and not one.covered and (name.entry.is_name or (one.entry and one.entry.is_name))
        is_other = one.word.text[0].islower() or (one.entry is not None and not one.entry.is_name and one.covered)
        small = DERIVED if is_other else ALIKE
        found = likeness(bare(name.word.text), bare(one.word.text), by_sounds=one.word.text[0].isupper())
        return found >= (KNOWN_ALIKE if known else small)

    def _has_abbreviation(self) -> bool:
        """Return whether there is a word in capitals without a counterpart, which may be a country: ФРГ, UK."""
        return any(one.word.text.isupper() and not one.covered for one in self._judged)

    def _has_joined(self, name: Judged) -> bool:
        joined = (first.word.text + second.word.text for first, second in pairwise(self._judged) if second.word.joined)
        return any(likeness(bare(name.word.text), one) >= ALIKE for one in joined)

    def _names(self) -> Iterator[Judged]:
        capitals = sum(one.word.text[0].isupper() for one in self._judged)
        if self._code == "de" or capitals <= max(2, MANY * len(self._judged)):
            yield from (one for one in self._judged if self._is_name(one))

    def _is_name(self, one: Judged) -> bool:
        word = one.word.text
        if one.word.joined or not _looks_like_a_name(word):
            return False
        if one.word.opening and self._code != "de":
            return False
        if one.entry is None:
            return not _is_word(word, self._code) or _is_name_key(word.lower(), "en")
        key = one.entry.best or word.lower()
        if one.entry.kind == COUNTRY or self._translates_a_name(one.entry):
            return True
        if (self._code == "de" and self._is_declined(one)) or (self._target_code == "ru" and key.isascii()):
            return False
        is_name = one.entry.is_name or _is_name_key(key, self._target_code)
        return (
            is_name
            and one.entry.reliability >= RELIABLE
            and likeness(word, key) >= ALIKE
            and not _is_word(key, self._target_code)
        )

    def _translates_a_name(self, entry: Entry) -> bool:
        """Return whether the lexicon is sure that a word is a name, whatever it sounds like: Moskau, Peking."""
        is_sure = entry.kind == NAME and entry.reliability >= SURE and bool(entry.best)
        return is_sure and not _is_word(entry.best, self._target_code) and _is_name_key(entry.best, self._target_code)

    def _is_declined(self, one: Judged) -> bool:
        """Return whether a German noun has an article or an adjective before it, as names seldom do."""
        before = next((other.word for other in self._judged if other.word.end + 1 == one.word.start), None)
        return before is not None and bool(_DECLINED.fullmatch(before.text))


def _looks_like_a_name(word: str) -> bool:
    """Return whether a word is capitalised, and neither an abbreviation (DfT, AMs) nor two words (I'm)."""
    name = bare(word)
    apostrophe = name.find("'")
    if len(name) < SHORTEST or (apostrophe >= 0 and not name[apostrophe + 1].isupper()):
        return False
    return name[0].isupper() and not name[-1].isupper() and not name.removesuffix("s")[1:].isupper()


def _is_word(word: str, code: str) -> bool:
    """Return whether a language has a word that may be no name."""
    if code == "ru":
        return is_known(word) and not _is_russian_name(word)
    if code == "de":
        return lexicon("de").knows(word) or bool(last_noun(word))
    return lexicon(code).lemma(word.lower()) is not None


@lru_cache(maxsize=1 << 14)
def _is_name_key(key: str, code: str) -> bool:
    """Return whether a key is a whole name: berlin, of which the lexicon has the adjective, too."""
    if code == "ru":
        return _is_russian_name(key)
    known = lexicon(code).lemma
    return known(key) is None and known(key.capitalize()) is not None


@lru_cache(maxsize=1 << 14)
def _is_russian_name(word: str) -> bool:
    parses = parses_of(word) if is_known(word) else []
    return bool(parses) and not _RUSSIAN_NAMES.isdisjoint(parses[0].tag.grammemes)
