"""Directives of C formats that depend on the system: `%<PRIu64>`, and the flag `I` of glibc."""

from __future__ import annotations

import re

from loctool.catalog.entry import Entry, forms_of

_FORMATS = frozenset({"c-format", "objc-format", "possible-c-format", "possible-objc-format"})
_START = r"%(?:[0-9]+\$)?[-+ #0']*"
_SIZES = r"(?:\*(?:[0-9]+\$)?|[0-9]+)?(?:\.(?:\*(?:[0-9]+\$)?|[0-9]*))?"
_NAMED = rf"{_START}I?[-+ #0'I]*{_SIZES}<PRI[diouxX](?:(?:LEAST|FAST)?(?:8|16|32|64)|MAX|PTR)>"
_OUTPUT_DIGITS = rf"{_START}I[-+ #0'I]*{_SIZES}(?:hh?|ll?|[Lqjzt])?[diouxXeEfFgGaAcsCSpnm]"
_IN_SOURCE = re.compile(rf"%%|({_NAMED})")
_IN_TRANSLATION = re.compile(rf"%%|({_NAMED}|{_OUTPUT_DIGITS})")


def system_dependent(message: Entry) -> str | None:
    """Return the first directive of a message that depends on the system, None if there is none.

    msgfmt stores such messages in tables of their own (minor revision 1 of the format), from which the C library makes
    the texts when it loads the catalog; newer versions of msgfmt add them to the other messages as well.
    """
    if _FORMATS.isdisjoint(message.flags):
        return None
    places = [(_IN_SOURCE, message.msgid), *((_IN_TRANSLATION, form) for form in forms_of(message))]
    found = (directive for expression, text in places for directive in expression.findall(text))
    return next(filter(None, found), None)


def may_depend_on_system(text: str) -> bool:
    """Return quickly whether a .po file's text may have such directives."""
    return "c-format" in text and ("<PRI" in text or re.search(rf"{_START}I", text) is not None)
