"""References of a Markdown deck to other files: pictures, links, HTML, style sheets and included files."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from loctool.formats.markdown.comments import classify
from loctool.formats.markdown.dialects import detect_dialect
from loctool.formats.markdown.dialects.dialect import COMMONMARK
from loctool.formats.markdown.front_matter.finding import FrontMatter, Kind, find_front_matter
from loctool.formats.markdown.front_matter.reading import blank_front_matter, front_matter_strings
from loctool.formats.markdown.links.includes import included_files, values_of_slides
from loctool.formats.markdown.parser import blocks, lines
from loctool.formats.markdown.places import Pieces, Source, joined
from loctool.formats.references import (
    COMMENT,
    Reference,
    attribute_references,
    css_references,
    html_references,
    moved,
    quote_url,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.parser_inline import RuleFuncInlineType
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_PIPE = re.compile(r"(?<!\\)\|")
_PATH = re.compile(r"\A[^\n]*[./][^\n]*\Z")
_WITH_BLANKS = re.compile(
    r"""\[[^\[\]\n]*\]\([ \t]*(?P<path>[^\s()<>"'][^()<>"'\n]*?)(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?[ \t]*\)"""
)
"""A link whose destination has blanks: text in CommonMark, a link in pandoc."""
_DEFINITION = re.compile(r"\[(?:[^\[\]\\]|\\.)+\]:[ \t]*(?:\n[ \t>]*)?")


def references(text: str, path: str) -> list[Reference]:
    """Return the references of a deck to other files, in their order. Raises SourceError as `deck.parse` does."""
    mark = len(text) - len(text.removeprefix("\ufeff"))
    source = Source(text[mark:], path)
    # A line `...` ends YAML in some systems, which a project may have chosen for a deck that shows no sign of them.
    kinds: list[Kind] = ["yaml-dots" if kind == "yaml" else kind for kind in detect_dialect(source).front_matter]
    front = find_front_matter(source, kinds)
    end = front.end if front else 0
    found = [*_in_front_matter(source, front)] if front else []
    tokens, env = blocks(blank_front_matter(source, end), COMMONMARK)
    for token in tokens:
        found += _in_block(source, token, env)
    code, html = _lines_of(tokens, ("fence", "code_block"), skipped=1), _lines_of(tokens, ("html_block",))
    found += [*included_files(source, code, html), *values_of_slides(source, end)]
    return sorted(set(moved(iter(found), mark)), key=lambda one: one.start)


def _in_front_matter(source: Source, front: FrontMatter) -> Iterator[Reference]:
    """Yield the style sheet's references in values, and the values that may be a file's path."""
    for key, value, start, stop in front_matter_strings(source, front):
        raw = source.normal[start:stop]
        yield from moved(css_references(raw), start)
        yield from moved(_in_text(raw, {}), start)  # a picture in Marp's header
        if _PATH.search(value) and value in raw:
            at = start + raw.index(value)
            required = key in ("css", "theme") and value.endswith(".css")
            included = key == "src"  # Slidev's slides from another file
            yield Reference(value, at, at + len(value), str, required, False, included)


def _in_block(source: Source, token: Token, env: dict[str, Any]) -> Iterator[Reference]:
    match token.type:
        case "inline" if "lines" in token.meta:
            yield from _placed(lines(token), _in_text(joined(source, lines(token)), env))
        case "tr_open":
            for start, end in lines(token):
                bounds = [start - 1, *(one.start() + start for one in _PIPE.finditer(source.normal[start:end])), end]
                for low, high in pairwise(bounds):
                    yield from moved(_in_text(source.normal[low + 1 : high], env), low + 1)
        case "html_block":
            yield from _placed(lines(token), _in_html(joined(source, lines(token))))
        case "definition" if token.map:
            yield from _in_definition(source, source.offset(token.map[0]))


def _placed(pieces: Pieces, found: Iterable[Reference]) -> Iterator[Reference]:
    """Yield the references of a block's joined lines with their places in the source, unless one has two lines."""
    offsets = list(accumulate((end - start + 1 for start, end in pieces), initial=0))
    for one in found:
        line = bisect_right(offsets, one.start) - 1
        shift = pieces[line][0] - offsets[line]
        if one.end + shift <= pieces[line][1]:
            yield one._replace(start=one.start + shift, end=one.end + shift)


def _in_definition(source: Source, start: int) -> Iterator[Reference]:
    if match := _DEFINITION.search(source.normal, start):
        yield from _destination(source.normal, match.end(), len(source.normal))


def _destination(text: str, start: int, end: int) -> Iterator[Reference]:
    from markdown_it.helpers import parseLinkDestination

    found = parseLinkDestination(text, start, end)
    if found.ok:
        yield Reference(found.str, start, found.pos, quote_url)


def _in_html(text: str) -> Iterator[Reference]:
    yield from html_references(text)
    for comment in COMMENT.finditer(text):
        if classify(comment[1]).kind == "foreign":  # Marp's backgroundImage, attributes of reveal.js
            yield from moved(css_references(comment[1]), comment.start(1))
            yield from moved(_in_text(comment[1], {}), comment.start(1))
            yield from moved(attribute_references(comment[1]), comment.start(1))


def _lines_of(tokens: list[Token], types: tuple[str, ...], skipped: int = 0) -> set[int]:
    """Return the lines, counted from 0, of the blocks of some types; each without its first `skipped` lines."""
    maps = [token.map for token in tokens if token.type in types and token.map]
    return {line for start, end in maps for line in range(start + skipped, end)}


def _in_text(text: str, env: dict[str, Any]) -> list[Reference]:
    """Return the references of inline Markdown: images, links and HTML."""
    found: list[Reference] = []
    parser = _inline_parser()
    parser.inline.parse(text, parser, {**env, "found": found, "depth": 0}, [])
    return found


@cache
def _inline_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt, rules_inline

    parser = MarkdownIt("commonmark")
    parser.inline.ruler.at("link", _recording(rules_inline.link, _inline_destination))
    parser.inline.ruler.at("image", _recording(rules_inline.image, _inline_destination))
    parser.inline.ruler.at("html_inline", _recording(rules_inline.html_inline, _inline_html))
    return parser


def _recording(
    rule: RuleFuncInlineType, references_of: Callable[[StateInline, int], Iterable[Reference]]
) -> RuleFuncInlineType:
    """Return a rule of the parser, made to note the references of what it finds, but not those in image labels."""

    def recorded(state: StateInline, silent: bool) -> bool:
        start, is_image = state.pos, state.src[state.pos] == "!"
        state.env["depth"] += is_image  # the label of an image is parsed as a text of its own
        found = rule(state, silent)
        state.env["depth"] -= is_image
        if not silent and not state.env["depth"]:
            state.env["found"] += references_of(state, start) if found else _with_blanks(state.src, start)
        return found

    return recorded


def _inline_destination(state: StateInline, start: int) -> Iterator[Reference]:
    """Yield the destination of the link or image from `start` to the state's place, unless it is defined elsewhere."""
    is_image = state.src[start] == "!"
    close = state.md.helpers.parseLinkLabel(state, start + is_image, not is_image)
    if close >= 0 and state.pos > close + 1 and state.src[close + 1] == "(":
        blanks = re.compile(r"\s*").match(state.src, close + 2)
        yield from _destination(state.src, blanks.end() if blanks else close + 2, state.posMax)


def _with_blanks(text: str, start: int) -> Iterator[Reference]:
    if match := _WITH_BLANKS.match(text, start):
        yield Reference(match["path"], *match.span("path"), quote_url, required=False)


def _inline_html(state: StateInline, start: int) -> Iterator[Reference]:
    return moved(_in_html(state.src[start : state.pos]), start)
