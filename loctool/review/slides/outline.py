"""Decks in Markdown, cut into slides as their dialect does, with the structure around each text.

The parser that finds the segments has said already where each of them stands. So the blocks of the deck are gone over
once more, each text becomes a slot in the block that it stands in, and what is no text keeps its place. Both languages
have the same structure: a translation is written so that its block stays one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from loctool.formats.markdown.deck import parts_of, walk_over
from loctool.formats.markdown.dialects.dialect import Part
from loctool.formats.markdown.parser import blocks, heading_levels, lines
from loctool.formats.markdown.places import Place, Source, joined
from loctool.formats.reading import DEFAULT, Reading
from loctool.review.slides import directives, html
from loctool.review.slides.inline import Picture, inline_reader
from loctool.review.slides.nodes import Builder, Slot

if TYPE_CHECKING:
    from markdown_it.token import Token

_BOM = "\ufeff"
_CONTAINERS: dict[str, tuple[str, dict[str, Any]]] = {
    "blockquote": ("blockquote", {}), "bullet_list": ("ul", {}), "ordered_list": ("ol", {}), "list_item": ("li", {}),
    "table": ("table", {}), "thead": ("thead", {}), "tbody": ("tbody", {}), "tr": ("tr", {}),
    "footnote_reference": ("div", {"class": "credit"}), "dl": ("div", {}), "dd": ("div", {"class": "dd"}),
}  # fmt: skip
"""Block of markdown-it with others in it -> the element of a slide, and its attributes."""
_BREAKS = re.compile(r"\s*\n\s*")


class Shown(NamedTuple):
    """A segment of the deck at its place."""

    slide: int
    number: int
    """1-based, among the slide's segments."""
    place: Place


@dataclass
class Outliner:
    """One pass over the blocks of a deck."""

    source: Source
    reading: Reading
    picture: Picture
    slides: list[Builder] = field(default_factory=list)
    slide: int = 1
    _env: dict[str, Any] = field(default_factory=dict)
    _muted: bool = False
    """Within notes, of which the texts alone are shown."""

    def __post_init__(self) -> None:
        walk = walk_over(self.source, self.reading)
        self.dialect, self._begin = walk.dialect, walk.begin
        self.slides = [Builder() for _ in walk.slides]
        shown = [
            Shown(slide, number, place)
            for slide, places in enumerate(walk.slides, 1)
            for number, place in enumerate(places, 1)
        ]
        self._ids = {id(one.place.segment): f"{one.slide}.{one.number}" for one in shown}
        self._shown = sorted(shown, key=lambda one: one.place.start)
        self._starts = [one.place.start for one in self._shown]
        self._taken = [False] * len(shown)

    @property
    def builder(self) -> Builder:
        """The tree of the present slide."""
        return self.slides[self.slide - 1]

    def run(self) -> None:
        """Fill the slides."""
        parts, text = parts_of(self.source, self.dialect, self._begin, self.reading)
        done = self._begin
        directives.read_head(self.slides[0], self.source.normal[: self._begin])
        for number, part in enumerate(parts):
            if number and part.kind == "slide":
                self._go_to(self.slide + 1)
            self._muted = part.kind == "notes"
            if self.dialect.split:
                directives.read_gap(self.builder, self.source.normal[done : part.start])
                done = part.end
            self._part(text, part)
        self._leftovers()

    def take(self, low: int, high: int) -> list[Place]:
        """Return the places that begin between two offsets and nobody has taken; goes to the slide of the first."""
        found = list[Place]()
        for at in range(bisect_left(self._starts, low), bisect_left(self._starts, high)):
            if not self._taken[at]:
                self._taken[at] = True
                self._go_to(self._shown[at].slide)
                found.append(self._shown[at].place)
        return found

    def slot(self, place: Place) -> Slot:
        """Return the slot of a place's segment, read with the links of the present part."""
        return Slot(self._ids[id(place.segment)], place.segment, inline_reader(self._env, self.dialect, self.picture))

    def add_place(self, place: Place, name: str = "p", attributes: dict[str, Any] | None = None) -> None:
        """Show a segment in an element of its own: a note below the slide, a credit small, else as asked."""
        slot, role = self.slot(place), place.segment.role
        if role == "note":
            self.builder.notes.append(["p", {"seg": slot}, slot])
        elif role == "alt":
            self.builder.add(["img", {"src": "", "alt": slot, "seg": slot}])
        else:
            classes = {"class": "credit"} if role in ("credit", "footer") else {}
            self.builder.add([name, {**classes, **(attributes or {}), "seg": slot}, slot])

    def inline(self, text: str) -> list[Any]:
        """Return the nodes of a text that is no segment, in which a line end is a space unless the dialect shows it."""
        read = inline_reader(self._env, self.dialect, self.picture)
        return read(text if self.dialect.breaks else _BREAKS.sub(" ", text))

    def _go_to(self, slide: int) -> None:
        self.slide = min(max(slide, 1), len(self.slides))

    def _part(self, text: str, part: Part) -> None:
        tokens, self._env = blocks(text[part.start : part.end], self.dialect, part.start)
        level = self.dialect.slide_level(heading_levels(tokens)) if self.dialect.slide_level else 0
        for index, token in enumerate(tokens):
            container = _CONTAINERS.get(token.type.removesuffix("_open").removesuffix("_close"))
            if token.type == "heading_open" and not token.level and int(token.tag[1:]) <= level:
                self._begin_slide()
            if token.nesting == -1 and container:
                self.builder.close("markdown")
            elif token.nesting == 1 and container:
                start = token.attrs.get("start")
                self.builder.open(container[0], {**container[1], **({"start": start} if start else {})})
                if token.type == "tr_open":
                    self._row(tokens, index)
            elif not token.nesting:
                self._leaf(tokens, index)

    def _begin_slide(self) -> None:
        if len(self.builder.root) > 2:
            self._go_to(self.slide + 1)

    def _leaf(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        if token.type == "hr":
            self._rule(token)
        elif "lines" in token.meta:
            span = lines(token)[0][0], max(lines(token)[-1][1], lines(token)[0][0] + 1)
            if token.type == "inline":
                self._text(tokens, index, span)
            elif token.type == "html_block":
                html.read_block(self, *span)
            elif token.type == "syntax":
                directives.read_syntax(self, joined(self.source, lines(token)), self.take(*span))
            else:
                self._code(token, self.take(*span))
        elif token.type in ("fence", "code_block"):
            self._code(token, [])

    def _rule(self, token: Token) -> None:
        if not token.level and not self.dialect.split:
            self._go_to(self.slide + 1)
        elif not self._muted:
            self.builder.add(["hr", {}])

    def _code(self, token: Token, places: list[Place]) -> None:
        if token.type != "definition" and not self._muted:
            self.builder.add(["pre", {}, ["code", {}, token.content.rstrip("\n")]])
        for place in places:
            self.add_place(place, "p", {"class": "caption"})

    def _text(self, tokens: list[Token], index: int, span: tuple[int, int]) -> None:
        """Show a heading's or paragraph's text."""
        opening, text = tokens[index - 1], joined(self.source, lines(tokens[index]))
        name = opening.tag if opening.type == "heading_open" else "p"
        classes = {"class": "dt"} if opening.type == "dt_open" else {}
        places = self.take(*span)
        if any(place.segment.role == "alt" for place in places) or (not places and text.lstrip().startswith("![")):
            self._images(text, places)
        elif not places and not self._muted and not directives.is_directive(self.builder, text):
            self.builder.add([name, classes, *self.inline(text.lstrip("#").strip() if name != "p" else text)])
        for place in places:
            if place.segment.role != "alt":
                self.add_place(place, name, classes)

    def _images(self, text: str, places: list[Place]) -> None:
        """Show the images of a block with their words."""
        waiting = [place for place in places if place.segment.role == "alt"]
        for node in self.inline(text):
            if isinstance(node, list) and node[0] == "img":
                known = next((one for one in waiting if one.segment.text in text and _is_of(one, node)), None)
                if known:
                    waiting.remove(known)
                    slot = self.slot(known)
                    node[1].update(alt=slot, seg=slot)
                directives.add_image(self.builder, node)
        for place in waiting:
            self.add_place(place)

    def _row(self, tokens: list[Token], index: int) -> None:
        """Show a row of a table: each cell with the places that stand in it, in their order."""
        span = lines(tokens[index])[0]
        waiting = self.take(*span)
        at = index + 1
        while tokens[at].type != "tr_close":
            if tokens[at].type == "inline":
                self._cell(tokens[at - 1], tokens[at].content.strip(), waiting)
            at += 1
        for place in waiting:
            self.add_place(place, "td")

    def _cell(self, opening: Token, content: str, waiting: list[Place]) -> None:
        align = str(opening.attrs.get("style", "")).rpartition(":")[2]
        classes = {"class": align} if align in ("right", "center") else {}
        cell = [opening.tag, classes]
        words = " ".join(content.split())
        while waiting and " ".join(waiting[0].segment.text.split()) in words:
            place = waiting.pop(0)
            slot = self.slot(place)
            if place.segment.role == "note":
                self.builder.notes.append(["p", {"seg": slot}, slot])
            elif place.segment.role == "alt":
                cell.append(["img", {"src": "", "alt": slot, "seg": slot}])
            else:
                cell.append(["span", {"seg": slot}, slot])
        self.builder.add(cell if len(cell) > 2 else [*cell, *self.inline(content)])

    def _leftovers(self) -> None:
        """Show what stands in no block: texts of front matter as facts, and all others at the end of their slide."""
        for at, (slide, _, place) in enumerate(self._shown):
            if self._taken[at]:
                continue
            self.slide = slide
            if place.segment.role != "metadata":
                self.add_place(place)
                continue
            slot = self.slot(place)
            name = directives.key_of(self.source, place)
            self.builder.facts.append([name, {"seg": slot}, slot])


def _is_of(place: Place, node: list[Any]) -> bool:
    """Return whether the words of an image are those of a place, instructions beside them."""
    return " ".join(place.segment.text.split()) in " ".join(str(node[1]["alt"]).split())


def outline(text: str, path: str, picture: Picture, reading: Reading = DEFAULT) -> list[Builder]:
    """Return the tree of each slide of a deck in Markdown. Raises SourceError as the format's `parse` does."""
    outliner = Outliner(Source(text.removeprefix(_BOM), path), reading, picture)
    outliner.run()
    return outliner.slides
