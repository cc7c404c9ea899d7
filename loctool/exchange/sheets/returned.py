"""Tables read back as messages, whoever has sorted, filtered and widened them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from loctool.catalog.decisions import STANDINGS
from loctool.errors import CatalogError
from loctool.exchange.sheets.rows import EDITABLE, HEADINGS, NO_TEXT, STATES, VERSION, language_heading
from loctool.exchange.units import Returned, ReturnedBundle

_OWN = re.compile(rf"{VERSION} (\S+) (\S+)")
_ID = re.compile(r"m([0-9a-f]{12})(?:/([0-9]{1,6}))?(?:\+([0-9]{1,6}))?")
"""The letters keep Excel from taking ids for numbers."""
_BASE = re.compile(rf"b([0-9a-f]{{12}}) ({'|'.join(STANDINGS)}) ([0-9a-f]{{12}}|-) ([0-9a-f]{{12}})")
ROWS_ABOVE = 10
"""Rows that others may have put above the headings: a title, the `sep=;` of Excel."""
_CATALOG = ".po"
"""End of the heading over the bases."""


class Line(NamedTuple):
    """A row of a file, as it was read."""

    place: str
    """For people: `sheet Klima, row 12`."""
    cells: Sequence[str | None]
    """None for what is no text: a number, a date, a formula."""


def is_heading(cells: Iterable[str | None]) -> bool:
    """Return whether a row has the headings of one of our tables."""
    return any(_OWN.fullmatch(cell or "") for cell in cells)


def read_rows(lines: Iterable[Line]) -> ReturnedBundle | None:
    """Return what a table brings back, None if it is not one of ours.

    Its columns may be in any order, with others among them, and a few rows of others above. Raises CatalogError,
    without a path, if a column is missing or is there twice.
    """
    lines = iter(lines)
    heading = next((line.cells for line in islice(lines, ROWS_ABOVE + 1) if is_heading(line.cells)), None)
    return None if heading is None else _read_below([cell or "" for cell in heading], lines)


def _read_below(heading: Sequence[str], lines: Iterable[Line]) -> ReturnedBundle:
    """Return what the rows below the headings bring back."""
    named = next(filter(None, map(_OWN.fullmatch, heading)))
    places = _find_columns(heading, named)
    cells: dict[str, list[_Cells]] = defaultdict(list)
    for one in (_cells_of(line, places) for line in lines):
        if one.id or one.target or one.fault:
            cells[one.id].append(one)
    units = [unit for found in cells.values() for unit in _units_of(found)]
    return ReturnedBundle(heading[places["base"]], named[1], named[2], tuple(units))


def _find_columns(heading: Sequence[str], named: re.Match[str]) -> dict[str, int]:
    """Return column -> its place among the headings."""
    tags = {"source": named[1], "target": named[2]}
    known = {column: language_heading(tag) for column, tag in tags.items()}
    known |= {"state": HEADINGS["state"], "comment": HEADINGS["comment"], "id": named[0]}
    after_ids = heading.index(named[0]) + 1
    places = {"base": next((at for at, text in enumerate(heading) if text.endswith(_CATALOG)), after_ids)}
    for column, title in known.items():
        found = [at for at, text in enumerate(heading) if text == title]
        if column in tags and not found:
            found = [at for at, text in enumerate(heading) if text.endswith(f"({tags[column]})")]
        if len(found) > 1:
            raise CatalogError(f"has several columns {title!r}; change the headings of all but one")
        places[column] = found[0] if found else -1
    lost = [one for one in ("source", "target", "state", "base") if not 0 <= places[one] < len(heading)]
    if lost:
        raise CatalogError(f"lacks the column of the {lost[0]}; give columns their headings back, or export again")
    return places


@dataclass(frozen=True, slots=True)
class _Cells:
    """A row, parsed."""

    id: str
    form: int
    part: int
    source: str
    target: str
    base: str
    former: str
    mark: str
    standing: str
    comment: str | None
    comment_mark: str
    place: str
    fault: str
    """Why nothing can be taken from it."""


def _cells_of(line: Line, places: dict[str, int]) -> _Cells:
    cells = {column: line.cells[at] if 0 <= at < len(line.cells) else "" for column, at in places.items()}
    texts = {column: text or "" for column, text in cells.items()}
    found, base = _ID.fullmatch(texts["id"].strip()), _BASE.fullmatch(texts["base"].strip())
    message, form, part = found.groups("0") if found else ("", "0", "0")
    sent, former, mark, comment_mark = base.groups() if base else ("", "", "", "")
    state = texts["state"].strip()
    is_mine = bool(texts["id"].strip() or texts["base"].strip())
    return _Cells(
        message,
        int(form),
        int(part),
        texts["source"],
        texts["target"],
        sent,
        former,
        mark,
        state.lower() or former,
        texts["comment"] if places["comment"] >= 0 else None,
        comment_mark,
        line.place,
        _fault_in(cells, state, is_named=bool(found and base)) if is_mine else "",
    )


def _fault_in(cells: Mapping[str, str | None], state: str, *, is_named: bool) -> str:
    """Return why nothing can be taken from a row, empty if something can."""
    if value := next((column for column in ("source", *EDITABLE) if cells[column] is None), ""):
        return f"its {value} is a number, a date or a formula; format the cell as text, and enter it again"
    if not is_named:
        return "the columns of loctool's own were changed; undo that, or export again"
    is_state = not state or state.capitalize() in STATES
    return "" if is_state else f"the state {state!r} is none of {', '.join(STATES)}"


def _units_of(rows: Sequence[_Cells]) -> Iterator[Returned]:
    """Yield the message of its rows; another one where rows are there once more."""
    copies, seen = defaultdict[int, list[_Cells]](list), Counter[tuple[int, int]]()
    for row in rows:
        copies[seen[row.form, row.part]].append(row)
        seen[row.form, row.part] += 1
    for found in copies.values():
        yield _unit_of(sorted(found, key=lambda row: (row.form, row.part)))


def _unit_of(rows: Sequence[_Cells]) -> Returned:
    """Return the message of its rows, which are in their order."""
    head = rows[0]
    sources, texts = defaultdict[int, str](str), defaultdict[int, str](str)
    for row in rows:
        sources[row.form] += row.source
        texts[row.form] += row.target
    marks = {row.form: row.mark for row in rows if row.mark != NO_TEXT}
    singular, *plurals = sources.values()
    return Returned(
        head.id,
        (singular, *dict.fromkeys(plurals)),
        tuple(texts[form] for form in marks),
        tuple(marks.values()),
        head.base,
        head.standing,
        head.former,
        head.comment,
        head.comment_mark,
        head.place,
        next((row.fault for row in rows if row.fault), ""),
    )
