"""Styles of runs: typeface, size and what else makes a text wide, from the properties that apply to it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from loctool.formats.office.boxes import Style
from loctool.formats.pptx.geometry.measures import read_share
from loctool.formats.pptx.geometry.themes import USUAL, ThemeFonts
from loctool.formats.pptx.runs.looks import Properties, points_of
from loctool.text.scripts import script_of

_USUAL_SIZE = 18.0
_RAISED = 2 / 3
"""Size of a superscript or a subscript, relative to its text."""
_EASTERN = {"CJK": "Hans", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "HANGUL": "Hang", "BOPOMOFO": "Hant"}
_COMPLEX = {
    "ARABIC": "Arab", "HEBREW": "Hebr", "THAI": "Thai", "DEVANAGARI": "Deva", "BENGALI": "Beng", "GUJARATI": "Gujr",
    "GURMUKHI": "Guru", "KANNADA": "Knda", "KHMER": "Khmr", "LAO": "Laoo", "MALAYALAM": "Mlym", "MYANMAR": "Mymr",
    "ORIYA": "Orya", "SINHALA": "Sinh", "TAMIL": "Taml", "TELUGU": "Telu", "TIBETAN": "Tibt", "SYRIAC": "Syrc",
}  # fmt: skip
"""Script in Unicode's names of letters -> that of the theme's fonts (ISO 15924)."""
_ENDINGS = {"a:latin": "lt", "a:ea": "ea", "a:cs": "cs"}


class _Script(NamedTuple):
    kind: str
    """The property that names the typeface: a:latin, a:ea or a:cs."""
    name: str
    """ISO 15924; empty for Latin, Cyrillic, Greek and all that is no letter."""


_WESTERN = _Script("a:latin", "")


class Styles:
    """Makes styles with the fonts of a theme, the scale of a box, and whether its texts are bold if they do not say."""

    def __init__(self, fonts: ThemeFonts, scale: float, bold: bool = False) -> None:
        self._fonts, self._scale = fonts, scale
        self._surroundings: Properties = {"b": "1"} if bold else {}

    def properties(self, own: Properties, inherited: Properties) -> Properties:
        """Return the properties of a run: its own ones, else those of the table around it, else inherited ones."""
        return {**inherited, **self._surroundings, **own}

    def split(self, text: str, properties: Properties) -> Iterator[tuple[str, Style]]:
        """Yield the parts of a text of one script with their styles. What is no letter has the script before it."""
        found, scripts = _WESTERN, []
        for char in text:
            found = _script(char) if char.isalpha() else found
            scripts.append(found)
        start = 0
        for script, group in groupby(scripts):
            end = start + len(list(group))
            yield text[start:end], self.style(properties, script)
            start = end

    def style(self, properties: Properties, script: _Script = _WESTERN) -> Style:
        """Return the style of a run in a script."""
        stored = points_of(properties.get("sz")) or 0.0
        size = (stored if stored > 0 else _USUAL_SIZE) * self._scale
        raised = read_share(_text(properties.get("baseline")))
        return Style(
            family=self._family(properties, script),
            size=size * _RAISED if raised else size,
            bold=properties.get("b") == "1",
            italic=properties.get("i") == "1",
            caps=_text(properties.get("cap")).replace("none", ""),
            spacing=points_of(properties.get("spc")) or 0.0,
        )

    def _family(self, properties: Properties, script: _Script) -> str:
        """Return the typeface: of the script's kind, else the Latin one, else the theme's."""
        own = _text(properties.get(script.kind)) or f"+mn-{_ENDINGS[script.kind]}"
        latin = _text(properties.get("a:latin")) or "+mn-lt"
        return self._fonts.typeface(own, script.name) or self._fonts.typeface(latin) or USUAL


@lru_cache(maxsize=4096)
def _script(letter: str) -> _Script:
    name = script_of(letter)
    if name in _EASTERN:
        return _Script("a:ea", _EASTERN[name])
    return _Script("a:cs", _COMPLEX[name]) if name in _COMPLEX else _WESTERN


def _text(value: Hashable) -> str:
    return value if isinstance(value, str) else ""
