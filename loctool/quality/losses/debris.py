"""What models leave lying about that no text has: halves of marks, pictographs, punctuation without its words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from loctool.text.language import base_language

SIGNS = frozenset("[]{}|_#<>~^=\\")
"""Signs that stand for markup: none may come from nowhere."""
WRITTEN = frozenset("№−×")
"""Signs with which translations write what the source says in letters."""
_BEGINNING = re.compile(r"[,;:!?)]|\.(?:\W|\d)|[-–—](?!\d)")
_ENDING = re.compile(r"[,;(–—-]$")
_LINE_END = re.compile(r"\n|<br\s*/?>", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{5,}")
"""A word that no month in figures and no preposition stands for."""


KEPT = "±×÷°µ©®²³¹¼½¾‰‱\u2070-\u209f\u2100-\u214f\u2150-\u23ff\u2460-\u27bf\u2900-\u2bff"
"""Signs that a translation keeps, as ranges of a regular expression: of units, mathematics, trade marks, arrows."""
GREEK = "\u0370-\u03ff"
"""Letters that are signs in texts that are not Greek: angles, ohms."""
IN_WORDS = {
    "°": r"degree|градус",
    "²": r"square|квадрат|\bкв\.",
    "³": r"cubic|cubed|\bкуб",
    "½": r"\bhalf\b|\bполовин|\bполтор",
    "×": r"\b(?:by|x|х|на|times|раза?)\b",
    "‰": r"per mil|per thousand|промилле",
    "µ": r"\bмк|\bmicro|\bмикро",
    "Ω": r"\bohms?\b|\bом\b",
}
"""Sign -> how translations from German write it in words."""


def kept_signs(language: str) -> str:
    """Return the ranges of the signs that a translation from a language keeps."""
    return KEPT if base_language(language) == "el" else KEPT + GREEK


def lost_signs(source: str, draft: str, language: str) -> list[str]:
    """Return the signs that a draft of a text in `language` lost and does not write in words; without markup."""
    ours, theirs = (Counter(re.findall(f"[{kept_signs(language)}]", text)) for text in (source, draft))
    return sorted(sign for sign in ours - theirs if not re.search(IN_WORDS.get(sign, "(?!)"), draft, re.IGNORECASE))


def strange_signs(source: str, draft: str) -> list[str]:
    """Return the signs of markup, and the pictographs, of which a draft has more than its source; without markup."""
    return sorted(_signs(draft) - _signs(source))


def lost_brackets(source: str, draft: str) -> list[str]:
    """Return the square and curly brackets of which a draft has less than its source; both without markup."""
    ours, theirs = (Counter(c for c in text if c in "[]{}") for text in (source, draft))
    return sorted(ours - theirs)


def _signs(text: str) -> Counter[str]:
    """Return how often each sign of markup and each pictograph stands in a text."""
    return Counter({character: text.count(character) for character in set(text) if _is_sign(character)})


@lru_cache(maxsize=4096)
def _is_sign(character: str) -> bool:
    if character.isascii() or character in WRITTEN:
        return character in SIGNS
    return unicodedata.category(character) in ("So", "Sm")


def loose_ends(source: str, draft: str) -> list[str]:
    """Return the punctuation with which a draft begins or ends, and no text does unless its source does."""
    ours, theirs = source.strip(), draft.strip()
    return [
        f"{verb} with “{found[0].strip()}”"
        for verb, pattern in (("begins", _BEGINNING.match), ("ends", _ENDING.search))
        if (found := pattern(theirs)) and not pattern(ours)
    ]


def empty_lines(source: str, draft: str) -> bool:
    """Tell whether a line that has words in the source, at a line break or a <br>, has none in the draft."""
    ours, theirs = _LINE_END.split(source), _LINE_END.split(draft)
    return len(ours) == len(theirs) and any(
        any(map(str.isalpha, one)) and not any(map(str.isalnum, other)) for one, other in zip(ours, theirs, strict=True)
    )


def lost_words(source: str, draft: str) -> bool:
    """Tell whether nothing but numbers is left of a text with words; both without markup."""
    return _WORD.search(source) is not None and not any(map(str.isalpha, draft))
