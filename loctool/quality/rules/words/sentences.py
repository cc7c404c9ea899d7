"""Rules on sentences: cut off, invented, or twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.glossary.bilingual.coverage import compare_words
from loctool.glossary.bilingual.lexicon import bilingual_lexicon
from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.quality.rules.words.misspelt import is_strange
from loctool.text.endings import final_mark
from loctool.text.language import base_language
from loctool.text.sentences import split
from loctool.text.tables import read_table

_LAST = re.compile(r"([^\W\d_]+)\s*$")
_ENDS_OPEN = re.compile(r"[,(–—-]\s*$")
WORDS = 4
"""Words of the shortest source whose translation is looked at."""
LONGER = {"de": 1.3, "en": 1.25, "ru": 1.3}
"""Target ÷ source from which a translation has room for one sentence more."""
OTHER_LONGER = 1.4
UNTRANSLATED = 0.34
"""Share of the words of an invented sentence that have a counterpart in the source, at most."""
CONTENT = 4
"""Words of the shortest sentence that is looked for."""


def cut_off(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if a translation ends within a sentence that its source ends."""
    source, target = text.visible_source.rstrip(), text.visible_target.rstrip()
    if final_mark(target, text.language) or len(source.split()) < WORDS or target[-1:] in "”“»\"')]":
        return
    is_open = bool(_ENDS_OPEN.search(target)) and not _ENDS_OPEN.search(source)
    last = _LAST.search(target)
    ours = _LAST.search(source.rstrip(".!?…»“”\"'"))
    if is_open or (last and _is_joining(last[1], text.language) and not _is_joining_at_end(ours, text)):
        yield Problem(f"ends within a sentence: “{target[-20:]}”")
    elif last and final_mark(source, text.source_language) and _is_part(last[1], text):
        yield Problem(f"ends within a word: “{last[1]}”", find_once(last[1], text.target))


def _is_joining(word: str, language: str) -> bool:
    """Return whether no sentence ends behind a word."""
    return word in str(read_table("joining_words").get(base_language(language), "")).split()


def _is_joining_at_end(found: re.Match[str] | None, text: Comparison) -> bool:
    return found is not None and _is_joining(found[1], text.source_language)


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
    pair = base_language(text.source_language), base_language(text.language)
    if not bilingual_lexicon(pair):
        if len(target) >= OTHER_LONGER * len(source) and _is_whole(theirs[-1]):
            yield _added(theirs[-1], text)
        return
    for sentence in theirs:
        judged = compare_words(source, sentence, pair).theirs
        told = [one for one in judged if one.entry]
        covered = sum(one.covered for one in told)
        if _is_whole(sentence) and covered <= UNTRANSLATED * len(told):
            yield _added(sentence, text)
            return


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
    if max(map(ours.count, ours), default=0) < theirs.count(twice):
        yield Problem(f"has “{twice}” {theirs.count(twice)} times")
