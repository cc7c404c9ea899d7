"""Paragraphs as text with tags, and back: white space, spans, links, fields."""

from __future__ import annotations

import pytest

from loctool.formats import odp
from tests.formats.odp.decks import paragraph_of, rendered, texts, translated, with_paragraph
from tests.formats.pptx.decks import edited


def text_of(paragraph: str) -> str:
    ((_, _, text),) = texts(with_paragraph(paragraph))
    return text


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        ("  a\n\tb  ", "a b"),
        ("a <text:span> b</text:span>", "a b"),
        ("<text:span>a </text:span><text:span> </text:span> b", "a b"),
        ("a<text:s/>b<text:s text:c='3'/>c", "a b   c"),
        ("a <text:s/>b", "a  b"),
        ("a<text:tab/> b<text:line-break/> c", "a<1/> b<2/> c"),
        ("<text:s text:c='2'/>a<text:s/>", "a"),
        ("a<text:soft-page-break/>b", "ab"),
        ("a<!-- c -->b<?d e?>c", "abc"),
        ("a<text:s text:c='1000000000'/>b", "a<1/>b"),
        ("a\u00a0\u2011 b", "a\u00a0\u2011 b"),
    ],
)
def test_white_space_is_read(paragraph: str, text: str) -> None:
    assert text_of(paragraph) == text


@pytest.mark.parametrize(
    ("translation", "written"),
    [
        ("b c", "b c"),
        ("b   c", 'b <text:s text:c="2"/>c'),
        (" b  ", '<text:s/>b<text:s text:c="2"/>'),
        ("b\tc", "b<text:tab/>c"),
        ("b \t c", "b <text:tab/><text:s/>c"),
        ("b\nc", "b c"),
        ("b\x00c", "bc"),
        ("b & <c>", "b &amp; &lt;c&gt;"),
    ],
)
def test_white_space_is_written(translation: str, written: str) -> None:
    assert translated("Word", translation) == written


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        ("<text:span text:style-name='L'>a</text:span> <text:span text:style-name='L'>b</text:span> c", "a b c"),
        ("<text:span text:style-name='B'>a b</text:span>", "a b"),
        ("long <text:span text:style-name='B'>b</text:span>", "long <1>b</1>"),
        ("long <text:span text:style-name='B'> b </text:span>", "long <1>b</1>"),
        ("long <text:span text:style-name='B'>b<text:span text:style-name='R'>c</text:span></text:span>",
         "long <1>b</1><2>c</2>"),
        ("long <text:span text:style-name='unknown'>b</text:span>", "long b"),
        ("long <text:span text:style-name='S'>b</text:span>", "long <1/>"),
        ("long \uf0e0", "long <1/>"),
        ("<text:a xlink:href='a'>long</text:a>", "long"),
        ("word <text:a xlink:href='a'>long</text:a>", "word <1>long</1>"),
        ("a &lt;1&gt; b", "a \\<1> b"),
        ("a <text:bookmark-start text:name='x'/>b<text:bookmark-end text:name='x'/>c", "a bc"),
        ("a <office:annotation><text:p>Remark</text:p></office:annotation> b", "a b"),
    ],
)  # fmt: skip
def test_spans_are_read(paragraph: str, text: str) -> None:
    assert text_of(paragraph) == text


@pytest.mark.parametrize(
    ("paragraph", "translation", "written"),
    [
        ("long <text:span text:style-name='B'>b</text:span>", "<1>c</1> lang",
         '<text:span text:style-name="B">c</text:span> lang'),
        ("long <text:span text:style-name='B'>b</text:span>", "<1>c</1> d <1>e</1>",
         '<text:span text:style-name="B">c</text:span> d e'),
        ("long <text:span text:style-name='B'>b</text:span>", "lost", "lost"),
        ("a page: <text:page-number>&lt;number&gt;</text:page-number>", "<1/> ist die Seite",
         "<text:page-number>&lt;number&gt;</text:page-number> ist die Seite"),
        ("a page: <text:page-number>1</text:page-number>", "Seite", "Seite <text:page-number>1</text:page-number>"),
        ("a<text:line-break/>b", "c<1/>d", "c<text:line-break/>d"),
        ("a<text:line-break/>b", "c d", "c d"),
        ("word <text:a xlink:href='u'>long</text:a>", "<1>lang</1> Wort", '<text:a xlink:href="u">lang</text:a> Wort'),
        ("word <text:a xlink:href='u'>long</text:a> <text:span text:style-name='B'>b</text:span>",
         "Wort <1>sehr <2>lang</2></1>",
         'Wort <text:a xlink:href="u">sehr </text:a>'
         '<text:span text:style-name="B"><text:a xlink:href="u">lang</text:a></text:span>'),
        ("a <text:span text:style-name='S'>b</text:span> word", "Wort <1/>",
         'Wort <text:span text:style-name="S">b</text:span>'),
        ("<text:span text:style-name='L'>a</text:span> <text:bookmark text:name='x'/>b", " c",
         '<text:bookmark text:name="x"/><text:span text:style-name="L"><text:s/>c</text:span>'),
        ("long <text:span text:style-name='B'><text:bookmark-start text:name='x'/>b<text:bookmark-end text:name='x'/>"
         "</text:span>", "<1>c</1> d", '<text:bookmark-start text:name="x"/><text:bookmark-end text:name="x"/>'
         '<text:span text:style-name="B">c</text:span> d'),
        ("<text:span xml:id='i' text:style-name='B'>a</text:span><text:line-break/>long word", "<1>b</1> <1>c</1>",
         '<text:span xml:id="i" text:style-name="B">b</text:span> c'),
        ("<text:s/>a <text:s text:c='2'/>", "b", '<text:s/>b<text:s text:c="3"/>'),
        ("a &lt;1&gt; b", "c \\<1> d", "c &lt;1&gt; d"),
    ],
)  # fmt: skip
def test_spans_are_written(paragraph: str, translation: str, written: str) -> None:
    assert translated(paragraph, translation) == written


@pytest.mark.parametrize(
    ("paragraph", "text", "note"),
    [
        ("Ein <text:span text:style-name='A'>Wort</text:span> mehr", "Ein Wort mehr", ""),
        ("Ein <text:span text:style-name='C'>Wort</text:span> mehr", "Ein Wort mehr", ""),
        ("Ein <text:span text:style-name='A'>5</text:span> mehr", "Ein 5 mehr", ""),
        ("長い文 <text:span text:style-name='A'>言葉</text:span>", "長い文 <1>言葉</1>", "<1> bold, font Noto Serif, larger (24 pt)"),
        ("長い文 <text:span text:style-name='A'>5</text:span> 文", "長い文 <1>5</1> 文",
         "<1> bold, font Noto Serif, larger (24 pt)"),
        ("長い文 <text:span text:style-name='C'>言葉</text:span>", "長い文 言葉", ""),
        ("長い文 <text:span text:style-name='W'>言葉</text:span>", "長い文 言葉", ""),
        ("長い文 <text:span text:style-name='A'>Word</text:span>", "長い文 Word", ""),
        ("نص طويل <text:span text:style-name='C'>كلمة</text:span>", "نص طويل <1>كلمة</1>", "<1> italic"),
        ("Long <text:span text:style-name='W'>word</text:span>", "Long <1>word</1>", "<1> bold"),
        ("Long words <text:span text:style-name='A'>on 言葉</text:span>", "Long words <1>on 言葉</1>", "<1> another format"),
    ],
)  # fmt: skip
def test_properties_of_typefaces_part_words_that_they_show(paragraph: str, text: str, note: str) -> None:
    properties = {
        "A": 'style:font-name-asian="Noto Serif" style:font-weight-asian="bold" style:font-size-asian="24pt"',
        "C": 'style:font-style-complex="italic" style:font-family-complex=""',
        "W": 'fo:font-weight="bold" style:font-weight-asian="normal"',
    }
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {own}/></style:style>'
        for name, own in properties.items()
    )
    end = b"</office:automatic-styles>"
    deck = edited(with_paragraph(paragraph), {
        "content.xml": lambda data: data.replace(end, styles.encode() + end),
        "styles.xml": lambda data: data.replace(b'fo:font-size="18pt"', b'style:font-size-asian="18pt"'),
    })  # fmt: skip
    (segment,) = odp.parse(deck, "deck.odp").slides[0].segments
    assert (segment.text, segment.note) == (text, note)


@pytest.mark.parametrize(
    ("field", "note"),
    [
        ("<text:user-defined text:name='x'>Firma\n Müller</text:user-defined>", 'property of the document "Firma Müller"'),
        ("<text:title>My deck</text:title>", 'title of the document "My deck"'),
        ("<text:conditional-text>" + "word " * 20 + "</text:conditional-text>",
         f'conditional text "{"word " * 9}word…"'),
        ("<text:date text:date-value='2024-01-01'>1 January</text:date>", "date"),
        ("<text:page-number>&lt;number&gt;</text:page-number>", "page number"),
        ("<text:title/>", "title of the document"),
        ("<text:line-break/>", "line break"),
    ],
)  # fmt: skip
def test_notes_tell_what_fields_show(field: str, note: str) -> None:
    (segment,) = odp.parse(with_paragraph(f"long {field} word"), "deck.odp").slides[0].segments
    assert (segment.text, segment.note) == ("long <1/> word", f"<1> {note}")


def test_links_keep_the_tooltip_that_was_translated_before() -> None:
    deck = with_paragraph("word <text:a xlink:href='u' office:title='Tip'>long</text:a>")
    result = rendered(deck)
    assert paragraph_of(result) == '[word <text:a xlink:href="u" office:title="[Tip]">long</text:a>]'


def test_what_is_around_a_paragraph_stays() -> None:
    deck = with_paragraph("a</text:p>\n  <text:p>b")
    assert b"</text:p>\n  <text:p>[b]</text:p></draw:text-box>" in rendered(deck).replace(b"'", b'"')
