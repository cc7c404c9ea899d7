"""Rules on words in another script than the language's."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.model import Severity
from loctool.quality.comparison import Comparison, Problem
from loctool.quality.rules.words.wording import OWN_WORD, SHORTEST_WORD, describe_words, words_of_glossary
from loctool.text.markup.proof import keeps_markup
from loctool.text.scripts import find_wrong_script, script_of, scripts_of_language
from loctool.text.typography.lookalikes import swap_in_words


def wrong_script(text: Comparison) -> Iterator[Problem]:
    """Yield the words in another script than the language's, but for names and forms of the source's words.

    It is an error if the whole text is in another script, or if the letters only look like the language's.
    """
    words = _find_wrong_script(text)
    own, ours = scripts_of_language(text.language), OWN_WORD.findall(text.visible_source) if words else []
    has_own = any(letter.isalpha() and script_of(letter) in own for letter in text.visible_target) if words else False
    if has_own:
        words = [word for word in words if not _is_name_in_latin(word) and not _is_form(word, ours)]
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


def wrong_script_draft(text: Comparison) -> Iterator[Problem]:
    """Yield the words in another script than the language's that neither the source nor the glossary has."""
    if words := _find_wrong_script(text):
        yield describe_words(f"not in the script of {text.language}", words, text)


def _find_wrong_script(text: Comparison) -> list[str]:
    if not find_wrong_script(text.visible_source, text.visible_target, text.language):
        return []
    known = " ".join([text.visible_source, *words_of_glossary(text)])
    return find_wrong_script(known, text.visible_target, text.language)
