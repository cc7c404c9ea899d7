"""Decks in Markdown, cut into slides as their dialect does, with the structure around each text.

The parser that finds the segments has said already where each of them stands. So the blocks of the deck are gone over
once more, each text becomes a slot in the block that it stands in, and what is no text keeps its place. Both languages
have the same structure: a translation is written so that its block stays one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from loctool.formats.markdown.deck import parts_of, walk_over
from loctool.formats.markdown.dialects.dialect import Part
from loctool.formats.markdown.parser import blocks, heading_levels, lines
from loctool.formats.markdown.places import Place, Source, joined
from loctool.formats.reading import DEFAULT, Reading
from loctool.review.slides import directives, html
from loctool.review.slides.inline import Picture
from loctool.review.slides.nodes import Builder, Node
from loctool.review.slides.placing import Placing

if TYPE_CHECKING:
    from markdown_it.token import Token

_BOM = "\ufeff"
_CONTAINERS: dict[str, tuple[str, dict[str, Any]]] = {
    "blockquote": ("blockquote", {}), "bullet_list": ("ul", {}), "ordered_list": ("ol", {}), "list_item": ("li", {}),
    "table": ("table", {}), "thead": ("thead", {}), "tbody": ("tbody", {}), "tr": ("tr", {}),
    "footnote_reference": ("div", {"class": "credit"}), "dl": ("div", {}), "dd": ("div", {"class": "dd"}),
}  # fmt: skip
"""Block of markdown-it with others in it -> the element of a slide, and its attributes."""


class Outliner:
    """One pass over the blocks of a deck."""

    def __init__(self, source: Source, reading: Reading, picture: Picture) -> None:
        """Find the texts of the deck. Raises SourceError."""
        self._source, self._reading = source, reading
        walk = walk_over(source, reading)
        self._placing, self._dialect, self._begin = Placing(source, walk, picture), walk.dialect, walk.begin
        self._muted = False
        """Within notes, of which the texts alone are shown."""

    def run(self) -> list[Builder]:
        """Return the slides, filled."""
        parts, text = parts_of(self._source, self._dialect, self._begin, self._reading)
        done = self._begin
        directives.read_head(self._placing.slides[0], self._source.normal[: self._begin])
        for number, part in enumerate(parts):
            if number and part.kind == "slide":
                self._placing.go_to(self._placing.slide + 1)
            self._muted = part.kind == "notes"
            if self._dialect.split:
                directives.read_gap(self._placing.builder, self._source.normal[done : part.start])
                done = part.end
            self._part(text, part)
        self._placing.add_rest()
        return self._placing.slides

    def _part(self, text: str, part: Part) -> None:
        tokens, self._placing.env = blocks(text[part.start : part.end], self._dialect, part.start)
        level = self._dialect.slide_level(heading_levels(tokens)) if self._dialect.slide_level else 0
        for index, token in enumerate(tokens):
            container = _CONTAINERS.get(token.type.removesuffix("_open").removesuffix("_close"))
            if token.type == "heading_open" and not token.level and int(token.tag[1:]) <= level:
                self._begin_slide()
            if token.nesting == -1 and container:
                self._placing.builder.close("markdown")
            elif token.nesting == 1 and container:
                start = "" if self._dialect.view else token.attrs.get("start")
                self._placing.builder.open(container[0], {**container[1], **({"start": start} if start else {})})
                if token.type == "tr_open":
                    self._row(tokens, index)
            elif not token.nesting:
                self._leaf(tokens, index)

    def _begin_slide(self) -> None:
        if len(self._placing.builder.root) > 2:
            self._placing.go_to(self._placing.slide + 1)

    def _leaf(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        if token.type == "hr":
            self._rule(token)
        elif "lines" in token.meta:
            span = lines(token)[0][0], max(lines(token)[-1][1], lines(token)[0][0] + 1)
            if token.type == "inline":
                self._text(tokens, index, span)
            elif token.type == "html_block":
                html.read_block(self._placing, *span)
            elif token.type == "syntax":
                directives.read_syntax(self._placing, joined(self._source, lines(token)), self._placing.take(*span))
            else:
                self._code(token, self._placing.take(*span))
        elif token.type in ("fence", "code_block"):
            self._code(token, [])

    def _rule(self, token: Token) -> None:
        if not token.level and not self._dialect.split:
            self._placing.go_to(self._placing.slide + 1)
        elif not self._muted:
            self._placing.builder.add(["hr", {}])

    def _code(self, token: Token, places: list[Place]) -> None:
        if token.type != "definition" and not self._muted:
            self._placing.builder.add(["pre", {}, ["code", {}, token.content.rstrip("\n")]])
        for place in places:
            self._placing.add_place(place, "p", {"class": "caption"})

    def _text(self, tokens: list[Token], index: int, span: tuple[int, int]) -> None:
        """Show a heading's or paragraph's text."""
        opening, text = tokens[index - 1], joined(self._source, lines(tokens[index]))
        name = opening.tag if opening.type == "heading_open" else "p"
        classes = {"class": "dt"} if opening.type == "dt_open" else {}
        places = self._placing.take(*span)
        if any(place.segment.role == "alt" for place in places) or (not places and text.lstrip().startswith("![")):
            self._images(text, places)
        elif not places and not self._muted:
            words = text if name == "p" else text.strip("#").strip()
            if not directives.is_directive(self._placing.builder, words):
                self._placing.builder.add([name, classes, *self._placing.inline(words)])
        for place in places:
            if place.segment.role != "alt":
                self._placing.add_place(place, name, classes)

    def _images(self, text: str, places: list[Place]) -> None:
        """Show the images of a block with their words."""
        waiting = [place for place in places if place.segment.role == "alt"]
        for node in self._placing.inline(text):
            if isinstance(node, list) and node[0] == "img":
                known = next((one for one in waiting if one.segment.text in text and _is_of(one, node)), None)
                if known:
                    waiting.remove(known)
                    slot = self._placing.slot(known)
                    node[1].update(alt=slot, seg=slot)
                directives.add_image(self._placing.builder, node)
        for place in waiting:
            self._placing.add_place(place)

    def _row(self, tokens: list[Token], index: int) -> None:
        """Show a row of a table: each cell with the places that stand in it, in their order."""
        span = lines(tokens[index])[0]
        waiting = self._placing.take(*span)
        at = index + 1
        while tokens[at].type != "tr_close":
            if tokens[at].type == "inline":
                self._cell(tokens[at - 1], tokens[at].content.strip(), waiting)
            at += 1
        for place in waiting:
            self._placing.add_place(place, "td")

    def _cell(self, opening: Token, content: str, waiting: list[Place]) -> None:
        align = str(opening.attrs.get("style", "")).rpartition(":")[2]
        classes = {"class": align} if align in ("right", "center") else {}
        cell: Node = [opening.tag, classes]
        words = " ".join(content.split())
        while waiting and " ".join(waiting[0].segment.text.split()) in words:
            place = waiting.pop(0)
            slot = self._placing.slot(place)
            if place.segment.role == "note":
                self._placing.builder.notes.append(["p", {"seg": slot}, slot])
            elif place.segment.role == "alt":
                cell.append(["img", {"src": "", "alt": slot, "seg": slot}])
            else:
                cell.append(["span", {"seg": slot}, slot])
        self._placing.builder.add(cell if len(cell) > 2 else [*cell, *self._placing.inline(content)])


def _is_of(place: Place, node: list[Any]) -> bool:
    """Return whether the words of an image are those of a place, instructions beside them."""
    return " ".join(place.segment.text.split()) in " ".join(str(node[1]["alt"]).split())


def outline(text: str, path: str, picture: Picture, reading: Reading = DEFAULT) -> list[Builder]:
    """Return the tree of each slide of a deck in Markdown. Raises SourceError as the format's `parse` does."""
    return Outliner(Source(text.removeprefix(_BOM), path), reading, picture).run()
