"""Invisible characters, and where scripts and emoji need them."""

from __future__ import annotations

import re
import unicodedata

from loctool.text.language import base_language, is_right_to_left
from loctool.text.typography.shading import Edit

SOFT_HYPHEN = "\u00ad"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u180e\u200b-\u200d\u2028\u2029\u2060-\u2064\u206a-\u206f\u3164\ufeff\ufff9-\ufffb"
    f"{_DIRECTIONS}]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_JOINED = re.compile("[^\0-\u058f\u1e00-\u206f]")
"""Beside a joiner: letters of scripts that it shapes, and emoji."""
_UNSPACED = ("th", "lo", "km", "my", "ja", "zh", "bo", "dz")
"""Languages without spaces between words, in which a zero width space says where a line may end."""
_SEPARATORS = {"\u2028": "\n", "\u2029": "\n"}


def has_invisible(text: str) -> bool:
    """Return whether a text has a character without a look, apart from spaces and controls of ASCII."""
    return not text.isascii() and _INVISIBLE.search(text) is not None


def find_invisible(text: str, language: str) -> list[Edit]:
    """Return the invisible characters that a text of a language does not need, each with what to put in its place."""
    has_directions = is_right_to_left(language) or _RIGHT_TO_LEFT.search(text) is not None
    found = []
    for match in _INVISIBLE.finditer(text):
        sign, start = match[0], match.start()
        around = text[max(0, start - 1) : start] + text[match.end() : match.end() + 1]
        is_joiner = sign in "\u200c\u200d" and _JOINED.search(around)
        is_direction = has_directions and re.match(f"[{_DIRECTIONS}]", sign)
        is_break = sign in "\u200b\u2060" and base_language(language) in _UNSPACED
        is_hangul = sign in "\u115f\u1160" and base_language(language) == "ko"
        if not (is_joiner or is_direction or is_break or is_hangul):
            found.append((start, match.end(), _SEPARATORS.get(sign, "")))
    return found


def describe(sign: str) -> str:
    """Return the number and the name of a character."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '').lower()}".strip()


def compose(text: str) -> str:
    """Return a text with its combining marks composed (NFC), and all else as it is.

    Characters that NFC takes apart or replaces by themselves, such as the sign of ohm, stay, and so does the order of
    marks that do not compose.
    """
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return _SEQUENCE.sub(_composed, text)


_SEQUENCE = re.compile("[^\\W\\d_][\u0300-\u036f\u0483-\u0487\u0653-\u0655\u3099\u309a\u1100-\u11ff]+")
"""A letter with marks or the parts of a syllable of Hangul."""


def _composed(match: re.Match[str]) -> str:
    letter, marks = match[0][0], match[0][1:]
    if not unicodedata.is_normalized("NFC", letter):
        return match[0]
    composed = unicodedata.normalize("NFC", letter + marks)
    return composed if len(composed) < len(match[0]) else match[0]
