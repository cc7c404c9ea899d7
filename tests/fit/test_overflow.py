from __future__ import annotations

from loctool.fit import find_overflow
from tests.fit.boxes import box, paragraph


def lines(count: int) -> str:
    return "\n".join(["Text"] * count)


def test_a_translation_that_fits_is_no_overflow() -> None:
    assert find_overflow(box(paragraph(lines(1))), box(paragraph(lines(4)))) is None


def test_a_translation_that_does_not_fit_is_described() -> None:
    overflow = find_overflow(box(paragraph(lines(4))), box(paragraph(lines(6))))
    assert str(overflow) == "needs 144 % of the box where the source needs 96 %"


def test_a_margin_is_allowed() -> None:
    source = box(paragraph(lines(4)), height=96.0)
    assert find_overflow(source, box(paragraph(lines(4)), height=92.0)) is None
    assert find_overflow(source, box(paragraph(lines(4)), height=91.0)) is not None


def test_the_translation_may_be_as_full_as_its_source() -> None:
    source = box(paragraph(lines(9)))
    assert find_overflow(source, box(paragraph(lines(9)))) is None
    assert find_overflow(source, box(paragraph(lines(10)))) is not None


def test_a_word_that_is_cut_is_an_overflow_unless_the_source_is_cut_too() -> None:
    source = box(paragraph("Lieferung"), width=110.0)
    target = box(paragraph("Зависимость"), width=110.0)
    assert str(find_overflow(source, target)) == "“Зависимость” is wider than the box and is cut"
    assert find_overflow(box(paragraph("Abhängigkeiten"), width=110.0), target) is None
