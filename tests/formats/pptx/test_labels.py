"""Labels: on the slides and in the notes that are asked for, and nothing else changes."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from pptx import Presentation

from loctool.formats.labels import Label
from loctool.formats.writing import Writing
from tests.formats.pptx.decks import SHAPES, SHOW, edited, parts_of, rendered, texts
from tests.formats.pptx.test_presentation import strict

LABEL = Label("Machine translation <not> reviewed & odd", "ru")
TEXT = LABEL.text


def labelled(content: bytes, *numbers: int, label: Label = LABEL) -> bytes:
    return rendered(content, lambda _: None, writing=Writing(label.language, label, numbers))


def labels(content: bytes) -> list[tuple[int, Any]]:
    slides = enumerate(Presentation(io.BytesIO(content)).slides, 1)
    return [(number, shape) for number, slide in slides for shape in slide.shapes if shape.name == "loctool label"]


@pytest.mark.parametrize("numbers", [(1,), (5,), (2, 4), (1, 2, 3, 4, 5)])
def test_labels_are_on_the_slides_that_are_asked_for(numbers: tuple[int, ...]) -> None:
    result = labelled(SHAPES, *numbers)
    assert [(number, shape.text_frame.text) for number, shape in labels(result)] == [(one, TEXT) for one in numbers]
    before, after = texts(SHAPES), texts(result)
    added = [text for text in after if text not in before]
    notes = [(5, "note", TEXT)] if 5 in numbers else []
    assert added == [(one, "paragraph", TEXT) for one in numbers] + notes
    assert [text for text in after if text not in added] == before


def test_parts_without_a_label_keep_their_bytes() -> None:
    before, after = parts_of(SHAPES), parts_of(labelled(SHAPES, 5))
    assert [name for name in after if after[name] != before[name]] == [
        name for name in after if re.search(r"slides/slide5.xml|notesSlide1.xml$", name)
    ]


def test_a_label_is_at_the_bottom_edge_in_front_of_all_and_has_its_language() -> None:
    result = labelled(SHAPES, 3)
    deck = Presentation(io.BytesIO(result))
    (_, shape), *_ = labels(result)
    assert (shape.left, shape.width, shape.top + shape.height) == (0, deck.slide_width, deck.slide_height)
    ids = [one.shape_id for one in deck.slides[2].shapes]
    assert ids[-1] == shape.shape_id
    assert len(set(ids)) == len(ids)
    assert shape._element.find(".//{*}rPr").get("lang") == "ru"


def test_a_label_stands_before_the_extensions_of_a_slide() -> None:
    name = "ppt/slides/slide2.xml"
    deck = edited(SHOW, {name: lambda data: data.replace(b"</p:spTree>", b"<p:extLst/></p:spTree>")})
    assert re.search(rb"</p:sp><p:extLst/></p:spTree>", parts_of(labelled(deck, 3))[name])


def test_if_only_hidden_slides_are_labelled_the_last_one_shown_is_too() -> None:
    assert [number for number, _ in labels(labelled(SHOW, 3))] == [2, 3]
    assert [number for number, _ in labels(labelled(SHOW, 1, 3))] == [1, 3]


def test_labels_of_strict_files_are_strict() -> None:
    result = labelled(strict(SHAPES), 1)
    assert (1, "paragraph", TEXT) in texts(result)
    assert b"schemas.openxmlformats.org/drawingml" not in parts_of(result)["ppt/slides/slide1.xml"]


def test_notes_without_words_have_no_label() -> None:
    def without_words(data: bytes) -> bytes:
        return re.sub(rb"<a:t>[^<]*</a:t>", b"<a:t></a:t>", data)

    name = "ppt/notesSlides/notesSlide1.xml"
    deck = edited(SHAPES, {name: without_words})
    assert parts_of(labelled(deck, 5))[name] == parts_of(deck)[name]


def test_no_slide_is_labelled_if_none_is_asked_for() -> None:
    assert labelled(SHAPES) == SHAPES


def test_a_label_runs_in_the_direction_of_its_language() -> None:
    for language, found in (("ar", ("r", "1")), ("ru", None)):
        for _, shape in labels(labelled(SHAPES, 5, label=Label("Label", language))):
            properties = shape.text_frame.paragraphs[0]._p.pPr
            assert (None if properties is None else (properties.get("algn"), properties.get("rtl"))) == found
