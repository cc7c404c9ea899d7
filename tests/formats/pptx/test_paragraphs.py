"""Paragraphs of PowerPoint as units, and back."""

from __future__ import annotations

import io
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation

from loctool.formats.office.package import Package
from loctool.formats.pptx.names import children, descendants, name_of
from tests.formats.pptx.texts import ADDRESS, LINK, SLIDE, body_of, shown, translated

ORDER = [
    "ln",
    "noFill",
    "solidFill",
    "gradFill",
    "blipFill",
    "pattFill",
    "grpFill",
    "effectLst",
    "effectDag",
    "highlight",
    "uLnTx",
    "uLn",
    "uFillTx",
    "uFill",
    "latin",
    "ea",
    "cs",
    "sym",
    "hlinkClick",
    "hlinkMouseOver",
    "rtl",
    "extLst",
]

attributes = st.sampled_from(
    ["", 'b="1"', 'b="0" lang="de-DE" err="1"', 'i="true"', 'sz="2800" dirty="0"', 'u="sng"', 'baseline="30000"']
)
fills = st.sampled_from(["", '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>', '<a:ln w="9525"/>'])
faces = st.sampled_from(["", '<a:latin typeface="Poppins"/>', '<a:latin typeface="Arial"/><a:cs typeface="Arial"/>'])
ends = st.sampled_from(["", f'<a:hlinkClick r:id="{LINK}"/>', "<a:rtl/>", '<a:hlinkClick r:id=""/><a:rtl val="0"/>'])
looks = st.builds(lambda *parts: "<a:rPr {}>{}{}{}</a:rPr>".format(*parts), attributes, fills, faces, ends)
looks |= st.just("")
words = st.text(st.sampled_from("abc \u00e4\t\\\u00a0\uf0e0<1/>"), max_size=8).map(escape)
runs = st.builds("<a:r>{}<a:t>{}</a:t></a:r>".format, looks, words)
breaks = st.builds("<a:br>{}</a:br>".format, looks)
fields = st.builds('<a:fld id="{{F}}" type="slidenum">{}<a:t>7</a:t></a:fld>'.format, looks)
unknown = st.just('<a:odd x="1"/>')
ended = st.sampled_from(["", '<a:endParaRPr lang="de-DE"/>'])
paragraphs = st.builds(
    lambda content, end: f"<a:p><a:pPr/>{''.join(content)}<a:r><a:t>Wort</a:t></a:r>{end}</a:p>",
    st.lists(st.one_of(runs, runs, breaks, fields, unknown), max_size=7), ended,
)  # fmt: skip
tags = st.sampled_from(["<1>", "</1>", "<2>", "</2>", "<2/>", "<3/>", "</4>", "<1/>", "слово ", " ", "\n", "\x00"])


def assert_valid(paragraph: etree._Element) -> None:
    """Check the order of what a paragraph has against the schema."""
    names = [name_of(one.tag) for one in paragraph]
    assert [name for name in names if name == "a:pPr"] == names[: names.count("a:pPr")]
    assert "a:endParaRPr" not in names[:-1]
    for properties in descendants(paragraph, "a:rPr", "a:endParaRPr"):
        ranks = [ORDER.index(name_of(one.tag)[2:]) for one in properties]
        assert ranks == sorted(set(ranks))
    for run in children(paragraph, "a:r"):
        assert [name_of(one.tag) for one in run] in (["a:t"], ["a:rPr", "a:t"])


@given(paragraphs)
def test_the_same_text_changes_nothing(paragraph: str) -> None:
    body = body_of(paragraph)
    before = etree.tostring(body.package.tree(SLIDE), method="c14n")
    for unit in body.units():
        unit.write(unit.segment.text, "")
    assert etree.tostring(body.package.tree(SLIDE), method="c14n") == before


@given(paragraphs, st.sampled_from(["", "ru", "de", "ja"]))
def test_a_translation_can_be_read_again(paragraph: str, language: str) -> None:
    body = body_of(paragraph.replace("<a:rtl/>", "").replace('<a:rtl val="0"/>', ""))
    source = body.texts[0]
    written = translated(body, source.replace("Wort", "Слово"), language)
    assert_valid(written)
    if language != "ru":  # where faces are replaced, formats can become equal
        assert body.texts == [source.replace("Wort", "Слово")]


@given(paragraphs)
def test_formats_stay_where_a_word_is_changed(paragraph: str) -> None:
    """Each letter keeps its properties, but for those that part no runs."""

    def letters(element: etree._Element) -> list[tuple[str, str]]:
        found = []
        for run in children(element, "a:r"):
            properties = next(children(run, "a:rPr"), None)
            kept = {} if properties is None else dict(properties.attrib)
            for name in ("lang", "err", "dirty"):
                kept.pop(name, None)
            if kept.get("b") == "0":
                del kept["b"]
            look = "" if properties is None else "".join(shown(one) for one in properties)
            found += [(char, f"{kept}{look}") for char in run[-1].text or "" if not char.isspace()]
        return found

    body = body_of(paragraph)
    before = letters(body.paragraphs[0])
    text = body.texts[0]
    after = letters(translated(body, text.replace("Wort", "Sort")))
    assert after == [("S" if char == "W" else char, look) for char, look in before]


@given(paragraphs, st.lists(tags, max_size=12), st.sampled_from(["ru", "ar", "zh-Hans"]))
def test_whatever_a_translator_does_the_file_is_whole(paragraph: str, parts: list[str], language: str) -> None:
    body = body_of(paragraph)
    fields = len(list(descendants(body.element, "a:fld")))
    written = translated(body, "".join(parts), language)
    assert_valid(written)
    assert len(list(descendants(written, "a:fld"))) == fields
    assert len(list(descendants(written, "a:odd"))) == paragraph.count("<a:odd")
    texts = "".join(one.text or "" for one in descendants(written, "a:t"))
    assert texts.count("слово") == parts.count("слово ")
    Package(b"".join(bytes(part) for part in body.package.parts()), "deck.pptx").tree(SLIDE)


@given(paragraphs, st.lists(tags, max_size=12), st.sampled_from(["", "ar"]))
def test_a_paragraph_can_be_written_twice(paragraph: str, parts: list[str], language: str) -> None:
    once, twice = body_of(paragraph), body_of(paragraph)
    unit = twice.units()[0]
    unit.write("".join(parts), language)
    unit.write(unit.segment.text + "!", language)
    translated(once, once.texts[0] + "!", language)
    assert shown(twice.element) == shown(once.element)


odd = st.sampled_from(["", "-", "--5", "1" * 5000, "r", "true", "²", "٣", "99", "1e3", "30%"]) | st.text(
    st.characters(codec="utf-8", exclude_categories=["C"], exclude_characters='<&"'), max_size=5
)


@given(odd, odd, odd, st.sampled_from(["de", "ar", "x-none", "é"]))
def test_odd_values_are_read(level: str, size: str, align: str, language: str) -> None:
    body = body_of(
        f'<a:p><a:pPr lvl="{level}" algn="{align}" rtl="{level}"/><a:r><a:rPr sz="{size}" spc="{size}" baseline="{size}"'
        f' lang="{align}" b="{level}"><a:solidFill><a:srgbClr val="{size}"/></a:solidFill></a:rPr><a:t>Wort</a:t></a:r>'
        "<a:r><a:t> und Wörter</a:t></a:r></a:p>"
    )
    assert_valid(translated(body, "слова <1>да</1>", language))


def test_a_written_deck_is_read_by_others() -> None:
    body = body_of(
        f'<a:p><a:r><a:rPr b="1"/><a:t>Fett</a:t></a:r><a:r><a:rPr><a:hlinkClick r:id="{LINK}"/></a:rPr><a:t> Verweis</a:t></a:r></a:p>'
    )
    translated(body, "<2>Ссылка</2> <1>жирная</1>", "ru-RU")
    content = b"".join(bytes(part) for part in body.package.parts())
    (paragraph,) = Presentation(io.BytesIO(content)).slides[0].shapes[2].text_frame.paragraphs
    assert [(run.text, run.hyperlink.address, run.font.bold) for run in paragraph.runs] == [
        ("Ссылка", ADDRESS, None), (" ", None, None), ("жирная", None, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("paragraph", "shape", "role"),
    [
        ("<a:p><a:r><a:t>Wort</a:t></a:r></a:p>", 2, "paragraph"),
        ('<a:p><a:pPr lvl="1"/><a:r><a:t>Wort</a:t></a:r></a:p>', 2, "bullet"),
        ('<a:p><a:pPr><a:buChar char="•"/></a:pPr><a:r><a:t>Wort</a:t></a:r></a:p>', 2, "bullet"),
        ("<a:p><a:r><a:t>Wort</a:t></a:r></a:p>", 1, "bullet"),
        ("<a:p><a:pPr><a:buNone/></a:pPr><a:r><a:t>Wort</a:t></a:r></a:p>", 1, "paragraph"),
        ("<a:p><a:r><a:t>Wort</a:t></a:r></a:p>", 0, "paragraph"),
    ],
)
def test_roles(paragraph: str, shape: int, role: str) -> None:
    (unit,) = body_of(paragraph, shape).units()
    assert (unit.segment.role, unit.segment.line) == (role, 3)
    assert body_of(paragraph, shape).units("cell")[0].segment.role == "cell"


@pytest.mark.parametrize(
    "paragraph",
    [
        "<a:p/>",
        '<a:p><a:endParaRPr lang="de-DE"/></a:p>',
        "<a:p><a:r><a:t/></a:r><a:br/></a:p>",
        "<a:p><a:r><a:t>42</a:t></a:r></a:p>",
        '<a:p><a:fld id="{X}" type="datetime1"><a:t>1. Mai</a:t></a:fld></a:p>',
        '<a:p><a:r><a:rPr><a:latin typeface="Wingdings" charset="2"/></a:rPr><a:t>Abc</a:t></a:r></a:p>',
        "<a:p><a:r><a:t>\uf0e0</a:t></a:r></a:p>",
    ],
)
def test_paragraphs_without_words_are_no_units(paragraph: str) -> None:
    assert body_of(paragraph).texts == []


def test_comments_and_indentation_stay() -> None:
    body = body_of(
        "<a:p>\n  <a:pPr/>\n  <!-- x -->\n  <a:r><a:t>Ein</a:t></a:r>\n  <a:r><a:t> Wort</a:t></a:r>\n</a:p>"
    )
    assert body.texts == ["Ein Wort"]
    assert shown(translated(body, "A word")).split("\n") == [
        "<a:p>", "  <a:pPr/>", "  <!-- x -->", "  <a:r><a:t>A word</a:t></a:r>", "</a:p>",
    ]  # fmt: skip


def test_outer_runs_stay_as_they_are() -> None:
    body = body_of(
        '<a:p><a:br><a:rPr sz="800"/></a:br><a:r><a:rPr kern="0"/><a:t>\t</a:t></a:r><a:r><a:rPr b="1"/><a:t>Wort </a:t></a:r></a:p>'
    )
    assert body.texts == ["Wort"]
    assert shown(translated(body, "Word")) == (
        '<a:p><a:br><a:rPr sz="800"/></a:br><a:r><a:rPr kern="0"/><a:t>\t</a:t></a:r>'
        '<a:r><a:rPr b="1"/><a:t>Word </a:t></a:r></a:p>'
    )  # fmt: skip
