"""Names that programs read, never translated: files, paths, options, identifiers, versions, hosts, hashtags, code."""

from __future__ import annotations

import re
from collections import Counter

from loctool.text.quotes import DOUBLE_MARKS, SINGLE_MARKS

_BEFORE = re.escape(DOUBLE_MARKS + SINGLE_MARKS + "([")
_KINDS = {
    "file": r"(?<![\w.@/\\-])(?:[^\W\d_][\w-]*\.)*[^\W\d_][\w-]+"  # files and domains
    r"\.(?=[a-z0-9]{0,9}[a-z])[a-z0-9]{2,10}(?![\w-]|\.\w)(?::\d+)?(?:/(?:[\w.~/?=&%#+-]*[\w/])?)?"
    r"|(?<![\w.@/\\-])[A-Z][A-Z0-9_-]+\.[A-Z]{2,4}(?![\w-]|\.\w)",  # README.MD
    "path": r"(?<![\w.:/])(?:~|\.{1,2})/[\w./-]*\w"  # ~/bin
    r"|(?<![\w.:/])/(?:[\w.-]+/)+[\w.-]*(?:\w|(?<=/))"  # /etc/hosts
    r"|(?<![\w/.-])(?:[\w.-]+/)+[\w.-]*\w\.[a-z0-9]{1,10}(?!\w)",  # src/main.py
    "option": rf"(?<![^\s{_BEFORE}])(?:--[A-Za-z][\w-]*\w(?:=[^\s,;]*\w)?|-[A-Za-z](?![\w-]))",
    "snake_case": r"(?<![\w/])(?!\w+_in(?:nen)?\b)[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+(?!\w)",  # not Lehrer_innen
    "camel_case": r"(?<![\w.-])(?:[a-z]{2,}(?:[A-Z][a-z]+)+|[A-Z][a-z]+(?:[A-Z][a-z]+){2,})(?:\(\))?(?![\w-])",
    "call": r"(?<!\w)[A-Za-z_][A-Za-z0-9_]*\(\)",
    "code": r"</?[a-z][a-z0-9-]*(?:\s[^<>\n]{0,500})?/?>|\{\{[^{}\n]{1,300}\}\}|`[^`'\n]{1,300}`",  # in plain text
    "scope": r"(?<!\w)\w+(?:::\w+)+",  # std::vector
    "version": r"(?<!\w)v\d+(?:\.\w+)*|(?<![\w.])\d+(?:\.\d+){2,}-[a-z][\w.]*(?<!\.)",
    "user": r"(?<![\w.])[\w.+-]+@[\w-]*\w",  # user@host
    "hashtag": r"(?<![\w&#])#(?:[^\W\d_]\w*|(?=[a-fA-F]*\d)[0-9a-fA-F]{6})(?!\w)",  # colours, too
    "acronym": r"(?<![\w-])[A-Z]{2,}\d+(?![\w]|\.\d)",  # CC0
    "number": r"(?<!\w)[A-Z]{3,5}:?[ \u00a0](?:[A-Z]{2})?\d(?:[\d -]|\d){6,}[\dX](?!\w)",  # ISBN and IBAN with theirs
    "doi": r"(?<![\w.])10\.\d{4,}/\S*\w",
}
"""The form decides, no list: words joined by slashes (und/oder) or with points (z.B.) are words."""

IDENTIFIER = re.compile("|".join(_KINDS.values()))
_NAMED = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))
_SIGN = re.compile(r"[<`{._/\\@#-][\w/{]|::|\(\)|\w[A-Z0-9]|[A-Z]{3}")


def find_identifiers(text: str) -> list[str]:
    """Return the identifiers of a text without markup."""
    return IDENTIFIER.findall(text) if _SIGN.search(text) else []


def identifiers_by_kind(text: str) -> list[tuple[str, str]]:
    """Return (kind, identifier) of each identifier of a text without markup, in order."""
    return [(one.lastgroup or "", one[0]) for one in _NAMED.finditer(text)] if _SIGN.search(text) else []


def lost_identifiers(source: str, target: str) -> list[str]:
    """Return the identifiers that a translation has less often than its source, and acronyms with other letters.

    Both texts are without markup.
    """
    ours = Counter(find_identifiers(source))
    return sorted(one for one, count in ours.items() if target.count(one) < count) + _maimed_acronyms(source, target)


ACRONYM = re.compile(r"(?<![\w-])[A-ZÄÖÜ]{3,6}(?!\w)")
_CAPITALS = re.compile(r"(?<![\w-])[A-ZÄÖÜ]{2,7}(?!\w)")


def _maimed_acronyms(source: str, target: str) -> list[str]:
    """Return the acronyms of which a translation has all but one letter: GB for AGB; US is no error for USA."""
    lost = [one for one in dict.fromkeys(ACRONYM.findall(source)) if one not in target]
    theirs = [one for one in _CAPITALS.findall(target) if one not in source.split()] if lost else []
    return [one for one in lost if any(_is_maimed(one, other) for other in theirs)]


def _is_maimed(acronym: str, other: str) -> bool:
    shorter = [acronym[:at] + acronym[at + 1 :] for at in range(len(acronym))]
    return other in shorter and (len(other) > 2 or not acronym.startswith(other))
