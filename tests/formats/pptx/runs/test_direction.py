"""Paragraphs that are translated into languages of another direction."""

from __future__ import annotations

import pytest
from lxml import etree

from loctool.formats.pptx.names import children, descendants
from loctool.formats.writing import Writing
from tests.formats.pptx.decks import SHAPES, edited, parts_of, rendered, replacing
from tests.formats.pptx.texts import body_of, shown, translated

RUN = "<a:r><a:t>Wort</a:t></a:r>"


def properties(paragraph: str, language: str, shape: int = 2) -> dict[str, str]:
    written = translated(body_of(f"<a:p>{paragraph}</a:p>", shape), "word", language)
    return {name: value for one in children(written, "a:pPr") for name, value in one.attrib.items()}


@pytest.mark.parametrize(
    ("before", "language", "after"),
    [
        ("", "ar", {"rtl": "1", "algn": "r"}),
        ("<a:pPr/>", "he-IL", {"rtl": "1", "algn": "r"}),
        ('<a:pPr algn="r" lvl="1"/>', "fa", {"rtl": "1", "algn": "l", "lvl": "1"}),
        ('<a:pPr algn="ctr"/>', "ur", {"rtl": "1", "algn": "ctr"}),
        ('<a:pPr algn="just"/>', "az-Arab", {"rtl": "1", "algn": "just"}),
        ('<a:pPr algn="r" rtl="1"/>', "ar", {"rtl": "1", "algn": "r"}),
        ('<a:pPr algn="r" rtl="true"/>', "de", {"rtl": "0", "algn": "l"}),
        ('<a:pPr rtl="1"/>', "ru", {"rtl": "0", "algn": "r"}),
        ('<a:pPr algn="r"/>', "ru", {"algn": "r"}),
        ("", "ja", {}),
        ('<a:pPr rtl="1"/>', "", {"rtl": "1"}),
    ],
)
def test_direction_and_alignment(before: str, language: str, after: dict[str, str]) -> None:
    assert properties(before + RUN, language) == after


def test_the_alignment_of_the_master_is_mirrored() -> None:
    """The title of python-pptx's template is centred by its master."""
    assert properties(RUN, "ar", shape=0) == {"rtl": "1", "algn": "ctr"}


def test_an_inherited_direction_is_undone() -> None:
    def inherit(body: etree._Element) -> None:
        (style,) = children(body, "a:lstStyle")
        level = etree.SubElement(style, style.tag.replace("lstStyle", "lvl1pPr"))
        level.attrib.update({"rtl": "1", "algn": "r"})

    written = translated(body_of(f"<a:p>{RUN}</a:p>", edit=inherit), "word", "en")
    assert shown(written).startswith('<a:p><a:pPr rtl="0" algn="l"/>')


def test_paragraphs_without_words_follow_the_others() -> None:
    texts = ("2024", "Wort", "info@example.org", "")
    paragraphs = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in texts)
    body = body_of(paragraphs)
    unit = body.units()[0]
    before = shown(body.element)
    unit.write("Wort", "de")
    assert shown(body.element).replace(' lang="de"', "").replace("<a:rPr/>", "") == before
    body = body_of(paragraphs)
    body.units()[0].write("كلمة", "ar")
    found = [[dict(one.attrib) for one in children(paragraph, "a:pPr")] for paragraph in body.paragraphs]
    assert found == [*[[{"rtl": "1", "algn": "r"}]] * 3, []]


def test_cells_without_words_follow_the_others() -> None:
    table = "ppt/slides/slide1.xml"
    deck = edited(SHAPES, {table: replacing(b">Cell in row 0 column 1<", b">2024<")})
    written = etree.fromstring(parts_of(rendered(deck, writing=Writing("ar")))[table])
    (number,) = (one for one in descendants(written, "a:p") if "".join(one.itertext()).strip() == "2024")
    assert [dict(one.attrib) for one in children(number, "a:pPr")] == [{"rtl": "1", "algn": "r"}]


def test_marks_of_runs_are_undone() -> None:
    body = body_of("<a:p><a:r><a:rPr><a:rtl/></a:rPr><a:t>Wort</a:t></a:r><a:endParaRPr><a:rtl/></a:endParaRPr></a:p>")
    assert not list(descendants(translated(body, "word", "en"), "a:rtl"))


@pytest.mark.parametrize(("columns", "after"), [("1", None), ("2", "1")])
def test_columns_are_turned(columns: str, after: str | None) -> None:
    body = body_of(f"<a:p>{RUN}</a:p>")
    (properties,) = children(body.element, "a:bodyPr")
    properties.set("numCol", columns)
    translated(body, "كلمة", "ar")
    assert properties.get("rtlCol") == after


def test_tables_are_turned_and_turned_back() -> None:
    cell = f"<a:tc><a:txBody><a:bodyPr/><a:p>{RUN}</a:p></a:txBody></a:tc>"
    body = body_of(f"<a:p>{RUN}</a:p>")
    names = "http://schemas.openxmlformats.org/drawingml/2006/main"
    table = etree.fromstring(f'<a:tbl xmlns:a="{names}"><a:tblGrid/><a:tr>{cell}</a:tr></a:tbl>')
    (inner,) = descendants(table, "a:txBody")
    table_body = body._replace(element=inner)
    translated(table_body, "كلمة", "ar")
    assert shown(table).startswith('<a:tbl><a:tblPr rtl="1"/><a:tblGrid/>')
    translated(table_body, "word", "en")
    assert shown(table).startswith('<a:tbl><a:tblPr rtl="0"/>')
