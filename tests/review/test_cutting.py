from __future__ import annotations

from dataclasses import replace

from loctool.review.cutting import cut_page
from loctool.review.view.messages import MessageView
from loctool.review.view.pages import DeckPage, WordForms
from loctool.review.view.plain import to_json
from loctool.review.view.slides import SegmentView, SlideView


def page(*slides: tuple[int, ...]) -> DeckPage:
    """Return a page whose slides show messages with these numbers."""
    shown = (
        SlideView(n, "", tuple(SegmentView(f"{n}.{at}", "bullet", one) for at, one in enumerate(found, 1)))
        for n, found in enumerate(slides, 1)
    )
    most = max(number for found in slides for number in found)
    messages = (MessageView(f"id{n}", "", n, (f"text {n}",), ("",), "untranslated") for n in range(most + 1))
    named = {"name": "a", "path": "", "format": "gettext", "catalog": "a.po", "source_language": "de", "language": "en"}
    return DeckPage(
        **named, languages=(), overview="", project="", made="", slides=tuple(shown), messages=tuple(messages),
        terms=(), rules={}, forms=WordForms(),
    )  # fmt: skip


def texts(one: DeckPage) -> list[list[str]]:
    return [[one.messages[segment.message].id for segment in slide.segments] for slide in one.slides]


def test_a_short_deck_stays_whole() -> None:
    whole = page((0, 1), (2,))
    assert cut_page(whole, str, 3) == [whole]


def test_a_long_deck_is_cut_between_slides() -> None:
    parts = cut_page(page((0, 1), (2,), (1, 3), (4, 5, 6, 7, 8)), str, 3)
    assert [texts(one) for one in parts] == [
        [["id0", "id1"], ["id2"]],
        [["id1", "id3"]],
        [["id4", "id5", "id6", "id7", "id8"]],
    ]
    assert [(one.first, one.last, one.href) for one in parts[1].parts] == [(1, 2, "1"), (3, 3, "2"), (4, 4, "3")]
    assert [one.part for one in parts] == [0, 1, 2]


def test_defaults_are_left_out() -> None:
    plain = to_json(page((0,)))
    assert plain["kind"] == "deck"
    assert plain["messages"] == [
        {"id": "id0", "base": "", "line": 0, "source": ["text 0"], "texts": [""], "state": "untranslated"}
    ]
    assert plain["slides"] == [{"number": 1, "title": "", "segments": [{"id": "1.1", "role": "bullet", "message": 0}]}]
    assert "missing" not in plain
    assert to_json(replace(page((0,)), missing=2))["missing"] == 2
