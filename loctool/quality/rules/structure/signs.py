"""Rules on single signs: brackets, pictographs, signs of units and of markup, control characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from loctool.quality.comparison import Comparison, Problem
from loctool.text.markup.pictographs import pictograph_differences
from loctool.text.signs import count_markup_signs, lost_signs

_BRACKETS = frozenset("[]{}")
_PAIRS = {"round": ("(", ")"), "square": ("[", "]")}
_SMILEY = re.compile(r"(?<![\w'\"|(-])[:;=8][-'o]?[()\[\]]{1,9}")
_MARKER = re.compile(r"(?:(?<=\s)|(?m:^))(?:[^\W\d_]|\d{1,2})\)(?=\s)|\){2,9}\s*$")
"""The marks of lists a) and 1), and the laughter of Russian letters: )))."""
_UNKNOWN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\N{REPLACEMENT CHARACTER}]")
"""Control characters, and what a model writes in place of characters that it has not learned: parts of their bytes."""

_WORTHLESS = re.compile(r"[\0-\x08\x0e-\x1b\x7f]")
"""Control characters that stand for nothing: others are breaks, or quotation marks in Windows-1252."""


def unknown_character(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if a translation has control characters, or what stands for undecodable bytes."""
    if found := sorted(set(_UNKNOWN.findall(text.visible_target)) - set(text.visible_source)):
        mended = _WORTHLESS.sub("", text.target)
        fix = mended if all(map(_WORTHLESS.match, found)) else None
        yield Problem(f"holds an unknown character: {', '.join(f'U+{ord(one):04X}' for one in found)}", fix=fix)


def invented_sign(text: Comparison) -> Iterator[Problem]:
    """Yield the signs of markup and the pictographs that a draft has more often than its source."""
    source, target = text.visible_apart_from_terms
    if signs := sorted(count_markup_signs(target) - count_markup_signs(source)):
        yield Problem(f"holds what the source has not: {' '.join(signs)}")


def lost_pictograph(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if a translation lost or invented a pictograph; whether it is drawn in colour does not matter."""
    lost, invented = pictograph_differences(text.visible_source, text.visible_target)
    if lost:
        yield Problem(f"lost the pictograph {' '.join(lost)}")
    elif invented:
        yield Problem(f"a pictograph that the source has not: {' '.join(invented)}")


def lost_bracket(text: Comparison) -> Iterator[Problem]:
    """Yield the square and curly brackets that a draft has less often than its source."""
    ours, theirs = (Counter(filter(_BRACKETS.__contains__, one)) for one in (text.visible_source, text.visible_target))
    if lost := sorted(ours - theirs):
        yield Problem(f"lost {' '.join(lost)}")


def unbalanced_bracket(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if a text has brackets without partners, and its source has not: (new, [new, )new(."""
    ours, theirs = (_lone_brackets(one) for one in (text.visible_source, text.visible_target))
    for kind in _PAIRS:
        if theirs[kind] not in (ours[kind], (0, 0)):
            yield Problem(f"has a {kind} bracket without its partner")


def _lone_brackets(text: str) -> dict[str, tuple[int, int]]:
    """Return kind -> how many closing and how many opening brackets have no partner."""
    if not any(sign in text for pair in _PAIRS.values() for sign in pair):
        return dict.fromkeys(_PAIRS, (0, 0))  # most texts
    found = {}
    text = _SMILEY.sub(" ", text)
    marks = {place for match in _MARKER.finditer(text) for place in range(*match.span())}
    for kind, (opening, closing) in _PAIRS.items():
        closed = opened = 0
        for place, sign in enumerate(text):
            opened += sign == opening
            if sign == closing and (opened or place not in marks):
                closed, opened = (closed, opened - 1) if opened else (closed + 1, opened)
        found[kind] = (closed, opened)
    return found


def lost_sign(text: Comparison) -> Iterator[Problem]:
    """Yield the signs of units, mathematics and trade marks that a draft lost and does not write in words."""
    if signs := lost_signs(text.visible_source, text.visible_target, text.source_language, text.language):
        yield Problem(f"lost the sign {' '.join(signs)}")
