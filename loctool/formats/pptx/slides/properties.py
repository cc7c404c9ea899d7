"""Properties of the document that are prose: its title, subject, description, keywords and category."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from loctool.formats.office.package import Package
from loctool.formats.office.units import Place, Unit, text_units
from loctool.formats.pptx.names import children, name_of
from loctool.formats.pptx.relationships import related

_PROSE = ("dc:title", "dc:subject", "dc:description", "cp:keywords", "cp:category")
_WORD = re.compile(r"[^\W\d_]+")
_WORDS_OF_DEFAULT = 2


def property_units(package: Package, titles: Collection[str]) -> Iterator[Unit]:
    """Yield units for the properties of the document, but not for those of the program. Raises SourceError.

    `titles` are those of the slides: PowerPoint calls a document without a title "PowerPoint Presentation", in the
    user's language.
    """
    for part in related(package, "", "core-properties"):
        for element in children(package.tree(part), *_PROSE):
            text = (element.text or "").strip()
            if text in titles or not _is_default_title(package, text):
                name = name_of(element.tag).rpartition(":")[2]
                yield from text_units(package, [element], Place(part, 0, "property", f"{name} of the document"))


def _is_default_title(package: Package, text: str) -> bool:
    """Return whether a text is the name of the program that wrote the file and a word more."""
    words = _WORD.findall(text)
    return len(words) == _WORDS_OF_DEFAULT and _program(package) in words


def _program(package: Package) -> str:
    """Return the name of the program that wrote the file, without its maker and its version: PowerPoint."""
    for part in related(package, "", "extended-properties"):
        for element in package.tree(part):
            if isinstance(element.tag, str) and element.tag.endswith("}Application"):
                return "".join(_WORD.findall(element.text or "")[-1:])
    return ""
