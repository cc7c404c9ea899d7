"""Slides of packed decks as boxes: where they are, which texts they hold, and what does not fit."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from loctool.formats import format_of
from loctool.model import Segment
from loctool.review.slides.boxes import Slides, box_papers, read_slides
from loctool.review.slides.papers import shown_segments
from tests.review.slides.decks import DATA, ROOT, decks, parse

POWERPOINT = ROOT / "examples" / "powerpoint" / "source" / "seltene-erden.pptx"
IMPRESS = POWERPOINT.with_name("impress.odp")
BESIDE = ("note", "property", "alt", "chart", "footer", "diagram", "paragraph", "cell")
"""Roles of texts that may have no box: they are on no slide, in charts, on masters, or in shapes and cells without a size."""


def slides_of(path: Path, add: str = "") -> Slides:
    """Return the boxes of a deck, with `add` behind each text."""
    content, form = path.read_bytes(), format_of(path)
    before = list(form.boxes(content, path.name))

    def longer(segment: Segment) -> str | None:
        return segment.text + add if add else None

    written = b"".join(form.render(content, path.name, longer))
    return read_slides(parse(path), before, list(form.boxes(written, path.name)))


@pytest.mark.parametrize("path", decks(text=False), ids=lambda path: path.name)
def test_every_text_is_in_one_box(path: Path) -> None:
    deck, slides = parse(path), slides_of(path)
    shown = Counter(name for boxes in slides.boxes.values() for box in boxes for name in box.segments)
    roles = {f"{one.number}.{at}": seg.role for one in deck.slides for at, seg in enumerate(one.segments, 1)}
    assert not [name for name, count in shown.items() if count > 1 or name not in roles]
    assert {role for name, role in roles.items() if name not in shown} <= {*BESIDE}
    for boxes in slides.boxes.values():
        assert all(box.width > 0 and box.height >= 0 for box in boxes)


@pytest.mark.parametrize("path", [POWERPOINT, IMPRESS], ids=lambda path: path.name)
def test_boxes_are_where_the_deck_has_them(path: Path) -> None:
    slides = slides_of(path)
    assert slides.size == pytest.approx((960, 540), abs=0.1)
    title, body, credit = slides.boxes[2]
    assert (title.segments, body.segments, credit.segments) == (("2.1",), ("2.2",), ("2.3",))
    assert (title.x, title.y) == pytest.approx((body.x, 1.6), abs=0.6)
    assert title.y + title.height < body.y < body.y + body.height < credit.y
    assert title.size > credit.size > 0
    assert all(box.x >= 0 and box.x + box.width <= 100 and box.y + box.height <= 101 for box in (title, body, credit))


def test_groups_move_their_shapes() -> None:
    boxes = [box for found in slides_of(DATA / "pptx" / "shapes.pptx").boxes.values() for box in found]
    assert all(-5 <= box.x <= 100 and -5 <= box.y <= 100 for box in boxes)


def test_cells_stand_side_by_side() -> None:
    path = DATA / "pptx" / "shapes.pptx"
    deck = parse(path)
    roles = {f"{one.number}.{at}": seg.role for one in deck.slides for at, seg in enumerate(one.segments, 1)}
    cells = [box for found in slides_of(path).boxes.values() for box in found if roles[box.segments[0]] == "cell"]
    assert len({(box.x, box.y) for box in cells}) == len(cells) > 1


def test_a_text_that_runs_out_is_crowded() -> None:
    assert not any(box.is_crowded for boxes in slides_of(POWERPOINT).boxes.values() for box in boxes)
    title = slides_of(POWERPOINT, " und noch viel mehr davon" * 8).boxes[2][0]
    assert title.is_crowded
    assert title.lines > title.most >= 1


def test_papers_are_pictures_where_there_are_some() -> None:
    deck = parse(POWERPOINT)
    papers = box_papers(deck, slides_of(POWERPOINT), {2: "data:image/png;base64,"})
    assert [papers[at].kind for at in (1, 2, 3)] == ["boxes", "picture", "boxes"]
    assert shown_segments(papers[2]) == ["2.1", "2.2", "2.3"]
    assert papers[2].height / papers[2].width == pytest.approx(9 / 16, abs=0.001)
