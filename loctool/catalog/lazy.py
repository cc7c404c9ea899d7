"""Entries of which only the key is read until somebody asks for more: most entries of a catalog nobody touches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from polib import POEntry

from loctool.catalog.comments import comments_of, occurrences_of
from loctool.catalog.content import content_of
from loctool.catalog.grammar import Block, PoSyntaxError, parse
from loctool.catalog.scan import COLUMNS, expression, is_blank, normalised, numbered, sparse, unquoted

_LATE = frozenset(
    "msgstr msgid_plural msgstr_plural previous_msgctxt previous_msgid previous_msgid_plural "  # noqa: SIM905
    "tcomment comment occurrences flags linenum".split()
)
"""Attributes that are read when one of them is asked for."""


class LazyEntry(POEntry):
    """An entry in use, read from its lines as late as possible.

    What every entry has stands in slots: a million entries with dictionaries take four times as much memory.
    """

    __slots__ = ("_as_read", "_line", "_lines", "msgctxt", "msgid", "obsolete")

    encoding = "utf-8"

    def __init__(self, text: str, line: int, msgctxt: str | None, msgid: str) -> None:
        """Keep the entry's lines, the 1-based number of the first in its file, and its key."""
        _put_lines(self, text)  # our own __setattr__ would read them
        _put_line(self, line)
        _put_msgctxt(self, msgctxt)
        _put_msgid(self, msgid)
        _put_obsolete(self, False)

    def __getattr__(self, name: str) -> Any:
        """Read the lines when the first of the late attributes is asked for."""
        if name not in _LATE or self._lines is None:
            raise AttributeError(name)
        self._read()
        return self.__dict__[name]

    def __setattr__(self, name: str, value: object) -> None:
        """Read the lines before anything changes."""
        if self._lines is not None:
            if name in LazyEntry.__slots__ and getattr(self, name) == value:
                return
            self._read()
        object.__setattr__(self, name, value)

    def _read(self) -> None:
        values = _fields(self._lines)
        values["linenum"] += self._line - 1
        self.__dict__.update({name: values[name] for name in _LATE})
        _put_as_read(self, content_of(self))
        _put_lines(self, None)  # last: wherever an interrupt falls, the entry is read or unread

    def forget(self, text: str) -> None:
        """Be unread again: the lines that hold what this entry does are written, and are read again when needed."""
        _put_lines(self, text)
        _put_as_read(self, None)
        self.__dict__.clear()

    def __setstate__(self, state: tuple[dict[str, Any] | None, dict[str, Any]]) -> None:
        """Be a copy of another entry."""
        late, slots = state
        for name, value in slots.items():
            object.__setattr__(self, name, value)
        self.__dict__.update(late or {})


_put_as_read, _put_lines, _put_line, _put_msgctxt, _put_msgid, _put_obsolete = (
    getattr(LazyEntry, name).__set__ for name in ("_as_read", "_lines", "_line", "msgctxt", "msgid", "obsolete")
)


def unread(entry: POEntry) -> bool:
    """Tell whether nobody has looked into an entry since its file was read, so that it cannot have changed."""
    return isinstance(entry, LazyEntry) and entry._lines is not None


def same_head(entry: POEntry, message: POEntry) -> bool:
    """Tell whether two unread entries certainly have the same comments, flags and no plurals, by their lines."""
    ours, theirs = head_of(entry), head_of(message)
    return ours is not None and ours == theirs


def head_of(entry: POEntry) -> str | None:
    """Return the comment lines of an unread entry without plural and previous texts, None of others."""
    if not isinstance(entry, LazyEntry) or entry._lines is None:
        return None
    text: str = entry._lines
    if "\nmsgid_plural " in text or "#|" in text:
        return None
    keyword = "msgid " if entry.msgctxt is None else "msgctxt "
    return "" if text.startswith(keyword) else text[: text.index(f"\n{keyword}")]


def content_as_read(entry: POEntry) -> tuple[object, ...]:
    """Return what a lazy entry held when it was read."""
    known = None if unread(entry) else cast("LazyEntry", entry)._as_read
    return content_of(entry) if known is None else known


def forget_as_read(entry: POEntry) -> None:
    """Let go of what an entry held when it was read: what was written is known from now on."""
    if isinstance(entry, LazyEntry):
        entry._as_read = None


def _fields(text: str) -> dict[str, Any]:
    """Return the attributes that an entry's lines give; linenum counts from them."""
    plain = text.replace("\r\n", "\n")
    found = expression().fullmatch(plain if plain.endswith("\n") else plain + "\n")
    if not found or found[2] or found[5] is None:
        return parse(text)[0][0].entry.__dict__
    fields = dict.fromkeys(("previous_msgctxt", "previous_msgid", "previous_msgid_plural"))
    comments, flags = comments_of(found[1].split("\n"))
    return {
        **fields,
        "msgstr": unquoted([found[5]])[0],
        "msgid_plural": "",
        "msgstr_plural": {},
        "tcomment": "\n".join(comments.get("#", ())),
        "comment": "\n".join(comments.get("#.", ())),
        "occurrences": occurrences_of(comments.get("#:", ())),
        "flags": flags,
        "linenum": 1 + plain.count("\n", 0, found.start(4)),
    }


def quick_blocks(text: str) -> tuple[list[Block], str] | None:
    """Return what `parse` does, its entries lazy; None where only the whole grammar can tell what a text says."""
    plain = normalised(text)
    breaks = text.count("\r\n")
    if plain is None or breaks not in (0, text.count("\n")) or (text and text[-1] != "\n"):
        return None
    flat = expression(whole=True).split(plain)
    columns = [flat[1 + number :: COLUMNS + 3] for number in range(COLUMNS + 2)]
    if any(flat[: -1 : COLUMNS + 3]) or not is_blank(flat[-1]) or numbered([raw for raw in columns[8] if raw]) is None:
        return None
    if any(columns[7]) and "" in sparse(columns[7]):
        return None
    rows = (columns[0], columns[1], sparse(columns[4]), sparse(columns[5]))
    del flat[:-1], columns
    return _blocks(zip(*rows, strict=True), flat[0], crlf=bool(breaks))


def _blocks(rows: Iterable[tuple[Any, ...]], tail: str, crlf: bool) -> tuple[list[Block], str] | None:
    """Make blocks of rows of lead, text, msgctxt and msgid (None in obsolete entries)."""
    blocks: list[Block] = []
    line = 1
    for lead, text, msgctxt, msgid in rows:
        line += len(lead)
        if crlf:
            lead, text = lead.replace("\n", "\r\n"), text.replace("\n", "\r\n")
        if msgid is not None:
            blocks.append(Block(LazyEntry(text, line, msgctxt, msgid), lead, text))
        elif not _take_obsolete(blocks, lead, text, line):
            return None
        line += text.count("\n")
    return blocks, tail.replace("\n", "\r\n") if crlf else tail


def _take_obsolete(blocks: list[Block], lead: str, text: str, line: int) -> bool:
    """Read a run of obsolete entries; False where it is no whole one."""
    try:
        found, tail = parse(text)
    except PoSyntaxError:
        return False
    for block in found:
        block.entry.linenum = (block.entry.linenum or 1) + line - 1
    if found and not tail:
        found[0].lead = lead + found[0].lead
        blocks += found
    return bool(found) and not tail
