"""Rules for blocks that only a dialect has, and rules of CommonMark as pandoc has them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from loctool.formats.markdown.dialects.dialect import FILLER, BlockRule, Dialect, Measured
from loctool.formats.markdown.places import Pieces, skip

if TYPE_CHECKING:
    from markdown_it.parser_block import RuleFuncBlockType
    from markdown_it.rules_block import StateBlock

_FILLED = re.compile(rf"{FILLER}+[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)


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


def only_backticks(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """Return the rule for fenced code, made to interrupt a paragraph at backticks alone."""

    def adapted(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        return not (silent and state.src.startswith("~", at)) and rule(state, start, end, silent)

    return adapted


def only_one_line(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """Return the rule for underlined headings, made to take those of one line alone."""

    def adapted(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        underlined = start + 1 < end and _UNDERLINE.match(state.src, state.bMarks[start + 1] + state.tShift[start + 1])
        return bool(underlined) and rule(state, start, end, silent)

    return adapted


def only_at(opens: str) -> Callable[[RuleFuncBlockType], RuleFuncBlockType]:
    """Return what makes of a rule one that takes the blocks alone that begin with an expression."""
    pattern = re.compile(opens)

    def adapt(rule: RuleFuncBlockType) -> RuleFuncBlockType:
        def adapted(state: StateBlock, start: int, end: int, silent: bool) -> bool:
            begins = pattern.match(state.src, state.bMarks[start] + state.tShift[start])
            return bool(begins) and rule(state, start, end, silent)

        return adapted

    return adapt


def line_spans(state: StateBlock, start: int, end: int) -> Pieces:
    """Return where lines begin and end in the source, without indentation, quote marks and what fills a marker."""
    begin: int = state.env["begin"]
    spans = [(state.bMarks[line] + state.tShift[line], state.eMarks[line]) for line in range(start, end)]
    return [(begin + skip(_FILLED, state.src, low), begin + high) for low, high in spans]


def dialect_rule(dialect: Dialect) -> RuleFuncBlockType:
    """Return a rule for the blocks that only this dialect has; their token is `syntax`."""
    interrupting = dialect.interrupting

    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if state.is_code_block(start):
            return False
        at = state.bMarks[start] + state.tShift[start]
        if silent:
            if interrupting.match(state.src, at):
                return True
            return bool(dialect.breaking) and _measured(state, dialect.breaking, start, end) is not None
        if dialect.measured and (measured := _measured(state, dialect.measured, start, end)):
            found, count = measured
            state.line = start + count
        elif opened := dialect.rule_at(state.src, at):
            found, stop = opened
            state.line = _last_line(state, found, stop, start, end)
        else:
            return False
        token = state.push("syntax", "", 0)
        token.map = [start, state.line]
        token.meta = {"lines": line_spans(state, start, state.line), "rule": found}
        return True

    return rule


def _measured(state: StateBlock, rules: Measured, start: int, end: int) -> tuple[BlockRule, int] | None:
    """Return the first rule that measures its blocks and finds one on the line `start`, and how many lines it has."""
    begin = state.bMarks[start] + state.tShift[start]
    for opens, rule in rules:
        if rule.extent and opens.match(state.src, begin) and (count := rule.extent(partial(_line, state, start, end))):
            return rule, count
    return None


def _line(state: StateBlock, start: int, end: int, number: int) -> str | None:
    """Return the line that is `number` lines below the line `start`; None outside its container."""
    at = start + number
    if not 0 <= at < end or (state.sCount[at] < state.blkIndent and not state.isEmpty(at)):
        return None
    columns = " " * max(state.sCount[at] - state.blkIndent, 0)
    return columns + state.src[state.bMarks[at] + state.tShift[at] : state.eMarks[at]]


def _last_line(state: StateBlock, rule: BlockRule, opened: int, start: int, end: int) -> int:
    """Return the line behind a block that opens on the line `start`; its container closes one that is left open."""
    if not rule.closes and not rule.until:
        return start + 1
    closes, until = (re.compile(pattern or r"(?!)", re.MULTILINE) for pattern in (rule.closes, rule.until))
    if closes.search(state.src, opened, state.eMarks[start]):
        return start + 1
    for line in range(start + 1, end):
        if not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            return line
        span = state.bMarks[line] + state.tShift[line], state.eMarks[line]
        if until.match(state.src, *span):
            return line
        if closes.search(state.src, *span):
            return line + 1
    return end
