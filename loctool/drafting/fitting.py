"""Shorter hypotheses for texts whose draft is longer than their room."""

from __future__ import annotations

from dataclasses import replace

from loctool.formats.office.inline import remove_tags, unescape
from loctool.model import Draft


def choose_fitting(draft: Draft, room: int | None) -> Draft:
    """Return a draft with the best of its hypotheses that has room; the draft itself if it fits, or if none does.

    `room` is a number of characters, None if there is no limit. The other hypotheses of a draft without doubts are the
    next ones of the same search, as good by the rules. Those of a doubted draft may have other doubts and are left.
    """
    if room is None or draft.doubts or _length(draft.text) <= room:
        return draft
    fitting = next((text for text in draft.others if _length(text) <= room), None)
    if fitting is None:
        return draft
    rest = (text for text in draft.others if text != fitting)
    return replace(draft, text=fitting, others=(draft.text, *rest))


def _length(text: str) -> int:
    """Return the number of characters that are shown."""
    return len(unescape(remove_tags(text)))
