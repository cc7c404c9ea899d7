from __future__ import annotations

import pytest

from loctool.fit import find_room, measure
from loctool.fit.room import Room
from loctool.text.samples import sample_text
from tests.fit.boxes import box, paragraph


def test_a_room_is_told() -> None:
    assert str(Room(1, 32)) == "1 line, about 32 characters"
    assert str(Room(3, 120)) == "3 lines, about 120 characters"


@pytest.mark.parametrize("language", ["de", "en", "ru", "fr"])
@pytest.mark.parametrize(("width", "height"), [(300.0, 24.0), (400.0, 72.0), (250.0, 240.0)])
def test_a_text_of_that_length_fits(language: str, width: float, height: float) -> None:
    one = box(paragraph("Titel"), width=width, height=height)
    room = find_room(one, one.paragraphs[0], language)
    sample = sample_text(language)
    starts = [at + 1 for at in range(len(sample) - 700) if sample[at] == " "][::40]
    needs = [measure(one._replace(paragraphs=(paragraph(sample[at : at + room.characters]),))) for at in starts]
    fitting = sum(need.share <= 1.0 for need in needs) / len(needs)
    halves = [
        measure(one._replace(paragraphs=(paragraph(sample[at : at + room.characters * 3 // 2]),))) for at in starts
    ]
    assert fitting > 0.3
    assert sum(need.share > 1.0 for need in halves) > 0.9 * len(halves)


def test_other_paragraphs_keep_their_place() -> None:
    alone, beside = paragraph("eins"), paragraph("zwei")
    one = box(alone, beside, height=96.0)
    assert find_room(one, alone, "en").lines == 3
    assert find_room(one._replace(height=48.0), alone, "en").lines == 1
    assert find_room(one._replace(height=10.0), alone, "en").lines == 1


def test_wide_letters_have_less_room() -> None:
    one = box(paragraph("Titel"), height=24.0)
    bold = box(paragraph("Titel", one.paragraphs[0].end._replace(bold=True)), height=24.0)
    assert find_room(bold, bold.paragraphs[0], "ru").characters < find_room(one, one.paragraphs[0], "ru").characters


def test_a_box_that_does_not_wrap_has_the_lines_of_its_text() -> None:
    one = box(paragraph("eins\nzwei"), height=500.0, wraps=False)
    assert find_room(one, one.paragraphs[0], "de").lines == 2
