"""Shapes: their texts in the order of the file, whatever they are in, and what of them is no text."""

from __future__ import annotations

import re

import pytest

from loctool.errors import SourceError
from loctool.formats import pptx
from loctool.formats.office.wording import is_file_name
from loctool.model import LeftOut
from tests.formats.pptx.decks import DATA, SHAPES, SHOW, edited, parts_of, rendered, replacing, texts


def of_slide(number: int, content: bytes = SHAPES) -> list[tuple[str, str]]:
    return [(role, text) for slide, role, text in texts(content) if slide == number and role != "property"]


def test_cells_are_read_by_rows_and_covered_ones_left_out() -> None:
    cells = [text for role, text in of_slide(1) if role == "cell"]
    origins = [f"Cell in row {row} column {column}" for row, column in ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1))]
    assert cells == [*origins, "Cell in row 1 column 2", "Cell in row 2 column 2", *cells[-2:]]
    assert cells[-2:] == ["Cell in row 2 column 0", "Cell in row 2 column 1"]
    assert b"Covered by row 0" in parts_of(rendered(SHAPES))["ppt/slides/slide1.xml"]


def test_groups_are_read_at_any_depth_in_their_order() -> None:
    nested = [
        (kind, f"{words} at depth {depth}")
        for depth in range(4)
        for kind, words in (("alt", "Group"), ("paragraph", "Text"))
    ]
    assert of_slide(2) == [("heading", "Groups"), *nested, ("paragraph", "Text behind the groups")]


def nested(depth: int) -> bytes:
    """Return a deck with a text in so many groups."""
    head = b'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="90" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'

    def nest(data: bytes) -> bytes:
        start = data.index(b"<p:sp>", data.index(b"Text at depth 3") - 2000)
        end = data.index(b"</p:sp>", data.index(b"Text at depth 3")) + len(b"</p:sp>")
        return data[:start] + head * depth + data[start:end] + b"</p:grpSp>" * depth + data[end:]

    return edited(SHAPES, {"ppt/slides/slide2.xml": nest})


def test_groups_may_be_as_deep_as_a_part_may_be() -> None:
    deck = nested(200)
    assert texts(deck) == texts(SHAPES)
    assert texts(rendered(deck)) == texts(rendered(SHAPES))
    with pytest.raises(SourceError, match=re.escape("ppt/slides/slide2.xml: ")):
        texts(nested(3000))


def test_alternative_texts_and_tooltips_are_read_but_no_file_names() -> None:
    assert of_slide(3) == [
        ("heading", "Pictures and links"),
        ("alt", "Apple tree"),
        ("alt", "An apple tree\nin bloom"),
        ("alt", "Arrow from the tree to the basket"),
        ("alt", "Opens the report in a browser"),
        ("paragraph", "Read the whole report"),
        ("alt", "Shows a map"),
    ]
    slide = parts_of(rendered(SHAPES))["ppt/slides/slide3.xml"]
    assert b'tooltip="[Opens the report in a browser]"' in slide
    assert b'descr="[An apple tree&#10;in bloom]"' in slide
    assert b'descr="C:\\Photos\\My apple tree.jpg"' in slide


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rgb.gif", True),
        ("C:\\WINNT\\Profiles\\Alum 99\\rgb.gif", True),
        ("/Users/me/My pictures/cat.jpeg", True),
        ("Cat 2.PNG", True),
        ("2020-01-01 10.22.33.png", True),
        ("My cat.png", False),
        ("Foto: Kreml.jpg", False),
        ("Foto:Kreml.jpg", False),
        ("Das Bild zeigt unser neues Logo aus der Datei logo.png", False),
        ("screenshot_2020-01-01.bmp2", True),
        ("A cat", False),
        ("A cat on the roof.", False),
        ("Dr. Who and Mr.Smith", False),
        ("A cat\nmy.gif", False),
        ("The logo of Node.js", False),
        ("", False),
    ],
)
def test_names_of_files_are_no_prose(text: str, expected: bool) -> None:
    assert is_file_name(text) is expected


def test_embedded_objects_are_reported() -> None:
    reason = "is an embedded object; translate it in PowerPoint"
    assert pptx.parse(SHAPES, "shapes.pptx").left_out == (LeftOut(4, "Excel.Sheet.12", reason),)


def test_hidden_shapes_are_named_so() -> None:
    slide = pptx.parse(SHAPES, "shapes.pptx").slides[4]
    assert [one.text for one in slide.segments if one.note == "hidden shape"] == ["Shown to nobody"]


def test_a_shape_in_a_hidden_group_is_hidden() -> None:
    deck = edited(
        SHAPES,
        {"ppt/slides/slide2.xml": replacing(b'descr="Group at depth 1"', b'descr="Group at depth 1" hidden="true"')},
    )
    noted = [one.text for one in pptx.parse(deck, "deck.pptx").slides[1].segments if one.note == "hidden shape"]
    assert noted == [f"{words} at depth {depth}" for depth in (1, 2, 3) for words in ("Group", "Text")]


def test_alternates_are_counted_once_and_written_everywhere() -> None:
    slide = [text for role, text in of_slide(2, SHOW) if role != "heading"]
    assert slide == ["Shown second", "Words of both", "Old", "Only in the fallback"]
    written = parts_of(rendered(SHOW))["ppt/slides/slide1.xml"]
    assert [written.count(text) for text in (b"Words of both", b"[Words of both]")] == [2, 2]
    assert [written.count(text) for text in (b">Old<", b"[Old]", b"[Only in the fallback]")] == [0, 2, 1]


def test_shapes_without_position_or_body_are_read() -> None:
    bare = (
        b'<p:sp><p:nvSpPr><p:cNvPr id="91" name="" descr="Bare shape"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>'
    )
    odd = b"<p:sp/><p:graphicFrame/><p:grpSp/><p:pic/><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'/>"
    deck = edited(SHOW, {"ppt/slides/slide2.xml": replacing(b"</p:spTree>", bare + odd + b"</p:spTree>")})
    assert of_slide(3, deck) == [*of_slide(3, SHOW), ("alt", "Bare shape")]


def test_links_may_be_empty_or_lead_nowhere() -> None:
    link = b'<a:hlinkClick xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="%s" tooltip="Next slide"/>'
    for target in (b"", b"rId999"):
        deck = edited(
            SHAPES,
            {
                "ppt/slides/slide2.xml": replacing(
                    b'<p:cNvPr id="2" name="Title 1"/>',
                    b'<p:cNvPr id="2" name="Title 1">' + link % target + b"</p:cNvPr>",
                )
            },
        )
        assert of_slide(2, deck)[0] == ("alt", "Next slide")


@pytest.mark.parametrize("folder", ["ppt/charts/", "ppt/embeddings/"])
def test_frames_whose_part_is_missing_are_left_alone(folder: str) -> None:
    names = [name for name in parts_of(SHAPES) if name.startswith(folder)]
    deck = edited(SHAPES, dict.fromkeys(names))
    assert ("heading", "Chart and object") in of_slide(4, deck)
    rendered(deck)


VML = b"""<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="s1"><v:textpath style="font-family:Arial" \
string="Old art of words"/></v:shape></xml>"""
VML_LINK = b"""<Relationship Id="rIdVml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
vmlDrawing" Target="../drawings/vmlDrawing1.vml"/></Relationships>"""


def test_old_word_art_is_read() -> None:
    name = "ppt/drawings/vmlDrawing1.vml"
    links = "ppt/slides/_rels/slide1.xml.rels"
    deck = edited(SHAPES, {name: VML, links: replacing(b"</Relationships>", VML_LINK)})
    assert of_slide(1, deck)[-1] == ("paragraph", "Old art of words")
    assert parts_of(rendered(deck))[name] == VML.replace(b"Old art of words", b"[Old art of words]")


def test_a_workbook_elsewhere_is_reported() -> None:
    name = next(one for one in parts_of(SHAPES) if one.startswith("ppt/charts/_rels/"))

    def elsewhere(data: bytes) -> bytes:
        start, end = data.index(b'Target="'), data.rindex(b"/>")
        return data[:start] + b'Target="file:///C:/numbers.xlsx" TargetMode="External"' + data[end:]

    found = pptx.parse(edited(SHAPES, {name: elsewhere}), "deck.pptx").left_out
    assert [(one.line, one.text) for one in found] == [(4, "numbers.xlsx"), (4, "Excel.Sheet.12")]


def test_a_part_that_several_frames_show_is_written_once() -> None:
    """PowerPoint writes such frames into the branches of an alternate."""

    def twice(data: bytes) -> bytes:
        start, end = data.index(b"<p:graphicFrame>"), data.index(b"</p:graphicFrame>") + len(b"</p:graphicFrame>")
        return data[:end] + data[start:end] + data[end:]

    for name, number in (("charts.pptx", 1), ("999-slide-master-title-style.pptx", 1)):
        content = (DATA / name).read_bytes()
        deck = edited(content, {f"ppt/slides/slide{number}.xml": twice})
        kinds = ("chart", "diagram")
        found = [one for one in texts(deck) if one[1] in kinds]
        assert found == [one for one in texts(content) if one[1] in kinds] != []
        assert [one for one in texts(rendered(deck)) if one[1] in kinds] == [
            (at, role, f"[{text}]") for at, role, text in found
        ]
