"""Rules of CommonMark as pandoc has them: when a list may begin, and what a heading and HTML are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.parser_block import RuleFuncBlockType
    from markdown_it.rules_block import StateBlock

_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)
_RAW_HTML = re.compile(r"<(?:!--|!\[CDATA\[|[?]|![A-Za-z]|(?i:script|pre|style|textarea)(?=[\s>]|$))", re.MULTILINE)


def only_in_lists(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """Return the rule for lists, made to interrupt a paragraph within a list alone, but there with any number."""

    def adapted(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if not silent or state.parentType not in ("paragraph", "reference"):
            return rule(state, start, end, silent)
        if state.listIndent < 0:
            return False
        parent, state.parentType = state.parentType, "list"
        try:
            return rule(state, start, end, silent)
        finally:
            state.parentType = parent

    return adapted


def only_one_line(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """Return the rule for underlined headings, made to take those of one line alone."""

    def adapted(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        underlined = start + 1 < end and _UNDERLINE.match(state.src, state.bMarks[start + 1] + state.tShift[start + 1])
        return bool(underlined) and rule(state, start, end, silent)

    return adapted


def only_raw_html(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """Return the rule for HTML blocks, made to take those alone in which there is no Markdown."""

    def adapted(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        raw = _RAW_HTML.match(state.src, state.bMarks[start] + state.tShift[start])
        return bool(raw) and rule(state, start, end, silent)

    return adapted
