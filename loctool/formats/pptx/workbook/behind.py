"""Where the workbook behind a chart is, and whether its cells can be written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from loctool.errors import SourceError
from loctool.formats.office.package import Package
from loctool.formats.pptx.names import attribute, descendants
from loctool.formats.pptx.relationships import Relationship, relationships
from loctool.formats.pptx.workbook.references import Area
from loctool.formats.pptx.workbook.sheets import main_part, named_areas, shared_strings

_FORMULAS = ("c:f", "c15:f", "c15:sqref", "cx:f")
_LARGEST = 4 << 20
"""Bytes of a sheet and of the shared strings; their trees need about ten times as much memory."""
_REASON = "is the workbook of a chart and {}. Only what the chart shows is translated."


class Behind(NamedTuple):
    """The workbook of a chart."""

    target: str
    """Name of its part, or its address."""
    book: Package | None = None
    main: str = ""
    """Part of the workbook itself in its package."""
    named: Mapping[str, list[Area]] = {}
    """Part of a sheet -> areas that the chart names."""
    reason: str = ""
    """Why its cells are left alone, as it continues the name of the file."""


def find_workbook(package: Package, chart: str) -> Behind | None:
    """Return the workbook of a chart; None if the chart has none. Raises SourceError if the chart cannot be read."""
    root = package.tree(chart)
    for data in descendants(root, "c:externalData", "cx:externalData"):
        found = relationships(package, chart).get(attribute(data, "r:id") or "")
        return _find(package, found, [one.text or "" for one in descendants(root, *_FORMULAS)]) if found else None
    return None


def _find(package: Package, found: Relationship, formulas: Iterable[str]) -> Behind:
    name = found.target
    if found.external:
        return Behind(name, reason=_REASON.format("linked, not embedded"))
    if name not in package:
        return Behind(name, reason=_REASON.format("missing"))
    try:
        return _open(package.inner(name), name, formulas)
    except SourceError:
        return Behind(name, reason=_REASON.format("damaged or protected by a password"))


def _open(book: Package, name: str, formulas: Iterable[str]) -> Behind:
    main = main_part(book)
    if main is None:
        return Behind(name, reason=_REASON.format("not an .xlsx file"))
    named = named_areas(book, main, formulas)
    strings = shared_strings(book, main)
    if any(len(book.read(part)) > _LARGEST for part in (*named, *([strings] if strings else []))):
        return Behind(name, reason=_REASON.format("too large"))
    return Behind(name, book, main, named)
