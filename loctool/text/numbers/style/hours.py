"""Hours of a draft as its language counts them."""

from __future__ import annotations

import re

from loctool.text.language import base_language
from loctool.text.numbers.style.spaces import GAP

_NOON = 12
_FULL = re.compile(rf"(?<![\d:])((?:1[3-9]|2[0-3]):\d\d){GAP}?[ap]\.?m\b\.?", re.IGNORECASE)
_HOURS = re.compile(
    rf"(?<![\d:.,–—-])(?:(?P<first>\d{{1,2}})(?P<dash>{GAP}?[-–—]{GAP}?|{GAP}(?:to|until|till){GAP}))?"
    rf"(?P<last>\d{{1,2}}){GAP}?(?P<half>[ap]\.?m\b)",
    re.IGNORECASE,
)


def write_hours(source: str, draft: str, language: str) -> str:
    """Count the hours from noon that a draft calls p.m. and counts from midnight: 22 p.m., 14 to 4 p.m.

    With minutes the hour stays, and "p.m." goes; its dot stays if it ends a sentence.
    """
    if base_language(language) != "en" or not re.search(r"[ap]\.?m\b", draft, re.IGNORECASE):
        return draft
    hours = {int(hour) for hour in re.findall(r"(?<!\d)\d{1,2}(?!\d)", source)}
    draft = _HOURS.sub(lambda match: _count(match, hours), draft)
    bare = _FULL.sub(r"\1", draft)
    return bare + "." if bare != draft and draft.endswith("m.") and source.rstrip().endswith(".") else bare


def _count(match: re.Match[str], hours: set[int]) -> str:
    """Return an hour, or both of a range, counted from noon if the source has them and one is counted from midnight."""
    first, last, half = int(match["first"] or 0), int(match["last"]), match["half"]
    whole = last + _NOON if first > _NOON > last and half[0].lower() == "p" else last
    if not {first, whole} <= hours | {0} or not first < whole or not _NOON < whole < 2 * _NOON:
        return match[0]
    end = f"{whole - _NOON} p{half[1:]}"  # as the draft writes it: 10 p.m., 10 pm
    if not match["first"]:
        return end
    if first > _NOON:
        return f"{first - _NOON}{match['dash']}{end}"
    morning = ("p" if first == _NOON else "a") + half[1:] + ("." if "." in half else "")
    return f"{first} {morning}{match['dash']}{end}" if last > _NOON else match[0]
