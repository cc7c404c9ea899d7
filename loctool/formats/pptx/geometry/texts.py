"""Paragraphs of a text body as they are set: runs with their styles, indents, spacing, bullets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from loctool.formats.office.boxes import Paragraph, Style
from loctool.formats.office.package import Package
from loctool.formats.office.units import Place
from loctool.formats.pptx.geometry.measures import read_length, read_share
from loctool.formats.pptx.geometry.styles import Styles
from loctool.formats.pptx.names import child, children, name_of
from loctool.formats.pptx.paragraphs import BodyParagraph, read_paragraphs
from loctool.formats.pptx.runs.looks import Properties, points_of, read_properties
from loctool.formats.pptx.runs.reading import content_of, run_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXTS = ("a:r", "a:fld")
_NUMBERS = {"Period": "1.", "ParenR": "1)", "ParenBoth": "(1)", "Plain": "1"}
"""Ending of the type of a numbered list -> how wide a number is."""


def has_content(body: _Element) -> bool:
    """Return whether a text body has runs, fields or breaks; it still has if they are translated."""
    return any(True for paragraph in children(body, "a:p") for _ in children(paragraph, *_TEXTS, "a:br"))


def read_texts(package: Package, body: _Element, place: Place, styles: Styles) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text body, the empty ones too. Raises SourceError."""
    return tuple(_paragraph(one, place, styles) for one in read_paragraphs(package, body, place.part))


def _paragraph(paragraph: BodyParagraph, place: Place, styles: Styles) -> Paragraph:
    runs = tuple(_runs(paragraph, place.slide, styles))
    end = styles.style(_properties(paragraph, child(paragraph.element, "a:endParaRPr"), styles))
    size = max((style.size for text, style in runs if text.strip()), default=end.size)
    levels = paragraph.properties
    return Paragraph(
        runs=runs,
        end=end,
        left=_length(levels, "marL"),
        right=_length(levels, "marR"),
        first=_length(levels, "indent"),
        line=_line(levels),
        before=_gap(levels, "a:spcBef", size),
        after=_gap(levels, "a:spcAft", size),
        bullet=_bullet(paragraph.bullet()) if any(text.strip() for text, _ in runs) else "",
        segment=paragraph.segment(place),
    )


def _runs(paragraph: BodyParagraph, slide: int, styles: Styles) -> Iterator[tuple[str, Style]]:
    for element in content_of(paragraph.element):
        name = name_of(element.tag)
        text = run_text(element).replace("\n", " ") if name in _TEXTS else "\n" if name == "a:br" else ""
        if name == "a:fld" and element.get("type") == "slidenum":
            text = str(slide)
        yield from styles.split(text, _properties(paragraph, child(element, "a:rPr"), styles))


def _properties(paragraph: BodyParagraph, own: _Element | None, styles: Styles) -> Properties:
    return styles.properties({} if own is None else read_properties([own]), paragraph.runs)


def _length(levels: Sequence[_Element], name: str) -> float:
    return next((found for one in levels if (found := read_length(one.get(name))) is not None), 0.0)


def _line(levels: Sequence[_Element]) -> float:
    """Return the line spacing: a multiple of the font's, or below zero in points."""
    share, points = _spacing(levels, "a:lnSpc")
    return share or -points or 1.0


def _gap(levels: Sequence[_Element], name: str, size: float) -> float:
    """Return the space before or after a paragraph in points."""
    share, points = _spacing(levels, name)
    return share * size + points


def _spacing(levels: Sequence[_Element], name: str) -> tuple[float, float]:
    """Return a spacing as a share of the text's size and as points; one of them is 0."""
    spacing = next((one for level in levels for one in children(level, name)), None)
    share, points = (None, None) if spacing is None else (child(spacing, "a:spcPct"), child(spacing, "a:spcPts"))
    found = 0.0 if share is None else read_share(share.get("val")) or 0.0
    return max(found, 0.0), max(0.0 if points is None else points_of(points.get("val")) or 0.0, 0.0)


def _bullet(mark: _Element | None) -> str:
    """Return the characters of a bullet, or of a number that stands for all of its list."""
    if mark is None or name_of(mark.tag) == "a:buNone":
        return ""
    if name_of(mark.tag) == "a:buAutoNum":
        kind = mark.get("type") or ""
        return next((shown for ending, shown in _NUMBERS.items() if kind.endswith(ending)), "1.")
    return mark.get("char") or "•"
