"""What a translation must not change in how remark reads a deck: it looks for its signs in the text of all of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import partial

from loctool.formats.markdown.dialects.remark.lexer import Lexer, Mark
from loctool.formats.markdown.dialects.remark.parts import Reading
from loctool.formats.markdown.places import Place, Source, entity

_COMMENT = re.compile(r"<!--(?:.*?-->)?", re.DOTALL)
_VARIABLE = re.compile(r"\{\{[^}\n]+\}\}")
_MACRO = re.compile(r"!\[:[^\]\n]*\]?")
_LABEL = re.compile(r"\]:")
_TILDES = re.compile(r"~{3,}")
_MARKS = re.compile(r"(?<=[`\])])(?:--?-|\?{3})(?=\r?\n|\Z)")
_TAG = re.compile(r"\\<")
_SIGNS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_COMMENT, lambda sign: "&lt;" + sign[1:]),
    (_VARIABLE, lambda sign: "&#123;" + sign[1:]),
    (_MACRO, lambda sign: "!\\" + sign[1:]),
    (_LABEL, lambda _: "]&#58;"),
    (_TILDES, entity),
    (_MARKS, entity),
    (_TAG, lambda _: "&lt;"),
)
"""What remark would find in a text, beside code and classes, and how it is written instead."""

_PROPERTY = re.compile(r"([-A-Za-z0-9_]+):")
_CODE = re.compile(r"`[^`]+`|(?P<lone>\\?`)")
_BREAK = re.compile(r"[ \t\\]*\r?\n[ \t>]*")


def settle(source: Source, place: Place, written: str, reading: Reading) -> str:
    """Return what is written so that remark finds the same slides, notes, properties and classes as before."""
    old = source.text[place.start : place.end]
    for pattern, safe in _SIGNS:
        known = set(pattern.findall(old))
        written = pattern.sub(partial(_keep_known, known=known, safe=safe), written)
    if place.start in reading.heads:
        written = re.sub(rf"\A{_PROPERTY.pattern}", r"\1&#58;", written)
    written = _without_lone_ticks(old, written)
    written = _with_brackets(old, written)
    eol = source.line_end(place.start)
    written = _with_lines(old, written, eol)
    if owner := reading.innermost(place.start):
        written = _within(source.text, place, owner, written, eol)
    return written


def _keep_known(found: re.Match[str], known: Collection[str], safe: Callable[[str], str]) -> str:
    return found[0] if found[0] in known else safe(found[0])


def _without_lone_ticks(old: str, new: str) -> str:
    """Return the text without backticks that would begin code that ends in another text."""
    if _lone_ticks(old) == _lone_ticks(new):
        return new
    return _CODE.sub(lambda found: "&#96;" if found["lone"] else found[0], new) + "<!--`-->" * (_lone_ticks(old) % 2)


def _lone_ticks(text: str) -> int:
    return sum(found["lone"] is not None for found in _CODE.finditer(text))


def _with_brackets(old: str, new: str) -> str:
    """Return the text with as many brackets without a partner: remark counts them to find where a class ends."""
    before, after = _lone_brackets(old), _lone_brackets(new)
    wanted = "".join(char for _, char in before)
    if wanted == "".join(char for _, char in after):
        return new
    for at, char in reversed(after):
        new = f"{new[:at]}&#{ord(char)};{new[at + 1 :]}"
    return f"{new}<!--{wanted}-->" if wanted else new


def _lone_brackets(text: str) -> list[tuple[int, str]]:
    opened: list[int] = []
    closing: list[tuple[int, str]] = []
    for bracket in re.finditer(r"[\[\]]", text):
        if bracket[0] == "[":
            opened.append(bracket.start())
        elif opened:
            opened.pop()
        else:
            closing.append((bracket.start(), "]"))
    return sorted([*closing, *((at, "[") for at in opened)])


def _with_lines(old: str, new: str, eol: str) -> str:
    """Return the text with each class over several lines where it was before: others are shown within their line."""
    if "[" not in new or "." not in new:
        return new
    before, after = _classes(old), _classes(new)
    edits: dict[tuple[int, int], str] = {}
    for number, mark in enumerate(after):
        is_block = number < len(before) and "\n" in old[before[number].begin : before[number].stop]
        breaks = [found.span() for found in _BREAK.finditer(new, mark.begin, mark.stop)]
        if is_block and not breaks:
            edits[mark.stop, mark.stop] = eol
        elif not is_block:
            edits |= dict.fromkeys(breaks, " ")
    for (start, end), text in sorted(edits.items(), reverse=True):
        new = new[:start] + text + new[end:]
    return new


def _classes(text: str) -> list[Mark]:
    return [mark for mark in Lexer(text).marks() if mark.kind == "class"]


def _within(text: str, place: Place, owner: Mark, written: str, eol: str) -> str:
    """Return the text of a class on as many lines as it needs to stay a block, or to stay none."""
    if "\n" not in text[owner.begin : owner.stop]:
        return _BREAK.sub(" ", written)
    outside = text[owner.begin : place.start], text[place.end : owner.stop], written
    return written if any("\n" in part for part in outside) else written + eol
