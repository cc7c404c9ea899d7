"""Words of the source language that were left standing in a translation."""

from __future__ import annotations

import re

from loctool.fidelity.scripts import script_of, script_of_language

SHORTEST = 4
"""Letters of the shortest word that is looked for: shorter ones are words of several languages."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def untranslated(source: str, target: str, source_language: str, language: str) -> tuple[list[str], list[str]]:
    """Return the source's words that stand in a translation: those that are no names, and capitalised ones.

    A word counts where the source language's dictionary has it and the target's has not. In German a capitalised word
    is a noun as often as a name, and a name may stay: those come second. Both texts without markup; languages without
    a dictionary have none.
    """
    copied = [word for word in dict.fromkeys(_WORD.findall(target)) if word in set(_WORD.findall(source))]
    small: list[str] = []
    capitalised: list[str] = []
    for word in copied:
        if len(word) >= SHORTEST and _is_foreign(word, source_language, language):
            (small if word.islower() else capitalised).append(word)
    return small, capitalised


def _is_foreign(word: str, source_language: str, language: str) -> bool:
    """Tell whether a word is one of the source language and none of the target's."""
    import simplemma

    ours, theirs = source_language.partition("_")[0], language.partition("_")[0]
    other_script = script_of_language(theirs) not in ("", script_of(word[0]))
    try:
        return simplemma.is_known(word, lang=ours) and (
            other_script or not (simplemma.is_known(word, lang=theirs) or simplemma.is_known(word.lower(), lang=theirs))
        )
    except ValueError:
        return False
