"""What a model adds to a translation: quotation marks around it, a label, an aside, another wording, the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.text.quotes import CLOSERS, CLOSING_MARKS

_ENDING = " .!?…"
_LABEL = re.compile(r"(?:^|[.!?…)]\s+)(?P<label>(?:[^\s:]+\s+){0,4}[^\s:]*[^\W\d_]:)\s+(?![«„“‚‘\"'])")
"""A few words and a colon at the beginning of a sentence, if no quotation follows: that colon may stand for a comma."""
_POINT = re.compile(r"\d{1,3}[.)]\s")
_DASH = re.compile(r"\s[–—-]\s")
_OTHER_WORDING = re.compile(r"\s/\s")
_WORD = re.compile(r"[^\W\d_]+")
_SHOWN = 40
"""Characters of what is added that a finding shows."""


def find_additions(source: str, target: str) -> Iterator[str]:
    """Yield what a translation has around or beside the words of its source, as findings; the texts have no markup.

    What may say the same otherwise is no addition: a pair of brackets for dashes, a colon for a dash.
    """
    if _is_quotation(target) and not _is_quotation(source):
        yield "it is in quotation marks, the source is not"
    if (point := _POINT.match(target)) and not _POINT.match(source):
        yield f"it begins with the number “{point[0].strip()}”, the source does not"
    ours, theirs = (len(_DASH.findall(text)) for text in (source, target))
    if (aside := target.rfind("(")) >= 0 and target.count("(") + theirs // 2 > source.count("(") + (ours + 1) // 2:
        yield f"the source has no brackets such as “{_shorten(target[aside:])}”"
    if (label := _LABEL.search(target)) and target.count(":") > source.count(":") + max(0, ours - theirs):
        yield f"the source has no label such as “{_shorten(label['label'])}”"
    if (other := _OTHER_WORDING.search(target)) and len(_OTHER_WORDING.findall(target)) > source.count("/"):
        yield f"the source has no two wordings such as “{_shorten(target[other.start() :])}”"
    if source.strip() != target.strip() and source.strip(_ENDING) in target and len(_WORD.findall(source)) > 1:
        yield "it has the source beside the translation"


def _is_quotation(text: str) -> bool:
    """Return whether a text begins and ends with a quotation mark; between them may stand who said it."""
    whole = text.strip(_ENDING)
    return whole[:1] in CLOSERS and whole[-1:] in CLOSING_MARKS


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
