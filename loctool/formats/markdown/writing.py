"""Writing translations into Markdown so that they stay one block: what would start another one is escaped."""

from __future__ import annotations

import re
import string
from functools import cache
from typing import NamedTuple

from loctool.formats.markdown.comments import end_escaped, leading_end
from loctool.formats.markdown.dialects.dialect import Dialect
from loctool.formats.markdown.places import ends_escaping, entity

_START = re.compile(
    r"""
      (?P<mark>
          \#{1,6}(?=[ \t]|$) | [-+*](?=[ \t]|$) | > | ~{3} | `{3,}(?=[^`]*$)   # heading, bullet, quote, code
        | (?P<rule>[-*_])(?=[ \t]*(?:(?P=rule)[ \t]*){2,}$)
        | =+$ | -+$                                                             # underline of a heading
        | (?=[^-]*-)[|:-](?=[|:\- \t]*$)                                        # second line of a table
      )
    | (?P<before>\d{1,9}(?=[.)](?:[ \t]|$)) | \[\^[^ \]]+\](?=:))               # ordered list, footnote
    """,
    re.VERBOSE,
)
"""What starts or changes a block at the beginning of a line: escaped before `mark`, or after `before`."""

_NOTHING = "&#8203;"
"""A space without width, before a tag that works in a sentence but begins a block at the beginning of a line."""
_DEFINITION = re.compile(r"\[(?:[^\[\]\\]|\\.)*\](?=:)", re.DOTALL)
_IN_ITEM = re.compile(r"\[[ xX]\](?=[ \t]|$)|(?P<rule>[-*_])(?:[ \t]*(?P=rule))*[ \t]*$", re.MULTILINE)
"""What a list marker before it would make a task, or a thematic break: `* **`."""
_WORDS = re.compile(r"[^\W\d_][^\n\\<>|#\[\]{}`=]*")
_PIPE = re.compile(r"(\\*+)\|")
_DELIMITER = re.compile(r":?-+:?")
"""A cell that makes its row the second one of a table."""
_ADDRESS = re.compile(r"""(?:<[^<>\n]*>|\S+)(?:\s+(?:"[^\n]*"|'[^\n]*'|\([^\n]*\)))?""")
"""What a link definition has behind its label."""
_CLOSING = re.compile(r"(?:(?<=[ \t])|^)#+$")


class Layout(NamedTuple):
    """What surrounds a block of text, and so decides how its lines are written."""

    dialect: Dialect
    prefix: str = ""
    """What each further line begins with: indentation and quote marks."""
    hard: str = "\\"
    """What ends a line before a hard break: a backslash, two spaces, or nothing where every line end is one."""
    eol: str = "\n"
    within: bool = False
    """Not at the beginning of its line, where nothing needs a guard."""
    heading: bool = False
    """One line between `#` marks; a line break becomes a space."""
    titled: bool = False
    """A heading of either kind, whose end may be attributes."""
    item: bool = False
    """Directly after a list marker, where `[ ]` makes a task."""
    after_definition: bool = False
    """Directly under a link definition, where a quoted text would be its title."""
    before_delimiters: bool = False
    """Directly above a line of hyphens, where a pipe would make a table."""
    labelled: bool = False
    """Directly behind the label of a footnote that the dialect has not: an address would make a definition of it."""
    behind: str = ""
    """The rest of the line after the text, where a comment or syntax follows; a line end if that is below."""


def is_plain(text: str, dialect: Dialect) -> bool:
    """Return whether a text is one line of words that no layout changes: most are (row render of `parsing.py`)."""
    return _WORDS.fullmatch(text) is not None and not (
        dialect.opening.match(text)
        or dialect.unsure.match(text)
        or dialect.leading_pattern.match(text)
        or dialect.heading_trailing_pattern.search(text)
        or dialect.guard_pattern.match(text)
    )


def write_block(text: str, layout: Layout) -> str:
    """Return the Markdown of a paragraph's or heading's text, escaped only where it would become another block."""
    lines = [_CLOSING.sub(r"\\\g<0>", text.replace("\n", " "))] if layout.heading else _guarded(text, layout)
    if leading_end(lines[0]) or layout.dialect.leading_pattern.match(lines[0]):
        lines[0] = _escape(lines[0], 0)
    lines[-1] = end_escaped(lines[-1], before_comment=bool(layout.behind))
    trailing = layout.dialect.heading_trailing_pattern if layout.titled else layout.dialect.trailing_pattern
    if match := trailing.search(lines[-1]):
        lines[-1] = _escape(lines[-1], match.end() - len(match[0].lstrip()))
    if layout.before_delimiters:
        lines[-1] = lines[-1].replace("\\|", "|").replace("|", "&#124;")
    if layout.behind.startswith(("<", "{", "\n")) and ends_escaping(lines[-1]):
        lines[-1] += " "
    if layout.labelled and _ADDRESS.fullmatch(text):
        lines[-1] += " &#8203;"
    broken = [line + ("  " if ends_escaping(line) else layout.hard) + layout.eol for line in lines[:-1]]
    return layout.prefix.join([*broken, lines[-1]])


def _guarded(text: str, layout: Layout) -> list[str]:
    first, *others = text.split("\n")
    if layout.within:
        return [first, *(guard_line(line, False, layout.dialect) for line in others)]
    text = _DEFINITION.sub(r"\g<0>\\", text, count=1) if _DEFINITION.match(text) else text
    if (layout.item and _IN_ITEM.match(text)) or (layout.after_definition and text[0] in "\"'("):
        text = "\\" + text
    lines = text.split("\n")
    behind = [""] * (len(lines) - 1) + [layout.behind]
    return [guard_line(line, n == 0, layout.dialect, behind[n]) for n, line in enumerate(lines)]


def _escape(text: str, at: int) -> str:
    """Return the text with a character that is no markup any more: punctuation has a backslash, others are entities."""
    return text[:at] + ("\\" + text[at:] if text[at] in string.punctuation else entity(text[at:]))


def guard_line(line: str, first: bool, dialect: Dialect, behind: str = "") -> str:
    """Return the line with a backslash (HTML after a hard break: indented) where it would start another block.

    The rules are CommonMark's (chapter 4 and 5), those of GitHub's tables, and the dialect's. `first` is a paragraph's
    first line, `behind` what follows on the line.
    """
    if match := _START.match(line):
        at = match.end() if match["before"] else 0
        return line[:at] + "\\" + line[at:]
    if dialect.html_pattern.match(line):
        return _NOTHING + line
    if line.startswith("<") and _starts_html(line, first):
        return "\\" + line if first else "    " + line
    if match := dialect.guard_pattern.match(line):
        return line[: match.end()] + "\\" + line[match.end() :]
    opens = (
        dialect.opening.match(line + behind)
        or dialect.unsure.match(line + behind)
        or (behind and dialect.opening.match(line))
    )
    return _escape(line, 0) if opens else line


def _starts_html(line: str, first: bool) -> bool:
    """Return whether a line starts a block of HTML; a lone tag does so only at the beginning of a paragraph."""
    return any(pattern.search(line) for pattern, interrupts in _html_starts() if first or interrupts)


@cache
def _html_starts() -> list[tuple[re.Pattern[str], bool]]:
    from markdown_it.rules_block.html_block import HTML_SEQUENCES

    return [(start, interrupts) for start, _, interrupts in HTML_SEQUENCES]


def write_cell(text: str, dialect: Dialect, opens_row: bool, behind: str) -> str:
    """Return the Markdown of a table cell's text: one line, its pipes escaped.

    `opens_row` says that no pipe stands before the cell, `behind` is the rest of the line after the text.
    """
    line = text.replace("\n", " ")
    if leading_end(line):
        line = _escape(line, 0)
    line = end_escaped(line, before_comment=behind.lstrip().startswith("<!--"))
    if line.endswith("}") and (match := dialect.cell_trailing_pattern.search(line)):
        line = _escape(line, match.end() - len(match[0].lstrip()))
    line = guard_line(line, True, dialect) if opens_row else line
    line = _PIPE.sub(_escape_pipe, "\\" + line if _DELIMITER.fullmatch(line) else line)
    return line + " " if behind.startswith(("|", "<", "{")) and line.endswith("\\") else line


def _escape_pipe(found: re.Match[str]) -> str:
    """Return a pipe with an odd number of backslashes: some parsers take each two of them for a backslash."""
    return found[0] if len(found[0]) % 2 == 0 else found[1] + "\\|"
