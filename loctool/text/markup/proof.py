"""Whether a translation has the protected spans of its source, and which it lost or invented."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from loctool.text.html.spans import without_wording
from loctool.text.markup.brackets import align_references
from loctool.text.markup.icu import is_broken, is_icu
from loctool.text.markup.inner import inner_texts
from loctool.text.markup.masking import mask, unmask
from loctool.text.markup.nesting import empty_pairs, nesting_fault
from loctool.text.markup.spans import is_plain_asterisk, protected_spans
from loctool.text.placeholders import arguments, formats_of, is_program, is_tagged

_UNMOVED = {"strong"}
"""Kinds whose order among themselves carries meaning: opening and closing delimiters look alike."""
_BRANCHES = frozenset({"icu"})
"""Kinds that depend on the language: one has more plural categories than another."""
_FREE = _BRANCHES | {"break", "entity"}
"""Kinds that a translation may have or not: a line may end elsewhere, an entity stands for a character."""
_PLACEHOLDERS = {"placeholder", "percent", "brace", "mustache", "dollar"}
"""Kinds that a program replaces by its values."""
_COUNTED = re.compile(r"\d+ [^\W\d_]")
"""An argument of printf with its number and type, as `arguments` returns it."""


def keeps_markup(source: str, target: str, syntax: str = "", *, may_omit_count: bool = False) -> bool:
    """Return whether `target` has exactly the protected spans of `source`, with equal delimiters in the same order.

    A pair around a phrase must be around a phrase in both. ICU must be able to read what it can read in the source.
    Placeholders of the formats of a `syntax` may be numbered in another way, as long as they show the same arguments.
    `may_omit_count` allows that the placeholder of a number is missing, as in the plural form of a single number. Line
    breaks, entities, and the texts within images and titles are the translator's.
    """
    if is_icu(source) and not formats_of(syntax) and is_broken(target) and not is_broken(source):
        return False
    source, target = _aligned(source, target, syntax)
    ours, theirs = _kinds(source, syntax), _kinds(target, syntax)
    if not ours and not theirs:
        return True
    required, found = Counter(_comparable(ours, syntax)), Counter(_comparable(theirs, syntax))
    if required != found and not (may_omit_count and _omits_count(required, found)):
        return False
    if len(mask(source, syntax).pairs()) != len(mask(target, syntax).pairs()):
        return False
    ordered = [[span for kind, span in found if kind in _UNMOVED] for found in (ours, theirs)]
    if ordered[0] != ordered[1] or _loose(target, syntax) > _loose(source, syntax):
        return False
    return not nesting_fault(theirs) or nesting_fault(ours) is not None


def _comparable(found: Iterable[tuple[str, str]], syntax: str) -> list[tuple[str, str]]:
    """Return the spans with the arguments that they show in place of the placeholders of formats."""
    others = [(kind, span) for kind, span in found if kind != "placeholder"]
    shown = arguments([span for kind, span in found if kind == "placeholder"], syntax)
    return [*others, *(("placeholder", argument) for argument in shown)]


def _omits_count(required: Counter[tuple[str, str]], found: Counter[tuple[str, str]]) -> bool:
    """Return whether only one placeholder is missing, and may be that of a number.

    It is one that shows integers, if there are any. gettext does not let a text ignore an argument of printf before
    one that it shows.
    """
    placeholders = [one for one in required if one[0] in _PLACEHOLDERS]
    integers = [one for one in placeholders if one[0] in ("placeholder", "percent") and one[1][-1] in "diu"]
    counted = sorted((one for one in placeholders if _COUNTED.match(one[1])), key=lambda one: int(one[1].split()[0]))
    missing = list((required - found).elements())
    if len(missing) != 1 or not found <= required:
        return False
    return missing[0] in (integers or placeholders) and missing[0] not in counted[:-1]


def _loose(text: str, syntax: str) -> int:
    """Return how many delimiters of a pair have a space beside them within it: to Markdown they are asterisks."""
    masked = mask(text, syntax)
    return sum(
        (masked.pieces[opening + 1][:1].isspace() + masked.pieces[closing][-1:].isspace())
        for opening, closing in masked.pairs()
        if masked.spans[opening] == masked.spans[closing]
    )


def lost_and_invented(source: str, target: str, syntax: str = "") -> tuple[list[str], list[str]]:
    """Return the protected spans of `source` that `target` lacks, and the spans of `target` that `source` lacks."""
    texts = _aligned(source, target, syntax)
    ours, theirs = (Counter(span for _, span in _kinds(text, syntax)) for text in texts)
    return _as_written(texts[0], ours - theirs, syntax), _as_written(texts[1], theirs - ours, syntax)


def differ_in_lone_signs(source: str, target: str, syntax: str = "") -> bool:
    """Return whether texts differ in no spans but signs that do nothing alone: `%%`, an asterisk without a partner.

    A percent sign that is not doubled is none of them: it spoils a format string.
    """
    ours, theirs = _without_lone_signs(source, syntax), _without_lone_signs(target, syntax)
    return ours.count("%") >= theirs.count("%") and keeps_markup(ours, theirs, syntax)


def _without_lone_signs(text: str, syntax: str) -> str:
    masked = mask(text, syntax)
    paired = {index for pair in masked.pairs() for index in pair}
    kept = (
        " " if span == "%%" or (span[0] in "*_~" and not span.strip("*_~") and number not in paired) else span
        for number, span in enumerate(masked.spans)
    )
    return unmask(replace(masked, spans=tuple(kept)))


def show_other_arguments(source: str, target: str, syntax: str) -> bool:
    """Return whether the placeholders of formats show other arguments: `%d %s` for `%s %d` takes one for the other."""
    return Counter(_comparable(_kinds(source, syntax), syntax)) != Counter(_comparable(_kinds(target, syntax), syntax))


def differ_in_order(source: str, target: str, syntax: str = "") -> bool:
    """Return whether texts have the same pairs around phrases, in another order, and the same signs alone."""
    masked = [mask(text, syntax) for text in (source, target)]
    ours, theirs = (Counter((one.spans[start], one.spans[end]) for start, end in one.pairs()) for one in masked)
    is_nested = not nesting_fault(_kinds(target, syntax)) and _loose(target, syntax) <= _loose(source, syntax)
    return is_nested and ours == theirs and len({len(one.spans) for one in masked}) == 1


def _as_written(text: str, spans: Counter[str], syntax: str) -> list[str]:
    """Return spans as a text has them: HTML tags with the wording of their attributes."""
    written: dict[str, deque[str]] = defaultdict(deque)
    for match in protected_spans(text, syntax) if spans else ():
        if match.lastgroup == "html":
            written[without_wording(match[0])].append(match[0])
    return sorted(written[span].popleft() if written.get(span) else span for span in spans.elements())


@lru_cache(maxsize=64)
def _kinds(text: str, syntax: str) -> tuple[tuple[str, str], ...]:
    """Return (kind, span) of every protected span in order; each text is asked for several times in a row."""
    free = _BRANCHES if is_program(syntax) else _FREE
    found: list[tuple[str, str]] = []
    for match in protected_spans(text, syntax):
        kind = match.lastgroup or ""
        if kind not in free and not is_plain_asterisk(text, match):
            span = without_wording(match[0]) if kind == "html" else match[0]
            found += _parts({"ticks": "code", "element": "literal", "kept": "literal"}.get(kind, kind), span)
    return tuple(found)


def _parts(kind: str, span: str) -> Iterator[tuple[str, str]]:
    """Yield a span, cut at the texts within it, and the spans of those texts."""
    at = 0
    for inner in inner_texts(span) if kind in ("image", "link", "role") else ():
        if inner.is_title:
            yield kind, span[at : inner.start - 1] + '"'
        else:
            yield "open", span[at : inner.start]
        yield from _kinds(inner.text, "")
        kind, at = ("title", inner.end + 1) if inner.is_title else ("link", inner.end)
    yield kind, span[at:]


def _aligned(source: str, target: str, syntax: str) -> tuple[str, str]:
    return (source, target) if is_program(syntax) or is_tagged(syntax) else align_references(source, target)


def find_misplaced(source: str, target: str, syntax: str = "") -> str | None:
    """Return what is wrong with the places of the spans of a translation that has all of its source's.

    Spans cross, close before they open, or have nothing between them. None if it is another order of equal signs.
    """
    source, target = _aligned(source, target, syntax)
    fault = nesting_fault(_kinds(target, syntax)) if not nesting_fault(_kinds(source, syntax)) else None
    if fault:
        return fault
    empty = next(empty_pairs(target, syntax), None)
    return empty and f"nothing is between {empty[0]} and {empty[1]}"
