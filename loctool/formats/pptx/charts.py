"""Texts of a chart: titles and labels, names of series and categories, shapes drawn on it.

A chart shows the texts that its own part keeps ("cache"); the workbook behind it has them once more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from loctool.errors import SourceError
from loctool.formats.office.package import Package
from loctool.formats.office.units import Place, Unit, prose_units
from loctool.formats.pptx.names import descendants, name_of
from loctool.formats.pptx.paragraphs import paragraph_units
from loctool.formats.pptx.relationships import related
from loctool.formats.pptx.workbook.behind import find_workbook
from loctool.formats.pptx.workbook.book import Book
from loctool.formats.pptx.workbook.strings import decode, encode
from loctool.model import LeftOut
from loctool.text.markup.wording import has_wording

if TYPE_CHECKING:
    from lxml.etree import _Element

_RICH = ("c:rich", "cx:rich", "cx:txPr")
"""Text bodies; a title of chartex keeps its formatted paragraphs in cx:txPr."""
_PLAIN = ("c:v", "c15:v", "cx:v", "cx:pt", "c:name")
_NUMBERS = {"c:numCache", "c:numLit", "cx:numDim"}
_NOTES = {
    **dict.fromkeys(("c:dLbl", "c15:datalabelsRange"), "label of a value"),
    "c:trendline": "name of a trend line",
    **dict.fromkeys(("c:cat", "c:xVal", "c15:cat", "cx:strDim"), "category"),
    **dict.fromkeys(("c:ser", "c15:ser", "cx:series"), "name of a data series"),
    **dict.fromkeys(("c:catAx", "c:valAx", "c:dateAx", "c:serAx", "cx:axis"), "title of an axis"),
    **dict.fromkeys(("c:title", "cx:title"), "title of the chart"),
}
"""Element -> what a text in it is; the innermost counts, but for titles."""


def chart_units(package: Package, part: str, slide: int) -> Iterator[Unit]:
    """Yield the units of a chart's part, each distinct text of its data once. Raises SourceError.

    Writing a name or a category also writes the cells of the workbook that the chart's formulas name.
    """
    root = package.tree(part)
    data = _data_texts(root)
    for body in descendants(root, *_RICH):
        yield from paragraph_units(package, body, Place(part, slide, "chart", _note(body)))
    book = cache(lambda: _open_book(package, part))
    for text, elements in data.items():
        place = Place(part, slide, "chart", _note(elements[0]))
        yield from prose_units(package, text, _writer(text, elements, book), place)
    for shapes in related(package, part, "chartUserShapes"):
        for body in descendants(package.tree(shapes), "cdr:txBody"):
            yield from paragraph_units(package, body, Place(shapes, slide, "chart"))


def chart_left_out(package: Package, part: str, slide: int) -> Iterator[LeftOut]:
    """Yield the workbook of a chart if its cells cannot be translated: linked, missing, not .xlsx, damaged."""
    behind = find_workbook(package, part)
    if behind and behind.reason and any(map(has_wording, _data_texts(package.tree(part)))):
        yield LeftOut(max(slide, 1), behind.target.replace("\\", "/").rpartition("/")[2], behind.reason)


def _data_texts(root: _Element) -> dict[str, list[_Element]]:
    """Return text -> elements with it, in the order of the file, for names and categories; numbers have none."""
    found: dict[str, list[_Element]] = defaultdict(list)
    for element in descendants(root, *_PLAIN):
        if element.text and not len(element) and _is_text(element):
            found[decode(element.text)].append(element)
    return found


def _is_text(element: _Element) -> bool:
    """Return whether an element is a text: not a number, the name of a pivot table or the id of a place on a map."""
    above = {name_of(one.tag): one for one in element.iterancestors()}
    if name_of(element.tag) == "c:name":
        return "c:trendline" in above
    if "cx:strDim" in above:
        return above["cx:strDim"].get("type") != "entityId"
    return not _NUMBERS.intersection(above)


def _writer(text: str, elements: list[_Element], book: Callable[[], Book | None]) -> Callable[[str], None]:
    def put(translation: str) -> None:
        if translation == text:
            return
        for element in elements:
            element.text = encode(translation)
        cells = book()
        if cells:
            cells.write(text, translation)

    return put


def _open_book(package: Package, part: str) -> Book | None:
    """Return the workbook of a chart; None if the chart has none, or if it cannot be read."""
    behind = find_workbook(package, part)
    if behind is None or behind.book is None:
        return None
    try:
        return Book(behind.book, behind.main, behind.named)
    except SourceError:
        return None


def _note(element: _Element) -> str:
    found = [note for one in element.iterancestors() if (note := _NOTES.get(name_of(one.tag)))]
    outer = [note for note in found if note != _NOTES["c:title"]]
    return (outer or found or [""])[0]
