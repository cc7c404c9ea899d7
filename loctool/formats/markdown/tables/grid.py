"""Grid tables: lines of `+`, `-` and `|` around cells that hold any blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loctool.formats.markdown.tables.columns import cut_columns, pad, width, wrap
from loctool.formats.markdown.tables.drawing import Cell
from loctool.formats.markdown.tables.finding import BORDER

_UNBREAKABLE = re.compile(r"\s*(?:#{1,6}\s|\||\+[-=]|`{3}|~{3}|:{3}|<)")
"""A line of a cell that must stay one."""


@dataclass(frozen=True)
class Grid:
    """A grid table without merged cells."""

    lines: Sequence[str]
    bounds: Sequence[int]
    """Columns of the characters between cells, with those at both ends."""
    rows: Sequence[tuple[int, int]]
    cells: Sequence[Cell]
    holds_blocks: bool = True

    def draw(self, texts: Sequence[str]) -> list[str]:
        """Return the lines of the table with other texts in the cells, its columns wider where a word is too long."""
        count = len(self.bounds) - 1
        spaces = [high - low - 1 for low, high in pairwise(self.bounds)]
        laid = [self._lay_out(number, text, spaces[number % count]) for number, text in enumerate(texts)]
        needed = [self._space(number, lines) for number, lines in enumerate(laid)]
        growth = [max(0, max(needed[number::count]) - spaces[number]) for number in range(count)]
        result, rows = list[str](), iter(range(len(self.rows)))
        for number, line in enumerate(self.lines):
            if BORDER.match(line):
                result.append(self._border(line, growth))
                if any(start == number + 1 for start, _ in self.rows):
                    row = next(rows)
                    widths = [space + more for space, more in zip(spaces, growth, strict=True)]
                    result += self._row(laid[row * count : row * count + count], widths)
        return result

    def _lay_out(self, number: int, text: str, space: int) -> list[str]:
        lines = text.split("\n")
        if text == self.cells[number].text:
            return lines
        old = set(self.cells[number].text.split("\n"))
        return [part for line in lines for part in self._wrapped(line, space - 2, line in old)]

    def _space(self, number: int, lines: list[str]) -> int:
        """Return how many columns a cell needs between its bounds: a space before its text, one behind a new one."""
        return max(map(width, lines)) + (1 if lines == self.cells[number].text.split("\n") else 2)

    def _wrapped(self, line: str, columns: int, is_old: bool) -> list[str]:
        return [line] if is_old or width(line) <= columns or _UNBREAKABLE.match(line) else wrap(line, columns)

    def _border(self, line: str, growth: Sequence[int]) -> str:
        runs = line.strip().strip("+").split("+")
        fill = "=" if "=" in line else "-"
        wider = (run[:1] + fill * more + run[1:] for run, more in zip(runs, growth, strict=True))
        return " " * self.bounds[0] + "+" + "+".join(wider) + "+"

    def _row(self, cells: Sequence[list[str]], widths: Sequence[int]) -> Iterator[str]:
        for number in range(max(map(len, cells))):
            parts = (cell[number] if number < len(cell) else "" for cell in cells)
            padded = (pad(f" {part}" if part else "", columns) for part, columns in zip(parts, widths, strict=True))
            yield " " * self.bounds[0] + "|" + "|".join(padded) + "|"


def read_grid(lines: Sequence[str]) -> Grid | None:
    """Return a grid table; None where its cells are merged or its lines are not aligned."""
    bounds = [number for number, char in enumerate(lines[0]) if char == "+"]
    borders = [number for number, line in enumerate(lines) if BORDER.match(line)]
    if borders[-1] != len(lines) - 1 or any(
        [at for at, char in enumerate(lines[number]) if char == "+"] != bounds for number in borders
    ):
        return None
    rows = [(low + 1, high) for low, high in pairwise(borders) if high > low + 1]
    cells: list[Cell] = []
    for start, stop in rows:
        parts = [_cut(line, bounds) for line in lines[start:stop]]
        if not all(parts):
            return None
        cells += (Cell(_content(column), start) for column in zip(*parts, strict=True))
    return Grid(lines, bounds, rows, cells)


def _cut(line: str, bounds: Sequence[int]) -> list[str]:
    """Return the parts of a line between the bounds; nothing where no pipe stands at one of them."""
    parts = cut_columns(line.rstrip(), [0, *bounds[1:], bounds[-1] + 1])
    if parts[0][bounds[0] : bounds[0] + 1] != "|" or parts[-1].strip():
        return []
    inner = [parts[0][bounds[0] :], *parts[1:-1]]
    return [part[1:] for part in inner[:-1]] if all(part.startswith("|") for part in inner) else []


def _content(parts: Sequence[str]) -> str:
    """Return the Markdown of a cell's lines, one space of indentation taken off."""
    spaced = all(part.startswith(" ") or not part.strip() for part in parts)
    lines = [(part[1:] if spaced else part).rstrip() for part in parts]
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines)
