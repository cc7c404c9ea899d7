"""Texts as HTML: the words that findings are about are marked, and characters that nobody sees are named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from html import escape
from typing import NamedTuple

_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_SHOWN = {
    "\n": '<span class="sign">↵</span>\n',
    "\t": '<span class="sign">→</span>\t',
    "\u00a0": '<span class="sign" title="no-break space">⍽</span>',
    "\u202f": '<span class="sign" title="narrow no-break space">⍽</span>',
}
"""White space -> what is shown for it; the line breaks of the page's source keep their meaning."""
_PICTOGRAPHS = "[\u2190-\u21ff\u2300-\u23ff\u2600-\u2775\u2794-\u27bf\u2b00-\u2bff\ufe0f\U0001f1e6-\U0001faff]+"
_JOINED = f"{_PICTOGRAPHS}(?:\u200d{_PICTOGRAPHS})+"
"""Emoji of several ones, which are not seen without the joiners between them."""
_HIDDEN = re.compile(rf"{_JOINED}|[^\x20-\x7e\xa1-\xac\xae-\u024f\u0400-\u0482\u048a-\u052f„“”‚‘’«»‹›–—…]")
"""Characters that may be invisible; most texts have few others."""
_TOKEN = re.compile(rf"{_JOINED}|\w+(?:[.,'’]\w+)*|\s|[^\w\s]")
_LONGEST_DIFFERENCE = 2000
"""Characters of a text that is compared with another: comparing takes quadratic time."""


class Mark(NamedTuple):
    """Words of a text that a finding is about."""

    start: int
    end: int
    """Where they begin and end, in characters; nothing is between two characters if both are the same."""
    kind: str
    """What the finding counts as: error, warning, note or waived."""
    number: int
    """Number of the finding among those of its message."""


def shown_text(text: str) -> str:
    """Return a text as HTML, with a sign or the code point for each character that cannot be seen."""
    return _HIDDEN.sub(lambda found: _shown(found[0]), escape(text))


def _shown(char: str) -> str:
    if len(char) > 1:
        return char
    if char in _SHOWN:
        return _SHOWN[char]
    if unicodedata.category(char) not in _INVISIBLE:
        return char
    name = escape(unicodedata.name(char, "no character"))
    return f'<span class="sign" title="{name}">U+{ord(char):04X}</span>'


def marked_text(text: str, marks: Sequence[Mark]) -> str:
    """Return a text as HTML with marked words. Where marks overlap, the first one gives the colour."""
    inside = [one._replace(start=min(one.start, len(text)), end=min(one.end, len(text))) for one in marks]
    places = sorted({0, len(text), *(place for one in inside for place in one[:2])})
    pieces = []
    for start, end in zip(places, [*places[1:], len(text)], strict=True):
        gaps = [one for one in inside if one.start == one.end == start]
        pieces.append(_marked("", gaps))
        pieces.append(_marked(text[start:end], [one for one in inside if one.start <= start < end <= one.end]))
    return "".join(pieces)


def _marked(text: str, marks: Sequence[Mark]) -> str:
    if not marks:
        return shown_text(text)
    by = " ".join(str(one.number) for one in marks)
    return f'<mark class="{marks[0].kind}" data-by="{by}">{shown_text(text)}</mark>'


def changed_text(former: str, present: str) -> str:
    """Return a text as HTML with what was deleted from a former one and inserted."""
    if max(len(former), len(present)) > _LONGEST_DIFFERENCE:
        return shown_text(present)
    before, after = _TOKEN.findall(former), _TOKEN.findall(present)
    pieces = []
    for kind, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = shown_text("".join(before[start:end])), shown_text("".join(after[begin:stop]))
        pieces.append(new if kind == "equal" else (old and f"<del>{old}</del>") + (new and f"<ins>{new}</ins>"))
    return "".join(pieces)
