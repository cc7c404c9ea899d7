"""Slides as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A place of a slide in which a message stands."""

    id: str
    """Slide and place: 5.3."""
    role: str
    message: int
    """The message's place in the page's `messages`."""
    lines: int = 0
    """Lines that the translation needs in its box; 0 where not known."""
    most: int = 0
    """Lines that the box holds."""


@dataclass(frozen=True, slots=True)
class BoxView:
    """A box of a slide of a packed deck, in per cent of the slide's width and height."""

    x: float
    y: float
    width: float
    height: float
    segments: tuple[str, ...]
    """Ids of its segments, a paragraph each."""
    size: float = 0.0
    """Size of its letters in per cent of the slide's width; 0 where not known."""
    lines: int = 0
    most: int = 0
    is_crowded: bool = False
    is_changed: bool = False
    """Whether the picture below it shows another text."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A slide in one language, to be looked at."""

    kind: str
    """"tree": `content` is what markdown made of the slide; "picture": an image with `boxes` above it; "boxes"."""
    width: float = 16.0
    height: float = 9.0
    """The slide's proportions."""
    layout: str = ""
    """Of a tree: title, section, content."""
    content: tuple[Any, ...] = ()
    """Of a tree: texts and elements [name, attributes, content…]. An element that shows a segment has the attribute
    "seg" with its id."""
    picture: str = ""
    """Address of the image: of a file beside the page, or data."""
    boxes: tuple[BoxView, ...] = ()


@dataclass(frozen=True, slots=True)
class SlideView:
    """A slide with its segments; of a catalog without a deck, some of its messages."""

    number: int
    title: str
    """In the source language."""
    segments: tuple[SegmentView, ...]
    source: Paper | None = None
    target: Paper | None = None
