"""Rules on capital letters: at the beginning, in whole texts, and in headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.glossary.morphology.casing import is_known, is_surely_small, is_upper, may_be_acronym
from loctool.glossary.morphology.german.words import noun_lemmas
from loctool.glossary.morphology.languages import DICTIONARIES, word_list
from loctool.glossary.morphology.lexicon import lexicon
from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.quality.rules.words.naming.words import is_name_key
from loctool.text.abbreviations import abbreviations
from loctool.text.endings import final_mark
from loctool.text.language import base_language
from loctool.text.scripts import script_of
from loctool.text.tables import read_table
from loctool.text.words import words

_OPENING = r"[\s\"'«»„“”‚‘’(\[¿¡–—•-]*"
_FIRST = re.compile(rf"{_OPENING}([^\W\d_]+(?:[-’'][^\W\d_]+)*)(?![\w@/:]|\.\S|\. ?[a-zа-я])")
"""The first word of a text that begins with one; not an abbreviation, a unit or an address."""
_APART = re.compile(r"\s*(?:[\"'«„“‘`]?-\w|\[[^\[\]]*\]\s*$|\( |`)")
"""An option, a text in brackets alone, a bracket or code, with which a text begins."""
_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]+(?![\w@/]|\.\w)")
CASED = frozenset(["LATIN", "CYRILLIC", "GREEK", "ARMENIAN"])
"""Scripts whose sentences begin with a capital letter."""
SHORTEST, CONTENT = 5, 4
"""Letters of the shortest word that tells whether a text is in capitals, and of the shortest that is written so."""
HEADING = 2
"""Words behind the first one that begin with a capital letter as in an English heading, if that has a small article."""
_PARTS = re.compile(r"[,;:/–—|]| - ")
"""What separates names in a list."""


def lower_case_start(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if the source begins with a capital letter, and the translation with a small one."""
    target = text.visible_target
    theirs = _FIRST.match(target)
    if theirs is None or not theirs[1][0].islower() or script_of(theirs[1][0]) not in CASED:
        return
    ours, word = _FIRST.match(text.visible_source), theirs[1]
    if ours is None or 1 in (len(ours[1]), len(word)) or not ours[1][0].isupper() or not word.islower():
        return
    is_short = word in abbreviations(text.language).inside or target[theirs.end() :] == "."
    if is_short or _is_set_apart(text) or _has_own_case(word, ours[1], text):
        return
    if text.habits.begins_small:
        return
    is_sentence = bool(final_mark(text.visible_source, text.source_language))
    if is_sentence or not _begins_with_capital_anywhere(ours[1], text.source_language):
        yield Problem(
            f"begins with a small letter: “{word}”",
            find_once(word, text.target),
            fix=_capitalised(word, text),
            is_safe=False,
        )


def _is_set_apart(text: Comparison) -> bool:
    """Return whether a text begins with an option, a bracket or code, so that no sentence has to begin there."""
    return bool(_APART.match(text.visible_source) or _APART.match(text.visible_target))


def _begins_with_capital_anywhere(word: str, language: str) -> bool:
    """Return whether a word has its capital letter anywhere: a German noun, an abbreviation."""
    if any(map(str.isupper, word[1:])):
        return True
    return base_language(language) == "de" and not _is_small_german(word)


def _is_small_german(word: str) -> bool:
    return bool(lexicon("de").lemma(word.lower())) and not noun_lemmas(word)


def _has_own_case(word: str, first: str, text: Comparison) -> bool:
    """Return whether a word is written in small letters anywhere: a command, a particle of a name, a part of a name."""
    if word in text.habits.kept_words or re.search(rf"(?<![\w]){re.escape(word)}(?![\w])", text.visible_source):
        return True
    if word in word_list("de", "name_particles"):
        return bool(re.match(rf"{_OPENING}{word}(?: l[ae])? [^\W\d_a-zß-ÿ]", text.visible_target))
    return word == first.lower() and not lexicon(base_language(text.language)).knows(word)


def _capitalised(word: str, text: Comparison) -> str | None:
    """Return a text whose first word has a capital letter, None if that word is not certain."""
    at, upper = text.target.find(word), word[0].upper()
    if len(upper) != 1 or any(map(str.isalnum, text.target[:at])):
        return None
    return text.target[:at] + upper + text.target[at + 1 :]


def all_caps(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if only one of the texts is in capitals, or the translation alone has words in them."""
    source, target = text.visible_source, text.visible_target
    if not (_may_be_in_capitals(source) or _may_be_in_capitals(target)):
        return
    if not any(script_of(letter) in CASED for letter in target if letter.isalpha()):
        return
    ours, theirs = (is_upper(one) for one in (source, target))
    our_words, their_words = _in_capitals(source, text.source_language), _in_capitals(target, text.language)
    if ours and our_words and not theirs and not _CAPITALS.search(target):
        yield Problem("the source is in capitals, the translation is not")
    elif theirs and their_words and not ours:
        yield Problem("in capitals, the source is not")
    elif their_words and not _CAPITALS.search(source) and "--" not in source:  # where they stand for values
        yield Problem(f"in capitals, the source has none: {', '.join(their_words)}", find_once(their_words[0], target))


_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯЁ]{2}")
_ROMAN = re.compile("[IVXLCDM]+")
_LONG_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯЁ]{4}")


def _may_be_in_capitals(text: str) -> bool:
    return _LONG_CAPITALS.search(text) is not None


def _in_capitals(text: str, language: str) -> list[str]:
    """Return the words in capitals of a text that a dictionary has, and that are no acronyms."""
    code = base_language(language)
    found = [word for word in _WORD.findall(text) if len(word) >= CONTENT and is_upper(word)]
    known = [word for word in found if code in DICTIONARIES and is_known(word, code)]
    known = [word for word in known if not may_be_acronym(word, code) and not _ROMAN.fullmatch(word)]
    return known if len(known) > 1 or any(len(word) >= SHORTEST for word in known) else []


def title_case(text: Comparison) -> Iterator[Problem]:
    """Yield the words of a heading that begin with capital letters as English headings do."""
    target, code = text.visible_target, base_language(text.language)
    if is_upper(target):
        return
    found = [one for one in words(target) if not one.joined]
    inner = [one.text for one in found if not one.opening and target[one.start - 1] not in "«„“‘"]
    if any(word.islower() and len(word) >= CONTENT for word in inner):
        return
    titled = [word for word in inner if _is_titled(word, code)]
    if _PARTS.search(target.lstrip("–—- ")) and not _is_in_sentence_case(text.visible_source):
        return
    small = str(read_table("heading_words").get(code, "")).split()
    has_small_in_capitals = any(word.istitle() and word.lower() in small for word in inner)
    is_whole = len(titled) >= HEADING and all(_is_titled(one.text, code) for one in found if len(one.text) >= CONTENT)
    is_name = code == "ru" and any(is_name_key(word.lower(), code) for word in inner)
    is_whole = is_whole or (len(titled) >= HEADING and _is_in_sentence_case(text.visible_source))
    if titled and (has_small_in_capitals or (is_whole and not is_name)):
        yield Problem(f"capital letters as in an English heading: {', '.join(titled)}")


def _is_in_sentence_case(source: str) -> bool:
    """Return whether a source has more words in small letters behind the first one than with capitals."""
    inner = [one.text for one in words(source) if not one.opening and len(one.text) >= CONTENT]
    return sum(map(str.islower, inner)) > len(inner) / 2 > 0


def _is_titled(word: str, code: str) -> bool:
    return len(word) >= CONTENT and word.istitle() and is_surely_small(word.lower(), code)
