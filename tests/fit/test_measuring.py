from __future__ import annotations

import pytest

from loctool.fit import measure
from loctool.fit.fonts import text_width
from tests.fit.boxes import ARIAL, box, paragraph

TEXT = "Die Überprüfung der Lieferketten dauert noch an"


def test_the_need_of_a_box() -> None:
    need = measure(box(paragraph("eins"), paragraph("zwei"), height=96.0))
    assert need.lines == 2
    assert need.height == pytest.approx(48.0)
    assert need.share == pytest.approx(0.5)
    assert need.width == pytest.approx(max(text_width("eins", ARIAL), text_width("zwei", ARIAL)))
    assert need.cut == ()


def test_space_counts_between_paragraphs_alone() -> None:
    spaced = paragraph("eins", before=7.0, after=5.0)
    assert measure(box(spaced)).height == pytest.approx(24.0)
    assert measure(box(spaced, spaced, spaced)).height == pytest.approx(3 * 24.0 + 2 * 12.0)


def test_columns_are_narrower_and_share_the_lines() -> None:
    one, two = box(paragraph(TEXT), width=500.0), box(paragraph(TEXT), width=500.0, columns=2, gap=20.0)
    assert measure(one).lines == 1
    assert measure(two).lines == measure(one._replace(width=240.0)).lines == 3
    assert measure(two).share == pytest.approx(3 * 24.0 / 200.0)


def test_a_box_that_does_not_wrap_can_be_too_wide() -> None:
    need = measure(box(paragraph(TEXT), width=100.0, wraps=False))
    assert need.lines == 1
    assert need.share == pytest.approx(need.width / 100.0)


def test_a_shrinking_box_has_less_space_between_lines() -> None:
    plain = box(paragraph(TEXT, line=0.9), width=200.0, reduction=0.2)
    assert measure(plain._replace(autofit="shrink")).height == pytest.approx(measure(plain).height * 7 / 9)


def test_words_wider_than_the_box_are_named() -> None:
    need = measure(box(paragraph("Die Lieferkettenüberprüfung dauert"), width=100.0))
    assert need.cut == ("Lieferkettenüberprüfung",)


def test_an_empty_box_needs_nothing() -> None:
    assert measure(box()) == (0.0, 0.0, 0, 0.0, ())
    assert measure(box(paragraph(""), height=0.0)).lines == 1
