"""Texts within spans: alternative texts, titles, and attributes of HTML that readers see; Marp's keywords are not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from loctool.text.html.spans import wordings
from loctool.text.markup.spans import ADDRESS

_ANYWHERE = re.compile(
    r"(?:w|h|width|height):\S+"
    r"|(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::\S+)?"
)
_BACKGROUND = re.compile(r"bg|fit|contain|cover|auto|vertical|horizontal|(?:left|right)(?::\S+)?|[\d.]+%")
"""Marp's image keywords; the second group has a meaning beside `bg` only."""

_LABEL = re.compile(r"!\[([^\]\\\n]*(?:\\.[^\]\\\n]*)*)\]")
_TITLED = re.compile(rf"""\]\(\s?{ADDRESS}\s+(?P<mark>["'(])(?P<title>.*)["')]\s?\)""", re.DOTALL)
_ROLE = re.compile(r"\{(?P<name>[A-Za-z][\w:+.-]*)\}`(?P<content>[^`]*)`")
_TARGETED = re.compile(r"(?P<text>[^<>]*[^\s<>])\s+<[^<>]+>")
_ABBREVIATION = re.compile(r"(?P<short>[^()]*[^\s()])\s*\((?P<long>[^()]+)\)")
_SAID_ROLES = re.compile(
    r"kbd|sub(?:script)?|sup(?:erscript)?|emphasis|strong|u|underline|del|strike|s|sc|smallcaps|dfn|guilabel"
    r"|menuselection|button|abbr(?:eviation)?"
)
"""Roles of MyST whose whole content is text."""
_ROLE_SIGNS = str.maketrans({"`": "\u2019", "<": "\u2039", ">": "\u203a"})
_ABBREVIATION_SIGNS = {ord("("): "[", ord(")"): "]"} | _ROLE_SIGNS
_ATTRIBUTE_SIGNS = str.maketrans({"<": "&lt;", ">": "&gt;", "`": "&#96;"})
_LETTERS = re.compile(r"[^\W\d_]")
_FILE_NAME = re.compile(r"[\w./~-]+\.[A-Za-z]\w{1,3}")
_LINE_ENDS = re.compile(r"\s*[\r\n]\s*")
_UNESCAPED = {mark: re.compile(rf"(?<!\\)((?:\\\\)*)[{re.escape(mark)}]") for mark in ('"', "'", "()", "[]")}


class Inner(NamedTuple):
    """A text within a span; its offsets count in the span."""

    start: int
    end: int
    is_title: bool
    text: str
    mark: str = ""
    """What begins the title: a quotation mark or a bracket; behind `=` the one of an attribute, if there is one."""

    def has_words(self) -> bool:
        """Return whether there are words in it: the name of a file has none."""
        return bool(_LETTERS.search(self.text)) and not is_file_name(self.text)


def is_file_name(text: str) -> bool:
    """Return whether a text is the name of a file, which some editors write as an alternative text."""
    return _FILE_NAME.fullmatch(text.strip()) is not None


def is_keyword(word: str, background: bool) -> bool:
    """Return whether a word of an image's label is an instruction to Marp."""
    return bool(_ANYWHERE.fullmatch(word) or (background and _BACKGROUND.fullmatch(word)))


def words_of_label(label: str) -> tuple[int, int] | None:
    """Return the (start, end) of an image's alternative text in its label, None if it has nothing but keywords."""
    words = list(re.finditer(r"\S+", label))
    background = any(word[0] == "bg" for word in words)
    own = [word for word in words if not is_keyword(word[0], background)]
    return (own[0].start(), own[-1].end()) if own else None


def inner_texts(span: str) -> Iterator[Inner]:
    """Yield the texts of an image, the end of a link, a role of MyST or an HTML tag; none of them is blank."""
    if span.startswith("<"):
        found = ((start, end, span[start:end], "=" + quote) for start, end, quote in wordings(span))
        yield from (Inner(start, end, False, text, mark) for start, end, text, mark in found if text.strip())
        return
    if role := _ROLE.fullmatch(span):
        yield from _texts_of_role(role)
        return
    label = _LABEL.match(span)
    at = label.end() - 1 if label else 0
    if label and (words := words_of_label(label[1])):
        start, end = (label.start(1) + offset for offset in words)
        yield Inner(start, end, False, span[start:end])
    if title := titled(span[at:]):
        yield title._replace(start=at + title.start, end=at + title.end)


def _texts_of_role(role: re.Match[str]) -> Iterator[Inner]:
    """Yield the text of a role of MyST, without its target; of an abbreviation also what it means."""
    name, content, begin = role["name"], role["content"], role.start("content")
    if name.startswith("abbr") and (found := _ABBREVIATION.fullmatch(content)):
        yield Inner(begin + found.start("short"), begin + found.end("short"), False, found["short"], "`(")
        yield Inner(begin + found.start("long"), begin + found.end("long"), True, found["long"], "`(")
    elif found := _TARGETED.fullmatch(content):
        yield Inner(begin + found.start("text"), begin + found.end("text"), False, found["text"], "`")
    elif _SAID_ROLES.fullmatch(name) and content.strip():
        yield Inner(*role.span("content"), False, content, "`")


def titled(closing: str) -> Inner | None:
    """Return the title in what closes a link or an image, such as `](address "title")`, None if it has none."""
    found = _TITLED.fullmatch(closing) if closing[-2:-1] in ("'", '"', ")", " ") else None
    return (
        Inner(*found.span("title"), True, found["title"], found["mark"]) if found and found["title"].strip() else None
    )


def without_inner(span: str) -> str:
    """Return a span without those of its texts that have words; titles of images and links lose their quotes, too."""
    for inner in reversed([one for one in inner_texts(span) if one.has_words()]):
        start, end = inner.start, inner.end
        if inner.is_title:
            start, end = len(span[: start - 1].rstrip()), end + 1
        span = span[:start] + ('""' if inner.mark == "=" else "") + span[end:]
    return span


def with_inner(span: str, drafts: Mapping[str, str]) -> str:
    """Return a span with its texts replaced; those that have no draft stay."""
    for inner in reversed(list(inner_texts(span))):
        new = drafts.get(inner.text, inner.text)
        if new != inner.text:
            span = span[: inner.start] + write_inner(new, inner.mark or "[") + span[inner.end :]
    return span


def write_inner(text: str, mark: str) -> str:
    """Return a text so that it stays within a title or label that begins with `mark`: on one line, brackets escaped."""
    line = _LINE_ENDS.sub(" ", text)
    if mark.startswith("="):
        quote = mark[1:] or '"'
        written = line.translate(_ATTRIBUTE_SIGNS).replace(quote, "&#39;" if quote == "'" else "&quot;")
        return written if mark[1:] else f'"{written}"'
    if mark.startswith("`"):
        return line.translate(_ABBREVIATION_SIGNS if mark == "`(" else _ROLE_SIGNS)
    pattern = _UNESCAPED[{"(": "()", "[": "[]"}.get(mark, mark)]
    line = pattern.sub(lambda found: f"{found[1]}\\{found[0][-1]}", line)
    return line + "\\" if (len(line) - len(line.rstrip("\\"))) % 2 else line
