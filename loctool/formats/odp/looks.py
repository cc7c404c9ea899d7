"""What a span of words looks like: the text properties that can be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from loctool.formats.odp.styles import Properties
from loctool.formats.office.colours import name_colour
from loctool.formats.office.pieces import Look

_UNSEEN = re.compile(
    r"(?:fo|style):(?:language|country|script|rfc-language-tag)(?:-asian|-complex)?|officeooo:.*|fo:hyphenat.*|"
    r"style:(?:letter-kerning|script-type|text-scale-asian|font-(?:pitch|family-generic)(?:-asian|-complex)?)"
)
"""Properties that part no words: languages, revision marks, hyphenation, kerning, hints for missing fonts."""
_DEFAULTS = {
    "fo:font-weight": "normal", "fo:font-style": "normal", "fo:font-variant": "normal", "fo:text-transform": "none",
    "fo:letter-spacing": "normal", "fo:text-shadow": "none", "fo:background-color": "transparent",
    "style:text-underline-style": "none", "style:text-line-through-style": "none",
    "style:text-line-through-type": "none", "style:text-overline-style": "none", "style:text-outline": "false",
    "style:text-position": "0% 100%", "style:text-emphasize": "none", "style:font-relief": "none",
}  # fmt: skip
"""What a property means that is not there, nor inherited."""
_OTHER_SCRIPT = re.compile(r"style:(font-(?:weight|style))-(?:asian|complex)")
_ON_SPACES = ("style:text-underline-style", "style:text-line-through-style", "fo:background-color")
"""What can be seen on spaces."""
_POINTS = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,4})?)pt")
_POSITION = re.compile(r"\s*(super|sub|-?[0-9.]+%)")


def look_of(own: Properties, inherited: Properties) -> Look:
    """Return the look of a span from the properties of its styles and those of what is around it."""
    seen = {
        name: value for name, value in own.items()
        if not _is_unseen(name) and inherited.get(name, _default(name)) != value
    }  # fmt: skip
    size = _POINTS.fullmatch(own.get("fo:font-size") or inherited.get("fo:font-size") or "")
    marked = any(name in seen for name in _ON_SPACES)
    return Look(tuple(sorted(seen.items())), tuple(_words(seen)), float(size[1]) if size else 0.0, marked)


@lru_cache(maxsize=512)
def _is_unseen(name: str) -> bool:
    return _UNSEEN.fullmatch(name) is not None


def _default(name: str) -> str | None:
    other = _OTHER_SCRIPT.fullmatch(name)
    return _DEFAULTS.get(f"fo:{other[1]}" if other else name)


def _words(seen: Properties) -> Iterator[str]:
    """Yield what a look is called: bold, red."""
    weight, style = seen.get("fo:font-weight"), seen.get("fo:font-style")
    if weight:
        yield "bold" if weight == "bold" or weight in ("600", "700", "800", "900") else "not bold"
    if style:
        yield "italic" if style in ("italic", "oblique") else "not italic"
    if "style:text-underline-style" in seen:
        yield "underlined" if seen["style:text-underline-style"] != "none" else "not underlined"
    if "style:text-line-through-style" in seen:
        yield "struck through" if seen["style:text-line-through-style"] != "none" else "not struck through"
    if position := _POSITION.match(seen.get("style:text-position", "")):
        value = position[1]
        if value not in ("0%", "0.0%"):
            yield "subscript" if value == "sub" or value.startswith("-") else "superscript"
    yield from _capitals(seen)
    yield from _colours(seen)
    if name := seen.get("style:font-name") or seen.get("fo:font-family", "").strip("'\""):
        yield f"font {name}"
    if spacing := seen.get("fo:letter-spacing"):
        yield f"letters spaced by {spacing}"


def _capitals(seen: Properties) -> Iterator[str]:
    if "fo:text-transform" in seen:
        yield "capitals" if seen["fo:text-transform"] == "uppercase" else "no capitals"
    if "fo:font-variant" in seen:
        yield "small capitals" if seen["fo:font-variant"] == "small-caps" else "no small capitals"


def _colours(seen: Properties) -> Iterator[str]:
    if "fo:color" in seen:
        yield name_colour(seen["fo:color"]) or "another colour"
    if seen.get("fo:background-color", "transparent") != "transparent":
        yield f"highlighted {name_colour(seen['fo:background-color'])}".strip()
