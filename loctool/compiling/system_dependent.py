"""Directives of C formats that depend on the system: `%<PRIu64>`, and the flag `I` of glibc."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loctool.catalog.entry import Entry, forms_of

_FORMATS = frozenset({"c-format", "objc-format", "possible-c-format", "possible-objc-format"})
_START = r"%(?:[0-9]+\$)?[-+ #0']*"
_SIZES = r"(?:\*(?:[0-9]+\$)?|[0-9]+)?(?:\.(?:\*(?:[0-9]+\$)?|[0-9]*))?"
_NAMED = rf"{_START}I?[-+ #0'I]*{_SIZES}<PRI[diouxX](?:(?:LEAST|FAST)?(?:8|16|32|64)|MAX|PTR)>"
_OUTPUT_DIGITS = rf"{_START}I[-+ #0'I]*{_SIZES}(?:hh?|ll?|[Lqjzt])?[diouxXeEfFgGaAcsCSpnm]"
_IN_SOURCE = re.compile(rf"%%|({_NAMED})")
_IN_TRANSLATION = re.compile(rf"%%|({_NAMED}|{_OUTPUT_DIGITS})")


def system_dependent(messages: Sequence[Entry], numbers: Sequence[int]) -> tuple[Entry, str] | None:
    """Return the first of some messages with a directive that depends on the system, and the directive.

    msgfmt stores such messages in tables of their own (minor revision 1 of the format), from which the C library makes
    the texts when it loads the catalog; newer versions of msgfmt add them to the other messages as well.
    """
    for message in map(messages.__getitem__, numbers):
        if not _FORMATS.isdisjoint(message.flags):
            places = [(_IN_SOURCE, message.msgid), *((_IN_TRANSLATION, form) for form in forms_of(message))]
            for expression, text in places:
                if found := next(filter(None, expression.findall(text)), None):
                    return message, found
    return None


def may_depend_on_system(text: str) -> bool:
    """Return quickly whether a .po file's text may have such directives."""
    return "c-format" in text and ("<PRI" in text or re.search(rf"{_START}I", text) is not None)
