"""The table that every sheet holds: messages as rows, and rows read back as messages."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from loctool.catalog.decisions import STANDINGS
from loctool.errors import CatalogError
from loctool.exchange.units import Bundle, Returned, ReturnedBundle, Unit, mark_of
from loctool.text.language import english_name

COLUMNS = ("slide", "role", "source", "target", "state", "note", "findings", "comment", "id", "base")
"""The columns in their order; the last two take a row back, and no person needs them."""
EDITABLE = ("target", "state", "comment")
STATES = tuple(one.capitalize() for one in STANDINGS)
"""What the column of states says."""
LONGEST_PART = 4_500
"""Characters of a cell: a longer text goes on in the next row. Excel cuts cells after 32,767, and a control character
takes seven of them."""
_HEADINGS = {"slide": "Slide", "role": "Role", "state": "State", "note": "Note", "findings": "Findings"}
_HEADINGS |= {"comment": "Comment"}
_VERSION = "loctool 1"
"""Beginning of the heading over the ids: the languages follow. The heading over the bases is the catalog's path."""
_OWN = re.compile(rf"{_VERSION} (\S+) (\S+)")
_ID = re.compile(r"m([0-9a-f]{12})(?:/([0-9]+))?(?:\+([0-9]+))?")
"""The letters keep Excel from taking ids for numbers."""
_BASE = re.compile(rf"b([0-9a-f]{{12}}) ({'|'.join(STANDINGS)}) ([0-9a-f]{{12}}|-) ([0-9a-f]{{12}})")
NO_TEXT = "-"
"""Mark of a row that shows only a source text: a language without plurals has one text for two."""
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Line(NamedTuple):
    """A row of a file, as it was read."""

    place: str
    """For people: `sheet Klima, row 12`."""
    cells: Sequence[str | None]
    """None for what is no text: a number, a date, a formula."""


def headings(bundle: Bundle) -> list[str]:
    """Return the first row."""
    source, target = (f"{english_name(tag)} ({tag})" for tag in (bundle.source_language, bundle.language))
    ids = f"{_VERSION} {bundle.source_language} {bundle.language}"
    found = {**_HEADINGS, "source": source, "target": target, "id": ids, "base": bundle.catalog}
    return [found[column] for column in COLUMNS]


def rows_of(bundle: Bundle) -> Iterator[list[str]]:
    """Yield the cells of each row, in the order of COLUMNS.

    A plural form has a row of its own, and so has what a cell cannot hold. Only the first row of a message has its
    state, its findings and its comment.
    """
    for unit in bundle.units:
        base = f"b{unit.base} {unit.standing}"
        for form in range(max(len(unit.source), len(unit.texts))):
            source = unit.source[min(form, len(unit.source) - 1)]
            text = unit.texts[form] if form < len(unit.texts) else ""
            mark = mark_of(text) if form < len(unit.texts) else NO_TEXT
            for part, pair in enumerate(_parts(source, text)):
                place = f"/{form}" * (len(unit.source) > 1) + f"+{part}" * bool(part)
                own = f"m{unit.id}{place}", f"{base} {mark} {mark_of(unit.comment)}"
                yield [_slide(unit), unit.role, *pair, *_told(unit, form, part), *own]


def _told(unit: Unit, form: int, part: int) -> list[str]:
    """Return the state, note, findings and comment of a row."""
    about = _about_row(unit, form, part)
    if form or part:
        return ["", about, "", ""]
    note = "\n".join(filter(None, [about, _note(unit)]))
    comment = unit.comment if len(unit.comment) <= LONGEST_PART else ""  # a cut one would come back as another one
    return [unit.standing.capitalize(), _shorten(note), _shorten("\n".join(unit.findings)), comment]


def _slide(unit: Unit) -> str:
    number = str(unit.slide) if unit.slide else ""
    return " · ".join(filter(None, [number, unit.title]))


def _about_row(unit: Unit, form: int, part: int) -> str:
    """Return what a row says about being one of several of its message."""
    if part:
        return f"continued ({part + 1})"
    if len(unit.source) == 1:
        return ""
    return f"plural form {form + 1} of {len(unit.texts)}" if form < len(unit.texts) else "source of the plural"


def _note(unit: Unit) -> str:
    """Return what a translator should know about a message."""
    lines = [f"context: {unit.context}"] if unit.context else []
    lines += [unit.note] if unit.note else []
    lines += [f"terms: {' · '.join(unit.terms)}"] if unit.terms else []
    lines += [f"former source: {unit.previous}"] if unit.previous else []
    lines += [f"the other side has: {unit.theirs}"] if unit.theirs else []
    signs = dict.fromkeys(_DIRECTIONS.findall("".join((*unit.source, *unit.texts))))
    lines += [f"invisible: U+{ord(sign):04X} {unicodedata.name(sign).lower()}" for sign in signs]
    return "\n".join(lines)


def _shorten(text: str) -> str:
    """Return a text that is only to be read, cut where a cell cannot hold it."""
    return text if len(text) <= LONGEST_PART else f"{text[: LONGEST_PART - 1]}…"


def _parts(*texts: str) -> Iterator[tuple[str, ...]]:
    """Yield the pieces of texts that cells can hold, side by side."""
    for start in range(0, max(1, *map(len, texts)), LONGEST_PART):
        yield tuple(text[start : start + LONGEST_PART] for text in texts)


def is_own(heading: Sequence[str]) -> bool:
    """Return whether the first row of a table is one of ours."""
    return any(map(_OWN.fullmatch, heading))


def read_rows(heading: Sequence[str], lines: Iterable[Line]) -> ReturnedBundle:
    """Return what a table brings back; its columns may be in any order, and others among them.

    Raises CatalogError, without a path, if a column is missing, or where a row cannot be read.
    """
    named = next(filter(None, map(_OWN.fullmatch, heading)))
    places = _find_columns(heading, named)
    cells: dict[str, list[_Cells]] = defaultdict(list)
    for one in (_cells_of(line, places) for line in lines):
        if one.id or one.source or one.target:
            cells[one.id].append(one)
    units = [unit for found in cells.values() for unit in _units_of(found)]
    return ReturnedBundle(heading[places["base"]], named[1], named[2], tuple(units))


def _find_columns(heading: Sequence[str], named: re.Match[str]) -> dict[str, int]:
    """Return column -> its place among the headings."""
    at = heading.index(named[0])
    places = {"id": at, "base": at + 1}
    for column, tag in (("source", named[1]), ("target", named[2])):
        places[column] = next((at for at, text in enumerate(heading) if text.endswith(f"({tag})")), -1)
    places |= {column: heading.index(text) if text in heading else -1 for column, text in _HEADINGS.items()}
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


def _cells_of(line: Line, places: dict[str, int]) -> _Cells:
    def cell(column: str) -> str:
        text = line.cells[places[column]] if 0 <= places[column] < len(line.cells) else ""
        if text is None:
            what = f"the {column} is a number, a date or a formula"
            raise CatalogError(f"{line.place}: {what}; format its cell as text, and enter it again")
        return text

    if not cell("id").strip() and not cell("base").strip():
        return _Cells("", 0, 0, cell("source"), cell("target"), "", "", "", "", None, "", line.place)
    found, base = _ID.fullmatch(cell("id").strip()), _BASE.fullmatch(cell("base").strip())
    if not found or not base:
        raise CatalogError(f"{line.place}: the columns of loctool's own were changed; undo that, or export again")
    state = cell("state").strip()
    if state and state.capitalize() not in STATES:
        raise CatalogError(f"{line.place}: the state {state!r} is none of {', '.join(STATES)}")
    return _Cells(
        found[1],
        int(found[2] or 0),
        int(found[3] or 0),
        cell("source"),
        cell("target"),
        base[1],
        base[2],
        base[3],
        state.lower() or base[2],
        cell("comment") if places["comment"] >= 0 else None,
        base[4],
        line.place,
    )


def _units_of(rows: Sequence[_Cells]) -> Iterator[Returned]:
    """Yield the message of its rows; a second one where rows are there twice."""
    first = {(row.form, row.part): row for row in reversed(rows)}
    twice = [row for row in rows if first[row.form, row.part] is not row]
    found = [first[place] for place in sorted(first)]
    head = found[0]
    sources, texts = defaultdict[int, str](str), defaultdict[int, str](str)
    for row in found:
        sources[row.form] += row.source
        texts[row.form] += row.target
    marks = {row.form: row.mark for row in found if row.mark != NO_TEXT}
    singular, *plurals = sources.values()
    yield Returned(
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
    )
    if twice:
        yield from _units_of(twice)
