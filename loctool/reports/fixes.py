"""Fixes as replacements of lines, so that applying one gives what `check --fix` writes."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from loctool.catalog.entry import Entry
from loctool.catalog.provenance import correct_text
from loctool.catalog.syntax.lexer import lines_of
from loctool.catalog.syntax.regions import Region
from loctool.catalog.writer import written_lines
from loctool.model import Finding
from loctool.reports.files import CheckedFile


class Replacement(NamedTuple):
    """Lines of a file, and what takes their place."""

    region: Region
    """From the first character of a line to the last of a line, without the end of that line."""
    text: str


def replacements(file: CheckedFile, entry: Entry, finding: Finding) -> list[Replacement]:
    """Return what the fix of a finding changes in the lines of its message; the message stays as it is."""
    blank, lines, line = entry.blank, entry.lines or "", entry.line
    old = lines_of(lines)
    if finding.fix is None or file.catalog is None or file.lines[line - 1 : line - 1 + len(old)] != [*map(_bare, old)]:
        return []
    correct_text(entry, finding.fix, finding.form)
    new = lines_of(written_lines(file.catalog, entry))
    entry.keep_lines(blank, lines, line)
    return list(_differences(old, new, line))


def _differences(old: list[str], new: list[str], first: int) -> Iterator[Replacement]:
    """Yield the lines that differ. Added or removed lines are replaced together with one that stays."""
    for kind, begin, end, new_begin, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if begin == end or new_begin == new_end:
            begin, new_begin = begin - 1, new_begin - 1
        last = old[end - 1]
        region = Region(first + begin, 1, first + end - 1, len(_bare(last)) + 1)
        yield Replacement(region, "".join(new[new_begin:new_end]).removesuffix(last[len(_bare(last)) :]))


def _bare(line: str) -> str:
    """Return a line without its end."""
    return line.rstrip("\r\n")
