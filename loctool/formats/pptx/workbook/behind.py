"""Where the workbook behind a chart is, and whether its cells can be written."""

from __future__ import annotations

from typing import NamedTuple

from loctool.errors import SourceError
from loctool.formats.office.package import Package
from loctool.formats.pptx.names import attribute, descendants
from loctool.formats.pptx.relationships import Relationship, relationships
from loctool.formats.pptx.workbook.sheets import main_part


class Behind(NamedTuple):
    """The workbook of a chart."""

    target: str
    """Name of its part, or its address."""
    book: Package | None = None
    main: str = ""
    """Part of the workbook itself in its package."""
    reason: str = ""
    """Why its cells are left alone, as it continues the name of the file."""


def find_workbook(package: Package, chart: str) -> Behind | None:
    """Return the workbook of a chart; None if the chart has none."""
    for data in descendants(package.tree(chart), "c:externalData", "cx:externalData"):
        found = relationships(package, chart).get(attribute(data, "r:id") or "")
        return _open(package, found) if found else None
    return None


def _open(package: Package, found: Relationship) -> Behind:
    name = found.target
    if found.external:
        return Behind(name, reason="is the linked workbook of a chart. Translate it yourself, or embed it.")
    if name not in package:
        return Behind(name, reason="is the workbook of a chart, but the deck does not have it")
    try:
        book = package.inner(name)
        main = main_part(book)
    except SourceError as error:
        return Behind(name, reason=f"is the workbook of a chart and cannot be read: {error.message}")
    if main is None:
        return Behind(name, reason="is the workbook of a chart, but not an .xlsx file. Save it as .xlsx.")
    return Behind(name, book, main)
