"""The walk over a deck's blocks: which are segments, on which slide, with which role and context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from loctool.errors import SourceError
from loctool.formats.markdown.blocks import Block
from loctool.formats.markdown.cells import row_places
from loctool.formats.markdown.comments import (
    check_directive,
    classify,
    comments_in,
    content_of,
    refuse_text_beside,
    text_in_directives,
)
from loctool.formats.markdown.dialects.dialect import BlockRule, Dialect, Part
from loctool.formats.markdown.html.halves import continued, goes_on
from loctool.formats.markdown.html.reader import HtmlReader
from loctool.formats.markdown.links.definitions import title_places
from loctool.formats.markdown.notes import note_places, opening_note
from loctool.formats.markdown.parser import blocks, heading_levels, lines
from loctool.formats.markdown.places import Place, Source, joined
from loctool.formats.markdown.rules.left_out import hidden_words, left_out_of
from loctool.formats.markdown.rules.prefixes import continuation
from loctool.formats.markdown.rules.template_tags import with_tags
from loctool.formats.markdown.scope import Scope
from loctool.model import LeftOut
from loctool.text.markup.wording import has_wording

if TYPE_CHECKING:
    from markdown_it.token import Token

_ROLES = {
    "blockquote_open": "quote",
    "list_item_open": "bullet",
    "footnote_reference_open": "paragraph",
    "dd_open": "paragraph",
}
_ENDING = {name.replace("_open", "_close") for name in _ROLES}
_BEGINNING = {"tr_open", "heading_open"}
"""Tokens that begin something and are looked at by themselves."""


@dataclass
class Walk:
    """One pass over a deck's tokens."""

    source: Source
    dialect: Dialect
    begin: int = 0
    """The offset behind the front matter."""
    slides: list[list[Place]] = field(default_factory=lambda: [[]])
    env: dict[str, Any] = field(default_factory=dict)
    """Link definitions, by which the parser knows links and images."""
    tokens: list[Token] = field(default_factory=list)
    roles: list[str] = field(default_factory=lambda: ["paragraph"])
    """Role of a paragraph in each of the open containers."""
    scopes: list[Scope] = field(default_factory=list)
    pending: Scope | None = None
    off: bool = False
    sections: list[str] = field(default_factory=list)
    """Role of the texts in each of the open sections of the dialect, empty where it is the usual one."""
    left_out: list[LeftOut] = field(default_factory=list)
    slide_level: int = 0
    """Headings up to this level begin slides."""
    labels: set[str] = field(default_factory=set)
    """The labels of links that the deck defines, as the parser folds them."""
    half: Place | None = None
    """A text in HTML that goes on in the paragraph below."""
    has_syntax: bool = False
    """Whether a block was met that is none in CommonMark."""
    html: HtmlReader = field(init=False)

    def __post_init__(self) -> None:
        self.html = HtmlReader(self.source, self.left_out, self.dialect.text_behind_comments)

    def run(self, parts: Sequence[Part], text: str = "") -> None:
        """Fill the slides from the parts of the text, which is the source's unless another one is given.

        Raises SourceError for a directive that makes no sense.
        """
        for number, part in enumerate(parts):
            if number and part.kind == "slide":
                self.slides.append([])
            self.sections = ["note"] if part.kind == "notes" else []
            self._add(part.places)
            self.left_out += part.left_out
            self._parse((text or self.source.normal)[part.start : part.end], part.start)

    def _parse(self, text: str, begin: int) -> None:
        self.tokens, self.env = blocks(text, self.dialect, begin)
        self.slide_level = self.dialect.slide_level(heading_levels(self.tokens)) if self.dialect.slide_level else 0
        self.labels |= self.env.get("references", {}).keys()
        for index, token in enumerate(self.tokens):
            if token.nesting == -1:
                self._close(token)
                continue
            if token.nesting == 1:
                self._open(token)
            if not token.nesting or token.type in _BEGINNING:
                self._visit(index, token)
        self.html.leave(-1)
        self._nothing_pending()

    def _open(self, token: Token) -> None:
        if token.type in _ROLES:
            self.roles.append(_ROLES[token.type])
        if self.pending:
            self.scopes.append(self.pending)
            self.pending = None

    def _close(self, token: Token) -> None:
        if self.pending and token.level < self.pending.level:
            self._nothing_pending()
        if token.type in _ENDING:
            self.roles.pop()
        if self.html.open:
            self.html.leave(token.level)
        if self.scopes and self.scopes[-1].level == token.level:
            self.scopes.pop()

    def _visit(self, index: int, token: Token) -> None:
        if token.type == "heading_open" and token.level == 0 and int(token.tag[1:]) <= self.slide_level:
            self._begin_slide()
        match token.type:
            case "inline" if "lines" in token.meta:
                block = Block(self.source, self.dialect, self.tokens, index, self.env, self.labels)
                places, half = block.places(self.roles[-1]), self.half
                self.half = None
                self._show(continued(self.source, half, places) if half else places, token)
            case "tr_open":
                self._show(row_places(self.source, self.dialect, self.tokens, index, self.labels), token)
            case "html_block":
                self._html(index, token)
            case "definition" if token.map:
                self._add(title_places(self.source, lines(token)))
            case "syntax":
                self._syntax(token)
            case "hr" | "fence" | "code_block":
                self._nothing_pending()
                if token.type == "fence" and self.dialect.fence_texts:
                    self._add(self.dialect.fence_texts(self.source, lines(token)))
        if token.type == "hr" and token.level == 0 and not self.dialect.split:
            self.html.leave(-1)
            self.slides.append([])

    def _show(self, places: Iterator[Place], token: Token) -> None:
        """Add the places of a block, unless an element of HTML around it hides them."""
        self._add(self.html.shown(places) if self.html.open else places)
        self.html.pass_over(lines(token), self.off)

    def _begin_slide(self) -> None:
        """Begin a slide at a heading that stands in no section, unless a thematic break has begun it."""
        if self.slides[-1] and not self.sections:
            self.slides.append([])

    def _syntax(self, token: Token) -> None:
        """Handle a block that only the dialect has, and one that only others have."""
        self.has_syntax = True
        rule: BlockRule = token.meta["rule"]
        pieces = lines(token)
        change = rule.section(joined(self.source, pieces)) if rule.section else None
        if change == "end":
            del self.sections[-1:]
        places = rule.nested(self.source, pieces, self._read) if rule.nested else iter(())
        self._add(rule.texts(self.source, pieces) if rule.texts else places)
        self.left_out += left_out_of(self.source, pieces, rule)
        if change is not None and change != "end":
            self.sections.append(change)

    def _read(self, text: str, role: str) -> list[Place]:
        """Return the places of Markdown of its own, such as a cell's."""
        walk = Walk(Source(text, self.source.path), self.dialect, roles=[role], labels=self.labels)
        walk.run([Part(0, len(text))])
        return [place for places in walk.slides for place in places]

    def _add(self, places: Iterable[Place]) -> None:
        if self.off:
            return
        context = role = None
        if self.scopes:
            context = next((scope.context for scope in reversed(self.scopes) if scope.context), None)
            role = next((scope.role for scope in reversed(self.scopes) if scope.role), None)
        note = next(filter(None, reversed(self.sections)), "") if self.sections else ""
        for place in places:
            if not has_wording(place.segment.text):
                self.left_out += hidden_words(place.segment)
                continue
            if note and place.segment.role != "metadata":
                place = place._replace(segment=replace(place.segment, role=note))
            if place.segment.role != "note" and (context or role):
                segment = replace(place.segment, context=context, role=role or place.segment.role)
                place = place._replace(segment=segment)
            self.slides[-1].append(place)

    def _html(self, index: int, token: Token) -> None:
        """Handle a block of comments: notes, or directives for the next block; other HTML may have texts."""
        comments = comments_in(self.source, lines(token))
        if comments is None:
            if not self.off:
                refuse_text_beside(self.source, lines(token))
            if not self.dialect.text_behind_comments:
                self._add(self.html.shown(opening_note(self.source, lines(token))))
            self._add_html(index, token)
        else:
            self.html.pass_over(lines(token))
        prefix: str | None = continuation(self.source, lines(token)[0][0])
        for pieces in comments or ():
            directive = classify(content_of(self.source, pieces, token.meta["indent"]))
            line = self.source.line(pieces[0][0]) if pieces else 0
            if directive.kind == "note" and self.dialect.notes_in_comments:
                self._add(self.html.shown(note_places(self.source, pieces, prefix)))
            elif directive.kind == "loctool":
                self.off = check_directive(directive, self.source.path, line).value == "off"
            elif directive.kind == "foreign":
                self._add(text_in_directives(self.source, pieces, self.dialect.comment_keys, token.meta["indent"]))
            elif directive.kind != "note" and not self.off:
                value = check_directive(directive, self.source.path, line).value
                asked = self.pending or Scope(token.level, line)
                change = replace(asked, context=value) if directive.kind == "context" else replace(asked, role=value)
                self.pending = replace(change, level=token.level)
            prefix = None  # the block ends with the line on which its first comment ends

    def _add_html(self, index: int, token: Token) -> None:
        """Add the texts of an HTML block, to which a directive above them applies."""
        reported = len(self.left_out)
        found = self.html.places(lines(token), self.roles[-1], token.level)
        places = with_tags(self.source, self.dialect, lines(token), found)
        if places and goes_on(self.source, places[-1], self.tokens[index : index + 2]):
            self.half = places.pop()
        if places or self.half:
            self.scopes += [self.pending] if self.pending else []
            self._add(places)
            self.scopes = self.scopes[:-1] if self.pending else self.scopes
            self.pending = None
        if self.off:
            del self.left_out[reported:]
        self._nothing_pending()

    def _nothing_pending(self) -> None:
        if self.pending:
            what = "context" if self.pending.context else "role"
            problem = f"no text follows `{what}:`; put it directly above the text"
            raise SourceError(problem, self.source.path, self.pending.line)
