"""Make `shapes.pptx` and `show.pptx` with python-pptx: `python tests/data/pptx/make_decks.py`."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE, PROG_ID
from pptx.oxml import parse_xml
from pptx.util import Inches

FOLDER = Path(__file__).parent
TITLE_ONLY, TITLE_AND_CONTENT = 5, 1
_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
)
_BOX = (
    '<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Box {id}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>'
    '<a:xfrm><a:off x="914400" y="{top}"/><a:ext cx="3000000" cy="400000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>'
    "<a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
)


def picture() -> io.BytesIO:
    """Return a PNG of one grey pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixel = zlib.compress(b"\0\x80")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixel) + chunk(b"IEND", b""))


def add_box(shapes: Any, text: str, top: float) -> Any:
    box = shapes.add_textbox(Inches(1), Inches(top), Inches(4), Inches(0.4))
    box.text_frame.text = text
    return box


def properties(shape: Any) -> Any:
    return next(shape._element.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}cNvPr"))


def make_shapes() -> None:
    """Make a deck of one slide for each kind of shape."""
    deck = Presentation()
    deck.core_properties.title, deck.core_properties.subject = "Harvest report", "Apples and pears"
    deck.core_properties.keywords, deck.core_properties.category = "harvest; fruit", "Reports"
    deck.core_properties.comments, deck.core_properties.author = "Numbers of last autumn", "Nobody Special"

    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    slide.shapes.title.text = "Table"
    table = slide.shapes.add_table(3, 3, Inches(1), Inches(2), Inches(6), Inches(2)).table
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"Cell in row {row} column {column}"
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    table.cell(0, 1).text, table.cell(2, 2).text = "Covered by row 0", "Covered by row 1"

    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    slide.shapes.title.text = "Groups"
    shapes = slide.shapes
    for depth in range(4):
        group = shapes.add_group_shape()
        properties(group).set("descr", f"Group at depth {depth}")
        add_box(group.shapes, f"Text at depth {depth}", 2 + depth / 2)
        shapes = group.shapes
    add_box(slide.shapes, "Text behind the groups", 5)

    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    slide.shapes.title.text = "Pictures and links"
    image = slide.shapes.add_picture(picture(), Inches(1), Inches(2), Inches(1), Inches(1))
    properties(image).set("descr", "An apple tree\nin bloom")
    properties(image).set("title", "Apple tree")
    named = slide.shapes.add_picture(picture(), Inches(3), Inches(2), Inches(1), Inches(1))
    properties(named).set("descr", "C:\\Photos\\My apple tree.jpg")
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Inches(1), Inches(4), Inches(5), Inches(4))
    properties(line).set("descr", "Arrow from the tree to the basket")
    box = add_box(slide.shapes, "Read the whole report", 4.5)
    link = box.text_frame.paragraphs[0].runs[0].hyperlink
    link.address = "https://example.org/harvest"
    box._element.find(".//{*}hlinkClick").set("tooltip", "Opens the report in a browser")
    shape = slide.shapes.add_shape(MSO_SHAPE.OVAL, Inches(6), Inches(4), Inches(1), Inches(1))
    shape.click_action.hyperlink.address = "https://example.org/map"
    shape._element.find(".//{*}hlinkClick").set("tooltip", "Shows a map")

    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    slide.shapes.title.text = "Chart and object"
    data = CategoryChartData()
    data.categories = ["Apples", "Pears"]
    data.add_series("Tonnes picked", (3, 5))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(2), Inches(4), Inches(3), data)
    workbook = io.BytesIO(b"not really a workbook")
    slide.shapes.add_ole_object(workbook, PROG_ID.XLSX, Inches(6), Inches(2), Inches(1), Inches(1), icon_file=picture())

    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_AND_CONTENT])
    slide.shapes.title.text = "Notes and bullets"
    body = slide.placeholders[1].text_frame
    body.text = "First point"
    for level, text in enumerate(("A point below it", "A point below that"), 1):
        paragraph = body.add_paragraph()
        paragraph.text, paragraph.level = text, level
    slide.notes_slide.notes_text_frame.text = "Tell them about the storm\nand pause"
    properties(add_box(slide.shapes, "Shown to nobody", 6)).set("hidden", "1")
    deck.save(str(FOLDER / "shapes.pptx"))


def make_show() -> None:
    """Make a deck with a hidden slide, an own order, alternates, sections, a custom show and texts of a layout."""
    deck = Presentation()
    deck.core_properties.title = deck.core_properties.comments = ""
    layout = deck.slide_layouts[TITLE_AND_CONTENT]
    for title, body in (("Made first", "Shown second"), ("Made second", "Hidden"), ("Made third", "Shown first")):
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text, slide.placeholders[1].text_frame.text = title, body
    first, second, third = deck.slides
    second._element.set("show", "0")
    listed = deck.slides._sldIdLst
    listed.insert(0, listed[2])

    boxes = [_BOX.format(id=20 + at, top=4000000 + at * 500000, text=text) for at, text in enumerate(("New", "Old"))]
    inner = (
        f'<mc:AlternateContent><mc:Choice Requires="p14">{boxes[1]}</mc:Choice><mc:Fallback>{boxes[1]}</mc:Fallback>'
    )
    both = boxes[0].replace("New", "Words of both")
    alternate = (
        f'<mc:AlternateContent {_NAMESPACES}><mc:Choice Requires="a14">{both}{inner}</mc:AlternateContent></mc:Choice>'
        f"<mc:Fallback>{both}{boxes[1].replace('Old', 'Only in the fallback')}</mc:Fallback></mc:AlternateContent>"
    )
    first.shapes._spTree.append(parse_xml(alternate))
    third._element.append(
        parse_xml(
            f'<p:timing {_NAMESPACES}><p:tnLst><p:par><p:cTn id="1" dur="indefinite" nodeType="tmRoot"/></p:par>'
            f'</p:tnLst><p:bldLst><p:bldP spid="{third.placeholders[1].shape_id}" grpId="0" build="p"/></p:bldLst></p:timing>'
        )
    )
    ids = [(one.get("id"), one.rId) for one in listed]
    shows = "".join(f'<p:sld r:id="{link}"/>' for _, link in ids[:2])
    show = parse_xml(
        f'<p:custShowLst {_NAMESPACES}><p:custShow name="Short version" id="0"><p:sldLst>{shows}</p:sldLst></p:custShow>'
        "</p:custShowLst>"
    )
    root = deck.part._element
    root.find("{*}notesSz").addnext(show)
    sections = "".join(f'<p14:sldId id="{number}"/>' for number, _ in ids)
    root.append(
        parse_xml(
            f'<p:extLst {_NAMESPACES}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst>'
            f'<p14:section name="Opening part" id="{{0F7C3A3C-1111-4222-8333-444455556666}}"><p14:sldIdLst>{sections}'
            "</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>"
        )
    )
    layout.shapes._spTree.append(
        parse_xml(f"<p:x {_NAMESPACES}>{_BOX.format(id=30, top=0, text='Internal use')}</p:x>")[0]
    )
    for one in layout.placeholders:
        if one.placeholder_format.idx == 1:
            one._element.find(".//{*}ph").set("hasCustomPrompt", "1")
            one.text_frame.text = "Write three points here"
    etree.cleanup_namespaces(layout._element, keep_ns_prefixes=["a", "p", "r"])
    deck.save(str(FOLDER / "show.pptx"))


if __name__ == "__main__":
    make_shapes()
    make_show()
