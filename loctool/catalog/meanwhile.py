"""What somebody else wrote into a catalog's file while it was in memory: taken over before the file is written."""

from __future__ import annotations

from itertools import chain

from loctool.catalog.content import content_of
from loctool.catalog.reader import Catalog, Original, catalog_in, key_of
from loctool.errors import CatalogError
from loctool.files import read_text

_FIELDS = (
    "msgstr", "msgid_plural", "msgstr_plural", "tcomment", "comment", "occurrences", "flags",
    "previous_msgctxt", "previous_msgid", "previous_msgid_plural",
)  # fmt: skip


def take_over(catalog: Catalog) -> int:
    """Bring into a catalog what its file holds by now, and return how many entries somebody has changed there.

    An entry that was changed in the file since it was read or saved is taken from there, whatever was done to it in
    memory: a person's text wins. Raises CatalogError where the file cannot be read any more, or other messages stand
    in it, so that the two cannot be brought together.
    """
    if is_as_it_was(catalog):
        return 0
    found = catalog_in(read_text(catalog.path, CatalogError), catalog.path)
    if _messages(found) != _messages(catalog):
        raise CatalogError(
            "was changed by another program meanwhile, which added or removed messages; its version stays, "
            "without what was drafted since; run the command again",
            catalog.path,
        )
    changed = sum([_entry_taken(catalog, found, number) for number in range(len(found.entries))])
    catalog.style, catalog.tail = found.style, found.tail
    return changed


def is_as_it_was(catalog: Catalog) -> bool:
    """Tell whether a catalog's file is as it was read or saved last, or it need not be written.

    Compares piece by piece, since catalogs can be large. Raises CatalogError where the file cannot be read any more.
    """
    if catalog.unread:
        return True
    if not catalog.path.exists():
        return not catalog.originals
    pieces = (f"{original.lead}{original.text}" for original in catalog.originals.values())
    try:
        with catalog.path.open("rb") as file:
            for piece in chain(["\ufeff" if catalog.style.bom else ""], pieces, [catalog.tail]):
                raw = piece.encode("utf-8")
                if file.read(len(raw)) != raw:
                    return False
            return not file.read(1)
    except OSError as problem:
        raise CatalogError(f"cannot be read: {problem.strerror}", catalog.path) from problem


def _messages(catalog: Catalog) -> list[tuple[object, ...]]:
    return [(key_of(entry), entry.obsolete) for entry in catalog.entries]


def _entry_taken(catalog: Catalog, found: Catalog, number: int) -> bool:
    """Let an entry be as the file has it, if it is changed there, and remember how it stands there."""
    ours, theirs = catalog.entries[number], found.entries[number]
    there, known = found.originals[id(theirs)], catalog.originals.get(id(ours))
    content = content_of(theirs)
    changed = known is None or known.known_content() != content
    if changed:
        for name in _FIELDS:
            setattr(ours, name, getattr(theirs, name))
    before = catalog.entries[number - 1] if number else None
    catalog.originals[id(ours)] = Original(ours, content, there.lead, there.text, before)
    return changed
