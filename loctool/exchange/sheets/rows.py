"""The table that every sheet holds: messages as rows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from loctool.catalog.decisions import STANDINGS
from loctool.exchange.units import Bundle, Unit, mark_of
from loctool.text.language import english_name

COLUMNS = ("slide", "role", "source", "target", "state", "note", "findings", "comment", "id", "base")
"""The columns in their order; the last two take a row back, and no person needs them."""
EDITABLE = ("target", "state", "comment")
STATES = tuple(one.capitalize() for one in STANDINGS)
"""What the column of states says."""
LONGEST_PART = 4_500
"""Characters of a cell: a longer text goes on in the next row. Excel cuts cells after 32,767, and a control character
takes seven of them."""
HEADINGS = {"slide": "Slide", "role": "Role", "state": "State", "note": "Note", "findings": "Findings"}
HEADINGS |= {"comment": "Comment"}
VERSION = "loctool 1"
"""Beginning of the heading over the ids: the languages follow. The heading over the bases is the catalog's path."""
NO_TEXT = "-"
"""Mark of a row that shows only a source text: a language without plurals has one text for two."""
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def headings(bundle: Bundle) -> list[str]:
    """Return the first row."""
    source, target = map(language_heading, (bundle.source_language, bundle.language))
    ids = f"{VERSION} {bundle.source_language} {bundle.language}"
    found = {**HEADINGS, "source": source, "target": target, "id": ids, "base": bundle.catalog}
    return [found[column] for column in COLUMNS]


def language_heading(tag: str) -> str:
    """Return the heading of a language's column: German (de)."""
    return f"{english_name(tag)} ({tag})"


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
