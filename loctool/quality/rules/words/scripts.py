"""Rules on words in another script than the language's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.model import Severity
from loctool.quality.comparison import Comparison, Problem
from loctool.quality.rules.words.code import WORD, code_words
from loctool.quality.rules.words.wording import OWN_WORD, SHORTEST_WORD, describe_words, words_of_glossary
from loctool.text.markup.proof import keeps_markup
from loctool.text.scripts import find_wrong_script, script_of, scripts_of_language
from loctool.text.typography.lookalikes import swap_in_words

SCREEN = 5
"""Lines of the smallest text that shows a screen."""
_COLUMNS = re.compile(r"\S {4,}\S|^ *--\\ ")
_WITH_ENDING = re.compile(r"[A-Za-z]+['’-][^\W\d_a-zA-Z]{1,4}")
"""A name in Latin letters with an ending: inode'ов."""
_WITH_VARIABLE = re.compile(r"([A-Za-z]+)[^\W\d_a-zа-яё]\w*")
"""A metavariable behind letters: RФАЙЛ for RFILE."""


def wrong_script(text: Comparison) -> Iterator[Problem]:
    """Yield the words in another script than the language's, but for names and forms of the source's words.

    It is an error if the whole text is in another script, or if the letters only look like the language's.
    """
    words = _find_wrong_script(text)
    own, ours = scripts_of_language(text.language), OWN_WORD.findall(text.visible_source) if words else []
    has_own = any(letter.isalpha() and script_of(letter) in own for letter in text.visible_target) if words else False
    if has_own:
        ours += WORD.findall(text.source)
        code = code_words(text.target, text.source) | text.habits.kept_words
        words = [word for word in words if not (_is_name_in_latin(word) or _is_form(word, ours) or word in code)]
        words = [word for word in words if not _is_joined_by_signs(word, text)]
        words = [] if "\n" in text.source and _is_screen(text.source) else words
    if words:
        fix = swap_in_words(text.target, dict.fromkeys(words), text.language)
        sure = fix is not None and keeps_markup(text.target, fix, text.syntax)
        found = describe_words(f"not in the script of {text.language}", words, text)
        severity = Severity.ERROR if sure or not has_own else Severity.WARNING
        yield found._replace(fix=fix if sure else None, is_safe=False, severity=severity)


def _is_name_in_latin(word: str) -> bool:
    return word[0].isupper() and all(script_of(letter) == "LATIN" for letter in word if letter.isalpha())


def _is_form(word: str, ours: list[str]) -> bool:
    """Return whether a word begins like one of the source: cookie for Cookies."""
    least = max(SHORTEST_WORD, len(word) - 1)
    return any(other.casefold()[:least] == word.casefold()[:least] for other in ours)


def _is_screen(source: str) -> bool:
    """Return whether a text shows what a program writes, in lines with columns."""
    lines = source.split("\n")
    return len(lines) >= SCREEN and sum(_COLUMNS.search(line) is not None for line in lines) > len(lines) / 4


def _is_joined_by_signs(word: str, text: Comparison) -> bool:
    """Return whether a word of two scripts is none: parts beside signs, a metavariable, or a name with an ending."""
    if word not in text.target or f"%{word}" in text.target or _WITH_ENDING.fullmatch(word):
        return True
    found = _WITH_VARIABLE.fullmatch(word)
    if not found or swap_in_words(word, {word: None}, text.language) is not None:
        return False
    return any(other.startswith(found[1]) and other[len(found[1]) :][:1].isupper() for other in text.source.split())


def wrong_script_draft(text: Comparison) -> Iterator[Problem]:
    """Yield the words in another script than the language's that neither the source nor the glossary has."""
    if words := _find_wrong_script(text):
        yield describe_words(f"not in the script of {text.language}", words, text)


def _find_wrong_script(text: Comparison) -> list[str]:
    if not find_wrong_script(text.visible_source, text.visible_target, text.language):
        return []
    known = " ".join([text.visible_source, *words_of_glossary(text)])
    return find_wrong_script(known, text.visible_target, text.language)
