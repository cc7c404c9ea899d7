"""Comments that nobody reads aloud: licences, instructions to tools, markup and code that was commented out."""

from __future__ import annotations

import re

from loctool.formats.markdown.html.elements import FORMATTING
from loctool.formats.markdown.html.tokens import tokens

_LICENCE = re.compile(
    r"""
      SPDX-[A-Za-z]+
    | (?:Copyright|©|\([cC]\))[\s:,©]*(?:\([cC]\))?[\s:,]*(?:\d{4}|by\b)
    | (?:This\ .{0,80}\ is\ )?[Ll]icen[sc]ed\ under | (?:Licen[sc]e|Lizenz):\s*[A-Z]+[A-Za-z]*[\d .+-]*[A-Z\d.+ -]*$
    | Lizenziert\ unter
    """,
    re.VERBOSE | re.MULTILINE,
)
_TOOL = re.compile(
    r"""
      [\w.@/-]+[-:](?:disable|enable|ignore|start|end|begin|off|on|capture|restore)(?:[-_:][\w-]+)*(?:\s[^\n]*)?
    | (?:start|end)\ doctoc\b.* | (?:start|end|begin)[_-](?:section|toc|badges?|table)\b.*
    | \#(?:end)?region\b[^\n]* | (?:end)?region | (?:vim?|ex|emacs):\ .* | -\*-.*-\*- | LTeX:.* | DON'T\ EDIT\b.*
    | [\w-]+_[\w-]+(?:\s*[:=]\s*[^\s]*)? | [A-Za-z][\w-]*[:=][\w./=-]+
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
"""Instructions by their form: `tool-disable …`, `SECTION:START`, `column_layout: 2`; no sentence looks like that."""

_MARKUP_LINE = re.compile(
    r"""
      (?:[-+*]\ +)?(?:\[?!\[[^\]\n]*\]\([^()\n]*\)(?:\]\([^()\n]*\))?\s*)+   # images, also within links
    | \|[^\n]*\| | [|:\ -]*-{3}[|:\ -]* | \[[^\]\n]+\]:\s*\S+                # table, link definition
    """,
    re.VERBOSE,
)
_STATEMENT = re.compile(
    r"""
      [^\n]*(?:\w\(|=>|::|->)[^\n]*[;{},] | [^\n]*\{ | \}[^\n\w]*                 # ends as statements do
    | (?:[\w.$]+\s){0,2}[\w.$\[\]]+\s?[-+*/|&]?=[^\n]*[;{,]                          # an assignment
    | [\w$.]+\([^()\n]*\);?                                                          # a call
    | import\s+["'][^"'\n]+["'];? | (?:import|from)\s+\S[^\n]*\s(?:from|import)\s[^\n]+
    | (?:return|throw|break|continue)\b[^\n]*; | (?:var|let|const)\s+\w+\s*=[^\n]*
    | (?:def|class|function)\s+\w+\s*[({:][^\n]* | \#include\b[^\n]* | @(?:import|include|media|page)\b[^\n]*
    | \{[{%][^\n]*[%}]\} | </?[A-Za-z][^<>\n]*>
    """,
    re.VERBOSE,
)
_WITHIN_CODE = re.compile(
    r"[^\n]*[;,(){}\[\]:>] | (?://|/\*|\*|\#)[^\n]* | [a-z-]+:\s[^\n]* | \S+(?:\s\S+)?", re.VERBOSE
)
"""What lines between statements may look like."""
_LONGEST = 300
"""Characters of an instruction or a line of code; the patterns take more than linear time."""


def is_for_nobody(content: str) -> bool:
    """Return whether a comment's content, without white space around it, is no note: see the kinds above."""
    lines = [line.strip() for line in content.split("\n") if line.strip()]
    if not lines:
        return False
    if _LICENCE.match(content[:_LONGEST]) or any(line.startswith("SPDX-") for line in lines):
        return True
    if len(content) <= _LONGEST and _TOOL.fullmatch(content):
        return True
    return _is_markup(content) or _is_fence(lines) or (max(map(len, lines)) <= _LONGEST and _is_code(lines))


def _is_markup(content: str) -> bool:
    """Return whether a content is from a tag to a tag, the first one not of those with which sentences begin."""
    if not content.startswith("<"):
        return False
    found = list(tokens(content))
    first, last = found[0], found[-1]
    if first.kind == "open" and first.name in ("script", "style"):
        return True
    return first.kind != "text" and last.kind in ("open", "close", "comment") and first.name not in FORMATTING


def _is_fence(lines: list[str]) -> bool:
    return len(lines) > 1 and lines[0].startswith(("```", "~~~")) and lines[-1] in ("```", "~~~")


def _is_code(lines: list[str]) -> bool:
    if all(map(_MARKUP_LINE.fullmatch, lines)):
        return True
    statements = [bool(_STATEMENT.fullmatch(line)) for line in lines]
    return any(statements) and all(
        is_statement or _WITHIN_CODE.fullmatch(line) for line, is_statement in zip(lines, statements, strict=True)
    )
