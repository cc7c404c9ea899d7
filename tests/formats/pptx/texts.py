"""Text bodies of a deck by python-pptx, with paragraphs as a test wants them."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from lxml import etree
from pptx import Presentation
from pptx.util import Inches

from loctool.formats.office.package import Package
from loctool.formats.office.units import Place, Unit
from loctool.formats.pptx.names import descendants, name_of
from loctool.formats.pptx.paragraphs import paragraph_units

SLIDE = "ppt/slides/slide1.xml"
_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
LINK = "rId2"
ADDRESS = "https://example.org/a"


class Body(NamedTuple):
    """A text body in a package."""

    package: Package
    element: etree._Element

    def units(self, role: str = "paragraph") -> list[Unit]:
        return list(paragraph_units(self.package, self.element, Place(SLIDE, 3, role, "")))

    @property
    def texts(self) -> list[str]:
        return [unit.segment.text for unit in self.units()]

    @property
    def paragraphs(self) -> list[etree._Element]:
        return list(descendants(self.element, "a:p"))


@cache
def _base() -> bytes:
    """Return a deck with a title, a body and a text box on one slide, and a link."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.add_textbox(Inches(1), Inches(1), Inches(5), Inches(1))
    hyperlink = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    assert slide.part.rels.get_or_add_ext_rel(hyperlink, ADDRESS) == LINK
    presentation.save(target := io.BytesIO())
    return target.getvalue()


def body_of(paragraphs: str, shape: int = 2, edit: Callable[[etree._Element], object] | None = None) -> Body:
    """Return the text body of a shape (0 title, 1 body, 2 text box) with these paragraphs (XML) in it."""
    package = Package(_base(), "deck.pptx")
    bodies = [one for one in package.tree(SLIDE).iter() if name_of(one.tag) == "p:txBody"]
    body = bodies[shape]
    for old in list(descendants(body, "a:p")):
        body.remove(old)
    body.extend(list(etree.fromstring(f"<x {_NAMES}>{paragraphs}</x>")))
    if edit:
        edit(body)
    return Body(package, body)


def translated(body: Body, text: str, language: str = "") -> etree._Element:
    """Return the first paragraph with words after it was translated."""
    unit = body.units()[0]
    unit.write(text, language)
    return body.paragraphs[0]


def shown(element: etree._Element) -> str:
    """Return the XML of an element without declarations of namespaces."""
    text = etree.tostring(element, encoding="unicode")
    for name in etree.fromstring(f"<x {_NAMES}/>").nsmap.items():
        text = text.replace(f' xmlns:{name[0]}="{name[1]}"', "")
    return text.replace(' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"', "")
