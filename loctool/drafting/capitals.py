"""Texts and words in capitals: in their normal case for an engine, and in capitals again in its draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from loctool.drafting.realignment import find_phrase
from loctool.drafting.titles import in_sentence_case
from loctool.glossary import TermIndex
from loctool.glossary.morphology.casing import is_known, may_be_acronym, normal_case, to_small, to_upper
from loctool.glossary.morphology.languages import DICTIONARIES, word_list
from loctool.text.language import base_language
from loctool.text.markup import Masked, mask, unmask

SHARE = 0.75
"""Share of a stretch's letters in capitals from which it is in capitals; what is not may be names and units."""
NOUN = 5
"""Letters of the shortest noun in capitals that is not taken for an acronym in a text with small letters."""
_WORD = re.compile(r"(?<![\w@\\])(?<!\w\.)[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w@\\]|\.\w)")
"""A word that is not a part of an identifier, a file name or an address."""
_RUN = re.compile(r"\w+(?:['’]\w+)*")
_CUT = re.compile(r"(?<=[.!?…:;|–—])(?=\s)|(?<=\s)(?=[|–—]\s)|(?<=\n)")
_OPENS = re.compile(r"(?<!\b\w)\.|[!?…\n]")
"""What ends a sentence between two words, and no abbreviation like U.A."""
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
    found = _Search(parts, languages[0], _spellings(terms))
    pieces = tuple(found.normalise())
    if pieces == parts.pieces:
        return text, NO_CAPITALS
    flags = tuple(tuple(piece) for piece in found.flags)
    capitals = Capitals(flags, parts.spans, frozenset(found.kept), tuple(found.words), languages)
    return unmask(replace(parts, pieces=pieces)), capitals


def _may_have_capitals(text: str) -> bool:
    """Return whether two letters of the text in a row are capitals: most texts need no more."""
    return not text.islower() and any(len(word) > 1 and word[:2].isupper() for word in _RUN.findall(text))


def _stretches(piece: str) -> list[str]:
    return _CUT.split(piece)


@lru_cache(maxsize=8)
def _spellings(terms: TermIndex | None) -> dict[str, str]:
    """Return the glossary's spelling of its terms, by that in small letters."""
    return {term.source.casefold(): term.source for term in terms.terms} if terms else {}


class _Search:
    """The stretches of a text in capitals, and its single words in capitals."""

    def __init__(self, parts: Masked, language: str, spellings: Mapping[str, str]) -> None:
        self._cuts = [_stretches(piece) for piece in parts.pieces]
        self._language, self._spellings = language, spellings
        stretches = [text for cut in self._cuts for text in cut]
        is_mixed = any(_is_in_capitals(text) is False for text in stretches)
        self.flags = [[self._flag(text, is_mixed) for text in cut] for cut in self._cuts]
        self.kept: set[str] = set()
        self.words: dict[str, None] = {}

    def _flag(self, text: str, is_mixed: bool) -> bool | None:
        """Return whether a stretch is in capitals that are more than acronyms; a single word is one if it is known."""
        found = _is_in_capitals(text)
        words = [word[0] for word in _WORD.finditer(text) if len(word[0]) > 1 and word[0].isupper()]
        if found and is_mixed and len(words) == 1:
            return self._is_emphasised(words[0]) or None
        has_dictionary = base_language(self._language) in DICTIONARIES
        is_text = any(is_known(word, self._language) for word in words) or (not has_dictionary and len(words) > 1)
        return found and (is_text or None)

    def _is_emphasised(self, word: str) -> bool:
        normal = normal_case(word, self._language)
        is_long = len(word) >= (3 if normal.islower() else NOUN)
        return is_long and is_known(word, self._language) and not may_be_acronym(word, self._language)

    def normalise(self) -> Iterator[str]:
        """Yield the pieces in their normal case."""
        gap, before = "\n", ""
        for cut, flags in zip(self._cuts, self.flags, strict=True):
            made = ""
            for text, flag in zip(cut, flags, strict=True):
                spelt = self._terms_in(text) if flag else {}
                end = 0
                for match in _WORD.finditer(text):
                    gap += text[end : match.start()]
                    made += text[end : match.start()]
                    word = spelt.get(match.start()) or self._word(match[0], before, bool(flag), gap)
                    made += word[:1].upper() + word[1:] if _OPENS.search(gap) and word != match[0] else word
                    if flag and not match[0].isupper():
                        self.kept.add(match[0])
                    end, gap, before = match.end(), "", match[0]
                gap += text[end:]
                made += text[end:]
            yield made

    def _word(self, word: str, before: str, in_capitals: bool, gap: str) -> str:
        language = self._language
        if in_capitals and word.isupper():
            return self._in_capitals(word, before, gap)
        if word.isupper() and self._is_emphasised(word):
            normal = normal_case(word, language)
            self.words[normal] = None
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

    def _terms_in(self, text: str) -> dict[int, str]:
        """Return where words of a stretch belong to a term of the glossary, as it writes them."""
        found: dict[int, str] = {}
        words = list(_WORD.finditer(text)) if self._spellings else []
        for first, begin in enumerate(words):
            for last in words[first : first + 4]:
                whole = text[begin.start() : last.end()]
                if (spelling := self._spellings.get(whole.casefold())) and len(spelling) == len(whole):
                    found |= {
                        one.start(): spelling[one.start() - begin.start() : one.end() - begin.start()]
                        for one in _between(words, begin, last)
                    }
        return found


def _between(words: Iterable[re.Match[str]], first: re.Match[str], last: re.Match[str]) -> list[re.Match[str]]:
    return [one for one in words if first.start() <= one.start() and one.end() <= last.end()]


def _is_in_capitals(text: str) -> bool | None:
    """Return whether most letters of a stretch are in words in capitals; None without a word that tells.

    Units after numbers do not, nor do words with capitals inside (GmbH).
    """
    upper = other = 0
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isupper() and len(word) > 1:
            upper += len(word)
        elif (word.islower() or word.istitle()) and len(word) > 1 and not _AFTER_NUMBER.search(text, 0, match.start()):
            other += len(word)
    return upper >= SHARE * (upper + other) if upper or other else None
