"""What a span of words looks like: the text properties that can be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from loctool.formats.odp.styles import Properties
from loctool.formats.office.colours import name_colour
from loctool.formats.office.pieces import Look
from loctool.text.scripts import FOREIGN_WORDS, split_by_typeface

Kinds = frozenset[str]
"""Kinds of typefaces: latin, asian, complex."""
LATIN: Kinds = frozenset(["latin"])

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
_OF_FO = ("font-family", "font-size", "font-style", "font-weight")
_OF_A_KIND = re.compile(
    rf"(?:fo|style):({'|'.join(_OF_FO)}|font-name|font-charset|font-style-name|font-size-rel)(?:-(asian|complex))?"
)
"""Properties that each of the three kinds of typefaces has for itself; those of Latin have no ending."""
_FOREIGN = re.compile(FOREIGN_WORDS)
_OTHER_SCRIPT = re.compile(r"style:(font-(?:weight|style))-(?:asian|complex)")
_ON_SPACES = ("style:text-underline-style", "style:text-line-through-style", "fo:background-color")
"""What can be seen on spaces."""
_POINTS = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,4})?)pt")
_POSITION = re.compile(r"\s*(super|sub|-?[0-9.]+%)")


def kinds_of_letters(text: str) -> Kinds:
    """Return the kinds of typefaces that show the letters of a text; none if it has no letters."""
    if not _FOREIGN.search(text):
        return LATIN if any(map(str.isalpha, text)) else frozenset()
    parts = split_by_typeface(text)
    return frozenset(script.kind for part, script in parts if any(map(str.isalpha, part)))


def seen_by(properties: Properties, kinds: Kinds) -> Properties:
    """Return the properties that apply to letters of these kinds; if they are all of one, it takes Latin's names."""
    found = {}
    for name, value in properties.items():
        own = _kind_of(name)
        if own is None or own[0] in kinds:
            found[own[1] if own and len(kinds) == 1 else name] = value
    return found


@lru_cache(maxsize=512)
def _kind_of(name: str) -> tuple[str, str] | None:
    """Return the kind of typefaces that a property is for, and the name of the property for Latin; None if for all."""
    match = _OF_A_KIND.fullmatch(name)
    if not match:
        return None
    latin = name.removesuffix(f"-{match[2]}") if match[2] else name
    return match[2] or "latin", f"fo:{match[1]}" if match[1] in _OF_FO else latin


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
