"""The shipped tables: widths of the measured families, mean widths of others, names that stand for another."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_DATA = files("loctool.fit") / "data"


class Widths(NamedTuple):
    """A measured family in one style; lengths in ems."""

    ascent: float
    descent: float
    advances: dict[str, float]
    """Character -> advance; letters with accents are left out where they are as wide as without."""


class Mean(NamedTuple):
    """A family of which only the mean width is known; lengths in ems."""

    stand_in: str
    """ "sans", "serif" or "mono"."""
    regular: float
    bold: float
    """Factors of the widths of the family that stands in."""
    ascent: float
    descent: float


def _read(name: str) -> str:
    return (_DATA / name).read_text("utf-8")


@cache
def _sections() -> dict[tuple[str, str], str]:
    found = dict[tuple[str, str], str]()
    for section in _read("widths.txt").split("\n= ")[1:]:
        family, styles, _ = section.split("|", 2)
        found |= {(family, style): section for style in styles.split(",")}
    return found


@cache
def find_widths(family: str, style: str) -> Widths | None:
    """Return the widths of a family in a style ("regular", "bold italic"), or None if it is not measured."""
    section = _sections().get((family, style))
    if section is None:
        return None
    head, *lines = section.rstrip("\n").split("\n")
    units, ascent, descent = map(int, head.split("|")[2:])
    groups = (line.partition(" ") for line in lines)
    advances = {char: int(width) / units for width, _, chars in groups for char in chars}
    return Widths(ascent / units, descent / units, advances)


@cache
def measured_families() -> dict[str, str]:
    """Return the name of a measured family, or one that stands for it, in small letters -> the measured family."""
    aliases = tomllib.loads(_read("aliases.toml"))
    names = {family: family for family, _ in _sections()} | aliases["near"] | aliases["compatible"]
    return {name.lower(): family for name, family in names.items()}


@cache
def mean_families() -> dict[str, Mean]:
    """Return the families of which only the mean width is known, by their names in small letters."""
    rows = (line.split("\t") for line in _read("families.tsv").splitlines()[1:])
    return {name.lower(): Mean(kind, *(int(one) / 1000 for one in numbers)) for name, kind, *numbers in rows}


@cache
def script_widths() -> dict[str, list[float]]:
    """Return the mean width of a character in ems, regular and bold, by the script's name (ARABIC, THAI)."""
    return tomllib.loads(_read("scripts.toml"))
