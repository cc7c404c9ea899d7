"""Rules on words: none left, left in the source language, too few or too many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from loctool.glossary.morphology.casing import is_common_noun, is_known, normal_case
from loctool.glossary.morphology.fluency import STRETCH
from loctool.glossary.morphology.languages import word_list
from loctool.glossary.morphology.lexicon import lexicon
from loctool.glossary.morphology.people import words_of_people
from loctool.glossary.requirements import names_in
from loctool.model import Severity, Status
from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.quality.rules.words.code import code_words
from loctool.quality.rules.words.copied import copied_nouns, copied_word
from loctool.text.language import base_language
from loctool.text.quotes import find_quotations
from loctool.text.scripts import script_of, scripts_of_language

SHOWN = 6
"""Words that a finding names; of more it names the first ones."""
SHORTEST_WORD = 4
"""Letters of the shortest word that is looked for untranslated: shorter ones are words of several languages."""
LONGEST_ACRONYM = 4
"""Letters of the longest English word in capitals that is an acronym rather: LEAP."""
SHARE = 0.5
"""Share of a draft's letters in capitalised words of the source language from which it counts as untranslated."""
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
"""A word that a month in digits or a preposition cannot replace."""
OWN_WORD = re.compile(r"(?<![\w.@#/=$-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w@/=(-]|[.:]\w)")
"""A word that is not a part of an address, a file name, an assignment or a hashtag, and not a function `with()`."""
_MARKS = " .!?…"
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|<[^<>]*>")

SLACK = 12
"""Characters that a translation may be shorter or longer than its bounds: ratios of short texts say little."""
SHORTEST = {"en": 0.5, "ru": 0.52}
LONGEST = {"en": 1.6, "ru": 1.75}
"""Bounds of target ÷ source, outside of which are 2 English and 3 Russian of 15 119 translations from German."""

TERSE, TERSE_SLACK = 0.25, 8
"""How much longer still a Russian translation from English may be, whose headings and messages are terse."""


def no_words(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if a source with words has a draft without letters, or one of numbers alone."""
    source, draft = text.visible_source, text.visible_target
    if any(map(str.isalpha, source)) and not any(map(str.isalnum, draft)):
        yield Problem("the draft is empty")
    elif _LONG_WORD.search(source) and not any(map(str.isalpha, draft)):
        yield Problem("the draft has no words")


def length(text: Comparison) -> Iterator[Problem]:
    """Yield the ratio of characters if it is out of bounds; the glossary decides how long a text of terms alone is."""
    ours, theirs, language = len(text.visible_source), len(text.visible_target), base_language(text.language)
    low, high = SHORTEST.get(language, 0.25), LONGEST.get(language, 3.0)
    is_terse = language == "ru" and base_language(text.source_language) == "en"
    high, slack = (high + TERSE, SLACK + TERSE_SLACK) if is_terse else (high, SLACK)
    if ours and theirs and not ours * low - SLACK <= theirs <= ours * high + slack and not _is_all_terms(text):
        yield Problem(f"{theirs / ours:.1f} times as long as the source")


def _is_all_terms(text: Comparison) -> bool:
    """Return whether the source has no letter outside the terms of the glossary."""
    letters = list(text.visible_source)
    for hit in text.terms.find(text.visible_source):
        letters[hit.start : hit.end] = [""] * (hit.end - hit.start)
    return not any(map(str.isalpha, letters))


def untranslated(text: Comparison) -> Iterator[Problem]:
    """Yield the words of the source's language that are no names; capitalised ones may be, beside others.

    English words in a text of another script catch its writer's eye: they are commands and values, unless they make a
    phrase or most of the text.
    """
    small, capitalised = _foreign_words(text)
    if small or capitalised:
        code = code_words(text.source, text.target)
        small, capitalised = ([word for word in words if word not in code] for words in (small, capitalised))
    if small:
        kept = _words_of_titles(text) | text.habits.kept_words
        small = [word for word in small if word not in kept]
        small = [] if len(small) == 1 and text.habits.is_of_program else small
    if not small and capitalised:
        unnamed = _unnamed(capitalised, text)
        small = _most(unnamed, text) if _has_capitals_alone(text) else copied_nouns(unnamed, text)
    if not small and (word := copied_word(text)) and word not in {*words_of_glossary(text), *code_words(text.source)}:
        yield describe_words("left untranslated", [word], text)
        return
    catches_the_eye = bool(small) and _catches_the_eye(text)
    if catches_the_eye:
        prose = set(OWN_WORD.findall(_without_values(text)))
        small = [word for word in small if word in prose]
    if small:
        is_light = catches_the_eye and not _most(small, text) and not _has_phrase(small, text)
        severity = Severity.NOTE if is_light else Severity.WARNING
        yield describe_words("left untranslated", small, text)._replace(severity=severity)


def untranslated_draft(text: Comparison) -> Iterator[Problem]:
    """Yield the words of the source's language, if there are any but names, or names are most of the draft."""
    small, capitalised = _foreign_words(text)
    names = _words_of_names(text) if small else ()
    small = [word for word in small if word not in names]
    if small or capitalised:
        left = [*small, *_unnamed(capitalised, text)]
        if small or _most(left, text):
            yield describe_words("left untranslated", left, text)


def _words_of_names(text: Comparison) -> set[str]:
    """Return the words of the names in the source that must not be translated."""
    return {word for name in names_in(text.visible_source, text.terms) for word in OWN_WORD.findall(name)}


def _words_of_titles(text: Comparison) -> set[str]:
    """Return the words that both texts have in the same quotation: titles and names of houses, which may stay."""
    ours, theirs = (_quoted(one) for one in (text.visible_source, text.visible_target))
    return {word for title in ours & theirs for word in OWN_WORD.findall(title)}


def _quoted(text: str) -> set[str]:
    pairs = (one for one in find_quotations(text).pairs if one.end - one.start < len(text.strip(_MARKS)))
    return {text[one.start + 1 : one.end].strip() for one in pairs}


def _catches_the_eye(text: Comparison) -> bool:
    """Return whether the source is English and the translation in another script."""
    return base_language(text.source_language) == "en" and not _may_write(text.language, "a")


def _without_values(text: Comparison) -> str:
    """Return a translation without what stands in quotation marks or brackets and has no letter of its script."""
    target, own = text.visible_target, scripts_of_language(text.language)
    spans = [(quote.start, quote.end + 1) for quote in find_quotations(target).pairs]
    for start, end in (*spans, *(match.span() for match in _BRACKETED.finditer(target))):
        if not any(letter.isalpha() and script_of(letter) in own for letter in target[start:end]):
            target = target[:start] + " " * (end - start) + target[end:]
    return target


def _has_phrase(words: list[str], text: Comparison) -> bool:
    """Return whether one of some words stands in a phrase of the source with one of its function words."""
    functions = word_list(base_language(text.source_language), "function_words")
    for stretch in STRETCH.findall(text.visible_target):
        for is_foreign, run in groupby(stretch.split(" "), lambda word: not _is_own(word, text.language)):
            found = list(run)
            if is_foreign and not functions.isdisjoint(found) and not set(words).isdisjoint(found):
                return " ".join(found) in text.visible_source
    return False


def _is_own(word: str, language: str) -> bool:
    return script_of(word[0]) in scripts_of_language(language)


def _most(words: list[str], text: Comparison) -> list[str]:
    """Return words left untranslated if they are most of a translation."""
    letters = sum(map(str.isalpha, text.visible_target))
    return words if sum(map(len, words)) > SHARE * max(1, letters) else []


def _unnamed(capitalised: list[str], text: Comparison) -> list[str]:
    """Return capitalised words that neither people nor the glossary have; of such words alone, those that are no names.

    German nouns tell by their forms, and words in capitals that are not capitalised otherwise.
    """
    known = " ".join(words_of_glossary(text))
    people = words_of_people(text.visible_source, text.source_language)
    words = [word for word in capitalised if word not in known and word not in people]
    if not _has_capitals_alone(text):
        return words
    written = {word: _as_written(word, text) for word in words}
    language = text.source_language
    return [word for word, normal in written.items() if normal.islower() or is_common_noun(normal, language)]


def _has_capitals_alone(text: Comparison) -> bool:
    """Return whether the source has no word in small letters, so that it may consist of names."""
    return not any(map(str.islower, text.visible_source.split()))


def describe_words(message: str, words: list[str], text: Comparison) -> Problem:
    """Return a problem with some words of a translation."""
    shown = [*words[:SHOWN], "…"] if len(words) > SHOWN else words
    return Problem(f"{message}: {', '.join(shown)}", find_once(words[0], text.target) if len(words) == 1 else None)


def words_of_glossary(text: Comparison) -> list[str]:
    """Return the targets of the source's terms, and the names that stay."""
    terms = [hit.term for hit in text.terms.find(text.visible_source)]
    targets = [target for term in terms for target in term.targets.get(text.language, ())]
    return targets + [term.source for term in terms if term.status is Status.DO_NOT_TRANSLATE]


def _foreign_words(text: Comparison) -> tuple[list[str], list[str]]:
    """Return the source's words that are left in a translation: those in small letters, and capitalised ones.

    A word counts if the source language's dictionary has it, and neither the target's nor the English one, which names
    of all languages are made of. A capitalised German word is a noun as often as a name. Languages without a dictionary
    have none. Words in capitals count in texts that have no others, and may be names, too.
    """
    ours = set(OWN_WORD.findall(text.visible_source))
    copied = [word for word in dict.fromkeys(OWN_WORD.findall(text.visible_target)) if word in ours]
    foreign = [word for word in copied if len(word) >= SHORTEST_WORD and _is_foreign(_as_written(word, text), text)]
    return [word for word in foreign if word.islower()], [word for word in foreign if not word.islower()]


def _as_written(word: str, text: Comparison) -> str:
    """Return a word in its normal case, if the source is in capitals."""
    language = text.source_language
    least = LONGEST_ACRONYM if base_language(language) == "en" else 0
    is_word = word.isupper() and len(word) > least and _has_capitals_alone(text) and is_known(word, language)
    return normal_case(word, language) if is_word else word


def _is_foreign(word: str, text: Comparison) -> bool:
    ours = base_language(text.source_language)
    others = {code for code in (base_language(text.language), "en") if code != ours and _may_write(code, word)}
    return lexicon(ours).knows(word) and not any(
        not lexicon(code) or lexicon(code).knows(word) or lexicon(code).knows(word.lower()) for code in others
    )


def _may_write(language: str, word: str) -> bool:
    """Return whether a language may have a word by its first letter: no dictionary of another script is opened."""
    scripts = scripts_of_language(language)
    return not scripts or script_of(word[0]) in scripts
