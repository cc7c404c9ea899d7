"""Strings as YAML writes them: plain, in quotes, or as the lines of a block; each is read as exactly the text."""

from __future__ import annotations

import re
from functools import lru_cache

from loctool.formats.markdown.front_matter.nodes import STRING

RULE = r"-(?=--)"
"""What must not stand open in any front matter: three hyphens end it in Slidev, and on a line alone elsewhere."""
IN_COMMENT = r"-(?=-|$)|[`<]"
"""What must not stand open in a comment: it would end it, or begin a code span before it."""

_SPECIAL = r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]'
_NO_LINE = re.compile(r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What no line of a block can hold: control characters, and what some readers of YAML take for a line end."""
_UNLIKE = re.compile(r"[-+.]*\d\S*|[yYnN]|\.\.\.")
"""What some readers of YAML take for a number or a truth value, others for a string."""
_RULES = re.compile(r"-{3,}")
_ENDING = re.compile(r"(?m)^[ \t]*\.\.\.[ \t]*$")
_COMMENT_END = re.compile(r"--+>")


def write_scalar(text: str, style: str | None, flow: bool, unsafe: str = RULE) -> str:
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

    if _NO_LINE.search(text) or (flow and not _reads_as(written, text, flow=False)):
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


def write_lines(text: str, indents: list[str], eol: str, old: str, comment: bool) -> str:
    """Return a text as lines of a literal block, each indented as the source's line at its place.

    `old` is what stands there now: only where it has three hyphens may the new text have them.
    """
    lines = [_safe_line(line, old, comment) for line in text.split("\n")]
    indents = [*indents, *[indents[-1]] * len(lines)]
    return lines[0] + "".join(eol + indent + line for indent, line in zip(indents[1:], lines[1:], strict=False))


def write_folded(text: str, indent: str, eol: str, old: str, comment: bool) -> str:
    """Return a text as lines of a folded block: a line break is an empty line there, but a space in a comment."""
    between = " " if comment else eol + eol + indent
    return between.join(_safe_line(line, old, comment) for line in text.split("\n"))


def _safe_line(line: str, old: str, comment: bool) -> str:
    line = _NO_LINE.sub("\ufffd", line)
    if not _RULES.search(old):
        line = _RULES.sub("—", line)
    if _RULES.fullmatch(line):
        line = "—"
    if comment:
        line = _COMMENT_END.sub("—>", line)
        line = line if "`" in old else line.replace("`", "ˋ")
    return _ENDING.sub("…", line)
