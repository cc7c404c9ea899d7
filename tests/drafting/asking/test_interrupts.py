"""Several requests at once, and what stays of a run that is interrupted, or whose engine goes away."""

from __future__ import annotations

import threading

import pytest

from loctool.drafting.asking.slides import RUN
from loctool.engines.requests import Answer, Request
from loctool.errors import EngineError
from tests.drafting.asking.answering import Answering, AskedEngine, with_text
from tests.drafting.asking.conftest import TABLE, Slides

MANY = "\n---\n\n".join(f"# Der Wald {n}\n\n- Die Buche wächst langsam auf {n} Hektar.\n" for n in range(12))
MANY_TABLE = {
    text: target
    for n in range(12)
    for text, target in (
        (f"Der Wald {n}", f"The forest {n}"),
        (f"Die Buche wächst langsam auf {n} Hektar.", f"The beech grows slowly on {n} hectares."),
    )
}


class Meeting(Answering):
    """Answers the first two requests only when both are under way."""

    def __init__(self) -> None:
        super().__init__(MANY_TABLE, parallel=2)
        self.barrier = threading.Barrier(2, timeout=60)

    def answer(self, request: Request) -> Answer:
        with self._lock:
            waits = len(self.asked) < 2
        answer = super().answer(request)
        if waits or len(self.asked) <= 2:
            self.barrier.wait()
        return answer


def test_requests_are_under_way_at_once(slides: Slides) -> None:
    slides.write(MANY)
    report = slides.run(AskedEngine(Meeting()))
    assert (report.drafted, report.refused) == (24, [])
    assert slides.texts() == MANY_TABLE


class Hanging(Answering):
    """Answers three requests; the others hang until it is closed."""

    def __init__(self, table: dict[str, str]) -> None:
        super().__init__(table, parallel=4)
        self.closed = threading.Event()

    def answer(self, request: Request) -> Answer:
        answer = super().answer(request)
        if request.title not in [f"Der Wald {n}" for n in range(3)]:
            self.closed.wait(60)
            raise EngineError("it was closed")
        return answer

    def close(self) -> None:
        super().close()
        self.closed.set()


def test_an_interrupt_keeps_what_is_finished_and_waits_for_nothing(
    slides: Slides, monkeypatch: pytest.MonkeyPatch
) -> None:
    slides.write(MANY)
    hanging = Hanging(MANY_TABLE)
    finished = 0

    def progress(messages: int, _: int) -> None:
        nonlocal finished
        finished += messages
        if finished == 6:
            raise KeyboardInterrupt

    monkeypatch.setattr("tests.drafting.conftest.Silent.advance", lambda _, *given: progress(*given))
    with pytest.raises(KeyboardInterrupt):
        slides.run(AskedEngine(hanging))
    assert hanging.is_closed
    texts = slides.texts()
    assert {text for text, target in texts.items() if target} == set(list(MANY_TABLE)[:6])
    assert all(texts[text] == MANY_TABLE[text] for text in list(MANY_TABLE)[:6])
    monkeypatch.undo()
    assert slides.run(AskedEngine(Answering(MANY_TABLE))).drafted == 24 - 6


def test_a_doubted_answer_is_kept_if_the_engine_goes_away_before_it_mends_it(slides: Slides) -> None:
    slides.glossary("Buche,beech,")

    class Leaving(Answering):
        def answer(self, request: Request) -> Answer:
            if any(one.rejected for one in request.messages):
                raise EngineError("the server is away")
            return super().answer(request)

    beech = "Die Buche wächst <1>langsam</1>."
    leaving = Leaving(TABLE | {beech: "The oak grows <1>slowly</1>."})
    report = slides.run(AskedEngine(leaving), terms=slides.terms())
    assert str(report.problem) == "the server is away"
    assert slides.texts()["Die Buche wächst **langsam**."] == "The oak grows **slowly**."
    assert report.refused == []


def test_the_messages_that_a_failed_request_had_are_left_for_later(slides: Slides) -> None:
    def fail(_: Request, __: Answer, ___: int) -> Answer:
        raise EngineError("the model is unknown")

    _, report = slides.ask(fail)
    assert (report.drafted, report.refused, str(report.problem)) == (0, [], "the model is unknown")
    assert not any(slides.texts().values())
    assert "loctool:" not in slides.path().read_text()


def test_faults_of_one_slide_do_not_hold_up_the_others(slides: Slides) -> None:
    slides.write(MANY)

    def spoil(request: Request, answer: Answer, _: int) -> Answer:
        return with_text(answer, 1, "The oak.") if request.title == "Der Wald 5" else answer

    answering = Answering(MANY_TABLE, spoil, parallel=8)
    report = slides.run(AskedEngine(answering))
    assert [one.msgid for one in report.refused] == ["Die Buche wächst langsam auf 5 Hektar."]
    assert report.drafted == 23
    assert len({one.title for one in answering.asked}) == 12 < RUN
