"""Boxes: the geometry of a packed deck's texts, resolved through everything that they inherit."""

from __future__ import annotations

from typing import NamedTuple

from loctool.model import Segment


class Style(NamedTuple):
    """How a run is written."""

    family: str
    """Name of the typeface, such as "Calibri": the theme's face for the run's script where the deck refers to it."""
    size: float
    """Points, multiplied by the box's `scale` already."""
    bold: bool = False
    italic: bool = False
    caps: str = ""
    """ "all" or "small" where the text is shown in capitals; empty otherwise."""
    spacing: float = 0.0
    """Points added behind each character."""


class Paragraph(NamedTuple):
    """A paragraph of a box."""

    runs: tuple[tuple[str, Style], ...]
    """Texts as they are shown, a line break as "\\n" and a tab as "\\t"."""
    end: Style
    """Style of the paragraph's end, which gives an empty line its height."""
    left: float = 0.0
    right: float = 0.0
    """Indents in points."""
    first: float = 0.0
    """Indent of the first line in points, relative to `left`; below zero where a bullet hangs."""
    line: float = 1.0
    """Line spacing: above zero a multiple of the font's line height, below zero the exact height in points."""
    before: float = 0.0
    after: float = 0.0
    """Points; percentages are multiplied by the size of the text already."""
    bullet: str = ""
    """The bullet's or the number's characters."""
    segment: Segment | None = None
    """The segment that its text is written from."""


class Size(NamedTuple):
    """Width and height in points."""

    width: float
    height: float

    def within(self, left: float, top: float, right: float, bottom: float, vertical: bool) -> Size:
        """Return what insets leave of the rectangle, turned for vertical text."""
        width, height = max(self.width - left - right, 0.0), max(self.height - top - bottom, 0.0)
        return Size(height, width) if vertical else Size(width, height)


class Spot(NamedTuple):
    """Where a shape or cell is on its slide; points."""

    left: float
    top: float
    size: Size
    """With its insets, before any rotation."""
    page: Size
    """Of the slide."""


class Frame(NamedTuple):
    """How texts are set in a shape or a cell; what is not said here, `Box` says."""

    area: Size
    """What insets leave to text, turned for vertical text."""
    columns: int
    gap: float
    wraps: bool
    autofit: str
    scale: float
    reduction: float
    vertical: bool
    leading: float = 1.2

    def box(self, slide: int, title: str, shape: str, paragraphs: tuple[Paragraph, ...]) -> Box:
        """Return the box of these paragraphs on a slide."""
        settings = self._asdict()
        area = settings.pop("area")
        return Box(slide, title, shape, area.width, area.height, paragraphs, **settings)


class Box(NamedTuple):
    """The text area of a shape or a table's cell."""

    slide: int
    """1-based."""
    title: str
    """The slide's."""
    shape: str
    """Role or name of the shape."""
    width: float
    height: float
    """Points of the area that is left to text, without insets."""
    paragraphs: tuple[Paragraph, ...]
    columns: int = 1
    gap: float = 0.0
    """Points between two columns."""
    wraps: bool = True
    """Whether lines are broken at the box's width; if not, only where the text has breaks."""
    autofit: str = "none"
    """ "none", "grow" (the box or the table's row becomes higher) or "shrink" (the text becomes smaller)."""
    scale: float = 1.0
    """Factor of the font sizes that is stored with a box that shrinks its text."""
    reduction: float = 0.0
    """Share of the line spacing that is taken away where the text is shrunk, as it is stored."""
    vertical: bool = False
    """Whether the text is rotated; width and height are swapped already."""
    leading: float = 1.2
    """Height of a line in ems at single spacing, whatever the typeface: how PowerPoint and LibreOffice space a .pptx.
    0.0 for the height of the typeface itself, as in an .odp without `style:font-independent-line-spacing`."""
    spot: Spot | None = None
    """Where it is; None where the file does not say so."""
