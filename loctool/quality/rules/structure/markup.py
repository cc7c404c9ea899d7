"""Rules on markup, and on signs that look like remains of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from loctool.model import Severity
from loctool.quality.comparison import Comparison, Problem
from loctool.quality.rules.structure.addresses import with_source_addresses
from loctool.quality.rules.structure.icu import is_icu_message
from loctool.text.language import base_language
from loctool.text.markup import protected_spans
from loctool.text.markup.nesting import VOID
from loctool.text.markup.pictographs import pictograph_differences
from loctool.text.markup.proof import (
    differ_in_lone_signs,
    differ_in_order,
    find_misplaced,
    keeps_markup,
    lost_and_invented,
    show_other_arguments,
)
from loctool.text.placeholders import is_program
from loctool.text.signs import count_markup_signs, lost_signs, writes_percent

_BRACKETS = frozenset("[]{}")
_PAIRS = {"round": ("(", ")"), "square": ("[", "]")}
_GENDER_STAR = re.compile(r"(?<=[a-zäöüß])(?:\\?\*|\\)(?=(?:in|innen|r|e|n|s)\b)")
_METAVARIABLE = re.compile(r"(?<!%)<(?P<name>[^\W\d_][\w .|-]{0,60})>")
_CODE = re.compile(r"%[-_0^#EO]?(.)")
_DATE_CODES = frozenset("aAbBcCdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYzZ%")
_CLOSING_TAG = re.compile(r"</([\w-]+)\s*>")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
_UNKNOWN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\N{REPLACEMENT CHARACTER}]")
"""Control characters, and what a model writes in place of characters that it has not learned: parts of their bytes."""


def lost_markup(text: Comparison) -> Iterator[Problem]:
    """Yield what differs between the protected spans of source and translation."""
    if is_icu_message(text) or keeps_markup(text.source, text.target, text.syntax, may_omit_count=text.is_single):
        return
    if _is_date_format(text.source) and _is_date_format(text.target):
        return
    source, target = _comparable(text)
    if keeps_markup(source, target, text.syntax, may_omit_count=text.is_single):
        return
    lost, invented = lost_and_invented(source, target, text.syntax)
    is_swapped = not lost and not invented and show_other_arguments(source, target, text.syntax)
    if not lost and not invented and not is_swapped and differ_in_order(source, target, text.syntax):
        return
    parts = [f"lost {' '.join(lost)}"] if lost else []
    parts += [f"not in the source: {' '.join(invented)}"] if invented else []
    found = "; ".join(parts).replace("\n", "\\n")
    is_light = differ_in_lone_signs(source, target, text.syntax)
    if is_light and {*lost, *invented} == {"%%"} and _writes_percent(text, in_target=bool(lost)):
        return
    severity = Severity.WARNING if is_light else Severity.ERROR
    if is_swapped:
        found = "placeholders of different types changed places: number them, such as %2$s before %1$d"
    elif not found:
        found = find_misplaced(source, target, text.syntax) or "markup is in another order than in the source"
    yield Problem(found, severity=severity, fix=_with_doubled_percents(text, lost.count("%%")))


def _is_date_format(text: str) -> bool:
    """Return whether a text formats a date or a time by strftime: %H:%M, in the parts and order of its language."""
    codes = _CODE.findall(text) if text.count("%") > 1 else []
    return any(code in "HMYBbTkPZ" for code in codes) and set(codes) <= _DATE_CODES


def _comparable(text: Comparison) -> tuple[str, str]:
    """Return both texts without differences that are right: addresses, gendered words, a program's metavariables."""
    source = _without_gender_stars(text.source, text.source_language)
    target = _without_gender_stars(with_source_addresses(text), text.language)
    if is_program(text.syntax):
        source, target = _without_metavariables(source), _without_metavariables(target)
        if "&" in source:
            source, target = _ENTITY.sub(".", source), _ENTITY.sub(".", target)
    return source, target


def _without_metavariables(text: str) -> str:
    """Return a text with one name for all values that its user has to supply: <file>, <Datei>; tags have partners."""
    closed = {one.lower() for one in _CLOSING_TAG.findall(text)} if "<" in text else ()

    def renamed(match: re.Match[str]) -> str:
        return match[0] if match["name"].lower() in closed or match["name"].lower() in VOID else "<value>"

    return _METAVARIABLE.sub(renamed, text) if "<" in text else text


def _without_gender_stars(text: str, language: str) -> str:
    """Return a German text with colons in place of the asterisks of Lehrer*innen, which are no markup."""
    return _GENDER_STAR.sub(":", text) if "*" in text and base_language(language) == "de" else text


def _with_doubled_percents(text: Comparison, count: int) -> str | None:
    """Return a translation with each percent sign doubled that formats nothing, if it lacks as many doubled ones."""
    target, at = text.target, list[int]()
    covered = [one.span() for one in protected_spans(target, text.syntax) if one[0][:2] != "% "] if count else []
    for place in (one.start() for one in re.finditer("%", target)):
        at += [place] if count and not any(start <= place < end for start, end in covered) else []
    if not count or len(at) != count:
        return None
    parts = [target[start:end] for start, end in pairwise([0, *at, len(target)])]
    mended = "%".join(parts)
    return mended if keeps_markup(text.source, mended, text.syntax, may_omit_count=text.is_single) else None


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
        written = text.target.replace("\\n", "\n") if "\\n" not in text.source else ""
        fix = written if written != text.target and written.strip().count("\n") == ours else None
        yield Problem(f"{ours} line break{'s' * (ours != 1)} in the source, {theirs} here", fix=fix)


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
    for kind, (opening, closing) in _PAIRS.items():
        closed = opened = 0
        for sign in text:
            opened += sign == opening
            if sign == closing:
                closed, opened = (closed, opened - 1) if opened else (closed + 1, opened)
        found[kind] = (closed, opened)
    return found


def lost_sign(text: Comparison) -> Iterator[Problem]:
    """Yield the signs of units, mathematics and trade marks that a draft lost and does not write in words."""
    if signs := lost_signs(text.visible_source, text.visible_target, text.source_language, text.language):
        yield Problem(f"lost the sign {' '.join(signs)}")
