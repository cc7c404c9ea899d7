"""Letters of another script that look like those of a language's script: Latin C in «Cовет»."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from loctool.text.scripts import script_of, scripts_of_language
from loctool.text.typography.shading import SHADE, Edit

_LATIN = "ABCEHIJKMOPSTXYaceijkopsxy"
_CYRILLIC = "АВСЕНІЈКМОРЅТХУасеіјкорѕху"
"""Letters of one look, by Unicode's table of confusable characters (UTS 39)."""
_TO = {"CYRILLIC": dict(zip(_LATIN, _CYRILLIC, strict=True)), "LATIN": dict(zip(_CYRILLIC, _LATIN, strict=True))}
_OTHER = {"CYRILLIC": re.compile("[A-Za-z]"), "LATIN": re.compile("[Ѐ-ӿ]")}
_WORD = re.compile(r"[^\W\d_]+")
_ALONE = re.compile(rf"(?<![\w.'’/+{SHADE}-])[^\W\d_](?![\w.'’/+={SHADE}-])")
_SMALL_WORDS = frozenset("aocykAOCYK")
"""Latin letters that look like Russian words: а, о, с, у, к."""


def swap_lookalikes(word: str, language: str) -> str | None:
    """Return a word of two scripts in the language's own letters, None if it has others of the wrong script."""
    own = _own_script(language)
    if own is None or {script_of(letter) for letter in word} != {"LATIN", "CYRILLIC"}:
        return None
    swapped = "".join(_TO[own].get(letter, letter) for letter in word)
    return swapped if all(script_of(letter) == own for letter in swapped) else None


def find_lookalikes(text: str, source: str, language: str, knows: Callable[[str], bool]) -> list[Edit]:
    """Return the words in letters of the other script that are words of the language, each with its own letters.

    They are single letters between words, and words of capitals that look like one that `knows` says the language has.
    What the source has as well is allowed. Both texts with their markup shaded.
    """
    own = _own_script(language)
    if own is None:
        return []
    theirs = set(_WORD.findall(source))
    folded = {word.casefold() for word in theirs}
    found = [(*match.span(), _TO[own][match[0]]) for match in _ALONE.finditer(text) if _is_small(match, own, theirs)]
    for match in _WORD.finditer(text) if own == "CYRILLIC" else ():
        word = match[0]
        if len(word) > 1 and word.isupper() and word.isascii() and word.casefold() not in folded:
            swapped = "".join(_TO[own].get(letter, "") for letter in word)
            if len(swapped) == len(word) and (knows(swapped) or knows(swapped.lower())):
                found.append((*match.span(), swapped))
    return sorted(found)


def swap_in_words(text: str, words: Iterable[str], language: str) -> str | None:
    """Return a text with some words in the language's own letters, None if one of them has others."""
    for word in words:
        swapped = swap_lookalikes(word, language)
        if swapped is None:
            return None
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", swapped, text)
    return text


def may_have_lookalikes(text: str, language: str) -> bool:
    """Return whether a text has letters of the other script at all."""
    own = _own_script(language)
    return own is not None and _OTHER[own].search(text) is not None


def _own_script(language: str) -> str | None:
    """Return which of the two scripts a language is written in."""
    scripts = scripts_of_language(language)
    return next((script for script in _TO if scripts == {script}), None)


def _is_small(match: re.Match[str], own: str, theirs: set[str]) -> bool:
    """Return whether a letter alone is a word of the wrong script, by what is beside it."""
    letter, text = match[0], match.string
    if letter not in _TO[own] or letter in theirs:
        return False
    if own == "LATIN":
        return True
    before, behind = text[: match.start()].rstrip(" \u00a0"), re.match(r"[ \u00a0]([^\W\d_])", text[match.end() :])
    if letter not in _SMALL_WORDS or behind is None or script_of(behind[1]) != own:
        return False
    begins = not before or before[-1] in ".!?…:\n«„("
    if letter.isupper():
        return begins and behind[1].islower()
    return before[-1:] in ",;—–" or begins or script_of(before[-1]) == own
