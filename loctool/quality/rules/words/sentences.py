"""Rules on sentences: cut off, invented, or with something twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from loctool.glossary.bilingual.coverage import compare_words
from loctool.glossary.bilingual.lexicon import bilingual_lexicon
from loctool.glossary.morphology.fluency import STRETCH, has_echoes, is_echo
from loctool.glossary.morphology.languages import word_list
from loctool.model import Severity
from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.quality.rules.words.misspelt import is_strange
from loctool.text.endings import final_mark
from loctool.text.language import base_language
from loctool.text.markup.masking import BAR
from loctool.text.sentences import split
from loctool.text.tables import read_table
from loctool.text.words import find_repetition

_LAST = re.compile(r"(?<![^\s(„«“])([^\W\d_]+)$")
_ENDS_OPEN = re.compile(r"[,(–—-]\s*$")
_CLOSED = tuple("”“»\"')]")
_FINAL = tuple(".!?…")
LONGEST = 100
"""Characters at the end of a text in which its last word is looked for."""
WORDS, MANY = 4, 8
"""Words of the shortest source whose translation is looked at, and whose translation may lack its last words."""
SHORTER = 0.65
"""Target ÷ source below which words are lost."""
LONGER = {"de": 1.3, "en": 1.25, "ru": 1.3}
"""Target ÷ source from which a translation has room for one sentence more."""
OTHER_LONGER, MUCH_LONGER = 1.4, 2.0
"""The same in other languages, and where no lexicon can tell which sentence is invented."""
UNTRANSLATED = 0.34
"""Share of the words of an invented sentence that have a counterpart in the source, at most."""
CONTENT = 4
"""Words of the shortest sentence that is looked for."""

_ASIDE = re.compile(r"[(:]")
_SYNONYMS = re.compile(r"[^,;]+(?:[,;][^\s,;]+)+[,;]?")
"""Words by which one thing is searched for, which may be fewer in another language."""
LOOP = 4
"""How often a word stands side by side in what a model wrote without end."""


def cut_off(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if a translation ends within a sentence that its source ends."""
    source, target = text.visible_source.rstrip(), text.visible_target.rstrip()
    if len(source.split()) < WORDS or target[-1:] in _CLOSED or final_mark(target, text.language):
        return
    found = _LAST.search(target[-LONGEST:])
    last = found[1] if found else ""
    if final_mark(source, text.source_language) not in _FINAL:
        ours = source.rsplit(None, 1)[-1].lower()
        is_open = last in _articles(text.language) and _is_joining(last, text.language)
        if is_open and ours not in _articles(text.source_language):
            yield Problem(f"ends within a sentence: “{target[-20:]}”")
        return
    if _ENDS_OPEN.search(target) or _is_joining(last, text.language):
        yield Problem(f"ends within a sentence: “{target[-20:]}”")
    elif last and _is_part(last, text):
        yield Problem(f"ends within a word: “{last}”", find_once(last, text.target))
    elif len(target) < SHORTER * len(source) and len(source.split()) >= MANY:
        yield Problem(f"ends before the source does, and without its final mark: “{target[-20:]}”")


def _articles(language: str) -> frozenset[str]:
    return word_list(base_language(language), "articles")


def _is_joining(word: str, language: str) -> bool:
    """Return whether no sentence ends behind a word."""
    return word in str(read_table("joining_words").get(base_language(language), "")).split()


def _is_part(word: str, text: Comparison) -> bool:
    """Return whether a word is unknown, so that it may have been cut."""
    code = base_language(text.language)
    return word.islower() and code in ("de", "en", "ru") and is_strange(word, code) and word not in text.source


def added_sentence(text: Comparison) -> Iterator[Problem]:
    """Yield a sentence of the translation of which the source says nothing."""
    source, target = text.visible_source, text.visible_target
    if len(target) < LONGER.get(base_language(text.language), OTHER_LONGER) * len(source) or "\n" in target:
        return
    ours = [sentence for sentence, _ in split(source, text.source_language) if sentence.strip()]
    theirs = [sentence for sentence, _ in split(target, text.language) if sentence.strip()]
    if len(theirs) <= len(ours) or not ours:
        return
    for sentence in theirs:
        if _is_whole(sentence) and _is_invented(sentence, text):
            yield _added(sentence, text)
            return


def _is_invented(sentence: str, text: Comparison) -> bool:
    """Return whether hardly a word of a sentence has a counterpart in the source, by a lexicon of either direction."""
    pair = base_language(text.source_language), base_language(text.language)
    if bilingual_lexicon(pair):
        judged = compare_words(text.visible_source, sentence, pair).theirs
    elif bilingual_lexicon(pair[::-1]):
        judged = compare_words(sentence, text.visible_source, pair[::-1]).ours
    else:
        return len(text.visible_target) >= MUCH_LONGER * len(text.visible_source)
    told = [one for one in judged if one.entry]
    return len(told) >= CONTENT and sum(one.covered for one in told) <= UNTRANSLATED * len(told)


def _is_whole(sentence: str) -> bool:
    return len(sentence.split()) >= CONTENT


def _added(sentence: str, text: Comparison) -> Problem:
    return Problem(f"the source has no such sentence: “{sentence}”", find_once(sentence, text.target))


def repeated_sentence(text: Comparison) -> Iterator[Problem]:
    """Yield the first sentence that the translation has more often than the source has any."""
    target = text.visible_target
    if len(target) < 2 * len("Two words."):
        return
    theirs = [sentence.casefold() for sentence, _ in split(target, text.language) if len(sentence.split()) > 1]
    twice = next((one for one in theirs if theirs.count(one) > 1), "")
    if not twice:
        return
    ours = [sentence.casefold() for sentence, _ in split(text.visible_source, text.source_language)]
    if "\n" in text.visible_source and not any(first == second for first, second in pairwise(theirs)):
        return  # lines of a table may say the same
    if max(map(ours.count, ours), default=0) < theirs.count(twice):
        yield Problem(f"has “{twice}” {theirs.count(twice)} times")


def repeated_words(text: Comparison) -> Iterator[Problem]:
    """Yield the first word or phrase that occurs twice in a row, or else in two forms side by side."""
    words = find_repetition(text.visible_source, text.visible_target, text.language)
    if words and not (BAR in words or _is_apart(words, text)):  # branches and placeholders say the same again
        severity = Severity.ERROR if _is_loop(words, text.visible_target) else Severity.WARNING
        yield Problem(f"repeats “{words}”".replace("\n", " "), find_once(words, text.target), severity=severity)
    elif not words and (words := _two_forms(text.visible_target, text.language)):
        message = f"has one word in two forms: “{words}”"
        yield Problem(message, find_once(words, text.target), severity=Severity.WARNING)


def _is_loop(words: str, target: str) -> bool:
    """Return whether the first of some repeated words stands there so often that only a machine writes it."""
    word = re.escape(words.split()[0].strip(".,;")) if words.split() else ""
    return bool(word) and re.search(rf"(?<!\w){word}(?:\W{{1,3}}{word}){{{LOOP - 1}}}(?!\w)", target) is not None


def _is_apart(words: str, text: Comparison) -> bool:
    """Return whether a repetition is none of a sentence: synonyms, a line of a table, an aside or markup between."""
    twice = re.compile(rf"(=?)({re.escape(words)})(\W+)({re.escape(words)})", re.IGNORECASE)
    found = twice.search(text.visible_target.replace("-", "") if "\n" in text.target else text.visible_target)
    if found is None:
        return False
    is_value, first, between, second = found.groups()
    if between.isspace():
        is_column = ("  " in between and "\n" not in between) or (second.isupper() and (is_value or first != second))
        return bool(is_column) or ("<" in text.target and not twice.search(text.target))
    is_aside = "\n" in text.source or _ASIDE.search(between) is not None
    return is_aside or _SYNONYMS.fullmatch(text.visible_source) is not None


def _two_forms(target: str, language: str) -> str:
    """Return two neighbouring words that are forms of one English or Russian word: *demand rising rise*."""
    for stretch in STRETCH.findall(target) if has_echoes(language) else ():
        for first, second in pairwise(stretch.split(" ")):
            ours, theirs = first.casefold(), second.casefold()
            if ours[0] == theirs[0] and ours != theirs and not second.isupper() and is_echo(first, second, language):
                return f"{first} {second}"
    return ""
