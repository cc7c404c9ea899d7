"""How a sheet looks, and what may be edited in it."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import TYPE_CHECKING, Any

from loctool.exchange.sheets.rows import COLUMNS, EDITABLE, NO_TEXT, STATES
from loctool.exchange.units import Bundle
from loctool.text.language import is_right_to_left

if TYPE_CHECKING:
    from openpyxl.styles import NamedStyle
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = {"slide": 22, "role": 11, "source": 58, "target": 58, "state": 14, "note": 42, "findings": 36, "comment": 30}
_TEXTS = ("source", "target", "state", "comment")
_COLOURS = {
    "Approved": ("E3F1E7", "14512C"),
    "Edited": ("DDEEF6", "0A4B66"),
    "Draft": ("E9E7FA", "453A9C"),
    "Outdated": ("FBEFD9", "644000"),
    "Conflict": ("FBE3EB", "84123C"),
    "Untranslated": ("EDEBE6", "4A4740"),
}
"""State -> the colours of its cell and its letters; their contrast is at least 7 to 1."""
_HEAD, _INK, _QUIET, _LINE, _OPEN = "174A8B", "1B1A17", "4A4740", "DCD8CF", "FFFFFF"
_LINE_HEIGHT, _TALLEST = (13.0, 15.0), 409.0
"""Points, of a line of what is told and of texts, and of the tallest row that Excel takes."""
_LOCKED = "F4F3EF"
"""Background of what is only to be read."""


def lay_out(sheet: Worksheet, bundle: Bundle) -> None:
    """Lay out a sheet that has its texts: widths, colours, a drop-down of states, and locks without a password."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    last = sheet.max_row
    letters = {column: get_column_letter(number) for number, column in enumerate(COLUMNS, 1)}
    for column, letter in letters.items():
        sheet.column_dimensions[letter].width = _WIDTHS.get(column, 12)
        sheet.column_dimensions[letter].hidden = column not in _WIDTHS
    _dress_cells(sheet, bundle)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{letters['comment']}{last}"
    _offer_states(sheet, f"{letters['state']}2:{letters['state']}{max(2, last)}")
    _protect(sheet)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:{letters['comment']}{last}"


def _dress_cells(sheet: Worksheet, bundle: Bundle) -> None:
    """Give all cells their letters, borders and locks."""
    styles, known = dict(_styles()), dict[str, Any]()
    head, *rows = sheet.iter_rows()
    tags = {"source": bundle.source_language, "target": bundle.language}
    turned = {column for column, tag in tags.items() if is_right_to_left(tag)}
    for cell in head:
        cell.style = styles["head"]
    for number, row in enumerate(rows, 2):
        cells: dict[str, Any] = dict(zip(COLUMNS, row, strict=True))
        is_open = {column: bool(cells["state"].value) for column in EDITABLE}
        is_open["target"] = not str(cells["base"].value).split(" ")[2].startswith(NO_TEXT)
        for column, cell in cells.items():
            kind = "open" if is_open.get(column) else "text" if column in tags else "told"
            name = f"{kind}, right to left" if column in turned else kind
            if name in known:
                cell._style = known[name]  # 50,000 messages take 9 s, and 24 if each style is found by its name
            else:
                cell.style = styles[name]
                known[name] = cell._style
        heights = (_height(str(cells[column].value or ""), column) for column in _WIDTHS)
        sheet.row_dimensions[number].height = min(_TALLEST, max(heights) + 3)


def _height(text: str, column: str) -> float:
    """Return about how many points a text takes in its column."""
    fit = _WIDTHS[column] * (1.05 if column in _TEXTS else 1.2)
    return sum(max(1, ceil(len(line) / fit)) for line in text.split("\n")) * _LINE_HEIGHT[column in _TEXTS]


def _styles() -> Iterator[tuple[str, NamedStyle]]:
    """Yield the styles of cells by their names."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

    def style(name: str, font: Font, ground: str, order: int = 0) -> NamedStyle:
        look = NamedStyle(f"loctool {name}", font, PatternFill("solid", start_color=ground), number_format="@")
        look.border = Border(bottom=Side("thin", color=_LINE))
        side = "right" if order else "left"
        look.alignment = Alignment(side, "top", wrap_text=True, indent=1, readingOrder=order)
        look.protection = Protection(locked=not name.startswith("open"))
        return look

    head = style("head", Font(name="Calibri", size=11, bold=True, color="FFFFFF"), _HEAD)
    head.alignment = Alignment("left", "center", indent=1)
    yield "head", head
    text, told = Font(name="Calibri", size=11, color=_INK), Font(name="Calibri", size=10, color=_QUIET)
    for kind, font, ground in (("open", text, _OPEN), ("text", text, _LOCKED), ("told", told, _LOCKED)):
        yield kind, style(kind, font, ground)
        yield f"{kind}, right to left", style(f"{kind}, right to left", font, ground, 2)


def _offer_states(sheet: Worksheet, cells: str) -> None:
    """Make the states a drop-down with colours."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.worksheet.datavalidation import DataValidation

    offered = DataValidation("list", formula1=f'"{",".join(STATES)}"', allow_blank=True, showErrorMessage=True)
    offered.errorTitle, offered.error = "State", f"Choose one of {', '.join(STATES)}."
    offered.add(cells)
    sheet.add_data_validation(offered)
    for state, (ground, ink) in _COLOURS.items():
        look = DifferentialStyle(Font(color=ink, bold=True), fill=PatternFill("solid", bgColor=ground, fgColor=ground))
        rule = Rule("cellIs", dxf=look, operator="equal", formula=[f'"{state}"'])
        sheet.conditional_formatting.add(cells, rule)


def _protect(sheet: Worksheet) -> None:
    """Lock what is not to be edited; columns may be made wider, and rows filtered."""
    sheet.protection.sheet = True
    for allowed in ("formatColumns", "formatRows", "formatCells", "autoFilter", "sort"):
        setattr(sheet.protection, allowed, False)  # False stands for "not forbidden"
