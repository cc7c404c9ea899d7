"""Rules on punctuation marks: dots, dashes, marks that are doubled or that begin a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.quality.comparison import Comparison, Problem
from loctool.quality.rules.form.mending import problem, quote_around, shaded_source, shaded_target
from loctool.text.language import base_language
from loctool.text.numbers.style.dashes import DASHES
from loctool.text.placeholders import is_program
from loctool.text.scripts import write_alike

_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_DOUBLE_STOP = re.compile(r"(?<=[^\W_])(?P<stops>\.\.)(?=$|[\s»”’\"')])")
_DOUBLE_COMMA = re.compile(r"(?<=[\w)»”])(?P<stops>,(?:[ \u00a0]?,)+)(?=$|\s)")
_HYPHEN = re.compile(r"(?<=[^\s-])[ \u00a0]+--? (?=[^\s\d-])|(?<=[^\s\d-])[ \u00a0]+--? (?=[^\s-])")
_LEFT = re.compile(r"\S[ \u00a0]--?(?:[\s,;:.!?)]|$)")
"""A hyphen behind a space that is not mended: if it is the partner of another one, both have to stay alike."""
_HYPHENS = re.compile(r"\s--?(?:\s|$)|(?:^|\s)--")
_TYPOGRAPHIC = re.compile("[–—‘’“”…]")
"""Signs that the texts of programs have where they are not kept to ASCII for terminals."""
_DASHES = {
    "de": " – ",
    "fr": " – ",
    "pl": " – ",
    "it": " – ",
    "nl": " – ",
    "sv": " – ",
    "da": " – ",
    "cs": " – ",
} | DASHES
"""Language -> dash between the parts of a sentence."""
_RANGE = re.compile(r"(?<![\w.,–-])\d(?:[\d.,]*\d)?(?P<hyphen> ?- ?)\d(?:[\d.,]*\d)?(?![\w-])")
_YEARS = re.compile(r"(?<![\w.,–/-])(?P<first>1[5-9]\d\d|20\d\d)(?P<hyphen>-)(?P<last>\d\d(?:\d\d)?)(?![\w/-]|[.,]\d)")
_DASHED = re.compile(r"\d[\w.%°€]{0,4}\s?[–—]\s?[€$£]?\d")
_CALLS = re.compile(r"(?<=\w[\w»”’\")])(?P<marks>[?!]+)(?=$|[\s»”’\")\]])")
_LONGEST_NAME = 60
_INVERTED = {"?": "¿", "!": "¡"}


def ellipsis(text: Comparison) -> Iterator[Problem]:
    """Yield three full stops where the source has the sign of an ellipsis."""
    if "..." not in text.target or "…" not in text.source or "..." in text.source:
        return
    edits = [(*match.span(), "…") for match in _DOTS.finditer(shaded_target(text))]
    if edits:
        yield problem(text, "three full stops for the sign … of the source", edits)


def double_stop(text: Comparison) -> Iterator[Problem]:
    """Yield two full stops or commas in a row, if the source has none such; after ? and ! two are right in Russian."""
    for mark, name, pattern in ((".", "full stops", _DOUBLE_STOP), (",", "commas", _DOUBLE_COMMA)):
        if text.target.count(mark) < 2 or not pattern.search(text.target) or pattern.search(text.source):
            continue
        edits = [(*match.span("stops"), mark) for match in pattern.finditer(shaded_target(text))]
        if edits:
            yield problem(text, f"two {name}: “{quote_around(text.target, *edits[0][:2])}”", edits)


def hyphen_dash(text: Comparison) -> Iterator[Problem]:
    """Yield the hyphens between spaces that stand for a dash, if the source has none such."""
    if "- " not in text.target or _HYPHENS.search(text.source):
        return
    if not write_alike([text.language]) or (is_program(text.syntax) and not _TYPOGRAPHIC.search(text.source)):
        return
    dash = _DASHES.get(base_language(text.language))
    places = [(match.start(), match.end()) for match in _HYPHEN.finditer(shaded_target(text))]
    if places:
        found = problem(text, "a hyphen for a dash", [(*place, dash or " – ") for place in places])
        yield found if dash and not _LEFT.search(found.fix or "") else found._replace(fix=None)


def range_hyphen(text: Comparison) -> Iterator[Problem]:
    """Yield the ranges of numbers with a hyphen where the source has a dash, and those of years anyway."""
    if "-" not in text.target or base_language(text.language) == "es":
        return
    pattern = _RANGE if _DASHED.search(text.source) else _YEARS
    if not pattern.search(text.target) or (pattern is _YEARS and is_program(text.syntax)):
        return
    source = shaded_source(text)
    found = [match for match in pattern.finditer(shaded_target(text)) if match[0] not in source]
    found = [match for match in found if pattern is _RANGE or match["first"][-len(match["last"]) :] < match["last"]]
    if found:
        edits = [(*match.span("hyphen"), "–") for match in found]
        yield problem(text, f"a hyphen in the range {found[0][0]}", edits, is_safe=False)


def inverted_mark(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if a Spanish text has more questions and exclamations than marks that begin them."""
    if base_language(text.language) != "es" or not _CALLS.search(text.target):
        return
    target = shaded_target(text)
    names = {word.strip('«»“”"()') for word in text.source.split()}  # such as Yahoo!
    found = [match for match in _CALLS.finditer(target) if _last_word(target, match.end()) not in names]
    ends, starts = [match["marks"] for match in found], re.findall("[¿¡]+", target)
    if len(ends) > len(starts):
        wanted = " or ".join(_INVERTED[mark] for mark in dict.fromkeys("".join(ends)))
        yield Problem(f"{wanted} is missing at the beginning of what ends with {' or '.join(dict.fromkeys(ends))}")


def _last_word(text: str, end: int) -> str:
    """Return the last word before a place, with its mark."""
    return text[max(0, end - _LONGEST_NAME) : end].split()[-1]


def lost_tab(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if a text has more or fewer tabs than the source, of which programs make columns."""
    ours, theirs = text.source.strip().count("\t"), text.target.strip().count("\t")
    in_lines = "\n" in text.source.strip() or "\n" in text.target.strip()
    if ours != theirs and not (is_program(text.syntax) and (in_lines or (ours and theirs))):
        yield Problem(f"{ours} tab{'s' * (ours != 1)} in the source, {theirs} here")


def blank(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if a translation has only white space and its source more."""
    if text.target and not text.target.strip() and text.source.strip():
        yield Problem("the translation has only white space")
