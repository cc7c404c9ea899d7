"""What a run of words looks like: the attributes and children of a:rPr that can be seen."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from typing import TYPE_CHECKING

from loctool.formats.office.colours import name_colour
from loctool.formats.office.pieces import Look
from loctool.formats.pptx.names import child, is_true, name_of

if TYPE_CHECKING:
    from lxml.etree import _Element

Properties = dict[str, Hashable]
"""Attribute, or name of a child -> its value; alternatives have one name."""

UNSEEN = frozenset(
    ["lang", "altLang", "dirty", "err", "smtClean", "smtId", "noProof", "bmk", "kern", "kumimoji", "normalizeH"]
)
"""Attributes that part no runs: languages, marks of the spelling checker, kerning."""
DEFAULTS: Properties = {
    "b": "0", "i": "0", "u": "none", "strike": "noStrike", "cap": "none", "baseline": "0", "spc": "0",
}  # fmt: skip
"""What an attribute means that is not there, nor inherited."""
_BOOLEANS = frozenset(["b", "i"])
_FILLS = frozenset(["a:noFill", "a:solidFill", "a:gradFill", "a:blipFill", "a:pattFill", "a:grpFill"])
_EFFECTS = frozenset(["a:effectLst", "a:effectDag"])
_ELSEWHERE = frozenset(["a:hlinkClick", "a:hlinkMouseOver", "a:sym"])
"""Links, and the font of symbols, which are no words."""
_ON_SPACES = frozenset(["u", "strike", "a:highlight"])
"""What can be seen on spaces."""
_NUMBER = re.compile(r"-?[0-9]{1,6}")
_STRIKES = {"sngStrike": "struck through", "dblStrike": "struck through"}
_CAPITALS = {"all": "capitals", "small": "small capitals"}
_SCHEME = {
    "bg": "background colour", "tx": "text colour", "lt": "light colour", "dk": "dark colour",
    "accent": "accent colour",
}  # fmt: skip
_OTHER_SCHEME = {"hlink": "colour of links", "folHlink": "colour of visited links"}
"""What translators are told of the theme's colours: names as PowerPoint shows them."""
_SCHEME_NUMBER = re.compile(r"([a-z]+)([1-6])")
_DRAWN = {
    "a:ln": "another outline", "effect": "another effect", "a:uLn": "another underline",
    "a:uFill": "another underline",
}  # fmt: skip
"""Further property -> what translators are told of it."""
_FACES_OF = {"a:latin": "", "a:ea": " for East Asian letters", "a:cs": " for letters of other scripts"}
"""Kind of a typeface -> what it is for, but for the usual one."""


def read_properties(elements: Iterable[_Element]) -> Properties:
    """Return what run properties say, of several the nearest first."""
    found: Properties = {}
    for element in elements:
        for name, value in _read(element):
            found.setdefault(name, value)
    return found


class Looks:
    """The looks of runs that inherit the same properties.

    Runs that are written alike are resolved once; without it, parsing takes 1.2 times as long (benchmarks/formats.py).
    """

    def __init__(self, inherited: Properties) -> None:
        self.inherited = inherited
        self._known: dict[Hashable, Look] = {}

    def look_of(self, properties: _Element | None) -> Look:
        """Return the look of a run from its a:rPr, if it has one, and from what it inherits."""
        key = _written(properties)
        if key not in self._known:
            self._known[key] = _look_of(properties, self.inherited)
        return self._known[key]


def _written(properties: _Element | None) -> Hashable:
    """Return what is equal for run properties that are written alike."""
    if properties is None:
        return None
    return _source(properties) if len(properties) else tuple(properties.items())


def _source(element: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(element, with_tail=False)


def _look_of(properties: _Element | None, inherited: Properties) -> Look:
    own = () if properties is None else _read(properties)
    seen = {name: value for name, value in own if inherited.get(name) != value}
    size = points_of(seen.get("sz") or inherited.get("sz")) or 0.0
    if not seen or properties is None:
        return Look(size=size)
    key = tuple(sorted(seen.items(), key=repr))
    return Look(key, tuple(_words(seen, properties)), size, bool(seen.keys() & _ON_SPACES))


def points_of(hundredths: Hashable) -> float | None:
    """Return a size in points; None if it is not a number."""
    return int(hundredths) / 100 if isinstance(hundredths, str) and _NUMBER.fullmatch(hundredths) else None


def _read(element: _Element) -> Iterator[tuple[str, Hashable]]:
    for key, value in element.attrib.items():
        if key not in UNSEEN:
            yield str(key), ("1" if is_true(str(value)) else "0") if key in _BOOLEANS else str(value)
    for one in element:
        name = name_of(one.tag)
        if name == "a:rtl":
            yield name, is_true(one.get("val"), default=True)
        elif name in _FACES_OF:
            yield name, one.get("typeface")
        elif name and name not in _ELSEWHERE:
            group = "fill" if name in _FILLS else "effect" if name in _EFFECTS else name
            yield group, fingerprint(one)


def fingerprint(element: _Element) -> str:
    """Return a text that is equal for elements that say the same: canonical XML."""
    from lxml import etree

    return etree.tostring(element, method="c14n", exclusive=True).decode()


def _words(seen: Properties, properties: _Element | None) -> Iterator[str]:
    """Yield what a look is called: bold, red."""
    for name, word in (("b", "bold"), ("i", "italic")):
        if name in seen:
            yield word if seen[name] == "1" else f"not {word}"
    if "u" in seen:
        yield "underlined" if seen["u"] != "none" else "not underlined"
    if "strike" in seen:
        yield _STRIKES.get(str(seen["strike"]), "not struck through")
    if "baseline" in seen:
        yield _baseline(str(seen["baseline"]))
    if "cap" in seen:
        yield _CAPITALS.get(str(seen["cap"]), "no capitals")
    if properties is not None:
        yield from _colours(seen, properties)
    yield from _fonts(seen)
    if (spacing := points_of(seen.get("spc"))) is not None:
        yield f"letters spaced by {spacing:g} pt"
    if "a:rtl" in seen:
        yield "right to left" if seen["a:rtl"] else "left to right"
    yield from dict.fromkeys(words for name, words in _DRAWN.items() if name in seen)


def _fonts(seen: Properties) -> Iterator[str]:
    """Yield the typeface, or those of other scripts if they alone differ."""
    faces = [name for name in _FACES_OF if seen.get(name)]
    for name in faces[:1] if "a:latin" in faces else faces:
        face = str(seen[name])
        yield ("font of the theme" if face.startswith("+") else f"font {face}") + _FACES_OF[name]


def _baseline(value: str) -> str:
    if not value.strip("0%"):
        return "neither superscript nor subscript"
    return "subscript" if value.startswith("-") else "superscript"


def _colours(seen: Properties, properties: _Element) -> Iterator[str]:
    solid = child(properties, "a:solidFill")
    if "fill" in seen:
        yield (solid is not None and _colour(solid)) or "another colour"
    highlight = child(properties, "a:highlight")
    if highlight is not None and "a:highlight" in seen:
        yield f"highlighted {_colour(highlight)}".strip()


def _colour(element: _Element) -> str:
    """Return the name of a colour, empty if it has none."""
    for one in element:
        value = one.get("val") or ""
        if name_of(one.tag) == "a:srgbClr":
            return name_colour(value)
        if name_of(one.tag) == "a:schemeClr":
            return _theme_colour(value)
    return ""


def _theme_colour(name: str) -> str:
    """Return what a colour of the theme is called: accent colour 2."""
    found = _SCHEME_NUMBER.fullmatch(name)
    if found and found[1] in _SCHEME:
        return f"{_SCHEME[found[1]]} {found[2]} of the theme"
    return f"{_OTHER_SCHEME.get(name, 'colour')} of the theme"
