"""What parts runs, and how formats are named for translators."""

from __future__ import annotations

import pytest
from lxml import etree

from loctool.formats.pptx.names import child
from tests.formats.pptx.texts import ADDRESS, LINK, body_of

_NAMES = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def text_and_note(attributes: str, children: str = "", shape: int = 2) -> tuple[str, str]:
    """Return the text and the note of a paragraph whose last word has these properties."""
    body = body_of(
        f"<a:p><a:r><a:t>Viele Buchstaben, </a:t></a:r>"
        f"<a:r><a:rPr {attributes}>{children}</a:rPr><a:t>Wort</a:t></a:r></a:p>", shape,
    )  # fmt: skip
    (unit,) = body.units()
    return unit.segment.text, unit.segment.note


@pytest.mark.parametrize(
    "attributes",
    [
        'lang="en-US" altLang="de-DE" dirty="0" err="1" smtClean="0" smtId="4" noProof="1" bmk="x" kern="1200"',
        'b="0" i="0" u="none" strike="noStrike" cap="none" baseline="0" spc="0"',
        'b="false" sz="1800"',
    ],
)
def test_what_cannot_be_seen_parts_no_runs(attributes: str) -> None:
    assert text_and_note(attributes) == ("Viele Buchstaben, Wort", "")


@pytest.mark.parametrize(
    ("attributes", "children", "note"),
    [
        ('b="1"', "", "bold"),
        ('b="true" i="1" u="sng"', "", "bold, italic, underlined"),
        ('strike="sngStrike" baseline="30000"', "", "struck through, superscript"),
        ('baseline="-25000" cap="small"', "", "subscript, small capitals"),
        ('sz="2400"', "", "larger (24 pt)"),
        ('sz="1000" spc="-300"', "", "letters spaced by -3 pt, smaller (10 pt)"),
        ("", '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>', "red"),
        ("", '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>', "accent colour 1 of the theme"),
        ("", '<a:solidFill><a:schemeClr val="bg2"/></a:solidFill>', "background colour 2 of the theme"),
        ("", '<a:solidFill><a:schemeClr val="folHlink"/></a:solidFill>', "colour of visited links of the theme"),
        ("", '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>', "colour of the theme"),
        ("", '<a:latin typeface="+mj-lt"/><a:cs typeface="+mj-cs"/>', "font of the theme"),
        ("", '<a:ea typeface="Meiryo"/>', "font Meiryo for East Asian letters"),
        ("", '<a:ln w="9525"/><a:uLn/><a:uFill/>', "another outline, another underline"),
        ("", "<a:noFill/>", "another colour"),
        ("", '<a:highlight><a:srgbClr val="FFFF00"/></a:highlight><a:latin typeface="Arial"/>',
         "highlighted yellow, font Arial"),
        ("", f'<a:hlinkClick r:id="{LINK}"/>', f"link to {ADDRESS}"),
        ("", '<a:hlinkClick r:id="" action="ppaction://hlinkshowjump?jump=nextslide"/>', "link to a slide"),
        ("", '<a:hlinkClick r:id=""/>', "link"),
        ("", "<a:effectLst><a:glow/></a:effectLst>", "another effect"),
        ('someday="1"', "", "another format"),
        ("", "<a:rtl/>", "right to left"),
    ],
)  # fmt: skip
def test_what_can_be_seen_is_a_tag(attributes: str, children: str, note: str) -> None:
    assert text_and_note(attributes, children) == ("Viele Buchstaben, <1>Wort</1>", f"<1> {note}")


def test_objects_are_named() -> None:
    body = body_of(
        '<a:p><a:r><a:t>Seite </a:t></a:r><a:fld id="{A}" type="slidenum"><a:t>7</a:t></a:fld><a:br/>'
        '<a:fld id="{B}" type="datetimeFigureOut"><a:t>heute</a:t></a:fld><a:r><a:t>\t</a:t></a:r>'
        '<a:r><a:rPr><a:sym typeface="Wingdings"/></a:rPr><a:t>\uf0e0 </a:t></a:r>'
        '<a:fld id="{C}" type="SERIESNAME"/><a:fld id="{D}"/><a:odd/>'
        '<q:m xmlns:q="http://schemas.microsoft.com/office/drawing/2010/main"/>'
        "<a:r><a:t>!</a:t></a:r></a:p>"
    )
    (unit,) = body.units()
    assert unit.segment.text == "Seite <1/><2/><3/><4/><5/> <6/><7/><8/><9/>!"
    assert [line.partition(" ")[2] for line in unit.segment.note.split("\n")] == [
        "page number", "line break", "date", "tab", "symbol U+F0E0 of Wingdings", "field SERIESNAME", "field", "object",
        "formula",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("inherited", "attributes", "note"),
    [
        ('b="1"', 'b="0"', "<1> not bold"),
        ('b="1"', 'b="1"', ""),
        ('cap="all"', 'cap="none"', "<1> no capitals"),
        ('sz="2400"', 'sz="2400"', ""),
        ('sz="2400"', 'sz="1800"', "<1> smaller (18 pt)"),
        ('baseline="30000"', 'baseline="0"', "<1> neither superscript nor subscript"),
    ],
)
def test_explicit_defaults_count_where_they_undo_something(inherited: str, attributes: str, note: str) -> None:
    level = etree.fromstring(f"<a:lvl1pPr {_NAMES}><a:defRPr {inherited}/></a:lvl1pPr>")

    def inherit(body: etree._Element) -> None:
        style = child(body, "a:lstStyle")
        assert style is not None
        style.append(level)

    body = body_of(
        f"<a:p><a:r><a:t>Viele Buchstaben </a:t></a:r><a:r><a:rPr {attributes}/><a:t>Wort</a:t></a:r></a:p>",
        edit=inherit,
    )
    assert body.units()[0].segment.note == note


@pytest.mark.parametrize(("shape", "size"), [(0, 4400), (1, 3200), (2, 1800)])
def test_the_size_of_layout_and_master_is_inherited(shape: int, size: int) -> None:
    """Those of python-pptx's template: title 44, first level 32; text boxes 18."""
    assert text_and_note(f'sz="{size}"', shape=shape)[1] == ""
    assert text_and_note(f'sz="{size - 100}"', shape=shape)[1] == f"<1> smaller ({size // 100 - 1} pt)"


def test_the_defaults_of_a_paragraph_are_idle_outside_charts() -> None:
    body = body_of(
        '<a:p><a:pPr><a:defRPr b="1"/></a:pPr><a:r><a:rPr b="1"/><a:t>Wort</a:t></a:r><a:r><a:t> und Wörter</a:t></a:r></a:p>'
    )
    assert body.texts == ["<1>Wort</1> und Wörter"]
