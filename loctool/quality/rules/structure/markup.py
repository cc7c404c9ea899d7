"""Rules on markup, and on signs that look like remains of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from loctool.model import Severity
from loctool.quality.comparison import Comparison, Problem
from loctool.text.markup.identifiers import lost_identifiers
from loctool.text.markup.pictographs import pictograph_differences
from loctool.text.markup.proof import differ_in_lone_signs, find_misplaced, keeps_markup, lost_and_invented
from loctool.text.placeholders import is_program
from loctool.text.signs import count_markup_signs, lost_signs, writes_percent

_BRACKETS = frozenset("[]{}")
_PAIRS = {"round": ("(", ")"), "square": ("[", "]")}
_SMILEY = re.compile(r"(?<!\w)[:;=8][-'o]?[()\[\]]{1,9}")
_MARKER = re.compile(r"(?:(?<=\s)|(?m:^))(?:[^\W\d_]|\d{1,2})\)(?=\s)|\){2,9}\s*$")
"""The marks of lists a) and 1), and the laughter of Russian letters: )))."""
_UNKNOWN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\N{REPLACEMENT CHARACTER}]")
"""Control characters, and what a model writes in place of characters that it has not learned: parts of their bytes."""


def lost_markup(text: Comparison) -> Iterator[Problem]:
    """Yield what differs between the protected spans of source and translation."""
    if keeps_markup(text.source, text.target, text.syntax, may_omit_count=text.is_single):
        return
    lost, invented = lost_and_invented(text.source, text.target, text.syntax)
    parts = [f"lost {' '.join(lost)}"] if lost else []
    parts += [f"not in the source: {' '.join(invented)}"] if invented else []
    found = "; ".join(parts).replace("\n", "\\n")
    is_light = differ_in_lone_signs(text.source, text.target, text.syntax)
    if is_light and {*lost, *invented} == {"%%"} and _writes_percent(text, in_target=bool(lost)):
        return
    severity = Severity.WARNING if is_light else Severity.ERROR
    if not found:
        found = find_misplaced(text.source, text.target, text.syntax) or "markup is in another order than in the source"
    yield Problem(found, severity=severity)


def _writes_percent(text: Comparison, *, in_target: bool) -> bool:
    """Return whether the text without the sign `%%` has a word for it."""
    other = (text.target, text.language) if in_target else (text.source, text.source_language)
    return writes_percent(*other)


def line_breaks(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if a translation has more or fewer line breaks than its source: its lines may end elsewhere.

    Those of a program's text are its own affair.
    """
    ours, theirs = (one.strip().count("\n") for one in (text.source, text.target))
    if ours != theirs and not is_program(text.syntax):
        yield Problem(f"{ours} line break{'s' * (ours != 1)} in the source, {theirs} here")


def unknown_character(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if a translation has control characters, or what stands for undecodable bytes."""
    if found := sorted(set(_UNKNOWN.findall(text.visible_target)) - set(text.visible_source)):
        yield Problem(f"holds an unknown character: {', '.join(f'U+{ord(one):04X}' for one in found)}")


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


def lost_identifier(text: Comparison) -> Iterator[Problem]:
    """Yield the file names, paths, options and other identifiers that a draft lost or changed."""
    if lost := lost_identifiers(text.visible_source, text.visible_target):
        yield Problem(f"lost {' '.join(lost)}")


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
