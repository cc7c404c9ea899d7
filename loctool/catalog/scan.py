"""The quick look at a .po file: one regular expression over the whole text, for files laid out as tools lay them out.

What it does not recognise it leaves to `loctool.catalog.grammar`, which knows the whole grammar and names mistakes.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from loctool.catalog.comments import comments_of
from loctool.catalog.header import charset_fault

_ESCAPES = (("n", "\n"), ('"', '"'), ("t", "\t"), ("r", "\r"), ("a", "\a"), ("b", "\b"), ("f", "\f"), ("v", "\v"))
_LINE = r'"[^"\\\n]*+(?:\\[abfnrtv"\\][^"\\\n]*+)*+"\n'
_TEXT = rf"({_LINE}(?:{_LINE})*+)"
_OLD = rf"{_LINE}(?:#\| {_LINE})*+"
_PREVIOUS = rf"((?:#\| msgctxt {_OLD})?+(?:#\| msgid {_OLD}(?:#\| msgid_plural {_OLD})?+)?+)"
_COMMENTS = r"((?:(?:#(?![~|])[^\n]*+)?\n)*+)"
_MESSAGE = (
    rf"{_PREVIOUS}(?:msgctxt {_TEXT})?+msgid {_TEXT}"
    rf"(?:msgstr {_TEXT}|msgid_plural {_TEXT}((?:msgstr\[\d+\] {_LINE}(?:{_LINE})*+)++))"
)
_OBSOLETE = r'((?:#~\|? (?:msg|")[^\n]*\n)++)'
_FORM = rf"msgstr\[(\d+)\] {_TEXT}"
_FUZZY = re.compile(r"^#[,=](?:.*[\s,])?fuzzy(?:[\s,]|$)", re.MULTILINE)

COLUMNS = 8
"""Groups of the expression for one entry: comments, previous, msgctxt, msgid, msgstr, msgid_plural, forms, obsolete."""


@functools.cache
def expression(whole: bool = False) -> re.Pattern[str]:
    """Return the expression of one entry; with `whole`, groups for the blank lines and the lines come before others."""
    entry = rf"{_COMMENTS}(?:{_MESSAGE}|{_OBSOLETE})"
    return re.compile(rf"(\n*+)({entry})" if whole else entry)


@dataclass(slots=True)
class Columns:
    """The messages in use of a catalog, a list a field, in the order of the file."""

    header: str | None = None
    """The header's msgstr, None in a file without one."""
    contexts: list[str | None] = field(default_factory=list)
    msgids: list[str] = field(default_factory=list)
    plurals: list[str | None] = field(default_factory=list)
    """msgid_plural, None for a message that has none."""
    msgstrs: list[str] = field(default_factory=list)
    """The translations; plural forms are joined by NUL."""
    comments: list[str] = field(default_factory=list)
    """All comment lines of a message but the previous texts, as they stand."""
    previous: list[str] = field(default_factory=list)
    """The `#|` lines of a message, as they stand."""
    obsolete: list[str] = field(default_factory=list)
    """The msgids of obsolete messages."""
    obsolete_last: bool = True
    """Whether all obsolete messages stand behind those in use."""

    def keys(self) -> list[str]:
        """Return the messages' keys as .mo files have them: the context before EOT."""
        if not any(context is not None for context in self.contexts):
            return self.msgids
        return [_key(context, msgid) for context, msgid in zip(self.contexts, self.msgids, strict=True)]

    def fuzzy(self) -> set[int]:
        """Return the numbers of the fuzzy messages."""
        return {number for number, lines in enumerate(self.comments) if "fuzzy" in lines and _is_fuzzy(lines)}


def _is_fuzzy(comments: str) -> bool:
    """Tell whether comment lines have the flag; a quoted one is a part of another flag."""
    found = _FUZZY.search(comments)
    if found is None or '"' not in found[0]:
        return found is not None
    return "fuzzy" in comments_of(comments.split("\n"))[1]


def _key(context: str | None, msgid: str) -> str:
    return msgid if context is None else f"{context}\x04{msgid}"


def scan(text: str) -> Columns | None:
    """Return the columns of a .po file's text, None where only the whole grammar can tell what it says."""
    plain = normalised(text)
    if plain is None:
        return None
    flat = expression().split(plain)
    if any(flat[: -1 : COLUMNS + 1]) or not is_blank(flat[-1]):
        return None
    columns = [flat[1 + number :: COLUMNS + 1] for number in range(COLUMNS)]
    del flat
    return _columns(columns)


def normalised(text: str) -> str | None:
    """Return a text without its byte order mark, with line feeds alone, one at its end; None where that is no help."""
    plain = text.removeprefix("\ufeff")
    if "\r" in plain:
        plain = plain.replace("\r\n", "\n")
    if any(char in plain for char in "\r\0\x04"):
        return None
    return plain if plain.endswith("\n") or not plain else plain + "\n"


def is_blank(text: str) -> bool:
    """Tell whether a text is nothing but comments and blank lines."""
    return re.fullmatch(_COMMENTS, text) is not None


def _columns(flat: list[list[str]]) -> Columns | None:
    """Make the columns of raw ones, which are used up: memory is scarce where there are a million messages."""
    runs = flat.pop()
    dead: Columns | None = Columns()
    obsolete_first, obsolete_last = bool(runs and runs[0]), True
    if any(runs):
        dead = _obsolete(runs)
        obsolete_last = not any(flat[3][_first(runs) :])
        flat = [[value for value, run in zip(column, runs, strict=True) if not run] for column in flat]
    found = _filled(flat)
    if found is None or dead is None:
        return None
    keys, dead_keys = found.keys(), dead.keys()
    if len({*keys, *dead_keys}) < len(keys) + len(dead_keys):
        return None
    if "" in keys and (obsolete_first or not _take_header(found, keys)):
        return None
    found.obsolete, found.obsolete_last = dead.msgids, obsolete_last
    return found


def _first(column: list[str]) -> int:
    """Return the number of the first entry that has something in a column."""
    return next(number for number, value in enumerate(column) if value)


def _filled(live: list[list[str]]) -> Columns | None:
    """Make the columns of raw ones of messages in use, which are used up."""
    forms, found = live.pop(), Columns()
    found.plurals = sparse(live.pop())
    if "" in found.plurals:
        return None
    if any(forms):
        msgstrs = _joined(live.pop(), forms)
        if msgstrs is None:
            return None
        found.msgstrs = msgstrs
    else:
        found.msgstrs = unquoted(live.pop())
    found.msgids = unquoted(live.pop())
    found.contexts = sparse(live.pop())
    found.previous, found.comments = live.pop(), live.pop()
    return found


def _joined(msgstrs: list[str], forms: list[str]) -> list[str] | None:
    """Return the translations of messages of which some are plural, None where forms do not count from 0."""
    plural = numbered([raw for raw in forms if raw])
    if plural is None:
        return None
    texts = unquoted([text for one in plural for _, text in one])
    ends = list(accumulate(map(len, plural)))
    joined = iter(["\0".join(texts[end - len(one) : end]) for end, one in zip(ends, plural, strict=True)])
    single = iter(unquoted([text for text in msgstrs if text]))
    return [next(joined) if raw else next(single) for raw in forms]


def numbered(forms: Sequence[str]) -> list[list[tuple[str, str]]] | None:
    """Return (index, raw string) of the forms of plural messages, None where one does not count from 0."""
    found = [re.findall(_FORM, raw) for raw in forms]
    if any([int(index) for index, _ in one] != list(range(len(one))) for one in found):
        return None
    return found


def _take_header(found: Columns, keys: list[str]) -> bool:
    """Take the header out of the columns; False where it is not what a header is."""
    if keys[0] or found.plurals[0] is not None or charset_fault(found.msgstrs[0]):
        return False
    found.header = found.msgstrs[0]
    columns: tuple[list[Any], ...] = (found.contexts, found.msgids, found.plurals, found.msgstrs, found.comments)
    for column in (*columns, found.previous):
        del column[0]
    return True


def sparse(column: Sequence[str | None]) -> list[str | None]:
    """Return the texts of a column that most entries leave empty."""
    if not any(column):
        return [None] * len(column)
    texts = iter(unquoted([raw for raw in column if raw]))
    return [next(texts) if raw else None for raw in column]


def unquoted(column: Sequence[str]) -> list[str]:
    """Return the texts of raw strings: quotation marks and escapes resolved, all in a few passes."""
    if not column:
        return []
    joined = "\0".join(column).replace('"\n"', "")
    del column
    if "\\" in joined:
        joined = joined.replace("\\\\", "\x04")
        for letter, char in _ESCAPES:
            joined = joined.replace("\\" + letter, char)
        joined = joined.replace("\x04", "\\")
    return joined[1:-2].split('"\n\0"')


def _obsolete(runs: list[str]) -> Columns | None:
    """Read runs of `#~` lines: without their marks they are entries as any others."""
    text = "#\n".join(
        re.sub(r"^#~(\|?) ", lambda found: "#| " if found[1] else "", run, flags=re.M) for run in runs if run
    )
    flat = expression().split(text)
    if any(flat[: -1 : COLUMNS + 1]) or not is_blank(flat[-1]) or any(flat[COLUMNS :: COLUMNS + 1]):
        return None
    return _filled([flat[1 + number :: COLUMNS + 1] for number in range(7)])
