"""Words of the source language that were left standing in a translation."""

from __future__ import annotations

import re

from loctool.glossary.morphology.lexicon import lexicon
from loctool.quality.losses.scripts import script_of, scripts_of_language
from loctool.text.language import base_language

SHORTEST = 4
"""Letters of the shortest word that is looked for: shorter ones are words of several languages."""
_WORD = re.compile(r"(?<![\w.@/-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w@/-]|\.\w)")
"""A word that is no part of an address or a file name."""


def untranslated(source: str, target: str, source_language: str, language: str) -> tuple[list[str], list[str]]:
    """Return the source's words that stand in a translation: those that are no names, and capitalised ones.

    A word counts where the source language's dictionary has it, and neither the target's nor the English one, which
    names of all languages are made of. In German a capitalised word
    is a noun as often as a name, and a name may stay: those come second. Both texts without markup; languages without
    a dictionary have none.
    """
    ours = set(_WORD.findall(source))
    copied = [word for word in dict.fromkeys(_WORD.findall(target)) if word in ours]
    small: list[str] = []
    capitalised: list[str] = []
    for word in copied:
        if len(word) >= SHORTEST and _is_foreign(word, source_language, language):
            (small if word.islower() else capitalised).append(word)
    return small, capitalised


def _is_foreign(word: str, source_language: str, language: str) -> bool:
    """Tell whether a word is one of the source language and none of the target's."""
    ours = base_language(source_language)
    others = {code for code in (base_language(language), "en") if code != ours and _may_write(code, word)}
    return lexicon(ours).knows(word) and not any(
        not lexicon(code) or lexicon(code).knows(word) or lexicon(code).knows(word.lower()) for code in others
    )


def _may_write(language: str, word: str) -> bool:
    """Tell whether a language may have a word by its first letter: no dictionary of another script is opened."""
    scripts = scripts_of_language(language)
    return not scripts or script_of(word[0]) in scripts
