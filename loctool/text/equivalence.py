"""Texts that look the same and mean the same: composed letters, invisible characters, ligatures, entities."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from loctool.text.markup import mask

ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u200b\u200e\u200f\u202a-\u202c\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
"""Default_Ignorable_Code_Point (Unicode, DerivedCoreProperties.txt), without those that change what one sees: letters
of Hangul, Khmer and Mongolian, the tags of flags, overrides of the direction, and the joiners below."""
_JOINERS = re.compile("(?<![^\0-\u058f\u1e00-\u206f])[\u200c\u200d](?![^\0-\u058f\u1e00-\u206f])")
"""Joiners between Latin, Greek, Cyrillic and Armenian letters; elsewhere they shape letters and emoji."""
_SAME_MEANING = {
    "<compat>", "<noBreak>", "<initial>", "<medial>", "<final>", "<isolated>",
    "<wide>", "<narrow>", "<vertical>", "<small>", "<square>",
}  # fmt: skip
"""Kinds of compatibility decompositions that only change the look. Others mean something: x², H₂O, ½, ™, ①, ℝ."""


def is_same_text(one: str, other: str) -> bool:
    """Return whether two texts look and mean the same, in Markdown."""
    if one == other or ((one + other).isascii() and "&" not in one + other):
        return one == other
    return fold_text(one) == fold_text(other)


@lru_cache(maxsize=4096)
def fold_text(text: str) -> str:
    """Return a form of a text that all texts have that look and mean the same.

    Code, addresses and placeholders keep their letters: only canonical equivalence (NFC) and invisible characters count
    there. White space stays, but no blank differs from another.
    """
    masked = mask(unicodedata.normalize("NFC", text))
    words, folded = [masked.pieces[0]], list[str]()
    for span, piece in zip(masked.spans, masked.pieces[1:], strict=True):
        if ENTITY.fullmatch(span):
            words += (html.unescape(span), piece)
        else:
            folded += (_fold_words("".join(words)), fold_span(span))
            words = [piece]
    return "\0".join([*folded, _fold_words("".join(words))])


def fold_span(span: str) -> str:
    """Return a form that all protected spans have that are written in equivalent characters."""
    return unicodedata.normalize("NFC", _JOINERS.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFC", span))))


def _fold_words(text: str) -> str:
    return fold_span("".join(map(_decompose, unicodedata.normalize("NFC", text)))).replace("\u2010", "-")


@lru_cache(maxsize=4096)
def _decompose(character: str) -> str:
    """Return the characters that another one is only another look of."""
    kind, *codes = unicodedata.decomposition(character).split() or [""]
    if kind not in _SAME_MEANING or unicodedata.category(character) == "No":
        return character
    return "".join(_decompose(chr(int(code, 16))) for code in codes)
