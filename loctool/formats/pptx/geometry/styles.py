"""Styles of runs: typeface, size and what else makes a text wide, from the properties that apply to it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from loctool.formats.office.boxes import Style
from loctool.formats.pptx.geometry.measures import read_share
from loctool.formats.pptx.geometry.themes import USUAL, ThemeFonts
from loctool.formats.pptx.runs.looks import Properties, points_of
from loctool.text.scripts import WESTERN, TypefaceScript, split_by_typeface

_USUAL_SIZE = 18.0
_RAISED = 2 / 3
"""Size of a superscript or a subscript, relative to its text."""
_PROPERTIES = {"latin": ("a:latin", "lt"), "asian": ("a:ea", "ea"), "complex": ("a:cs", "cs")}
"""Kind of script -> the property that names the typeface, and the ending of the theme's name for it."""


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
        return ((part, self.style(properties, script)) for part, script in split_by_typeface(text))

    def style(self, properties: Properties, script: TypefaceScript = WESTERN) -> Style:
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

    def _family(self, properties: Properties, script: TypefaceScript) -> str:
        """Return the typeface: of the script's kind, else the Latin one, else the theme's."""
        name, ending = _PROPERTIES[script.kind]
        own = _text(properties.get(name)) or f"+mn-{ending}"
        latin = _text(properties.get("a:latin")) or "+mn-lt"
        return self._fonts.typeface(own, script.name) or self._fonts.typeface(latin) or USUAL


def _text(value: Hashable) -> str:
    return value if isinstance(value, str) else ""
