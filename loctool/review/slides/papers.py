"""Papers of decks in Markdown: the structure of their slides, with the texts of one language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from loctool.model import Segment
from loctool.review.slides.directives import arrange
from loctool.review.slides.inline import plain_alt
from loctool.review.slides.nodes import Builder, Node, Slot, visible_text, walk_nodes
from loctool.review.view.slides import Paper

Texts = Callable[[Segment], str | None]
"""From a segment to its text in a language; None where it stays in its own."""

_TITLES = ("cover", "intro", "title", "lead", "statement", "fact", "center", "middle", "end", "inverse")
_SECTIONS = ("section", "chapter", "divider")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TITLE_FACTS = {
    "title": "h1", "subtitle": "h2", "author": "p", "authors": "p", "institute": "p", "institution": "p", "date": "p",
}  # fmt: skip
"""Key of front matter -> how a title slide shows it, in systems that make one of them."""
_MOST_LINES, _LONGEST_LINE = 3, 200
"""Paragraphs that a title slide has beside its headings, and their characters."""


def tree_papers(slides: Sequence[Builder], texts: Texts) -> dict[int, Paper]:
    """Return the paper of each slide by its number; a slide that shows nothing has none."""
    width, height = next((one.root[1]["size"] for one in slides if "size" in one.root[1]), (16, 9))
    found = dict[int, Paper]()
    for number, builder in enumerate(slides, 1):
        content = _content(builder)
        if not content:
            continue  # hidden, or brought in from another file
        layout = _layout(content, builder.layout, number)
        found[number] = Paper("tree", float(width), float(height), layout, tuple(_filled(content, texts)))
    return found


def _content(builder: Builder) -> list[Any]:
    """Return what is on a slide, and below it its notes and what its front matter says."""
    content = arrange(builder.root[2:])
    if images := builder.root[1].get("images"):
        columns: list[Node] = [["div", {"class": "col"}, *content], ["div", {"class": "col"}, *images]]
        columns = columns if builder.root[1]["side"] == "right" else columns[::-1]
        content = [["div", {"class": "cols"}, *columns]]
    facts = builder.facts
    if not content and any(one[0] == "title" for one in facts):
        content = [[_TITLE_FACTS[name], *rest] for name, *rest in facts if name in _TITLE_FACTS]
        facts = [one for one in facts if one[0] not in _TITLE_FACTS]
        builder.layout = "cover"
    edges = [one for one in facts if one[0] in ("header", "footer")]
    below = [["p", *rest] for name, *rest in facts if name not in ("header", "footer")]
    return [
        *content,
        *edges,
        *([["aside", {"class": "facts"}, *below]] if below else []),
        *([["aside", {"class": "notes"}, *builder.notes]] if builder.notes else []),
    ]


def _layout(content: list[Any], asked: str, number: int) -> str:
    """Return "title" for a slide with headings and perhaps a line or two, "section", else "content".

    What the deck asks for counts only where the slide is that short.
    """
    shown = [one for one in content if isinstance(one, list) and one[0] not in ("aside", "header", "footer")]
    headings = [one for one in shown if one[0] in _HEADINGS]
    others = [one for one in shown if one[0] not in _HEADINGS]
    short = len(visible_text(_plain(others))) <= _LONGEST_LINE and len(others) <= _MOST_LINES
    words = asked.replace(",", " ").split()
    if not headings or any(one[0] != "p" for one in others) or not (short or asked == "cover"):
        return "content"
    if any(word in _SECTIONS for word in words):
        return "section"
    if number == 1 or any(word in _TITLES for word in words):
        return "title"
    return "content" if others else "section"


def _plain(nodes: list[Any]) -> list[Any]:
    """Return nodes with the source's texts in their slots."""
    return [
        [*one[:2], *_plain(one[2:])] if isinstance(one, list) else one.segment.text if isinstance(one, Slot) else one
        for one in nodes
    ]


def _filled(nodes: list[Any], texts: Texts) -> list[Any]:
    """Return nodes with a language's texts in their slots, and the ids of their segments."""
    result = list[Any]()
    for one in nodes:
        if isinstance(one, Slot):
            result += one.read(texts(one.segment) or one.segment.text)
        elif isinstance(one, list):
            result.append([one[0], _attributes(one[1], texts), *_filled(one[2:], texts)])
        else:
            result.append(one)
    return result


def _attributes(attributes: dict[str, Any], texts: Texts) -> dict[str, Any]:
    found = {name: value for name, value in attributes.items() if value != "" and name != "slot"}
    if isinstance(found.get("alt"), Slot):
        found["alt"] = plain_alt(_filled([found["alt"]], texts))
    if "seg" in found:
        found["seg"] = found["seg"].id
    return found


def shown_segments(paper: Paper) -> list[str]:
    """Return the ids of the segments that a paper shows, in its order."""
    if paper.kind == "tree":
        return [node[1]["seg"] for node in walk_nodes(paper.content) if "seg" in node[1]]
    return [one for box in paper.boxes for one in box.segments]
