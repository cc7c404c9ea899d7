"""Fonts of the theme: the typefaces that +mn-lt and its kin stand for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from loctool.formats.office.package import Package
from loctool.formats.pptx.names import child, children, descendants
from loctool.formats.pptx.relationships import related

if TYPE_CHECKING:
    from lxml.etree import _Element

_KINDS = {"lt": "a:latin", "ea": "a:ea", "cs": "a:cs"}
_ABOVE = ("slideLayout", "slideMaster")
USUAL = "Calibri"
"""The typeface where neither text nor theme names one."""


class ThemeFonts:
    """The typefaces of a theme."""

    def __init__(self, faces: Mapping[str, str]) -> None:
        """Take reference -> typeface, with the scripts of East Asia and of complex letters as +mn-Jpan."""
        self._faces = faces

    def typeface(self, name: str, script: str = "") -> str:
        """Return the typeface that a reference such as +mn-ea stands for; another name stands for itself.

        A theme may have a typeface for a script (ISO 15924) only. Empty if it has none.
        """
        if not name.startswith("+"):
            return name
        return self._faces.get(name) or self._faces.get(f"{name[:4]}{script}") or ""


def theme_fonts(package: Package, part: str) -> ThemeFonts:
    """Return the fonts of the theme that a slide has by its layout and master. Raises SourceError."""
    for kind in _ABOVE:
        part = next(iter(related(package, part, kind)), part)
    themes = related(package, part, "theme")
    return ThemeFonts(_faces(package.tree(themes[0])) if themes else {})


def _faces(theme: _Element) -> dict[str, str]:
    found = dict[str, str]()
    for scheme in descendants(theme, "a:fontScheme"):
        for prefix, name in (("+mj-", "a:majorFont"), ("+mn-", "a:minorFont")):
            fonts = child(scheme, name)
            if fonts is None:
                continue
            for ending, kind in _KINDS.items():
                face = child(fonts, kind)
                found[prefix + ending] = (face.get("typeface") or "") if face is not None else ""
            for one in children(fonts, "a:font"):
                found[prefix + (one.get("script") or "")] = one.get("typeface") or ""
    return found
