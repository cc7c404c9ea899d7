"""What is turned beside the words: numbers, titles that are centred elsewhere, footers, labels."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from loctool.formats.labels import Label
from loctool.formats.odp.names import tag_of
from loctool.formats.reading import DEFAULT, Reading
from loctool.formats.writing import Writing
from tests.formats.odp.decks import FLAT, WORDS, rendered, with_page
from tests.formats.pptx.decks import edited, parts_of

ARABIC = Writing("ar")
TITLE = '<draw:frame presentation:class="title" {}><draw:text-box><text:p>Title</text:p></draw:text-box></draw:frame>'
OUTLINE = (
    '<draw:frame presentation:class="outline" presentation:style-name="own"><draw:text-box><text:list><text:list-item>'
    "<text:p>Above</text:p><text:list><text:list-item><text:p>Below</text:p></text:list-item></text:list>"
    "</text:list-item></text:list></draw:text-box></draw:frame>"
)


def directions(deck: bytes, part: str = "content.xml") -> dict[str, tuple[str, str]]:
    """Return direction and alignment of each paragraph's own style by its text, or by the field in it."""
    root = etree.fromstring(parts_of(deck)[part] if deck[:2] == b"PK" else deck)
    found = {"": ("", "")}
    for style in root.iter(tag_of("style:style")):
        for own in style.iter(tag_of("style:paragraph-properties")):
            values = own.get(tag_of("style:writing-mode"), ""), own.get(tag_of("fo:text-align"), "")
            found[style.get(tag_of("style:name"), "")] = values
    return {
        "".join(one.itertext()) or "".join(etree.QName(child).localname for child in one):
        found.get(one.get(tag_of("text:style-name"), ""), ("", ""))
        for one in root.iter(tag_of("text:p"), tag_of("text:h"))
    }  # fmt: skip


def boxes(*paragraphs: str) -> str:
    """Return a page with text boxes that have these paragraphs."""
    return "".join(f"<draw:frame><draw:text-box>{one}</draw:text-box></draw:frame>" for one in paragraphs)


def test_numbers_and_addresses_take_the_direction_of_their_text_box() -> None:
    page = boxes(
        "<text:p>5</text:p><text:p>Word</text:p><text:list><text:list-item><text:p>www.example.org</text:p>"
        "</text:list-item></text:list><text:p/>",
        "<text:p>7</text:p>",
    )
    deck = with_page(page)
    turned = directions(rendered(deck, writing=ARABIC))
    right = ("rl-tb", "right")
    assert turned == {"5": right, "[Word]": right, "www.example.org": right, "": ("", ""), "7": ("", "")}
    assert rendered(deck, lambda _: None, writing=ARABIC) == deck
    back = directions(rendered(rendered(deck, writing=ARABIC), writing=Writing("ru")))
    assert back == {"5": ("lr-tb", "left"), "[[Word]]": ("lr-tb", "left"), "www.example.org": ("lr-tb", "left"),
                    "": ("", ""), "7": ("", "")}  # fmt: skip


def test_numbers_take_the_direction_of_their_table() -> None:
    cells = "".join(f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in ("12", "Word"))
    page = f"<draw:frame><table:table><table:table-row>{cells}</table:table-row></table:table></draw:frame>"
    turned = directions(rendered(with_page(page), writing=ARABIC))
    assert turned == {"12": ("rl-tb", "right"), "[Word]": ("rl-tb", "right")}


@pytest.mark.parametrize(
    ("attributes", "styles", "align"),
    [
        ('presentation:style-name="own"', {"Default-title": "center"}, ""),
        ('presentation:style-name="own"', {"Default-title": "end"}, "left"),
        ('presentation:style-name="own"', {"Default-title": ""}, "right"),
        ('presentation:style-name="own"', {"Other-title": "end"}, ""),
        ('presentation:style-name="own"', {"own": "center", "Default-title": "end"}, ""),
        ("", {"Default-title": "center"}, "right"),
    ],
)
def test_titles_have_the_alignment_of_their_master(attributes: str, styles: dict[str, str], align: str) -> None:
    deck = with_styles(with_page(TITLE.format(attributes)), styles)
    assert directions(rendered(deck, writing=ARABIC)) == {"[Title]": ("rl-tb", align)}


def test_levels_of_outlines_have_the_alignment_of_their_master() -> None:
    deck = with_styles(with_page(OUTLINE), {"Default-outline1": "center", "Default-outline2": "end"})
    turned = directions(rendered(deck, writing=ARABIC))
    assert turned == {"[Above]": ("rl-tb", ""), "[Below]": ("rl-tb", "left")}


def with_styles(deck: bytes, styles: dict[str, str]) -> bytes:
    """Return a deck with styles of presentations, by name, that have an alignment or none."""
    made = "".join(
        f'<style:style style:name="{name}" style:family="presentation">'
        + (f'<style:paragraph-properties fo:text-align="{align}"/>' if align else "")
        + "</style:style>"
        for name, align in styles.items()
    )
    return edited(
        deck, {"styles.xml": lambda data: data.replace(b"</office:styles>", f"{made}</office:styles>".encode())}
    )


@pytest.mark.parametrize("reading", [DEFAULT, Reading(masters=True)])
def test_fields_of_masters_have_the_direction_of_the_footers_that_they_show(reading: Reading) -> None:
    def turned(translated: str) -> dict[str, tuple[str, str]]:
        result = rendered(WORDS, lambda one: one.text if one.role == translated else None, reading, ARABIC)
        return directions(result, "styles.xml")

    assert turned("footer")["footer"] == ("rl-tb", "right")
    assert turned("heading")["footer"] == ("", "")


def test_fields_of_flat_files_have_the_direction_of_the_footers_that_they_show() -> None:
    turned = directions(rendered(FLAT, writing=ARABIC))
    assert turned["footer"] == ("rl-tb", "right")


@pytest.mark.parametrize(("language", "expected"), [("ar", ("rl-tb", "right")), ("ru", ("", ""))])
def test_labels_have_the_direction_of_their_language(language: str, expected: tuple[str, str]) -> None:
    result = rendered(WORDS, lambda _: None, writing=Writing(language, Label("label", language), (1,)))
    root = parts_of(result)["content.xml"]
    assert directions(result)["label"] == expected
    assert len(re.findall(rb">label<", root)) == 2
