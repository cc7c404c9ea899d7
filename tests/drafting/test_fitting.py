"""With `fit`, a draft that is longer than its room gives way to a shorter hypothesis of the same search."""

from __future__ import annotations

import pytest

from loctool.catalog.reader import read
from loctool.catalog.roles import room_comment, room_of
from loctool.catalog.writer import save
from loctool.drafting.fitting import choose_fitting
from loctool.drafting.run import Settings, draft
from loctool.fit import Room
from loctool.glossary import TermIndex
from loctool.model import Draft
from tests.drafting.conftest import Desk, Silent
from tests.drafting.scripted import Scripted, always

LONG, MIDDLE, SHORT = "The forest of the whole country is green", "The whole forest is green", "All woods are green"
OFFERED = Draft(LONG, 0.0, ("de", "en"), (MIDDLE, SHORT))


@pytest.mark.parametrize(("room", "text"), [(None, LONG), (40, LONG), (39, MIDDLE), (19, SHORT), (10, LONG)])
def test_the_best_hypothesis_with_room_is_taken(room: int | None, text: str) -> None:
    chosen = choose_fitting(OFFERED, room)
    assert chosen.text == text
    assert {chosen.text, *chosen.others} == {LONG, MIDDLE, SHORT}


def test_tags_take_no_room_and_a_doubted_draft_stays() -> None:
    tagged = Draft("<1>Green</1> wood", 0.0, ("de", "en"), ("Wood",))
    assert choose_fitting(tagged, 10) == tagged
    doubted = Draft(LONG, 0.0, ("de", "en"), (SHORT,), ("unknown word",))
    assert choose_fitting(doubted, 20) == doubted


@pytest.mark.parametrize(("fit", "text"), [(True, SHORT), (False, LONG)])
def test_a_run_stores_what_fits(desk: Desk, fit: bool, text: str) -> None:
    desk.deck("Der ganze Wald des Landes ist grün")
    catalog = read(desk.path())
    entry = catalog.messages()[0]
    entry.comment += f"\n{room_comment(Room(1, 20))}"
    assert room_of(entry) == 20
    save(catalog)
    engine = Scripted(always(LONG, MIDDLE, SHORT), ("de", "en"))
    draft([read(desk.path())], [engine], TermIndex((), "de"), "en", Silent().advance, settings=Settings(fit=fit))
    assert desk.entry(entry.msgid).msgstr == text
