"""Notes, masters and properties: what is around the slides."""

from __future__ import annotations

import re

import pytest

from loctool.catalog.roles import role_comments
from loctool.formats import pptx
from loctool.formats.reading import Reading
from tests.formats.pptx.decks import SHAPES, SHOW, Edit, edited, parts_of, rendered, replacing, texts

NOTES = "ppt/notesSlides/notesSlide1.xml"
NOTES_LINKS = "ppt/slides/_rels/slide5.xml.rels"
MASTERS = Reading(masters=True)
LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
BOX = b"""<p:sp><p:nvSpPr><p:cNvPr id="77" name="Box"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>
<a:p><a:r><a:t>%s</a:t></a:r></a:p></p:txBody></p:sp>"""


def in_front(shapes: bytes) -> Edit:
    """Return an edit that puts shapes in front of those of a page."""
    return replacing(b"</p:spTree>", shapes + b"</p:spTree>")


def test_notes_follow_the_texts_of_their_slide() -> None:
    found = [(role, text) for number, role, text in texts(SHAPES) if number == 5]
    assert found[-2:] == [("note", "Tell them about the storm"), ("note", "and pause")]
    assert ("note", "Slide Image Placeholder 1") not in found


def test_notes_are_found_by_their_relationship() -> None:
    """The notes of slide 5 become those of slide 1: their name says nothing."""
    links = parts_of(SHAPES)
    link = re.search(rb'<Relationship [^>]*notesSlide1.xml"[^>]*/>', links[NOTES_LINKS])
    assert link
    moved = link[0].replace(b'Id="rId', b'Id="rId9')
    deck = edited(
        SHAPES,
        {
            NOTES_LINKS: replacing(link[0], b""),
            "ppt/slides/_rels/slide1.xml.rels": replacing(b"</Relationships>", moved + b"</Relationships>"),
        },
    )
    assert {number for number, role, _ in texts(deck) if role == "note"} == {1}


def test_notes_may_be_missing() -> None:
    deck = edited(SHAPES, {NOTES: None})
    assert texts(deck) == [one for one in texts(SHAPES) if one[1] != "note"]
    assert NOTES not in parts_of(rendered(deck))


def test_words_of_footers_are_read_but_no_fields() -> None:
    shape = b"""<p:sp><p:nvSpPr><p:cNvPr id="9%d" name=""/><p:cNvSpPr/><p:nvPr><p:ph type="%s" idx="1%d"/></p:nvPr></p:nvSpPr>
<p:spPr/><p:txBody><a:bodyPr/><a:p>%s</a:p></p:txBody></p:sp>"""
    field = b'<a:fld id="{0F7C3A3C-1111-4222-8333-444455556666}" type="%s"><a:rPr lang="en-US"/><a:t>%s</a:t></a:fld>'
    shapes = [
        shape % (1, b"ftr", 1, b"<a:r><a:t>Company confidential</a:t></a:r>"),
        shape % (2, b"sldNum", 2, field % (b"slidenum", b"7")),
        shape % (3, b"dt", 3, field % (b"datetime1", b"12 March")),
        shape % (4, b"dt", 4, b"<a:r><a:t>12 May 2021</a:t></a:r>"),
        shape % (5, b"sldNum", 5, b"<a:r><a:t>Words for a number</a:t></a:r>"),
    ]
    deck = edited(SHOW, {"ppt/slides/slide2.xml": replacing(b"</p:spTree>", b"".join(shapes) + b"</p:spTree>")})
    footers = [text for number, role, text in texts(deck) if role == "footer"]
    assert footers == ["Company confidential", "12 May 2021", "Words for a number"]


def test_comments_are_left_alone() -> None:
    comments = b"""<p:cmLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cm authorId="0" idx="1">
<p:pos x="1" y="1"/><p:text>Check these words</p:text></p:cm></p:cmLst>"""
    link = b"""<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
 Target="../comments/comment1.xml"/></Relationships>"""
    links = "ppt/slides/_rels/slide1.xml.rels"
    deck = edited(SHOW, {"ppt/comments/comment1.xml": comments, links: replacing(b"</Relationships>", link)})
    assert texts(deck) == texts(SHOW)
    assert parts_of(rendered(deck))["ppt/comments/comment1.xml"] == comments


def test_texts_of_masters_are_read_when_asked_for() -> None:
    asked, plain = texts(SHOW, MASTERS), texts(SHOW)
    assert [one for one in asked if one not in plain] == [
        (1, "master", "Write three points here"),
        (1, "master", "Internal use"),
    ]
    assert [one for one in asked if one in plain] == plain
    assert b"[Internal use]" in parts_of(rendered(SHOW, reading=MASTERS))[LAYOUT]
    assert parts_of(rendered(SHOW))[LAYOUT] == parts_of(SHOW)[LAYOUT]


def test_texts_of_masters_are_named_so() -> None:
    alternative = replacing(b'name="Box 30"', b'name="Box 30" descr="A stamp in red"')
    deck = edited(SHOW, {LAYOUT: alternative, "ppt/slideMasters/slideMaster1.xml": in_front(BOX % b"Our motto")})
    parsed = pptx.parse(deck, "show.pptx", MASTERS)
    noted = {one.text: one.note for one in parsed.slides[0].segments if one.role == "master"}
    assert noted == {
        "Our motto": "slide master",
        "Write three points here": 'layout "Title and Content"',
        "A stamp in red": 'alternative text\nlayout "Title and Content"',
        "Internal use": 'layout "Title and Content"',
    }
    comments = {segment.text: comment for segment, comment in role_comments(parsed.slides[0])}
    assert comments["Our motto"] == comments["A stamp in red"] == "text of a master or layout"


def test_texts_of_masters_that_slides_show_are_reported() -> None:
    def reported(edits: dict[str, Edit]) -> list[tuple[int, str]]:
        found = pptx.parse(edited(SHOW, edits), "show.pptx").left_out
        assert all("pptx = {masters = true}" in one.reason for one in found)
        return [(one.line, one.text) for one in found]

    hiding = replacing(b"<p:sld ", b'<p:sld showMasterSp="0" ')
    master = {"ppt/slideMasters/slideMaster1.xml": in_front(BOX % b"Our motto")}
    assert reported({}) == [(1, "Internal use")]
    assert reported(master) == [(1, "Internal use"), (1, "Our motto")]
    assert reported({LAYOUT: replacing(b"<p:sldLayout ", b'<p:sldLayout showMasterSp="0" '), **master}) == [
        (1, "Internal use")
    ]
    assert reported({f"ppt/slides/slide{number}.xml": hiding for number in (1, 2, 3)} | master) == []
    assert reported({LAYOUT: replacing(b'name="Box 30"', b'name="Box 30" hidden="1"')}) == []
    assert pptx.parse(SHOW, "show.pptx", MASTERS).left_out == ()


def test_properties_that_are_prose_are_read() -> None:
    found = [text for _, role, text in texts(SHAPES) if role == "property"]
    assert sorted(found) == [
        "Apples and pears",
        "Harvest report",
        "Numbers of last autumn",
        "Reports",
        "harvest; fruit",
    ]
    properties = (one for one in pptx.parse(SHAPES, "deck.pptx").slides[0].segments if one.role == "property")
    assert {one.text: one.note for one in properties} == {
        "Harvest report": "title of the document",
        "Apples and pears": "subject of the document",
        "harvest; fruit": "keywords of the document",
        "Numbers of last autumn": "description of the document",
        "Reports": "category of the document",
    }
    before, after = parts_of(SHAPES), parts_of(rendered(SHAPES))
    assert b">Nobody Special<" in after["docProps/core.xml"]
    assert b">[Harvest report]<" in after["docProps/core.xml"]
    assert after["docProps/app.xml"] == before["docProps/app.xml"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("PowerPoint Presentation", []),
        ("PowerPoint-Präsentation", []),
        ("PowerPoint 演示文稿", []),
        ("PowerPoint for beginners", ["PowerPoint for beginners"]),
        ("Harvest report", ["Harvest report"]),
    ],
)
def test_titles_that_powerpoint_makes_up_are_not_read(title: str, expected: list[str]) -> None:
    def titled(content: bytes) -> list[str]:
        deck = edited(content, {"docProps/core.xml": replacing(b">Harvest report<", f">{title}<".encode())})
        first = pptx.parse(deck, "deck.pptx").slides[0].segments
        return [one.text for one in first if one.note == "title of the document"]

    assert titled(SHAPES) == expected
    shown = edited(SHAPES, {"ppt/slides/slide1.xml": replacing(b">Table<", f">{title}<".encode())})
    assert titled(shown) == [title]


def test_the_title_of_a_slide_is_no_property() -> None:
    assert pptx.parse(SHAPES, "shapes.pptx").slides[0].title == "Table"


def test_an_animation_of_letters_is_named() -> None:
    """PowerPoint counts the letters that move; it counts paragraphs, too, but those stay as many."""
    body = pptx.parse(SHOW, "show.pptx").slides[0].segments[-1]
    target = b'<p:tnLst><p:spTgt spid="3"><p:txEl><p:%s st="0" end="4"/></p:txEl></p:spTgt>'
    for kind, note in ((b"charRg", "an animation counts its letters: look at it after translating"), (b"pRg", "")):
        deck = edited(SHOW, {"ppt/slides/slide3.xml": replacing(b"<p:tnLst>", target % kind)})
        found = pptx.parse(deck, "show.pptx").slides[0].segments[-1]
        assert (found.text, found.note) == (body.text, note)
