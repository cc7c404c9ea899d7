"""Hours of a draft as its language counts them."""

from __future__ import annotations

import re

from loctool.text.language import base_language
from loctool.text.numbers.style.spaces import GAP

_NOON = 12
_HALF = rf"{GAP}?(?P<half>[ap]\.?m\b)"
_FULL = re.compile(rf"(?<![\d:])((?:1[3-9]|2[0-3]):\d\d){GAP}?[ap]\.?m\b\.?", re.IGNORECASE)
_HOUR = re.compile(rf"(?<![\d:.,–—-])(?P<hour>1[3-9]|2[0-3])(?={GAP}?[ap]\.?m\b){_HALF}", re.IGNORECASE)
_HOURS = re.compile(
    rf"(?<![\d:.,–—-])(?P<first>\d{{1,2}})(?P<dash>{GAP}?[-–—]{GAP}?|{GAP}(?:to|until|till){GAP})(?P<last>\d{{1,2}})"
    rf"{_HALF}",
    re.IGNORECASE,
)


def write_hours(source: str, draft: str, language: str) -> str:
    """Count the hours from noon that a draft calls p.m. and counts from midnight: 22 p.m., 14 to 4 p.m.

    With minutes the hour stays, and "p.m." goes; its dot stays if it ends a sentence.
    """
    if base_language(language) != "en" or not re.search(r"[ap]\.?m\b", draft, re.IGNORECASE):
        return draft
    hours = {int(hour) for hour in re.findall(r"(?<!\d)\d{1,2}(?!\d)", source)}
    draft = _HOURS.sub(lambda m: _count_range(m, hours), draft)
    draft = _HOUR.sub(lambda m: _count(m, int(m["hour"])) if int(m["hour"]) in hours else m[0], draft)
    bare = _FULL.sub(r"\1", draft)
    return bare + "." if bare != draft and draft.endswith("m.") and source.rstrip().endswith(".") else bare


def _count_range(match: re.Match[str], hours: set[int]) -> str:
    """Return both hours of a range counted from noon, if one is counted from midnight and the source has both."""
    first, last = int(match["first"]), int(match["last"])
    is_after_noon = match["half"][0].lower() == "p"
    whole = last + _NOON if first > _NOON > last and is_after_noon else last
    if not {first, whole} <= hours or not 0 < first < whole < 2 * _NOON or whole <= _NOON:
        return match[0]
    if first > _NOON:
        return f"{first - _NOON}{match['dash']}{_count(match, whole)}"
    if last <= _NOON:
        return match[0]
    morning = ("p" if first == _NOON else "a") + match["half"][1:] + ("." if "." in match["half"] else "")
    return f"{first} {morning}{match['dash']}{_count(match, whole)}"


def _count(match: re.Match[str], hour: int) -> str:
    """Return an hour after noon as a draft writes it: 10 p.m., 10 pm."""
    return f"{hour - _NOON} p{match['half'][1:]}"
