"""Engines compared: each one drafts everything, the winner's draft is stored and those of the others are kept."""

from __future__ import annotations

from pathlib import Path

from loctool.drafting.run import add_reports
from loctool.drafting.selection import EngineCount, Report
from loctool.memory.drafts import DraftCache
from loctool.model import Draft
from tests.drafting.asking.answering import Answering, AskedEngine
from tests.drafting.asking.conftest import TABLE, Slides
from tests.drafting.cascade.test_deciding import FIRE, WOOD, engine_of, scripted


class Remembering(DraftCache):
    """A cache that a test looks into."""

    def __init__(self) -> None:
        super().__init__(None)
        self.kept: dict[str, Draft] = {}

    def keep(self, language: str, source: str, draft: Draft) -> None:  # noqa: ARG002
        self.kept[source] = draft


def test_every_engine_drafts_every_message(slides: Slides, tmp_path: Path) -> None:
    cache = Remembering()
    model = AskedEngine(Answering(TABLE | {FIRE: "40 hectares burned down."}))
    other = scripted(**{WOOD: "The wood"})
    report = slides.run(model, other, compare=True, cache=cache)
    assert (slides.texts()[WOOD], engine_of(slides, FIRE)) == ("The forest", "scripted")
    assert {cache.kept[text].maker for text in (WOOD, FIRE)} == {"asked/model:1b/0", "scripted"}
    assert [(one.maker, one.text, one.problems) for one in cache.kept[WOOD].rivals] == [("scripted", "The wood", ())]
    (rival,) = cache.kept[FIRE].rivals
    assert (rival.maker, rival.text, rival.problems) == (
        "asked/model:1b/0",
        "40 hectares burned down.",
        ("lost the number 1987",),
    )
    assert {count.asked for count in report.engines.values()} == {7}
    assert sum(count.taken for count in report.engines.values()) == report.drafted == 7


def test_untouched_drafts_are_redone_and_people_s_texts_are_not(slides: Slides) -> None:
    slides.run(scripted(), AskedEngine(Answering(TABLE)))
    slides.translate(FIRE, "Mine")
    report = slides.run(AskedEngine(Answering(TABLE)), scripted(), compare=True)
    assert (report.drafted, report.human) == (6, 1)
    assert (engine_of(slides, WOOD), slides.texts()[FIRE]) == ("asked/model:1b/0", "Mine")


def test_counts_of_several_runs_are_added() -> None:
    one, other = EngineCount(1, 1, 1, 2, 1, 0.5, 3), EngineCount(2, 1, 0, 0, 0, 0.25, 1)
    total = add_reports([Report(engines={"a": one}), Report(engines={"a": other, "b": one})])
    assert total.engines == {"a": EngineCount(3, 2, 1, 2, 1, 0.75, 4), "b": one}
