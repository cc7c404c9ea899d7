"""How words sound, so that names are found again in another spelling or script: Heiligenhafen is Хайлигенхафен."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Indel

_SOUNDS = (
    ("S", "tsch|tch|zsch|cz|ch(?=[aeiou])|sch|sh|sz|zh|ts|tz|[szßčšžçжшщчцсз]"),
    ("K", "ck|kh|gh|ch|[kqcgxhгкх]"),
    ("F", "ph|[fvwвф]"),
    ("P", "[bpбп]"),
    ("T", "dt|th|[dtдт]"),
    ("L", "[lлł]"),
    ("M", "[mм]"),
    ("N", "[nн]"),
    ("R", "[rр]"),
)
_SOUND = re.compile("|".join(f"(?P<{letter}>{signs})" for letter, signs in _SOUNDS))
LEAST_ALIKE = 0.75
"""Share of equal sounds."""


@lru_cache(maxsize=1 << 15)
def skeleton(word: str) -> str:
    """Return the consonants of a word by their sounds, the same for Latin and Cyrillic letters, each run once."""
    found: list[str] = []
    for match in _SOUND.finditer(word.lower()):
        if found[-1:] != [match.lastgroup]:
            found.append(match.lastgroup or "")
    return "".join(found)


def are_alike(one: str, other: str) -> bool:
    """Return whether two skeletons may be one name's: most of their sounds are the same, in the same order."""
    if not one or not other or one[0] != other[0] or abs(len(one) - len(other)) > 2:
        return False
    if min(len(one), len(other)) < 3:
        return one == other
    return Indel.normalized_similarity(one, other) >= LEAST_ALIKE


_LETTERS = str.maketrans({
    **dict(zip("абвгдезийклмнопрстуфхъыьэю", [*"abvgdezi", "i", *"klmnoprstufh", "", "i", "", "e", "u"], strict=True)),
    "ё": "e", "ж": "z", "ц": "c", "ч": "c", "ш": "s", "щ": "s", "я": "a", "w": "u", "y": "i", "j": "i", "q": "k",
    "ß": "s", "ł": "l", "ø": "o", "æ": "e", "ı": "i", "đ": "d", "x": "h", "'": "",
})  # fmt: skip
"""Letters that are one sound, more or less, in Latin; what is left of them after accents are taken off."""
_GROUPS = (
    ("tsch", "c"), ("dsch", "z"), ("sch", "s"), ("tch", "c"), ("ch", "h"), ("sh", "s"), ("zh", "z"), ("kh", "h"),
    ("ck", "k"), ("ph", "f"), ("th", "t"), ("ts", "c"), ("dz", "z"), ("dj", "z"), ("ou", "u"), ("ee", "i"), ("oo", "u"),
)  # fmt: skip
"""Groups of letters that are one sound."""


_FOREIGN = ((re.compile("j|gi(?=[aou])"), "zh"), (re.compile("th"), "f"))
"""Letters that are other sounds in some languages, and what Russian makes of them."""


@lru_cache(maxsize=1 << 15)
def romanised(word: str) -> str:
    """Return a word in plain Latin letters, as far as it can be said without knowing its language."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign))
    for group, letter in _GROUPS:
        plain = plain.replace(group, letter)
    return plain.translate(_LETTERS)


@lru_cache(maxsize=1 << 16)
def likeness(name: str, word: str, *, by_sounds: bool = True) -> float:
    """Return the share of letters that a name shares with a word of another language, which may be derived from it.

    By the sounds of their consonants alone, names are one if the word is a name, too: Georgien is not границы.
    """
    ours = romanised(name)
    theirs = romanised(word)[: len(ours) + 2]
    sounds = skeleton(name), skeleton(word)
    if by_sounds and min(map(len, sounds)) > 2 and are_alike(*sounds):
        return 1.0
    found: float = Indel.normalized_similarity(ours, theirs)
    if not word.isascii():
        found = max(found, *(Indel.normalized_similarity(other, theirs) for other in _other_sounds(name.lower(), ours)))
    return found


def _other_sounds(name: str, plain: str) -> Iterator[str]:
    """Yield a name, and as it sounds in other languages: Joyce is Джойс, Giorgia is Джорджа, Athos is Афон."""
    yield plain
    for pattern, sound in _FOREIGN:
        if pattern.search(name):
            yield romanised(pattern.sub(sound, name))
