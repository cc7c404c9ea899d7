"""The Markdown parser, taught to say where in the source each line of a block begins and ends."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from loctool.formats.markdown.places import Pieces

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.parser_block import RuleFuncBlockType
    from markdown_it.parser_inline import RuleFuncInlineType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_INTERRUPTS = {
    "table": ["paragraph", "reference"],
    "html_block": ["paragraph", "reference", "blockquote"],
    "heading": ["paragraph", "reference", "blockquote"],
    "lheading": [],
    "paragraph": [],
}
"""Block rule whose lines we want -> the blocks that it can interrupt, as markdown-it has it."""


def blocks(text: str) -> tuple[list[Token], dict[str, Any]]:
    """Return the block tokens of a text, its lines ended by line feeds, and the link definitions in it."""
    env: dict[str, Any] = {}
    return _markdown().parse(text, env), env


def inlines(text: str, env: dict[str, Any]) -> list[Token]:
    """Return the inline tokens of a block's text; images carry the span that they fill (see `span`)."""
    tokens: list[Token] = []
    parser = _markdown()
    parser.inline.parse(text, parser, env, tokens)
    return tokens


def lines(token: Token) -> Pieces:
    """Return the block's lines, without indentation and quote marks."""
    return list(token.meta["lines"])


def span(token: Token) -> tuple[int, int]:
    """Return the (start, end) of an image in the text that `inlines` was given."""
    start, end = token.meta["span"]
    return start, end


@cache
def _markdown() -> MarkdownIt:
    """Return a parser of CommonMark with tables, strikethrough and footnotes; it leaves inline markup alone."""
    from markdown_it import MarkdownIt, rules_block, rules_inline
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"inline_definitions": True}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin)
    parser.core.ruler.disable(["inline", "footnote_tail"])
    for name, interrupts in _INTERRUPTS.items():
        carrier = {"table": "tr_open", "html_block": "html_block"}.get(name, "inline")
        rule = _recording_lines(getattr(rules_block, name), carrier)
        parser.block.ruler.at(name, rule, {"alt": interrupts})
    parser.inline.ruler.at("image", _recording_span(rules_inline.image))
    return parser


def _recording_lines(rule: RuleFuncBlockType, carrier: str) -> RuleFuncBlockType:
    """Return the rule, made to note where its block's lines are while the state still knows the containers."""

    def recorded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        known = len(state.tokens)
        found = rule(state, start, end, silent)
        for token in state.tokens[known:] if found and not silent else ():
            if token.type == carrier and token.map:
                token.meta["lines"] = [
                    (state.bMarks[line] + state.tShift[line], state.eMarks[line]) for line in range(*token.map)
                ]
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
