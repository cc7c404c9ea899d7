"""What a translation must not change in how remark reads a deck: it looks for its signs in the text of all of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import partial

from loctool.formats.markdown.dialects.remark.lexer import Lexer, Mark
from loctool.formats.markdown.dialects.remark.parts import Reading
from loctool.formats.markdown.places import Place, Source, edited, entity

_IN_LINES = (
    "a|abbr|b|bdi|bdo|br|cite|code|data|del|dfn|em|i|img|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|time|u"
    "|var|wbr"
)
"""HTML that may stand in a line; any other tag would end the heading or the paragraph around it."""
_COMMENT = re.compile(r"\\?<!--(?:(?:(?!<!--).)*?-->)?", re.DOTALL)
_VARIABLE = re.compile(r"\{\{[^{}\n]+\}\}")
_MACRO = re.compile(r"!\[:[^\]\n]*\]?")
_LABEL = re.compile(r"\]:")
_TILDES = re.compile(r"~{3,}")
_MARKS = re.compile(r"(?<=[`\])])(?:--?-|\?{3})(?=\r?\n|\Z)")
_TAG = re.compile(rf"\\?<(?:/?(?!(?:{_IN_LINES})\b)[A-Za-z]|[!?])|\\<")
_ELEMENT = re.compile(r"<(?P<end>/?)(?!(?:br|img|wbr)\b)(?P<name>[A-Za-z]+)(?P<rest>[^<>]*)>")
_PIPE = re.compile(r"(?P<code>`[^`]+`)|\\?\|")
_SIGNS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_COMMENT, lambda sign: "&lt;" + sign.lstrip("\\")[1:]),
    (_VARIABLE, lambda sign: "&#123;" + sign[1:]),
    (_MACRO, lambda sign: "!\\" + sign[1:]),
    (_LABEL, lambda _: "]&#58;"),
    (_TILDES, entity),
    (_MARKS, entity),
    (_TAG, lambda sign: "&lt;" + sign.lstrip("\\")[1:]),
)
"""What remark would find in a text, beside code and classes, and how it is written instead."""

_PROPERTY = re.compile(r"([-A-Za-z0-9_]+):")
_UNDERLINE = re.compile(r"[ \t]*\r?\n[ ]*[-=]{2,}[ ]*(?:\r?\n|\Z)")
_CODE = re.compile(r"`[^`]+`|(?P<lone>\\?`)")
_BREAK = re.compile(r"(?<![ \t\\])[ \t\\]*\r?\n[ \t>]*")


def settle(source: Source, place: Place, written: str, reading: Reading) -> str:
    """Return what is written so that remark finds the same slides, notes, properties and classes as before."""
    old = source.text[place.start : place.end]
    for pattern, safe in _SIGNS:
        known = set(pattern.findall(old))
        written = pattern.sub(partial(_keep_known, known=known, safe=safe), written)
    if source.text.startswith("![", place.start - 2) and written.startswith(":"):
        written = entity(written)
    if place.start in reading.heads:
        written = re.sub(rf"\A{_PROPERTY.pattern}", r"\1&#58;", written)
    if "|" not in old:
        is_cell = place.segment.role == "cell"  # where even code may have no pipe
        written = _PIPE.sub(lambda found: _without_pipe(found, is_cell), written)
    if "\n" not in old and _UNDERLINE.match(source.text, place.end):
        written = _BREAK.sub(" ", written)
    written = _without_lone_tags(old, written)
    written = _without_lone_ticks(old, written)
    written = _with_brackets(old, written)
    written = _without_breaks(written)
    if owner := reading.innermost(place.start):
        written = _within(source, place, owner, written)
    return written


def _keep_known(found: re.Match[str], known: Collection[str], safe: Callable[[str], str]) -> str:
    return found[0] if found[0] in known else safe(found[0])


def _without_pipe(found: re.Match[str], is_cell: bool) -> str:
    return found[0].replace("\\|", "|").replace("|", "&#124;") if is_cell or not found["code"] else found[0]


def _without_lone_tags(old: str, new: str) -> str:
    """Return the text without tags that would reach into the blocks below; those of the old text stay."""
    known, opened, lone = set(_ELEMENT.findall(old)), list[re.Match[str]](), list[re.Match[str]]()
    for tag in _ELEMENT.finditer(new):
        if not tag["end"]:
            opened.append(tag)
        elif opened and opened[-1]["name"].lower() == tag["name"].lower():
            opened.pop()
        else:
            lone.append(tag)
    lone += opened
    edits = {(tag.start(), tag.start() + 1): "&lt;" for tag in lone if tag.groups() not in known}
    return edited(new, edits)


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
    edits = {(at - new.startswith("\\", max(at - 1, 0), at), at + 1): f"&#{ord(char)};" for at, char in after}
    new = edited(new, edits)
    return f"{new}<!--{wanted}-->" if wanted else new


def _lone_brackets(text: str) -> list[tuple[int, str]]:
    partners = Lexer(text).partners
    paired = partners.keys() | partners.values()
    return [(found.start(), found[0]) for found in re.finditer(r"[\[\]]", text) if found.start() not in paired]


def _without_breaks(new: str) -> str:
    """Return the text without line breaks in classes, which would be shown as blocks."""
    if "[" not in new or "\n" not in new:
        return new
    marks = [mark for mark in Lexer(new).marks() if mark.kind == "class"]
    spans = {found.span() for mark in marks for found in _BREAK.finditer(new, mark.begin, mark.stop)}
    return edited(new, dict.fromkeys(spans, " "))


def _within(source: Source, place: Place, owner: Mark, written: str) -> str:
    """Return the text of a class on as many lines as it needs to stay a block, or to stay none."""
    if source.text.find("\n", owner.begin, owner.stop) < 0:
        return _BREAK.sub(" ", written)
    has_break = "\n" in written or source.text.find("\n", owner.begin, place.start) >= 0
    if has_break or source.text.find("\n", place.end, owner.stop) >= 0:
        return written
    return written + source.line_end(place.start)
