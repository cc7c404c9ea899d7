"""References of charts to cells: Sheet1!$B$1, 'My sheet'!$A$2:$A$5, (Sheet1!$A$2,Sheet1!$A$4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_OTHER = r"\s'!(),:;=+*/&<>^\"-"
"""Characters that are not in a sheet's name without quotes."""
_AREA = re.compile(
    rf"(?:(?<!')'(?P<quoted>(?:[^']|'')+)'|(?<![^{_OTHER}])(?P<bare>[^{_OTHER}]+))!"
    r"\$?(?P<left>[A-Z]{1,3})\$?(?P<top>\d{1,7})(?::\$?(?P<right>[A-Z]{1,3})\$?(?P<bottom>\d{1,7}))?(?![\w!])",
    re.IGNORECASE,
)
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_BOOK = re.compile(r".*\]")
_LONGEST = 8192
"""Characters of a formula in Excel."""


class Area(NamedTuple):
    """A rectangle of cells; columns and rows are counted from 1, the last ones are included."""

    sheet: str
    """Name of the sheet, case folded."""
    left: int
    top: int
    right: int
    bottom: int

    def holds(self, column: int, row: int) -> bool:
        """Return whether a cell is in the area."""
        return self.left <= column <= self.right and self.top <= row <= self.bottom


def areas(formula: str) -> Iterator[Area]:
    """Yield the areas that a formula names; none for a name or a calculation without references."""
    for match in _AREA.finditer(formula[:_LONGEST]):
        sheet = (match["quoted"] or match["bare"]).replace("''", "'")
        columns = [column_number(one) for one in (match["left"], match["right"] or match["left"])]
        rows = [int(one) for one in (match["top"], match["bottom"] or match["top"])]
        yield Area(_BOOK.sub("", sheet).casefold(), min(columns), min(rows), max(columns), max(rows))


def position(reference: str) -> tuple[int, int] | None:
    """Return (column, row) of a cell such as "B3", counted from 1; None if it is not one."""
    match = _CELL.fullmatch(reference)
    return (column_number(match[1]), int(match[2])) if match else None


def column_number(letters: str) -> int:
    """Return the number of a column, counted from 1: 27 for "AA"."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
