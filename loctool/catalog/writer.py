"""Writing .po files: unchanged entries keep their lines, others are laid out in the file's own style."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import chain, pairwise

from loctool.catalog.entry import Entry, Key, is_header, key_of, translation_of
from loctool.catalog.header import ascii_charset, format_date, set_field
from loctool.catalog.layout.lines import Style, lay_out
from loctool.catalog.reader import Catalog, digest_of, read
from loctool.catalog.syntax.comments import flags_in
from loctool.catalog.syntax.grammar import parse
from loctool.errors import CatalogError
from loctool.files import read_bytes, write_atomically
from loctool.interrupts import defer_signals

_MARKS = ("#", "#.", "#:", "#,")
_FIELD = re.compile(r'^"[^\\]*+(?:\\[^n][^\\]*+)*\\n"\n', re.MULTILINE)
"""The lines of a field of a header."""


def save(catalog: Catalog, now: datetime | None = None) -> bool:
    """Write the catalog to its path and return whether any byte changed.

    Unchanged entries keep their lines; changed fields of others are laid out in the file's style. PO-Revision-Date
    becomes `now` if a translation changed. Entries of polib's own class become `Entry`. A header that declares ASCII or
    no charset declares UTF-8 if a text needs it. Raises LoctoolError if the file cannot be written or could not be read
    again.
    """
    catalog.entries[:] = map(Entry.of, catalog.entries)
    _declare_utf8(catalog)
    if not is_changed(catalog) and unchanged_on_disk(catalog):
        return False
    head = catalog.head
    if head and "PO-Revision-Date" in catalog.header and _translations_changed(catalog):
        set_field(head, "PO-Revision-Date", format_date(now))
    written = _laid_out(catalog)
    raw = _encode(catalog, _text(catalog, written))
    with defer_signals():  # the file and what is known of it change together; laying it out may be interrupted
        changed = write_atomically(catalog.path, raw)
        _keep_written(catalog, written, digest_of(raw))
    return changed


def _keep_written(catalog: Catalog, written: list[tuple[str, str]], digest: bytes) -> None:
    catalog.as_read, catalog.digest = [*catalog.entries], digest
    line = 1
    for entry, (blank, lines) in zip(catalog.entries, written, strict=True):
        line += blank.count("\n")
        entry.keep_lines(blank, lines, line)
        line += lines.count("\n")


def text_of(catalog: Catalog) -> str:
    """Return the text that `save` would write, with the byte order mark and the present dates."""
    _declare_utf8(catalog)
    return _text(catalog, _laid_out(catalog))


def written_lines(catalog: Catalog, entry: Entry) -> str:
    """Return the lines that `save` would write for an entry of the catalog's file."""
    return _lines_of(entry, catalog, known=True)


def unchanged_on_disk(catalog: Catalog) -> bool:
    """Return whether the file still has the content that was last read or saved. Raises CatalogError."""
    if not catalog.path.exists():
        return not catalog.digest
    return digest_of(read_bytes(catalog.path, CatalogError)) == catalog.digest


def merge_file_changes(catalog: Catalog) -> int:
    """Take over changes that others made to a catalog's file, and return the number of entries changed there.

    An entry that was changed in the file since it was read or saved replaces the one in memory: a person's text wins.
    Raises CatalogError if the file can no longer be read, or if it has other messages.
    """
    if unchanged_on_disk(catalog):
        return 0
    catalog.entries[:] = map(Entry.of, catalog.entries)
    found = read(catalog.path)
    if _messages(found) != _messages(catalog):
        raise CatalogError(
            "was changed by another program meanwhile, which added or removed messages; its version stays, "
            "without what was drafted since; run the command again",
            catalog.path,
        )
    changed = sum([ours.take(theirs) for ours, theirs in zip(catalog.entries, found.entries, strict=True)])
    catalog.as_read, catalog.digest = [*catalog.entries], found.digest
    catalog.tail, catalog.bom, catalog.style = found.tail, found.bom, found.style
    return changed


def _messages(catalog: Catalog) -> list[tuple[Key, bool]]:
    return [(key_of(entry), entry.obsolete) for entry in catalog.entries]


def is_changed(catalog: Catalog) -> bool:
    """Return whether a catalog's entries differ from those of its file as last read or saved."""
    if len(catalog.entries) != len(catalog.as_read):
        return True
    return any(now is not then or now.is_changed() for now, then in zip(catalog.entries, catalog.as_read, strict=True))


def _translations_changed(catalog: Catalog) -> bool:
    known = {id(entry) for entry in catalog.as_read}
    return any(
        translation_of(entry.as_read()) != translation_of(entry)
        for entry in catalog.entries
        if id(entry) in known and not is_header(entry) and entry.is_changed()
    )


def _laid_out(catalog: Catalog) -> list[tuple[str, str]]:
    """Return (blank lines above, lines) of each entry for the file."""
    was_behind = {id(entry): before for before, entry in pairwise([None, *catalog.as_read])}
    found: list[tuple[str, str]] = []
    before: Entry | None = None
    for entry in catalog.entries:
        lines = _lines_of(entry, catalog, known=id(entry) in was_behind)
        if was_behind.get(id(entry), entry) is before:
            found.append((entry.blank, lines))
        else:
            _end_line(found, catalog.style)
            kept = entry.blank if entry.blank.strip() else catalog.style.newline  # a line with a domain stays
            found.append((kept if before else kept.lstrip(), lines))
        before = entry
    if catalog.tail and not (catalog.as_read and before is catalog.as_read[-1]):
        _end_line(found, catalog.style)
    return found


def _end_line(found: list[tuple[str, str]], style: Style) -> None:
    """End the last line of the last entry."""
    if found and not found[-1][1].endswith("\n"):
        found[-1] = found[-1][0], found[-1][1] + style.newline


def _lines_of(entry: Entry, catalog: Catalog, *, known: bool) -> str:
    """Return the lines of an entry. If the file has it already (`known`), its unchanged lines stay as they are."""
    if known and entry.lines is not None and not entry.is_changed():
        return entry.lines
    parts = dict(lay_out(entry, catalog.style))
    if known and entry.lines is not None:
        parts = _with_old_lines(parts, entry, catalog.style)
    text, newline = "".join(parts.values()), catalog.style.newline
    return text if newline == "\n" else text.replace("\r\n", "\n").replace("\n", newline)


def _declare_utf8(catalog: Catalog) -> None:
    """Declare UTF-8 in the header of a changed catalog that declares ASCII or no charset, if its texts need it.

    Python's gettext cannot read a .mo file with other texts than its header declares.
    """
    if not is_changed(catalog):
        return
    charset = ascii_charset(catalog.head.msgstr) if catalog.head else None
    if catalog.head is None or charset is None:
        return
    if all(entry.msgid.isascii() for entry in catalog.entries) and _text(catalog, _laid_out(catalog)).isascii():
        return
    set_field(catalog.head, "Content-Type", "text/plain; charset=UTF-8")
    import logging

    declared = f"declared {charset}" if charset else "declared none"
    logging.getLogger("loctool").info("%s: its charset is UTF-8 now; it %s", catalog.path, declared)


def _encode(catalog: Catalog, text: str) -> bytes:
    """Return a catalog's bytes. Raises CatalogError if no program could read them."""
    try:
        if not ("\0" in text or "\x04" in text):
            return text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        pass
    message = "would get a text with a character that no catalog can hold (NUL, EOT or half of a surrogate pair)"
    raise CatalogError(message, catalog.path)


def _text(catalog: Catalog, written: list[tuple[str, str]]) -> str:
    return "".join(["\ufeff" if catalog.bom else "", *chain.from_iterable(written), catalog.tail])


def _with_old_lines(now: dict[str, str], entry: Entry, style: Style) -> dict[str, str]:
    """Return the parts of an entry, with the old lines of those that have not changed."""
    lines = parse(entry.lines or "")[0][0].parts()
    before = dict(lay_out(entry.as_read(), style))
    same = {part for part, value in before.items() if now.get(part) == value}
    bare = {mark: lines[mark] for mark in _MARKS if mark in lines and mark not in before}  # as polib's above a header
    first = bare | now
    now = {mark: first[mark] for mark in _MARKS if mark in first} | now
    if sticky := flags_in(lines.get("#=", "").removeprefix("#=")):
        same -= {"#,"}
        if "#," in now:
            now["#,"] = _with_sticky_flags(entry.flags, sticky)
    if "#" in now and "#" not in same:
        now["#"] = _with_old_comments(now["#"], before.get("#", ""), lines.get("#", ""))
    if is_header(entry):
        now["msgstr"] = _with_old_fields(now["msgstr"], lines.get("msgstr", ""))
    return {part: lines.get(part, value) if part in same else value for part, value in now.items()}


def _with_old_fields(laid_out: str, old: str) -> str:
    """Return a header's msgstr, with the old lines of unchanged fields, however they were broken."""
    known = {field.replace('"\n"', ""): field for field in _FIELD.findall(old.replace("\r\n", "\n"))}
    return _FIELD.sub(lambda found: known.get(found[0].replace('"\n"', ""), found[0]), laid_out)


def _with_old_comments(laid_out: str, former: str, old: str) -> str:
    """Return a comment with the `old` lines of the file where they have not changed.

    `former` is how the old lines would be laid out.
    """
    before, lines = former.split("\n"), old.split("\n")
    known = dict(zip(before, lines, strict=True)) if len(before) == len(lines) else {}
    return "\n".join(known.get(line, line) for line in laid_out.split("\n"))


def _with_sticky_flags(flags: list[str], sticky: list[str]) -> str:
    """Return the lines of flags: those of an old `#=` line stay there, the others go into `#,`."""
    marked = {"#,": [flag for flag in flags if flag not in sticky], "#=": [flag for flag in sticky if flag in flags]}
    return "".join(f"{mark} {', '.join(named)}\n" for mark, named in marked.items() if named)
