"""The wording of a text: what two texts share that differ in inflection, case and punctuation alone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from loctool.glossary.bilingual.keys import target_key
from loctool.glossary.morphology.languages import STEMMERS
from loctool.glossary.morphology.lexicon import lexicon
from loctool.text.markup import visible_text
from loctool.text.words import words

_EDGES = " \t\n.,:;!…"
"""What may be at the end of a text that says the same without it; a question is another text."""
_MENU = ("...", "…")
"""Ends a command of a menu, whose one word or two are translated in another form than a heading."""
_SPACES = re.compile(r"\s+")
STEM = 4
"""Letters of a lemma that count in languages without a stemmer, whose dictionaries have wrong lemmas now and then."""
CASED = 3
"""Words from which the case of letters tells no text from another: Reich and reich are two words."""


_ACCELERATOR = re.compile(r"([^_&]*)[_&](?=\w)([^_&]*)")
"""A text with one sign of an accelerator."""


def without_accelerator(text: str) -> str:
    """Return a text without the sign that marks a key, which may stand within a word: Gra_dient."""
    found = _ACCELERATOR.fullmatch(text) if "_" in text or "&" in text else None
    return found[1] + found[2] if found else text


def source_wording(text: str, code: str) -> str:
    """Return a source text without final punctuation, in small letters if it is not a single word or two.

    Otherwise its first letter is a capital, but not in German, where that is another word.
    """
    shown = _SPACES.sub(" ", text).strip(_EDGES)
    if shown.count(" ") < CASED - 1 and text.rstrip().endswith(_MENU):
        shown += "…"
    shown = shown if shown.isascii() else unicodedata.normalize("NFKC", shown)
    if shown.count(" ") >= CASED - 1 or shown.isupper():
        return shown.casefold()
    return shown if code == "de" else shown[:1].upper() + shown[1:]


def target_wording(text: str, code: str, syntax: str = "") -> frozenset[str]:
    """Return the words of a translation, each as its lemma's beginning: the same for an inflected form."""
    return frozenset(_key(word.text, code) for word in words(visible_text(text, syntax)))


@lru_cache(maxsize=1 << 15)
def _key(word: str, code: str) -> str:
    if code in STEMMERS and word[:1].isalpha():
        return target_key(word, code)
    return (lexicon(code).lemma(word.lower()) or word).casefold()[:STEM]
