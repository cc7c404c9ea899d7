"""Word forms: the normal forms by which two words count as the same term, per language."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""A token: letters and digits; hyphens divide, so that `Seltene-Erden-Vorkommen` is three tokens."""

SNOWBALL = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "nb": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
"""Base language -> its Snowball stemmer; a language that is not here is matched by case-folded words."""


@lru_cache(maxsize=200_000)
def normal_forms(word: str, language: str) -> frozenset[str]:
    """Return the word's case-folded surface, its stem, and for Russian its possible lemmas.

    Stems are Porter's Snowball ones; Russian lemmas are pymorphy3's, of every reading at least a tenth as likely as
    the best.
    """
    base, folded = language.partition("_")[0].partition("@")[0], word.casefold()
    forms = {folded, _stemmer(base)(folded)}
    if base == "ru":
        readings = _russian()(folded)
        forms.update(r.normal_form for r in readings if r.score >= readings[0].score / 10)
    return frozenset(forms)


@cache
def _stemmer(base: str) -> Callable[[str], str]:
    if base not in SNOWBALL:
        return str
    import snowballstemmer

    stem: Callable[[str], str] = snowballstemmer.stemmer(SNOWBALL[base]).stemWord
    return stem


@cache
def _russian():  # type: ignore[no-untyped-def]  # pymorphy3 carries no types
    import pymorphy3

    return pymorphy3.MorphAnalyzer().parse
