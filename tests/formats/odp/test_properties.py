"""Generated decks: they stay as they are, and what is translated is read again."""

from __future__ import annotations

from html import escape

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from loctool.formats.office.inline import remove_tags, unescape
from loctool.formats.writing import Writing
from tests.formats.odp.decks import rendered, texts, with_page, with_paragraph
from tests.formats.pptx.decks import parts_of

words = st.text(st.sampled_from("abc \n\t\u00e4\u00a0\uf0e0\\<1/>"), max_size=8).map(escape)
spaces = st.integers(1, 4).map("<text:s text:c='{}'/>".format)
objects = st.sampled_from(
    [
        "<text:tab/>", "<text:line-break/>", "<text:s/>", "<text:page-number>&lt;number&gt;</text:page-number>",
        "<text:date/>", "<text:bookmark text:name='x'/>", "<!-- c -->", "<text:soft-page-break/>",
    ]
)  # fmt: skip
styles = st.sampled_from("BRULSX")


def spans(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    content = st.lists(inner, max_size=4).map("".join)
    span = st.builds("<text:span text:style-name='{}'>{}</text:span>".format, styles, content)
    link = st.builds("<text:a xlink:href='{}'>{}</text:a>".format, st.sampled_from("uv"), content)
    return span | link


inlines = st.recursive(words | spaces | objects, spans, max_leaves=8)
paragraphs = st.builds("{}Wort{}".format, *[st.lists(inlines, max_size=4).map("".join)] * 2)
tags = st.sampled_from(
    ["<1>", "</1>", "<2>", "</2>", "<2/>", "<3/>", "</4>", "<1/>", "слово", " ", "  ", "\n", "\t", "\x00"]
)


def holders(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    content = st.lists(inner, max_size=3).map("".join)
    items = content.map("<text:list><text:list-item>{0}</text:list-item></text:list>".format)
    headers = content.map("<text:list><text:list-header>{0}</text:list-header></text:list>".format)
    cells = content.map(
        "<table:table><table:table-row><table:table-cell>{0}</table:table-cell></table:table-row></table:table>".format
    )
    frames = content.map(
        "<draw:frame presentation:class='title'><draw:text-box>{0}</draw:text-box></draw:frame>".format
    )
    return items | headers | cells | frames | content.map("<draw:g>{0}</draw:g>".format)


shapes = st.lists(st.recursive(st.just("<text:p>Wort</text:p>"), holders, max_leaves=6), max_size=4).map("".join)


def canonical(deck: bytes) -> bytes:
    return etree.tostring(etree.fromstring(parts_of(deck)["content.xml"]), method="c14n")


@given(paragraphs)
def test_a_deck_without_translation_is_the_same_file(paragraph: str) -> None:
    deck = with_paragraph(paragraph)
    assert rendered(deck, lambda _: None) == deck
    assert canonical(rendered(deck, lambda one: one.text)) == canonical(deck)


@given(paragraphs, st.sampled_from(["", "ru", "ja", "ar"]))
def test_a_translation_can_be_read_again(paragraph: str, language: str) -> None:
    deck = with_paragraph(paragraph)
    ((_, _, source),) = texts(deck)
    expected = source.replace("Wort", "Слово  и слово")
    result = rendered(deck, lambda _: expected, writing=Writing(language))
    assert texts(result) == [(1, "paragraph", expected)]
    assert texts(rendered(result, lambda _: source)) == texts(deck)


@given(paragraphs, st.lists(tags, max_size=9).map("".join))
def test_any_translation_is_written_with_its_words_and_all_fields(paragraph: str, translation: str) -> None:
    deck = with_paragraph(paragraph)
    result = rendered(deck, lambda _: translation + "слово")
    ((_, _, text),) = texts(result)
    plain = unescape(remove_tags(text))
    assert plain.count("слово") == translation.count("слово") + 1
    for name in (b"<text:page-number", b"<text:date", b"<text:bookmark"):
        assert parts_of(result)["content.xml"].count(name) == parts_of(deck)["content.xml"].count(name)


@given(st.text(st.sampled_from(" \t\u00a0ab"), max_size=12))
def test_spaces_of_a_translation_stay(translation: str) -> None:
    expected = f"a{translation}b"
    ((_, _, text),) = texts(rendered(with_paragraph("Wort"), lambda _: expected))
    tabs = iter(range(1, 99))
    assert text == "".join(f"<{next(tabs)}/>" if char == "\t" else char for char in expected)


@given(shapes)
def test_each_paragraph_is_a_text_whatever_it_is_in(page: str) -> None:
    deck = with_page(page)
    assert len(texts(deck)) == page.count("Wort")
    result = rendered(deck, lambda _: "Слово")
    assert canonical(result) == canonical(with_page(page.replace("Wort", "Слово")))
