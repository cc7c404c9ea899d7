"""Placeholders of format strings, by gettext's format flags: c-format, python-brace-format and their like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

PROGRAM = "program"
"""In a syntax: the text of a program, in which Markdown's signs have no meaning."""
TAGGED = "tagged"
"""In a syntax: plain text with numbered tags, `<1>…</1>` and `<2/>`, as in the messages of .pptx and .odp."""


_PERCENT = r"(?:(?<!\d)(?<!\d[ \u00a0\u202f])%|%(?! ))"
"""What begins a conversion. In "10 % des Erzes" and "10% of the ore" nothing does, though xgettext takes it for one."""


def _printf(types: str, *, position: str = r"\d+\$", flags: str = "-+ #0", length: str = "", more: str = "") -> str:
    """Return the pattern of conversions as C writes them."""
    number = r"(?:\d+|\*(?:\d+\$)?)?"
    size = f"(?:{length})?" if length else ""
    other = f"|{more}" if more else ""
    return rf"{_PERCENT}(?P<name>{position})?[{flags}]*{number}(?:\.{number})?(?P<type>{size}[{types}]{other})|%%"


def _braces(field: str, *, doubled: bool = True) -> str:
    """Return the pattern of fields in braces, with what stands for a brace itself."""
    return rf"\{{{field}\}}" + (r"|\{\{|\}\}" if doubled else "")


_SPEC = r"(?::(?:[^{}]|\{[^{}]*\})*)?"
_PYTHON_FIELD = rf"(?P<name>(?:\w*)(?:\.\w+|\[[^\]{{}}]*\])*)(?P<type>(?:![rsa])?){_SPEC}"
_C_LENGTH = "hh?|ll?|[qjztL]"
_C = _printf("diouxXeEfFgGaAcCsSpn", flags="-+ #0'I", length=_C_LENGTH, more=r"<PRI\w+>") + "|%m"

FORMATS = {
    "awk": _printf("diouxXeEfFgGaAcs"),
    "boost": rf"%(?P<number>\d+)%|%\|[^|\n]*\||{_C}",
    "c": _C,
    "c++": _braces(_PYTHON_FIELD),
    "csharp": _braces(r"(?P<name>\d+)(?:,\s*-?\d+)?(?P<type>)(?::[^{}]*)?"),
    "d": _printf("diouxXeEfFgGaAcs", length="hh?|ll?|L"),
    "elisp": _printf("diouxXeEfFgGcsS"),
    "gcc-internal": _printf("A-Za-z", flags="-+ #0q", length="hh?|ll?|[wzt]") + r"|%[<>'_]",
    "gfc-internal": _printf("A-Za-z") + r"|%[<>'_]",
    "go": _printf("vTtbcdoOqxXUeEfFgGspw", position=r"\[\d+\]"),
    "java": _braces(r"(?P<name>\d+)(?P<type>(?:,[^{}]*(?:\{[^{}]*\}[^{}]*)*)?)", doubled=False),
    "java-printf": _printf("bBhHsScCdoxXeEfgGaA", position=r"\d+\$|<", flags="-#+ 0,(", more="[tT][A-Za-z]") + "|%n",
    "javascript": _printf("bcdeufFgiosxXjO"),
    "kde": r"%(?P<name>\d{1,2})(?P<type>)",
    "kde-kuit": r"%(?P<name>\d{1,2})(?P<type>)",
    "librep": _printf("diouxXeEfFgGcsS"),
    "lisp": r"~(?:-?\d+|'.|,|v|\#|:|@)*(?P<type>[A-Za-z%&|~<>{}\[\];^?*(\)])(?P<name>)",
    "lua": _printf("diouxXeEfgGaAcsq"),
    "modula2": _printf("diouxXcs"),
    "objc": _C.replace("[diou", "[@diou"),
    "ocaml": _printf("diunlLNxXosScCfFeEgGhHbBaAt") + r"|%[@!,]",
    "object-pascal": _printf("duefgnmpsxDUEFGNMPSX", position=r"\d+:"),
    "perl": _printf("csdiouxXeEfFgGbBnpDUO", flags="-+ #0v", length="hh?|ll?|[qLVzt]"),
    "perl-brace": _braces(r"(?P<name>[A-Za-z_]\w*)(?P<type>)", doubled=False),
    "php": r"%(?P<name>\d+\$)?(?:[-+ 0]|'.)*\d*(?:\.\d+)?(?P<type>[bcdeEfFgGhHosuxX])|%%",
    "python": _printf("diouxXeEfFgGcrsa", position=r"\([^()]*\)", length="[hlL]"),
    "python-brace": _braces(_PYTHON_FIELD),
    "qt": r"%(?P<type>L?)(?P<name>\d{1,2}|n)",
    "qt-plural": r"%(?P<type>L?)(?P<name>n|\d{1,2})",
    "ruby": _printf("diouxXeEfgGaAcspbB", position=r"\d+\$|<\w+>") + r"|%\{\w+\}",
    "rust": _braces(_PYTHON_FIELD),
    "scheme": r"~(?:-?\d+|'.|,|v|\#|:|@)*(?P<type>[A-Za-z%&|~<>{}\[\];^?*(\)])(?P<name>)",
    "sh": r"\$\{(?P<name>\w+)\}|\$\w+",
    "sh-printf": _printf("diouxXeEfFgGaAcsb"),
    "smalltalk": r"%(?P<name>\d)(?P<type>)|%%",
    "tcl": _printf("diouxXeEfFgGcs", length="hh?|ll?"),
    "ycp": r"%(?P<name>\d)(?P<type>)|%%",
}  # fmt: skip
"""gettext's format, without "-format" -> pattern of its placeholders.

`name` is the argument that a placeholder asks for, empty for the next one; `type` is what it wants of it.
"""

_KIND = {
    **dict.fromkeys(FORMATS, "percent"),
    **dict.fromkeys(("c++", "csharp", "java", "perl-brace", "python-brace", "rust"), "brace"),
    "sh": "dollar",
}
"""Format -> the kind of placeholders without a flag that look like its own."""


_FLAGS = frozenset(f"{name}-format" for name in FORMATS)


def syntax_of(flags: Iterable[str], origin: str | None = None) -> str:
    """Return in which syntax a message is written: its `origin` and the names of its format flags.

    The origin is PROGRAM, TAGGED, or empty for Markdown; if it is not known, a message with a format is a program's.
    `no-c-format` is part of a syntax, `possible-c-format` is not.
    """
    known = {flag for flag in flags if flag.removeprefix("no-") in _FLAGS}
    if origin is None:
        origin = PROGRAM if any(not flag.startswith("no-") for flag in known) else ""
    return " ".join([*([origin] if origin else []), *sorted(known)])


def is_program(syntax: str) -> bool:
    """Return whether texts of a syntax are those of a program."""
    return PROGRAM in syntax.split()


def is_tagged(syntax: str) -> bool:
    """Return whether texts of a syntax are plain but for numbered tags."""
    return TAGGED in syntax.split()


@cache
def formats_of(syntax: str) -> tuple[str, ...]:
    """Return the formats whose placeholders texts of a syntax hold."""
    names = (flag.removesuffix("-format") for flag in syntax.split() if flag.endswith("-format"))
    return tuple(name for name in names if not name.startswith("no-"))


@cache
def excluded_kinds(syntax: str) -> frozenset[str]:
    """Return the kinds of placeholders that texts of a syntax do not hold, by flags such as no-c-format."""
    names = (flag.removeprefix("no-").removesuffix("-format") for flag in syntax.split() if flag.startswith("no-"))
    return frozenset(_KIND[name] for name in names)


def placeholder_pattern(syntax: str) -> str:
    """Return the pattern of the placeholders of a syntax, empty if it has no format."""
    return "|".join(re.sub(r"\(\?P<\w+>", "(?:", FORMATS[name]) for name in formats_of(syntax))


_SAME_TYPES = str.maketrans("iXEFGA", "dxefga")
"""Types that print the same value, in other letters at most."""


def arguments(placeholders: Sequence[str], syntax: str) -> list[str]:
    """Return for each placeholder of a text which argument it shows, and as what.

    Unnumbered ones take the arguments in their order, so that `%s %d` is what `%2$d %1$s` is in another order. Widths,
    precisions and specifications do not count: a translation may need others. A space in printf's flags does: nobody
    but a machine writes `% s` for `%s`.
    """
    taken, found = 0, []
    for placeholder in placeholders:
        matches = ((name, _compiled(name).fullmatch(placeholder)) for name in formats_of(syntax))
        name, match = next(((name, match) for name, match in matches if match), ("", None))
        shown = match and match.groupdict()
        if not shown or shown.get("type") is None:
            found.append(placeholder)
            continue
        counts_from = 0 if _KIND[name] == "brace" else 1 + placeholder.count("*")
        number = (shown["name"] or str(taken + counts_from)).rstrip("$")
        is_printf = _KIND[name] == "percent"
        flag = " " if is_printf and " " in placeholder.replace(shown["name"] or "", "") else ""
        found.append(f"{flag}{number} {shown['type'].translate(_SAME_TYPES) if is_printf else shown['type']}")
        taken += 0 if shown["name"] else max(counts_from, 1)
    return found


@cache
def _compiled(name: str) -> re.Pattern[str]:
    return re.compile(FORMATS[name])
