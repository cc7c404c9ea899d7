"""Messages in ICU's MessageFormat: `{n, plural, one {# file} other {# files}}`, parsed, and each of their readings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from loctool.text.language import locale_of

BRANCHING = ("plural", "selectordinal", "select")
_SIMPLE = ("number", "date", "time", "spellout", "ordinal", "duration", "list", "choice")
_SIGN = re.compile(rf"\{{\s*[\w.]+\s*,\s*(?:{'|'.join((*BRANCHING, *_SIMPLE))})\s*[,}}]")
_ARGUMENT = re.compile(r"\{\s*(?P<name>[\w.-]+)\s*(?:(?P<end>\})|,\s*(?P<type>[^\s{},]+)\s*(?P<more>[,}]))")
_OFFSET, _KEY = re.compile(r"\s*offset:\s*(\d+)"), re.compile(r"\s*(?P<key>=\d+|[^\s{}=,']+)\s*\{")
_END = re.compile(r"\s*\}")
_STYLE = re.compile(r"(?:[^{}']|'[^']*'|\{[^{}]{0,200}\}){0,300}\}")
_QUOTED = re.compile(r"''|'(?=[{}#|])(?:[^']|'')*(?:'|$)")
_DEEPEST = 8
_MOST_READINGS = 64

TOKEN = (
    rf"\{{\s*[\w.]+\s*,\s*(?:{'|'.join(BRANCHING)})\s*,\s*(?:offset:\s*\d+\s*)?(?:=\d+|[^\s{{}},=]+)\s*\{{"
    rf"|\{{\s*[\w.]+\s*,\s*(?:{'|'.join(_SIMPLE)})\s*(?:,[^{{}}]*)?\}}"
    r"|\{\s*[\w.]+\s*,\s*choice\s*,|\|?\d+(?:\.\d+)?[#<≤]"
    r"|\}\s*(?:=\d+|[^\s{},=]+)\s*\{|(?<![\w&])\#|\{(?=\s*\{)|\}"
)
"""What is not language in such a message; `{name}` is matched before."""


class IcuError(ValueError):
    """A message that ICU cannot read; the text says why."""


@dataclass(frozen=True, slots=True)
class Argument:
    """What a program fills in, or the branches from which it chooses."""

    name: str
    kind: str = ""
    """plural, select, number …; empty for `{name}`."""
    branches: tuple[tuple[str, Message], ...] = ()
    """(key, text) of each branch."""


Message = tuple[str | Argument, ...]
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_NUMBERS = range(1000)
"""Categories that only larger numbers have, such as the millions of Romance languages, are not asked for."""


@cache
def plural_categories(language: str, is_ordinal: bool = False) -> dict[str, frozenset[int]]:
    """Return CLDR's category -> the whole numbers below 1000 that have it, empty if CLDR does not know the language."""
    locale, found = locale_of(language), dict[str, set[int]]()
    if locale is not None:
        rule = locale.ordinal_form if is_ordinal else locale.plural_form
        for number in _NUMBERS:
            found.setdefault(rule(number), set()).add(number)
    return {category: frozenset(numbers) for category, numbers in found.items()}


def is_icu(text: str) -> bool:
    """Return whether a text looks like a message of MessageFormat with a typed argument."""
    return "{" in text and "," in text and _SIGN.search(text) is not None


def is_broken(text: str) -> bool:
    """Return whether ICU cannot read a text."""
    try:
        parse_icu(text)
    except IcuError:
        return True
    return False


@lru_cache(maxsize=64)
def parse_icu(text: str) -> Message:
    """Parse a message. Raises IcuError if a brace has no partner or an argument is not understood."""
    message, end = _parse_text(text, 0, (), depth=0)
    if end < len(text):
        raise IcuError("a closing brace without its partner")
    return message


def _parse_text(text: str, at: int, counted: tuple[str, ...], depth: int) -> tuple[Message, int]:
    """Return the message from an offset up to the brace that closes it, and the offset of that brace or of the end.

    `counted` is the argument that `#` stands for, if the text is within a branch of plural.
    """
    parts, start = list[str | Argument](), at
    while at < len(text) and text[at] != "}":
        is_argument = text[at] == "{" or (text[at] == "#" and bool(counted))
        if is_argument and at > start:
            parts.append(text[start:at])
        if text[at] == "{":
            argument, at = _parse_argument(text, at, counted, depth + 1)
            parts.append(argument)
        elif is_argument:
            parts.append(Argument(counted[0]))
            at += 1
        else:
            quoted = _QUOTED.match(text, at) if text[at] == "'" else None
            at = quoted.end() if quoted else at + 1
        start = at if is_argument else start
    return (*parts, *([text[start:at]] if at > start else [])), at


def _parse_argument(text: str, at: int, counted: tuple[str, ...], depth: int) -> tuple[Argument, int]:
    head = _ARGUMENT.match(text, at)
    if head is None or depth > _DEEPEST:
        raise IcuError(f"not understood: {text[at : at + 20]}")
    name, kind = head["name"], head["type"] or ""
    if kind in BRANCHING and head["more"] == ",":
        within = (name,) if kind != "select" else counted
        return _parse_branches(text, head.end(), Argument(name, kind), within, depth)
    if head["end"] or head["more"] == "}":
        return Argument(name, kind), head.end()
    style = _STYLE.match(text, head.end())
    if style is None:
        raise IcuError(f"the argument {name} is not closed")
    return Argument(name, kind), style.end()


def _parse_branches(
    text: str, at: int, argument: Argument, counted: tuple[str, ...], depth: int
) -> tuple[Argument, int]:
    branches = list[tuple[str, Message]]()
    if offset := _OFFSET.match(text, at):
        at = offset.end()
    while key := _KEY.match(text, at):
        message, at = _parse_text(text, key.end(), counted, depth)
        if at >= len(text):
            raise IcuError(f"the branch “{key['key']}” of {argument.name} is not closed")
        if key["key"] in dict(branches):
            raise IcuError(f"{argument.name} has the branch “{key['key']}” twice")
        branches.append((key["key"], message))
        at += 1
    end = _END.match(text, at)
    if end is None:
        raise IcuError(f"the argument {argument.name} is not closed")
    return Argument(argument.name, argument.kind, tuple(branches)), end.end()


def arguments_in(message: Message) -> Iterator[Argument]:
    """Yield the arguments of a message, those within branches too."""
    for part in message:
        if isinstance(part, Argument):
            yield part
            for _, branch in part.branches:
                yield from arguments_in(branch)


def readings(message: Message) -> list[dict[str, str]]:
    """Return the choices of branches that a message can have, as name of the argument -> key; 64 at most."""
    found: list[dict[str, str]] = [{}]
    for one in arguments_in(message):
        if one.branches and one.name not in found[0]:
            found = [{**chosen, one.name: key} for chosen in found for key, _ in one.branches][:_MOST_READINGS]
    return found


def read(message: Message, chosen: Mapping[str, str]) -> str:
    """Return the text of a message with these branches; of others the one named other. Arguments are `{name}`."""
    found = ""
    for part in message:
        if isinstance(part, str):
            found += part
        elif part.branches:
            branches = dict(part.branches)
            branch = branches.get(chosen.get(part.name, "other"), branches.get("other", part.branches[-1][1]))
            found += read(branch, chosen)
        else:
            found += f"{{{part.name}}}"
    return found
