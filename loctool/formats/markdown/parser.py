"""The Markdown parser, taught to say where in the source each line of a block begins and ends."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from loctool.formats.markdown.dialects.dialect import NEVER, Dialect
from loctool.formats.markdown.places import Pieces
from loctool.formats.markdown.rules.blocks import dialect_rule, line_spans

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.parser_block import RuleFuncBlockType
    from markdown_it.parser_inline import RuleFuncInlineType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_EVERYWHERE = ["paragraph", "reference", "blockquote", "list"]
_INTERRUPTS = {
    "table": ["paragraph", "reference"],
    "fence": _EVERYWHERE,
    "blockquote": _EVERYWHERE,
    "hr": _EVERYWHERE,
    "list": ["paragraph", "reference", "blockquote"],
    "html_block": ["paragraph", "reference", "blockquote"],
    "heading": ["paragraph", "reference", "blockquote"],
    "lheading": [],
    "reference": [],
    "paragraph": [],
}
"""Block rule -> the blocks that it can interrupt, as markdown-it has it."""

_CARRIERS = {
    "table": "tr_open",
    "html_block": "html_block",
    "fence": "fence",
    "reference": "definition",
    **dict.fromkeys(("heading", "lheading", "paragraph", "deflist"), "inline"),
}
"""Block rule whose lines we want -> the token that carries them."""

_MATH = re.compile(r"\$\$[^$]+\$\$|\$(?=[^\s$])[^$]*[^\s$\\]\$(?!\d)")


def blocks(text: str, dialect: Dialect, begin: int = 0) -> tuple[list[Token], dict[str, Any]]:
    """Return the block tokens of a text, its lines ended by line feeds, and the link definitions in it.

    `begin` is where the text begins in the source, in which `lines` are given.
    """
    env: dict[str, Any] = {"begin": begin}
    return _markdown(dialect).parse(dialect.view(text) if dialect.view else text, env), env


def inlines(text: str, env: dict[str, Any], dialect: Dialect) -> list[Token]:
    """Return the inline tokens of a block's text; images carry the span that they fill (see `span`)."""
    tokens: list[Token] = []
    parser = _markdown(dialect)
    parser.inline.parse(text, parser, env, tokens)
    return tokens


def find_breaks(text: str, env: dict[str, Any], dialect: Dialect) -> set[int]:
    """Return the offsets of the line ends in a block's text that are not part of code, tags or mathematics."""
    found: set[int] = set()
    inlines(text, {**env, "breaks": found, "whole": text}, dialect)
    return found


def lines(token: Token) -> Pieces:
    """Return the block's lines, without indentation and quote marks."""
    pieces: Pieces = token.meta["lines"]
    return pieces


def heading_levels(tokens: list[Token]) -> list[int]:
    """Return the level of each heading that stands in no other block, and 0 for what else does."""
    top = (token for token in tokens if token.level == 0 and token.nesting >= 0)
    return [int(token.tag[1:]) if token.type == "heading_open" else 0 for token in top]


def span(token: Token) -> tuple[int, int]:
    """Return the (start, end) of an image in the text that `inlines` was given."""
    start, end = token.meta["span"]
    return start, end


@cache
def _markdown(dialect: Dialect) -> MarkdownIt:
    """Return a parser of a dialect's blocks; it leaves inline markup alone."""
    from markdown_it import MarkdownIt, rules_block, rules_inline
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"inline_definitions": True}).enable(["table", "strikethrough"])
    if not dialect.tables:
        parser.disable("table")
    parser.core.ruler.disable("inline")
    parser.disable(list(dialect.disabled))
    if "footnote" in dialect.plugins:
        parser.use(footnote_plugin)
        parser.core.ruler.disable("footnote_tail")
    for name, interrupts in _INTERRUPTS.items():
        rule = getattr(rules_block, "list_block" if name == "list" else name)
        rule = _html_rule(rule, dialect) if name == "html_block" and dialect.html != NEVER else rule
        if name in _CARRIERS and (name != "fence" or dialect.fence_texts):
            rule = _recording_lines(rule, _CARRIERS[name])
        if adapt := dialect.adapted.get(name):
            rule = adapt(rule)
        alone = {"paragraph", "reference", "blockquote"} if name in dialect.not_interrupting else set()
        parser.block.ruler.at(name, rule, {"alt": [block for block in interrupts if block not in alone]})
    if "deflist" in dialect.plugins:
        parser.use(deflist_plugin)
        rule = next(one.fn for one in parser.block.ruler.__rules__ if one.name == "deflist")
        parser.block.ruler.at(
            "deflist", _recording_lines(rule, "inline"), {"alt": ["paragraph", "reference", "blockquote"]}
        )
    if dialect.rules:
        parser.block.ruler.before("table", "dialect", dialect_rule(dialect), {"alt": _EVERYWHERE})
    if dialect.attributes != NEVER:
        parser.inline.ruler.before("escape", "attributes", _attributes_rule(dialect))
    if dialect.math:
        parser.inline.ruler.before("escape", "math", _skip_math)
    for name in ("newline", "escape"):
        parser.inline.ruler.at(name, _recording_breaks(getattr(rules_inline, name)))
    parser.inline.ruler.at("image", _recording_span(rules_inline.image))
    return parser


def _recording_lines(rule: RuleFuncBlockType, carrier: str) -> RuleFuncBlockType:
    """Return the rule, made to note where its block's lines are while the state still knows the containers."""

    def recorded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        known = len(state.tokens)
        found = rule(state, start, end, silent)
        for token in state.tokens[known:] if found and not silent else ():
            if token.type == carrier and token.map and "lines" not in token.meta:
                first, last = token.map
                token.meta["lines"] = line_spans(
                    state, first, max(last, first + 1)
                )  # a defined term says that it has none
                token.meta["indent"] = state.blkIndent
        return found

    return recorded


def _html_rule(rule: RuleFuncBlockType, dialect: Dialect) -> RuleFuncBlockType:
    """Return the rule for HTML, made to know the dialect's own tags as well."""

    def html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        span = state.bMarks[start] + state.tShift[start], state.eMarks[start]
        if state.is_code_block(start) or not dialect.html_pattern.match(state.src, *span):
            return rule(state, start, end, silent)
        if silent:
            return True
        line = start + 1
        if not dialect.html_line_pattern.match(state.src, *span):
            while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
                line += 1
        state.line = line
        token = state.push("html_block", "", 0)
        token.map = [start, line]
        return True

    return html


def _skip_math(state: StateInline, silent: bool) -> bool:
    """Take mathematics as one piece of text."""
    if state.src[state.pos] != "$" or not (match := _MATH.match(state.src, state.pos, state.posMax)):
        return False
    if not silent:
        token = state.push("math_inline", "math", 0)
        token.content = match[0]
    state.pos = match.end()
    return True


def _attributes_rule(dialect: Dialect) -> RuleFuncInlineType:
    """Return a rule that takes the attributes behind a span as one piece that nobody sees."""
    pattern = dialect.attributes_pattern

    def rule(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] != "{" or not (match := pattern.match(state.src, state.pos, state.posMax)):
            return False
        if not silent:
            state.push("attributes", "", 0)
        state.pos = match.end()
        return True

    return rule


def _recording_breaks(rule: RuleFuncInlineType) -> RuleFuncInlineType:
    """Return the rule for line ends, made to note where they are, but not those in the labels of images."""

    def recorded(state: StateInline, silent: bool) -> bool:
        at = state.pos + state.src.startswith("\\\n", state.pos)
        found = rule(state, silent)
        if found and not silent and state.src[at] == "\n" and state.src is state.env.get("whole"):
            state.env["breaks"].add(at)
        return found

    return recorded


def _recording_span(rule: RuleFuncInlineType) -> RuleFuncInlineType:
    """Return the rule for images, made to note what span of the text it took."""

    def recorded(state: StateInline, silent: bool) -> bool:
        start = state.pos
        found = rule(state, silent)
        if found and not silent:
            state.tokens[-1].meta["span"] = (start, state.pos)
        return found

    return recorded
