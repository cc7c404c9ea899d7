"""Labels: on the slides and in the notes that are asked for, and nothing else changes."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from loctool.formats.labels import Label
from loctool.formats.odp.labels import page_size
from loctool.formats.writing import Writing
from tests.formats.odp.decks import FLAT, SHAPES, WORDS, rendered, texts
from tests.formats.pptx.decks import edited, parts_of, replacing

LABEL = Label("Machine translation <not> reviewed & odd", "ru")


def labelled(content: bytes, *numbers: int) -> bytes:
    return rendered(content, lambda _: None, writing=Writing("ru", LABEL, numbers))


@pytest.mark.parametrize("numbers", [(1,), (5,), (2, 4), (1, 2, 3, 4, 5)])
def test_labels_are_on_the_slides_that_are_asked_for(numbers: tuple[int, ...]) -> None:
    result = labelled(SHAPES, *numbers)
    added = [text for text in texts(result) if text not in texts(SHAPES)]
    notes = [(5, "note", LABEL.text)] if 5 in numbers else []
    assert added == [(one, "paragraph", LABEL.text) for one in numbers] + notes
    assert [text for text in texts(result) if text not in added] == texts(SHAPES)
    before, after = parts_of(SHAPES), parts_of(result)
    assert [name for name in after if after[name] != before[name]] == ["content.xml"]


def test_flat_files_are_labelled() -> None:
    assert [text for text in texts(labelled(FLAT, 1)) if text not in texts(FLAT)] == [
        (1, "paragraph", LABEL.text), (1, "note", LABEL.text),
    ]  # fmt: skip


def test_a_label_is_at_the_bottom_edge_in_front_of_all_and_has_its_language() -> None:
    root = etree.fromstring(parts_of(labelled(WORDS, 1))["content.xml"])
    page = next(root.iter("{*}page"))
    assert [etree.QName(one).localname for one in page][-2:] == ["frame", "notes"]
    frame = {etree.QName(key).localname: value for key, value in page[-2].attrib.items()}
    assert (frame["x"], frame["width"]) == ("0cm", "28.000cm")
    assert float(frame["y"][:-2]) + float(frame["height"][:-2]) == 21
    name = next(page[-2].iter("{*}span")).get("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}style-name")
    style = re.search(rf'style:name="{name}".*?</style:style>', etree.tostring(root, encoding="unicode"))
    assert style
    assert 'fo:language="ru" fo:country="RU"' in style[0]


def test_if_only_hidden_slides_are_labelled_the_last_one_shown_is_too() -> None:
    assert [number for number, _, text in texts(labelled(WORDS, 3)) if text == LABEL.text] == [2, 3]


def test_decks_without_automatic_styles_are_labelled() -> None:
    deck = edited(
        WORDS,
        {"content.xml": lambda data: re.sub(rb"<office:automatic-styles>.*</office:automatic-styles>", b"", data)},
    )
    result = parts_of(labelled(deck, 1))["content.xml"]
    assert result.index(b"<office:automatic-styles") < result.index(b"<office:body")


def test_a_deck_that_has_a_label_can_have_another() -> None:
    twice = labelled(labelled(WORDS, 1), 1)
    assert sum(text == LABEL.text for _, _, text in texts(twice)) == 4
    assert b"loctool-label_2" in parts_of(twice)["content.xml"]


def test_no_slide_is_labelled_if_none_is_asked_for() -> None:
    assert labelled(SHAPES) == SHAPES
    assert labelled(SHAPES, 77) == SHAPES


@pytest.mark.parametrize(
    ("width", "size"), [("28cm", (28, 21)), ("10in", (25.4, 21)), ("280mm", (28, 21)), ("oops", (28, 21))]
)
def test_sizes_of_pages(width: str, size: tuple[float, float]) -> None:
    deck = edited(WORDS, {"styles.xml": replacing(b'page-width="28cm"', f'page-width="{width}"'.encode())})
    assert page_size(etree.fromstring(parts_of(deck)["styles.xml"]), "Default") == pytest.approx(size)
