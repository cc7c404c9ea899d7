"""Texts and words in capitals: in their normal case for an engine, and in capitals again in its draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from loctool.drafting.realignment import find_phrase
from loctool.drafting.titles import in_sentence_case
from loctool.glossary import TermIndex
from loctool.glossary.morphology.casing import (
    ACRONYM,
    is_known,
    is_upper,
    may_be_acronym,
    normal_case,
    to_small,
    to_upper,
)
from loctool.glossary.morphology.languages import DICTIONARIES, word_list
from loctool.glossary.spellings import WORD, find_spellings, words_of_codes
from loctool.text.language import base_language
from loctool.text.markup import Masked, mask, unmask
from loctool.text.numbers.unit_names import plain_symbol, stem_words, unit_names

SHARE = 0.75
"""Share of a stretch's letters in capitals from which it is in capitals; what is not may be names and units."""
NOUN = 5
"""Letters of the shortest noun in capitals that is not taken for an acronym in a text with small letters."""
_RUN = re.compile(r"\w+(?:['’]\w+)*")
_CUT = re.compile(r"(?<=[!?…:;|–—])(?=\s)|(?<=\w\w\.)(?=\s)|(?<=\s)(?=[|–—]\s)|(?<=\n)")
_OPENS = re.compile(r"[.!?…\n]")
"""What ends a sentence between two words, unless it is the full stop of an abbreviation like U.A."""
_AFTER_NUMBER = re.compile(r"\d[ \u00a0\u202f]?$")
_SLIP = re.compile(r"(?<!\w)[^\W\d_a-zß]{2}[a-zßäöü]{3,}(?!\w)")
"""A word whose second letter is a capital, too: HAllo."""


@dataclass(frozen=True, slots=True)
class Capitals:
    """What of a text was in capitals."""

    stretches: tuple[tuple[bool | None, ...], ...] = ()
    """For each piece between spans, whether each of its stretches was in capitals; None if nothing in it tells."""
    spans: tuple[str, ...] = ()
    kept: frozenset[str] = frozenset()
    """Words of these stretches that were not in capitals: units and names."""
    words: tuple[str, ...] = ()
    """Single words in capitals, in their normal case."""
    languages: tuple[str, str] = ("", "")

    def restore(self, draft: str, drafts: Mapping[str, str], syntax: str = "") -> str:
        """Return a draft of the text in normal case with capitals again; `drafts` has those of the single words.

        Capitals that have no certain place in the draft are left out.
        """
        if not self.stretches:
            return draft
        language = self.languages[1]
        for word in self.words:
            draft = _with_word(draft, drafts.get(word, ""), language)
        parts = mask(draft, syntax)
        flags = [flag for piece in self.stretches for flag in piece]
        cuts = [_stretches(piece) for piece in parts.pieces]
        if True in flags and False not in flags:
            return unmask(replace(parts, pieces=tuple(self._upper(piece) for piece in parts.pieces)))
        if parts.spans != self.spans or list(map(len, cuts)) != list(map(len, self.stretches)):
            return draft
        pieces = (
            "".join(self._upper(text) if flag else text for text, flag in zip(cut, own, strict=True))
            for cut, own in zip(cuts, self.stretches, strict=True)
        )
        return unmask(replace(parts, pieces=tuple(pieces)))

    def _upper(self, text: str) -> str:
        language = self.languages[1]
        return _RUN.sub(lambda word: word[0] if word[0] in self.kept else to_upper(word[0], language), text)


NO_CAPITALS = Capitals()
"""Those of a text without words in capitals."""


def _with_word(draft: str, word: str, language: str) -> str:
    """Return a draft with a word in capitals if it has it exactly once."""
    place = find_phrase(word, draft, language) if word else None
    return draft[: place[0]] + to_upper(draft[slice(*place)], language) + draft[place[1] :] if place else draft


def in_normal_case(
    text: str, languages: tuple[str, str], terms: TermIndex | None, syntax: str = ""
) -> tuple[str, Capitals]:
    """Return a text with its words in capitals in their normal case, as far as that is known, and what they were.

    Acronyms, identifiers and markup stay. A term is written as the glossary has it.
    """
    if not _may_have_capitals(text):
        return in_sentence_case(text, languages[0], syntax), NO_CAPITALS
    parts = mask(text, syntax)
    found = _Search(parts, languages[0], terms)
    pieces = tuple(found.normalise())
    if pieces == parts.pieces:
        return text, NO_CAPITALS
    flags = tuple(tuple(piece) for piece in found.flags)
    capitals = Capitals(flags, parts.spans, frozenset(found.kept), tuple(dict.fromkeys(found.words)), languages)
    return unmask(replace(parts, pieces=pieces)), capitals


def _may_have_capitals(text: str) -> bool:
    """Return whether two letters of the text in a row are capitals: most texts need no more."""
    return not text.islower() and any(len(word) > 1 and is_upper(word[:2]) for word in _RUN.findall(text))


def _stretches(piece: str) -> list[str]:
    return _CUT.split(piece)


class _Search:
    """The stretches of a text in capitals, and its single words in capitals."""

    def __init__(self, parts: Masked, language: str, terms: TermIndex | None) -> None:
        self._cuts = [_stretches(piece) for piece in parts.pieces]
        self._language, self._terms = language, terms
        stretches = [text for cut in self._cuts for text in cut]
        is_mixed = any(_is_in_capitals(text, language) is False for text in stretches)
        self.flags = [[self._flag(text, is_mixed) for text in cut] for cut in self._cuts]
        self.kept: set[str] = set()
        self.words: list[str] = []
        self._is_open = False

    def _flag(self, text: str, is_mixed: bool) -> bool | None:
        """Return whether a stretch is in capitals that are more than acronyms; a single word is one if it is known."""
        found = _is_in_capitals(text, self._language)
        words = [word[0] for word in WORD.finditer(text) if len(word[0]) > 1 and is_upper(word[0])]
        if found and is_mixed and len(words) == 1:
            return self._is_emphasised(words[0]) or None
        has_dictionary = base_language(self._language) in DICTIONARIES
        is_text = any(is_known(word, self._language) for word in words) or (not has_dictionary and len(words) > 1)
        return found and (is_text or None)

    def _is_emphasised(self, word: str) -> bool:
        normal, code = normal_case(word, self._language), base_language(self._language)
        is_long = len(word) >= (3 if normal.islower() else NOUN)
        may_be_label = len(word) == 3 and word.lower() in word_list(code, "separable_prefixes")  # switches: EIN, AUS
        return (
            is_long and not may_be_label and is_known(word, self._language) and not may_be_acronym(word, self._language)
        )

    def normalise(self) -> Iterator[str]:
        """Yield the pieces in their normal case."""
        gap, before = "\n", ""
        for cut, flags in zip(self._cuts, self.flags, strict=True):
            made = ""
            for text, flag in zip(cut, flags, strict=True):
                spelt = find_spellings(text, self._language, self._terms) if flag else {}
                end = 0
                for match in WORD.finditer(text):
                    gap += text[end : match.start()]
                    made += text[end : match.start()]
                    word = spelt.get(match.start()) or self._word(match[0], before, bool(flag), gap)
                    self._is_open = bool(self.words) and word != match[0] and self.words[-1].endswith(word)
                    made += word[:1].upper() + word[1:] if self._opens(gap, before) and word != match[0] else word
                    if flag and not is_upper(match[0]):
                        self.kept.add(match[0])
                    end, gap, before = match.end(), "", match[0]
                gap += text[end:]
                made += text[end:]
            yield made

    def _add(self, word: str, gap: str) -> None:
        """Add a single word in capitals, to the word before it if that was one, too."""
        if self._is_open and gap == " ":
            self.words[-1] += gap + word
        else:
            self.words.append(word)

    @staticmethod
    def _opens(gap: str, before: str) -> bool:
        return bool(_OPENS.search(gap.removeprefix(".") if len(before) == 1 else gap))

    def _word(self, word: str, before: str, in_capitals: bool, gap: str) -> str:
        language = self._language
        if in_capitals and is_upper(word):
            return self._in_capitals(word, before, gap)
        if word.isupper() and self._is_emphasised(word):
            normal = normal_case(word, language)
            self._add(normal, gap)
            return normal
        if _SLIP.fullmatch(word) and is_known(word.upper(), language):
            return word.capitalize()
        return word

    def _in_capitals(self, word: str, before: str, gap: str) -> str:
        """Return a word of a stretch in capitals; a form of address is likelier there than they and their."""
        language, small = self._language, to_small(word, self._language)
        code = base_language(language)
        if code not in DICTIONARIES:
            return small
        if len(word) == 1:
            return small if small in word_list("letters", code) and before and gap.isspace() else word
        if small in word_list(code, "address") and to_small(before, language) not in word_list(code, "conjunctions"):
            return word.capitalize()
        return normal_case(word, language, before)


def _is_in_capitals(text: str, language: str) -> bool | None:
    """Return whether most letters of a stretch are in words in capitals; None without a word that tells.

    Units after numbers do not, nor do words with capitals inside (GmbH), acronyms and codes.
    """
    upper = other = acronyms = 0
    codes = {start for start, _ in words_of_codes(text, language)}
    for match in WORD.finditer(text):
        word = match[0]
        if len(word) < 2 or match.start() in codes:
            continue
        if is_upper(word):
            is_acronym = len(word) <= ACRONYM and not is_known(word, language)
            upper, acronyms = (upper, acronyms + 1) if is_acronym else (upper + len(word), acronyms)
        elif (word.islower() or word.istitle()) and not _is_unit(text, match, language):
            other += len(word)
    return upper >= SHARE * (upper + other) if upper or other else True if acronyms else None


def _is_unit(text: str, word: re.Match[str], language: str) -> bool:
    """Return whether a word after a number is a unit's name."""
    names = unit_names(language) if _AFTER_NUMBER.search(text, 0, word.start()) else None
    return names is not None and (
        plain_symbol(word[0]) in names.symbols or stem_words(word[0], language) in names.words
    )
