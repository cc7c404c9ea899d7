"""Properties of the document that are prose: its title, subject, description, keywords and category."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.formats.office.package import Package
from loctool.formats.office.units import Place, Unit, text_units
from loctool.formats.pptx.names import children
from loctool.formats.pptx.relationships import related

_PROSE = ("dc:title", "dc:subject", "dc:description", "cp:keywords", "cp:category")


def property_units(package: Package) -> Iterator[Unit]:
    """Yield units for the properties of the document, but not for those of the program. Raises SourceError."""
    for part in related(package, "", "core-properties"):
        for element in children(package.tree(part), *_PROSE):
            yield from text_units(package, [element], Place(part, 0, "property"))
