"""Pictographs: emoji with their sequences, symbols, arrows used as bullets, and the glyphs of icon fonts."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_PLANES = "\U0001f000-\U0001faff\U0001fc00-\U0001fffd\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
"""Blocks that hold nothing but pictographs, also future ones (Extended_Pictographic), and private use."""
_MODIFIERS = "\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
"""Variation selectors, the frame of a key, skin tones, and the tags of regional flags."""
_REGION = "\U0001f1e6-\U0001f1ff"
_ARROWS = "\u2190-\u21ff\u27f0-\u27ff\u2900-\u297f"
_ENCLOSED = "\u2460-\u24ff"
"""Digits and letters in circles, which number points."""


def _symbols(*blocks: range) -> str:
    """Return those characters of some blocks that are symbols, not letters, digits or mathematics, as ranges."""
    codes = [code for block in blocks for code in block if unicodedata.category(chr(code)) == "So"]
    starts = [code for before, code in pairwise([0, *codes]) if code > before + 1]
    ends = [code for code, after in pairwise([*codes, 0]) if after != code + 1]
    return "".join(f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True))


def _sequence(characters: str) -> str:
    """Return the pattern of one pictograph of some characters: with its modifiers, joined ones as a whole."""
    one = rf"(?:[{characters}]|[^\s*_~](?=\ufe0f))[{_MODIFIERS}]*+"
    return rf"(?:[{_REGION}]{{2}}|[0-9#]\u20e3|{one}(?:\u200d{one})*)"


_DRAWN = _PLANES + _symbols(range(0x231A, 0x231C), range(0x23CF, 0x2400), range(0x2600, 0x27C0), range(0x2B00, 0x2C00))
PICTOGRAPH = re.compile(_sequence(_DRAWN))
"""One pictograph anywhere in a text (Unicode Technical Standard 51); signs of units and trade marks are none."""

_BULLETS = _symbols(range(0x2300, 0x2600)) + _ARROWS + _ENCLOSED
_NAME = r"(?<!\w):(?=[0-9_+-]*[a-z])[a-z0-9_+-]{1,60}:(?!\w)"
_DECORATION = rf"(?:{_sequence(_DRAWN + _BULLETS)}|{_NAME})"
_GAP = r"(?:\s|&(?:nbsp|ensp|emsp|thinsp|#160|#[xX][aA]0);)"
_OPENING, _CLOSING = r"(?:[*_~]|\[(?!\^)|<[A-Za-z][^<>]*>)*", r"(?:[*_~]|</[A-Za-z][^<>]*>)*"
_LEADING = re.compile(rf"(?P<markup>\s*+{_OPENING})(?P<run>(?:{_DECORATION}{_GAP}*)+)(?=\S)")
_TRAILING = re.compile(rf"(?<=\S)(?P<run>(?:{_GAP}{{0,9}}{_DECORATION}){{1,20}})(?P<markup>{_CLOSING}\s*)$")
_SIGN = re.compile(rf"[{_DRAWN}{_BULLETS}\ufe0f\u20e3]|:[a-z0-9_+-]+:")


class Decoration(NamedTuple):
    """The pictographs before and behind the words of a line, with the space that parts them from the words."""

    leading: str = ""
    trailing: str = ""
    opening: str = ""
    """The markup before the leading ones."""
    closing: str = ""
    """The markup behind the trailing ones."""


def without_decorations(text: str) -> tuple[str, tuple[Decoration, ...]]:
    """Return a text without the pictographs at the beginnings and ends of its lines, and those of each line.

    Arrows, bullets and the names of emoji are among them. A line of nothing else stays as it is.
    """
    if not _SIGN.search(text):
        return text, ()
    lines, found = list[str](), list[Decoration]()
    for line in text.split("\n"):
        first = _LEADING.match(line)
        opening, leading = (first["markup"], first["run"]) if first else ("", "")
        rest = line[len(opening) + len(leading) :]
        last = _TRAILING.search(rest)
        closing, trailing = (last["markup"], last["run"]) if last else ("", "")
        lines.append(opening + rest[: len(rest) - len(trailing) - len(closing)] + closing)
        found.append(Decoration(leading, trailing, opening, closing))
    bare = "\n".join(lines)
    return (bare, tuple(found)) if bare != text else (text, ())


def with_decorations(draft: str, decorations: tuple[Decoration, ...]) -> str:
    """Return the draft of a text with the decorations of its lines, within the same markup as far as it is there."""
    lines = draft.split("\n")
    if len(lines) != len(decorations):
        return draft
    return "\n".join(map(_decorated, lines, decorations))


def _decorated(line: str, one: Decoration) -> str:
    start = len(one.opening) if line.startswith(one.opening) else 0
    end = len(line) - len(one.closing) if line.endswith(one.closing) else len(line)
    return line[:start] + one.leading + line[start:end] + one.trailing + line[end:]


_DESIGNS = {"CHECK": "CHECK MARK", "BALLOT X": "CROSS MARK", "CROSS MARK": "CROSS MARK"}
"""Words in Unicode's names of signs that are drawn in several ways, ✔ ✓ ✅ and ✘ ✗ ❌, and what they all are."""


@lru_cache(maxsize=4096)
def _meaning(pictograph: str) -> str:
    """Return a pictograph, or the name of all that say the same."""
    name = unicodedata.name(pictograph[0], "")
    return next((meaning for word, meaning in _DESIGNS.items() if word in name), pictograph)


def pictograph_differences(source: str, target: str) -> tuple[list[str], list[str]]:
    """Return the pictographs that a translation lost, and those that the source has not; how they are drawn is free."""
    if source.isascii() and target.isascii():
        return [], []
    ours, theirs = (PICTOGRAPH.findall(re.sub("[\ufe0e\ufe0f]", "", text)) for text in (source, target))
    return _surplus(ours, theirs), _surplus(theirs, ours)


def _surplus(some: list[str], others: list[str]) -> list[str]:
    """Return the pictographs that some have more often than others, sorted."""
    more = Counter(map(_meaning, some)) - Counter(map(_meaning, others))
    signs = dict(zip(map(_meaning, some), some, strict=True))
    return sorted(signs[meaning] for meaning in more.elements())
