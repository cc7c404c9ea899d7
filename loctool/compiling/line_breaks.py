"""Line breaks at the ends of messages, which gettext requires to be those of the source."""

from __future__ import annotations

from collections.abc import Sequence

from loctool.catalog.table import MessageTable


def uneven_message(table: MessageTable, numbers: Sequence[int]) -> int | None:
    """Return the first of some messages of which one text begins or ends with a line feed and another does not.

    None if there is none. msgfmt refuses such a catalog.
    """
    texts = "\0".join(table.msgids), "\0".join(table.msgstrs), "\0".join(filter(None, table.plurals))
    if not any(one[:1] == "\n" or one[-1:] == "\n" or "\n\0" in one or "\0\n" in one for one in texts):
        return None
    return next((number for number in numbers if table.msgids[number] and is_uneven(table, number)), None)


def is_uneven(table: MessageTable, number: int) -> bool:
    """Return whether the texts of a message do not all begin, or do not all end, with a line feed."""
    plural = table.plurals[number]
    texts = [table.msgids[number], *([] if plural is None else [plural]), *table.msgstrs[number].split("\0")]
    return len({(text[:1] == "\n", text[-1:] == "\n") for text in texts}) > 1
