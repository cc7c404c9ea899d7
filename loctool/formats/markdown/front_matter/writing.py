"""Strings as YAML writes them: plain, in quotes, or as the lines of a block; each is read as exactly the text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from loctool.formats.markdown.front_matter.nodes import STRING


class Setting(NamedTuple):
    """Where a piece of YAML stands, and the role of its segments."""

    role: str = "metadata"
    comment: bool = False
    """A comment is around it."""
    ended: Literal["margin", "line", "anywhere"] = "margin"
    """Where three hyphens end it: at the beginning of a line; also indented, as in Marp; anywhere, as in Slidev."""

    @property
    def unsafe(self) -> str:
        """A pattern for what has to be written as an escape."""
        if self.comment:  # it would end the comment, or begin a code span before it
            return r"-(?=-|$)|[`<]"
        return r"-(?=--)" if self.ended == "anywhere" else r"(?!)"


_SPECIAL = r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]'
NO_LINE = re.compile(r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What no line of a block can hold: control characters, and what some readers of YAML take for a line end."""
_UNLIKE = re.compile(r"[-+.]*\d\S*|[yYnN]|\.\.\.|---.*")
"""What some readers of YAML take for a number, a truth value or an end, others for a string."""


def write_scalar(text: str, style: str | None, flow: bool, unsafe: str = Setting().unsafe) -> str:
    """Return a string as YAML: plain or in single quotes as before where that is safe, else in double quotes.

    `style` is the quote of the source, None for a plain scalar; `flow` says that it stands in brackets. `unsafe` is a
    pattern for what has to be written as an escape.
    """
    if not re.search(unsafe, text):
        if style is None and not _UNLIKE.fullmatch(text) and _reads_as(text, text, flow):
            return text
        single = "'" + text.replace("'", "''") + "'"
        if style == "'" and _reads_as(single, text, flow):
            return single
    return '"' + re.sub(f"{_SPECIAL}|{unsafe}", _escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    if char in '\\"':
        return "\\" + char
    if char == "\n":
        return "\\n"
    return f"\\x{ord(char):02X}" if ord(char) < 256 else f"\\u{ord(char):04X}"


@lru_cache(maxsize=256)
def _reads_as(written: str, text: str, flow: bool) -> bool:
    import yaml

    if NO_LINE.search(text) or (flow and not _reads_as(written, text, flow=False)):
        return False
    line = f"{{k: {written}, l: 1}}\n" if flow else f"k: {written} # comment\n"
    try:
        node = yaml.compose(line, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError):
        return False
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    found = [(key.value, value.tag, value.value) for key, value in pairs]
    return found[:1] == [("k", STRING, text)] and [key for key, *_ in found[1:]] == (["l"] if flow else [])


def respace(old: str, new: str) -> str:
    """Return a text's lines with the white space that stands around and between the lines of the old value."""
    gaps = [""]
    for number, line in enumerate(old.split("\n")):
        gaps[-1] += "\n" if number else ""
        if body := line.strip():
            at = line.index(body)
            gaps[-1] += line[:at]
            gaps.append(line[at + len(body) :])
        else:
            gaps[-1] += line
    lines = new.split("\n")
    inner = gaps[1:-1]
    if len(inner) != len(lines) - 1:
        inner = [inner[0] if len(set(inner)) == 1 else "\n"] * (len(lines) - 1)
    between = [part for pair in zip(lines, [*inner, ""], strict=True) for part in pair]
    return gaps[0] + "".join(between) + (gaps[-1] if len(gaps) > 1 else "")
