"""Labels on slides: a line of small text at the bottom edge, and a paragraph behind the speaker notes."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from loctool.formats.labels import Label
from loctool.formats.office.decks import numbers_to_label
from loctool.formats.office.package import Package
from loctool.formats.pptx.names import child, children, descendants, name_of, tag_of
from loctool.formats.pptx.relationships import related
from loctool.formats.pptx.slides.presentation import slide_parts, slide_size
from loctool.formats.pptx.slides.shapes import page_shapes, placeholder_type
from loctool.text.language import is_right_to_left

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT_BOX = """\
<p:sp xmlns:p="{p}" xmlns:a="{a}"><p:nvSpPr><p:cNvPr id="{id}" name="loctool label"/><p:cNvSpPr txBox="1"/><p:nvPr/>\
</p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>\
<p:txBody><a:bodyPr wrap="square" tIns="0" bIns="0" anchor="b"><a:noAutofit/></a:bodyPr><a:lstStyle/></p:txBody>\
</p:sp>"""
_PARAGRAPH = '<a:p xmlns:a="{a}"><a:r><a:rPr lang=""/><a:t/></a:r></a:p>'
_RIGHT_TO_LEFT = '<a:pPr xmlns:a="{a}" algn="r" rtl="1"/>'
_SMALL = '<a:rPr xmlns:a="{a}" lang="" sz="800"><a:solidFill><a:srgbClr val="767676"/></a:solidFill></a:rPr>'
"""Eight points, in the grey that can be read on white and on black alike."""
_PART_OF_HEIGHT = 50
"""The box takes a 50th of the slide's height; in PowerPoint's own layouts footers end above it."""


def label_slides(package: Package, main: str, label: Label, numbers: Collection[int]) -> None:
    """Put a label on the slides of these numbers, counted from 1, and at the end of the speaker notes that they have.

    If all of them are hidden, the last slide that is shown has the label, too. Raises SourceError.
    """
    slides = slide_parts(package, main)
    size = slide_size(package, main)
    for slide in (slides[number - 1] for number in numbers_to_label([one.is_hidden for one in slides], numbers)):
        _label_slide(package, slide.part, label, size)
        for part in related(package, slide.part, "notesSlide")[:1]:
            _label_notes(package, part, label)


def _label_slide(package: Package, part: str, label: Label, size: tuple[int, int]) -> None:
    """Put a text box in front of the shapes of a slide."""
    page = package.tree(part)
    drawing = child(page, "p:cSld")
    tree = None if drawing is None else child(drawing, "p:spTree")
    if tree is None:
        return
    ids = [one.get("id") or "" for one in tree.iter() if name_of(one.tag).endswith(":cNvPr")]
    free = max((int(one) for one in ids if one.isascii() and one.isdecimal()), default=0) + 1
    width, height = size[0], size[1] // _PART_OF_HEIGHT
    box = _parse(_TEXT_BOX, tree, id=free, width=width, height=height, top=size[1] - height)
    next(descendants(box, "p:txBody")).append(_paragraph(tree, label, is_small=True))
    extensions = child(tree, "p:extLst")
    tree.insert(len(tree) if extensions is None else tree.index(extensions), box)
    package.mark_changed(part)


def _label_notes(package: Package, part: str, label: Label) -> None:
    """Append a paragraph to speaker notes that have words."""
    shapes = (one.element for one in page_shapes(package.tree(part)) if placeholder_type(one.element) == "body")
    for body in (body for shape in shapes for body in children(shape, "p:txBody")):
        if any((one.text or "").strip() for one in descendants(body, "a:t")):
            body.append(_paragraph(body, label))
            package.mark_changed(part)
            return


def _paragraph(beside: _Element, label: Label, is_small: bool = False) -> _Element:
    paragraph = _parse(_PARAGRAPH, beside)
    run = paragraph[0]
    if is_right_to_left(label.language):
        paragraph.insert(0, _parse(_RIGHT_TO_LEFT, beside))
    if is_small:
        run.replace(run[0], _parse(_SMALL, beside))
    run[0].set("lang", label.language)
    run[1].text = label.text
    return paragraph


def _parse(template: str, beside: _Element, **values: int) -> _Element:
    """Return a new element in the namespaces, strict or transitional, of the element that it comes to."""
    from lxml import etree

    spaces = {prefix: tag_of(f"{prefix}:p", beside)[1:].partition("}")[0] for prefix in ("a", "p")}
    return etree.fromstring(template.format(**spaces, **values))
