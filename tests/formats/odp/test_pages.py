"""The texts of decks: which ones there are, in which order, with which roles."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from loctool.formats import format_of, odp
from loctool.formats.odp.names import descendants, get
from loctool.formats.reading import Reading
from tests.formats.odp.decks import CHARTS, FLAT, SHAPES, WORDS, rendered, texts, with_page
from tests.formats.pptx.decks import edited, parts_of

MASTERS = Reading(masters=True)
TEXTS = [
    (1, "property", "About trees"),
    (1, "property", "orchard"),
    (1, "property", "harvest"),
    (1, "footer", "Orchard meeting"),
    (1, "footer", "Autumn of last year"),
    (1, "heading", "Trees"),
    (1, "paragraph", "Above the list"),
    (1, "bullet", "First point"),
    (1, "bullet", "Below the point"),
    (1, "alt", "More about trees"),
    (1, "paragraph", "The old <1>bold</1> <2>red</2> tree, see <3>its page</3> or <4><5>the next</5></4>."),
    (1, "paragraph", "Two  spaces, three   spaces,<1/>a tab,<2/>a line; page <3/> of <4/>"),
    (1, "alt", "Two shapes"),
    (1, "paragraph", "In a shape"),
    (1, "alt", "A wide box"),
    (1, "paragraph", "In a rectangle"),
    (1, "note", "<1>Say</1> hello"),
    (2, "heading", "Cells"),
    (2, "paragraph", "Click to add text"),
    (2, "cell", "Wide cell"),
    (2, "cell", "Third cell"),
    (2, "cell", "Repeated cell"),
    (3, "heading", "Not shown"),
]


def test_all_kinds_of_texts_are_read_in_order() -> None:
    assert texts(WORDS) == TEXTS


def test_libreoffice_reads_the_same_texts() -> None:
    """The flat file is what LibreOffice made of the other one; it has no tooltips of links."""
    assert texts(FLAT) == [one for one in TEXTS if one[2] != "More about trees"]


def test_titles_and_anchors() -> None:
    deck = odp.parse(WORDS, "deck.odp")
    assert [(one.number, one.title, one.anchor) for one in deck.slides] == [
        (1, "Trees", "trees"), (2, "Cells", "cells"), (3, "Not shown", "not-shown"),
    ]  # fmt: skip
    assert [one.line for slide in deck.slides for one in slide.segments] == [number for number, _, _ in TEXTS]


def test_notes_say_what_tags_stand_for_and_what_is_hidden() -> None:
    notes = {one.text: one.note for slide in odp.parse(WORDS, "deck.odp").slides for one in slide.segments if one.note}
    assert notes == {
        TEXTS[10][2]: "<1> bold\n<2> bold, red\n<3> link to https://example.org/tree\n<4> link to a slide\n<5> bold",
        TEXTS[11][2]: "<1> tab\n<2> line break\n<3> page number\n<4> number of pages",
        "<1>Say</1> hello": "<1> not bold",
        "Not shown": "hidden slide",
        "About trees": "title of the document",
        "harvest": "keyword of the document",
        "orchard": "keyword of the document",
    }


def test_tooltips_of_linked_shapes_are_read_and_written() -> None:
    deck = with_page(
        '<draw:a xlink:href="https://example.org" office:title="Click it"><draw:rect><text:p>Shape</text:p></draw:rect>'
        '</draw:a><draw:a xlink:href="https://example.org"><draw:rect/></draw:a>'
    )
    assert texts(deck) == [(1, "alt", "Click it"), (1, "paragraph", "Shape")]
    assert b'office:title="[Click it]"' in parts_of(rendered(deck))["content.xml"]


def test_masters_are_read_if_the_project_wants_them() -> None:
    assert [one for one in texts(WORDS, MASTERS) if one not in TEXTS] == [(1, "master", "Orchard society")]
    result = rendered(WORDS, lambda one: "New" if one.text == "Orchard society" else None, MASTERS)
    before, after = parts_of(WORDS), parts_of(result)
    assert [name for name in before if before[name] != after[name]] == ["styles.xml"]
    assert after["styles.xml"] == before["styles.xml"].replace(b"Orchard society", b"New")


def test_masters_that_slides_show_are_reported() -> None:
    (found,) = odp.parse(WORDS, "deck.odp").left_out
    assert found.text == "Orchard society"
    assert "pptx = {masters = true}" in found.reason
    assert odp.parse(WORDS, "deck.odp", MASTERS).left_out == ()
    name = get(next(descendants(etree.fromstring(parts_of(WORDS)["styles.xml"]), "style:master-page")), "style:name")
    unused = parts_of(WORDS)["content.xml"].replace(f'master-page-name="{name}"'.encode(), b'master-page-name="Other"')
    assert odp.parse(edited(WORDS, {"content.xml": unused}), "deck.odp").left_out == ()


def test_tables_groups_pictures_and_properties_of_libreoffice() -> None:
    found = texts(SHAPES)
    assert [text for _, role, text in found if role == "cell"] == [
        f"Cell in row {row} column {column}"
        for row, column in [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 2), (2, 0), (2, 1)]
    ]
    assert [text for number, _, text in found if number == 2] == [
        "Groups", *(f"Text at depth {depth}" for depth in range(4)), "Text behind the groups",
    ]  # fmt: skip
    assert [text for _, role, text in found if role in ("alt", "note", "property")] == [
        "Harvest report", "Apples and pears", "harvest", "fruit", "Numbers of last autumn",
        "An apple tree\nin bloom", "Tell them about the storm", "and pause",
    ]  # fmt: skip


def test_charts_have_titles_labels_series_categories_and_trend_lines() -> None:
    found = [text for number, role, text in texts(CHARTS) if role == "chart" and number == 1]
    assert found == [
        "Umsatz und Gewinn", "Geschäftsjahr", "Millionen Euro", "schwaches Jahr", "Umsatz", "Gewinn",
        "Erstes Jahr", "Zweites Jahr", "Drittes Jahr", "Trend des Umsatzes",
    ]  # fmt: skip
    assert texts(rendered(CHARTS)) == [(number, role, f"[{text}]") for number, role, text in texts(CHARTS)]


def test_a_chart_that_several_frames_show_is_read_once() -> None:
    twice = edited(CHARTS, {"content.xml": lambda data: re.sub(rb'"./Object \d"', b'"./Object 1"', data)})
    assert sum(text == "Umsatz und Gewinn" for _, _, text in texts(twice)) == 1


def test_embedded_objects_are_left_out_with_a_word() -> None:
    left_out = odp.parse(SHAPES, "deck.odp").left_out
    assert [(one.line, one.text) for one in left_out] == [(4, "object")]
    assert "embedded object" in left_out[0].reason


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<draw:object xlink:href="./Object 7"/>', ["object"]),
        ('<draw:object xlink:href="../../Object 7"/>', ["object"]),
        ('<draw:object xlink:href="."/>', ["object"]),
        ('<draw:object><math xmlns="http://www.w3.org/1998/Math/MathML"/></draw:object>', []),
        ("<draw:object><office:document><office:body><office:spreadsheet/></office:body></office:document></draw:object>",
         ["spreadsheet"]),
        ('<draw:floating-frame xlink:href="../../../etc/passwd"/>', []),
    ],
)  # fmt: skip
def test_objects_that_are_missing_or_of_other_kinds(page: str, expected: list[str]) -> None:
    left_out = odp.parse(with_page(f"<draw:frame>{page}</draw:frame>"), "deck.odp").left_out
    assert [one.text for one in left_out if "embedded" in one.reason] == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<text:p>a word</text:p>", ("paragraph", "a word")),
        ("<text:h>a word</text:h>", ("paragraph", "a word")),
        ("<text:list><text:list-item><text:p>a word</text:p></text:list-item></text:list>", ("bullet", "a word")),
        (
            "<text:list><text:list-header><text:p>a word</text:p></text:list-header></text:list>",
            ("paragraph", "a word"),
        ),
        (
            "<text:list><text:list-item><text:list><text:list-header><text:p>a word</text:p></text:list-header>"
            "</text:list></text:list-item></text:list>",
            ("bullet", "a word"),
        ),
        ("<svg:title>tree.png</svg:title>", None),
        ("<svg:desc> A tree </svg:desc>", ("alt", "A tree")),
        ("<office:annotation><text:p>a word</text:p></office:annotation>", None),
        ("<text:p>1 2 3</text:p>", None),
        ("<text:p><text:span text:style-name='S'>word</text:span></text:p>", None),
        ("<text:p><text:s text:c='9'/></text:p>", None),
    ],
)
def test_roles(page: str, expected: tuple[str, str] | None) -> None:
    found = texts(with_page(f"<draw:custom-shape>{page}</draw:custom-shape>"))
    assert found == ([(1, *expected)] if expected else [])


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        ("title", "heading"), ("subtitle", "paragraph"), ("outline", "paragraph"), ("footer", "footer"),
        ("header", "footer"), ("date-time", "footer"), ("notes", "paragraph"),
    ],
)  # fmt: skip
def test_roles_by_class(kind: str, role: str) -> None:
    deck = with_page(
        f'<draw:frame presentation:class="{kind}"><draw:text-box><text:p>Word</text:p></draw:text-box></draw:frame>'
    )
    assert texts(deck) == [(1, role, "Word")]


def test_hidden_shapes_are_noted() -> None:
    deck = with_page('<draw:g draw:display="none"><draw:rect><text:p>Word</text:p></draw:rect></draw:g>')
    assert [one.note for one in odp.parse(deck, "deck.odp").slides[0].segments] == ["hidden shape"]


@pytest.mark.parametrize("name", ["a.odp", "A.ODP", "b.otp", "c.fodp"])
def test_presentations_are_found_by_their_suffix(name: str) -> None:
    assert format_of(name) is odp
    assert not format_of(name).IS_TEXT
    assert odp.references(WORDS, name) == []
