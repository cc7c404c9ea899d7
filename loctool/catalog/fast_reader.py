"""The fast reader of .po files: one regular expression for the whole text of files in the usual layout.

Other files are left to the grammar. Without this reader, compiling, counting, checking files and an update that changes
nothing take three to ten times as long (benchmarks/catalogs.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

from loctool.catalog.entry import Entry
from loctool.catalog.header import charset_fault
from loctool.catalog.message_syntax import program_syntaxes, syntax_in
from loctool.catalog.syntax.comments import comments_of
from loctool.catalog.syntax.grammar import parse
from loctool.catalog.syntax.mistakes import PoSyntaxError
from loctool.catalog.syntax.open_entry import ParsedEntry
from loctool.catalog.syntax.strings import ESCAPES
from loctool.catalog.table import MessageTable, mo_key

# Only single characters are repeated possessively: before Python 3.11.5 a group keeps what it had begun with in vain.
_LINE = r'"[^"\\\n]*+(?:\\[abfnrtv"\\][^"\\\n]*+)*"\n'
_TEXT = rf"{_LINE}(?:{_LINE})*"
_OLD = rf"{_LINE}(?:#\| {_LINE})*"
_PREVIOUS = rf"(?:(?:#\| msgctxt {_OLD})?#\| msgid {_OLD}(?:#\| msgid_plural {_OLD})?)?"
_COMMENTS = r"(?:(?:#(?![~|])[^\n]*+(?<!\\))?\n)*"
_FORMS = rf"(?:msgstr\[\d+\] {_TEXT})+"
_OBSOLETE = r'(?:#~\|? (?:msg|")[^\n]*\n)+'
_COLUMNS = (
    rf"({_COMMENTS})(?:({_PREVIOUS})(?:msgctxt ({_TEXT}))?msgid ({_TEXT})"
    rf"(?:msgstr ({_TEXT})|msgid_plural ({_TEXT})({_FORMS}))|({_OBSOLETE}))"
)
"""One entry: comments, previous, msgctxt, msgid, msgstr, msgid_plural, forms, or a run of obsolete entries."""
_ENTRY = (
    rf"(\n*+)({_COMMENTS}(?:{_PREVIOUS}(?:msgctxt ({_TEXT}))?msgid ({_TEXT})"
    rf"(?:msgstr {_TEXT}|msgid_plural ({_TEXT})({_FORMS}))|({_OBSOLETE})))"
)
"""One entry: blank lines, all lines, msgctxt, msgid, msgid_plural, forms, or a run of obsolete entries."""
_FORM = rf"msgstr\[(\d+)\] ({_TEXT})"


def _columns_of(text: str, entry: str) -> tuple[list[list[str]], str] | None:
    """Return a list for each group of an entry's expression, and what follows the last entry; None for other files."""
    expression = re.compile(entry)
    count = expression.groups
    flat = expression.split(text)
    if any(flat[: -1 : count + 1]) or not re.fullmatch(_COMMENTS, flat[-1]):
        return None
    return [flat[1 + number :: count + 1] for number in range(count)], flat[-1]


def _normalised(text: str) -> str | None:
    """Return a text without its byte order mark, each line ended by a line feed. None if the reader cannot read it."""
    plain = text.removeprefix("\ufeff")
    if "\r" in plain:
        plain = plain.replace("\r\n", "\n")
    if any(char in plain for char in "\r\0\x04"):
        return None
    return plain if plain.endswith("\n") or not plain else plain + "\n"


def cut_entries(text: str) -> tuple[list[Entry], str] | None:
    """Return the unparsed entries of a text and what follows the last. None if this reader cannot read the text."""
    plain = _normalised(text)
    breaks = text.count("\r\n")
    if plain is None or breaks not in (0, text.count("\n")) or (text and text[-1] != "\n"):
        return None
    found = _columns_of(plain, _ENTRY)
    if found is None:
        return None
    (blanks, lines, contexts, msgids, plurals, forms, _), tail = found
    if _numbered([raw for raw in forms if raw]) is None or (any(plurals) and "" in _sparse(plurals)):
        return None
    rows = (blanks, lines, _sparse(contexts), _sparse(msgids))
    del found, contexts, msgids, plurals, forms
    return _entries(zip(*rows, strict=True), tail, "\r\n" if breaks else "\n")


def _entries(rows: Iterable[tuple[Any, ...]], tail: str, newline: str) -> tuple[list[Entry], str] | None:
    """Return the entries of rows (blank lines, lines, msgctxt, msgid). In obsolete entries, msgid is None."""
    entries: list[Entry] = []
    line = 1
    for blank, lines, msgctxt, msgid in rows:
        line += len(blank)
        if newline != "\n":
            blank, lines = blank.replace("\n", newline), lines.replace("\n", newline)
        if msgid is not None:
            entries.append(Entry.from_lines(blank, lines, line, (msgctxt, msgid)))
        elif (run := _obsolete(lines)) is None:
            return None
        else:
            run[0] = run[0]._replace(blank=blank + run[0].blank)
            entries += [_entry_of(one, line - 1) for one in run]
        line += lines.count("\n")
    return entries, tail.replace("\n", newline)


def parse_entries(text: str, faults: list[PoSyntaxError] | None = None) -> tuple[list[Entry], str]:
    """Return what `parse` finds in a text, as entries."""
    parsed, tail = parse(text, faults)
    return [_entry_of(one) for one in parsed], tail


def _entry_of(parsed: ParsedEntry, above: int = 0) -> Entry:
    """Return the entry of a text that has that many lines of the file above it."""
    fields = parsed.fields
    key = fields["msgctxt"], fields["msgid"]
    return Entry.from_lines(parsed.blank, parsed.lines, parsed.line + above, key, fields["obsolete"])


def _obsolete(lines: str) -> list[ParsedEntry] | None:
    """Return the entries of a run of obsolete ones, None if the last is incomplete."""
    try:
        found, tail = parse(lines)
    except PoSyntaxError:
        return None
    return found if found and not tail else None


def read_table(text: str, *, syntaxes: bool = False) -> MessageTable | None:
    """Return the messages of a .po file's text. None if this reader cannot read the text."""
    plain = _normalised(text)
    found = None if plain is None else _columns_of(plain, _COLUMNS)
    return None if found is None else _table(found[0], syntaxes)


def _table(columns: list[list[str]], syntaxes: bool) -> MessageTable | None:
    """Return the table of raw columns. It uses them up, to save memory with a million messages."""
    runs = columns.pop()
    dead: list[ParsedEntry] = []
    obsolete_first = bool(runs and runs[0])
    if any(runs):
        for run in filter(None, runs):
            if (some := _obsolete(run)) is None:
                return None
            dead += some
        columns = [[value for value, run in zip(column, runs, strict=True) if not run] for column in columns]
    table = _fill_table(columns)
    if table is None:
        return None
    keys, dead_keys = table.keys(), [mo_key(entry.fields["msgctxt"], entry.fields["msgid"]) for entry in dead]
    if len({*keys, *dead_keys}) < len(keys) + len(dead_keys):
        return None
    if "" in keys:  # a header, which has to be the first entry
        if obsolete_first or keys[0] or table.plurals[0] is not None or charset_fault(table.msgstrs[0]):
            return None
        table.header = table.msgstrs[0]
        lists: list[list[Any]] = [table.contexts, table.msgids, table.plurals, table.msgstrs, *columns]
        for one in lists:
            del one[0]
    table.obsolete = [entry.fields["msgid"] for entry in dead]
    comments, previous = columns
    for number, lines in enumerate(comments):
        if "fuzzy" in lines or "loctool: " in lines:
            by_mark, flags = comments_of(lines.split("\n"))
            if "fuzzy" in flags:
                table.fuzzy.add(number)
            if "loctool: " in lines:
                table.comments[number] = "\n".join(by_mark.get("#", ()))
    if syntaxes:
        found = ((number, syntax_in(lines)) for number, lines in enumerate(comments))
        table.syntaxes = {number: syntax for number, syntax in found if syntax}
        if not any("#:" in lines for lines in comments):
            table.syntaxes = program_syntaxes(table.syntaxes, len(comments))
    table.outdated = {number for number, lines in enumerate(previous) if "\n#| msgid " in f"\n{lines}"}
    return table


def _fill_table(columns: list[list[str]]) -> MessageTable | None:
    """Return the table of raw columns of messages in use. It leaves comments and previous texts in them."""
    forms, plurals = columns.pop(), _sparse(columns.pop())
    msgstrs = _joined(columns.pop(), forms) if any(forms) else _unquoted(columns.pop())
    if msgstrs is None or "" in plurals:
        return None
    msgids = _unquoted(columns.pop())
    return MessageTable(None, _sparse(columns.pop()), msgids, plurals, msgstrs)


def _joined(msgstrs: list[str], forms: list[str]) -> list[str] | None:
    """Return the translations, plural forms joined. None if the forms of a message are not numbered from 0."""
    plural = _numbered([raw for raw in forms if raw])
    if plural is None:
        return None
    texts = _unquoted([text for one in plural for _, text in one])
    ends = list(accumulate(map(len, plural)))
    joined = iter(["\0".join(texts[end - len(one) : end]) for end, one in zip(ends, plural, strict=True)])
    single = iter(_unquoted([text for text in msgstrs if text]))
    return [next(joined) if raw else next(single) for raw in forms]


def _numbered(forms: Sequence[str]) -> list[list[tuple[str, str]]] | None:
    """Return (index, raw string) of the forms of plural messages, None if those of one are not numbered from 0."""
    found = [re.findall(_FORM, raw) for raw in forms]
    return found if all([int(index) for index, _ in one] == list(range(len(one))) for one in found) else None


def _sparse(column: Sequence[str | None]) -> list[str | None]:
    """Return the texts of a column that is empty for most entries."""
    if not any(column):
        return [None] * len(column)
    texts = iter(_unquoted([raw for raw in column if raw]))
    return [next(texts) if raw else None for raw in column]


def _unquoted(column: Sequence[str]) -> list[str]:
    """Return the texts of raw strings, without quotation marks and escapes, in a few passes over all of them."""
    if not column:
        return []
    joined = "\0".join(column).replace('"\n"', "")
    del column
    if "\\" in joined:
        joined = joined.replace("\\\\", "\x04")
        for letter, char in ESCAPES.items():
            joined = joined.replace("\\" + letter, char) if letter != "\\" else joined
        joined = joined.replace("\x04", "\\")
    return joined[1:-2].split('"\n\0"')
