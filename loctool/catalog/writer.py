"""Writing .po files: an entry that nobody touched stands as it stood, others are laid out in the file's own style."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime

from polib import POEntry

from loctool.catalog.comments import flags_in
from loctool.catalog.content import content_of, translation_of
from loctool.catalog.grammar import parse
from loctool.catalog.header import field_of, set_field, stamp
from loctool.catalog.layout.lines import Style, parts
from loctool.catalog.lazy import forget_as_read, unread
from loctool.catalog.reader import Catalog, Original, is_header
from loctool.files import write_atomically

_MARKS = ("#", "#.", "#:", "#,")
_KEYWORD = re.compile(r"\s*(?:#~(?!\|))?\s*(msgctxt|msgid_plural|msgid|msgstr)\s*(?:\[\s*(\d+)\s*\])?|#~?\|")

_MSGID = re.compile(r"^[^\S\n]*(?:#~)?[^\S\n]*msgid\b", re.MULTILINE)
_FIELD = re.compile(r'^"(?:[^\\]|\\[^n])*+\\n"\n', re.MULTILINE)
"""The lines of a field of a header."""


def save(catalog: Catalog, now: datetime | None = None) -> bool:
    """Write the catalog to its path and tell whether any byte changed.

    Entries that are as they were read are written as they stood; of others, the fields that changed are laid out in
    the file's style. PO-Revision-Date becomes `now` if a translation changed. Raises LoctoolError where the file
    cannot be written.
    """
    if catalog.unread and catalog.unread.path == catalog.path:
        return False
    head = catalog.head
    if head and field_of(head, "PO-Revision-Date") is not None and _translations_changed(catalog):
        set_field(head, "PO-Revision-Date", stamp(now))
    originals = _written(catalog)
    changed = write_atomically(catalog.path, _encoded(catalog, originals))
    catalog.originals = {id(original.entry): original for original in originals}
    for original in originals:
        original.let_go()
    return changed


def lines_of(catalog: Catalog) -> dict[int, int]:
    """Return id of an entry -> the line of its msgid, counted from 1, in the file as it was saved last."""
    lines: dict[int, int] = {}
    line = 1
    for number, original in catalog.originals.items():
        line += original.lead.count("\n")
        found = _MSGID.search(original.text)
        lines[number] = line + original.text.count("\n", 0, found.start() if found else 0)
        line += original.text.count("\n")
    return lines


def text_of(catalog: Catalog) -> str:
    """Return the text that `save` would write, the byte order mark included; the dates stay as they are."""
    return catalog.unread.text if catalog.unread else _text(catalog, _written(catalog))


def _pieces(catalog: Catalog, originals: list[Original]) -> Iterator[str]:
    """Yield the pieces of the file's text in their order."""
    yield "\ufeff" if catalog.style.bom else ""
    for original in originals:
        yield original.lead
        yield original.text
    yield catalog.tail


def _text(catalog: Catalog, originals: list[Original]) -> str:
    """Join the entries to the text of the file."""
    return "".join(_pieces(catalog, originals))


def _encoded(catalog: Catalog, originals: list[Original]) -> bytes:
    """Return the file's bytes, encoded piece by piece: as one text, a large catalog would take twice as much memory."""
    buffer = io.BytesIO()
    for piece in _pieces(catalog, originals):
        buffer.write(piece.encode("utf-8"))
    return buffer.getvalue()


def _translations_changed(catalog: Catalog) -> bool:
    """Tell whether a translation of the file was written, emptied, approved or doubted since it was read."""
    for entry in catalog.entries:
        original = catalog.originals.get(id(entry))
        if not original or unread(entry) or is_header(entry):
            continue
        if original.known_content()[:3] != translation_of(entry):
            return True
    return False


def _written(catalog: Catalog) -> list[Original]:
    """Return how each entry will stand in the file."""
    written: list[Original] = []
    newline = catalog.style.newline
    before: Original | None = None
    for entry in catalog.entries:
        original = catalog.originals.get(id(entry))
        untouched = original is not None and original.untouched()
        text = original.text if original and untouched else _laid_out(entry, original, catalog.style)
        lead = newline if before else ""
        if original and original.before is (before.entry if before else None):
            lead = original.lead
        if before and not before.text.endswith("\n"):
            before.text += newline
        content = original.content if original and untouched else content_of(entry)
        if not untouched:
            forget_as_read(entry)
        before = Original(entry, content, lead, text, before.entry if before else None)
        written.append(before)
    if before and catalog.tail and not before.text.endswith("\n"):
        before.text += newline
    return written


def _laid_out(entry: POEntry, original: Original | None, style: Style) -> str:
    """Return the lines of an entry that changed or is new."""
    laid_out = dict(parts(entry, style))
    if original:
        laid_out = _with_old_lines(laid_out, original.text, entry.flags, style)
    text = "".join(laid_out.values())
    return text if style.newline == "\n" else text.replace("\r\n", "\n").replace("\n", style.newline)


def _with_old_lines(laid_out: dict[str, str], text: str, flags: list[str], style: Style) -> dict[str, str]:
    """Take the old lines for the parts of an entry which are still the same."""
    lines = _lines_by_part(text)
    former = dict(parts(parse(text)[0][0].entry, style))
    same = {kind for kind, value in former.items() if laid_out.get(kind) == value}
    bare = {mark: lines[mark] for mark in _MARKS if mark in lines and mark not in former}  # as polib's above a header
    first = bare | laid_out
    laid_out = {mark: first[mark] for mark in _MARKS if mark in first} | laid_out
    if sticky := flags_in(lines.get("#=", "").removeprefix("#=")):
        laid_out = _with_sticky_flags(laid_out, sticky, flags)
        same -= {"#,"}
    if laid_out["msgid"] == 'msgid ""\n' and "msgctxt" not in laid_out:
        laid_out = laid_out | {"msgstr": _with_old_fields(laid_out["msgstr"], lines.get("msgstr", ""))}
    return {kind: lines.get(kind, value) if kind in same else value for kind, value in laid_out.items()}


def _with_old_fields(laid_out: str, old: str) -> str:
    """Take the old lines for the fields of a header which are still the same, however their tool broke them."""
    known = {field.replace('"\n"', ""): field for field in _FIELD.findall(old.replace("\r\n", "\n"))}
    return _FIELD.sub(lambda found: known.get(found[0].replace('"\n"', ""), found[0]), laid_out)


def _with_sticky_flags(laid_out: dict[str, str], sticky: list[str], flags: list[str]) -> dict[str, str]:
    """Keep the flags of an old `#=` line there and put the others into `#,`."""
    marked = {"#,": [flag for flag in flags if flag not in sticky], "#=": [flag for flag in sticky if flag in flags]}
    lines = "".join(f"{mark} {', '.join(named)}\n" for mark, named in marked.items() if named)
    return {kind: lines if kind == "#," else value for kind, value in laid_out.items()}


def _lines_by_part(text: str) -> dict[str, str]:
    """Group an entry's lines by the part (as `layout.parts` names them) that they belong to."""
    grouped: dict[str, str] = {}
    kind = ""
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):
        if found := _KEYWORD.match(line):
            kind = f"{found[1]}[{found[2]}]" if found[2] else found[1] or "#|"
        elif line.startswith("#") and not line.startswith("#~"):
            kind = line[:2] if line[1:2] in (".", ":", ",", "=") else "#"
        grouped[kind] = grouped.get(kind, "") + line
    return grouped
