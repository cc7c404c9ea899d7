"""Each fault of an answer: nothing wrong is written, it is asked again with what was wrong, and then given up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from loctool.engines.requests import Answer, Request
from tests.drafting.asking.answering import first_time, with_text
from tests.drafting.asking.conftest import TABLE, Slides

FIRE = "Im Jahr 1987 brannten 40 Hektar ab."
BEECH = "Die Buche wächst <1>langsam</1>."


def put(text: str, *answer: str) -> Callable[[Request, Answer, int], Answer]:
    """Return the change that answers something else for a message."""

    def change(request: Request, answer_: Answer, _: int) -> Answer:
        numbers = [at for at, one in enumerate(request.messages) if one.is_asked and one.text == text]
        return with_text(answer_, numbers[0], *answer) if numbers else answer_

    return change


BAD = [
    (FIRE, ("",), "it is empty"),
    (FIRE, ("a", "b"), "it has 2 forms instead of 1"),
    (FIRE, ("40 hectares burned down.",), "lost the number 1987"),
    (FIRE, ("Im Jahr 1987 brannten 40 Hektar ab.",), "left untranslated: brannten"),
    (FIRE, ("В 1987 году сгорело 40 гектаров.",), "not in the script of"),
    (FIRE, ("En 1987, quarante 40 hectares ont été ravagés par les flammes.",), "French"),
    (FIRE, ("Sure! Here it is: in 1987, 40 hectares burned down, since you ask me " + "again and " * 30,), "again"),
    (BEECH, ("The beech grows slowly.",), "<1> is missing"),
    (BEECH, ("The beech grows <1>slowly</1> <2/>.",), "<2/> is not in the text"),
    (BEECH, ("The beech grows <1>slowly</1>\n.",), "lines"),
]


@pytest.mark.parametrize(("text", "answer", "finding"), BAD)
def test_a_bad_answer_is_asked_again_with_what_was_wrong(
    slides: Slides, text: str, answer: tuple[str, ...], finding: str
) -> None:
    asked, report = slides.ask(first_time(put(text, *answer)))
    again = next(request for request in asked.asked if any(one.rejected for one in request.messages))
    assert [one.text for one in again.messages if one.is_asked] == [text]
    assert [one.text for one in again.messages] == [one.text for one in asked.asked[0].messages]
    first, second = asked.inquiries(text)
    assert (first.rejected, first.finding, second.rejected) == ((), "", answer)
    assert finding in second.finding
    assert (report.drafted, report.refused) == (len(slides.texts()), [])
    assert slides.texts()["Im Jahr 1987 brannten 40 Hektar ab."] == TABLE[FIRE]


@pytest.mark.parametrize(("text", "answer", "finding"), BAD)
def test_what_stays_bad_is_not_written(slides: Slides, text: str, answer: tuple[str, ...], finding: str) -> None:
    asked, report = slides.ask(put(text, *answer))
    (refused,) = report.refused
    assert slides.texts()[refused.msgid] == ""
    assert finding in refused.reason
    assert len(asked.inquiries(text)) in (2, 3)
    assert report.drafted == len(slides.texts()) - 1


def test_what_is_missing_or_cut_off_is_asked_twice_more(slides: Slides) -> None:
    def cut_off(request: Request, answer: Answer, number: int) -> Answer:
        at = next((at for at, one in enumerate(request.messages) if one.is_asked and one.text == FIRE), None)
        texts = {key: value for key, value in answer.texts.items() if key != at}
        return Answer(texts, {} if number or at is None else {at: "cut off"})

    asked, report = slides.ask(cut_off)
    assert [one.finding for one in asked.inquiries(FIRE)] == ["", "cut off", "missing"]
    assert [(one.msgid, one.reason) for one in report.refused] == [(FIRE, "no answer was taken: missing")]
    assert report.drafted == len(slides.texts()) - 1


def test_an_answer_that_is_wrong_as_a_whole_is_asked_again(slides: Slides) -> None:
    asked, report = slides.ask(lambda _, answer, number: answer if number else Answer(fault="it is not JSON"))
    assert [one.finding for one in asked.asked if one.title == "Der Wald"] == ["", "it is not JSON"]
    assert asked.texts(0) == asked.texts(2)
    assert {one.finding for request in asked.asked for one in request.messages} == {""}
    assert report.drafted == len(slides.texts())
    asked, report = slides.ask(lambda *_: Answer(fault="it is not JSON"), renew=True, compare=True)
    assert len(asked.asked) == 6
    assert {one.reason for one in report.refused} == {"no answer was taken: it is not JSON"}
    assert not any(slides.texts().values())


def test_the_same_answer_again_ends_the_questions(slides: Slides) -> None:
    asked, report = slides.ask(put(FIRE, "40 hectares burned down."))
    assert len(asked.inquiries(FIRE)) == 2
    assert [one.reason for one in report.refused] == ["lost the number 1987"]


def test_mixed_up_answers_are_asked_again_and_never_written(slides: Slides) -> None:
    def mixed(_: Request, answer: Answer, __: int) -> Answer:
        numbers = sorted(answer.texts)
        return replace(answer, texts=dict(zip(numbers, [answer.texts[at] for at in numbers[::-1]], strict=True)))

    slides.write("# Der Wald\n\nDie Buche wächst langsam.\n\nIm Jahr 1987 brannten 40 Hektar ab.\n\n- Das Wasser\n")
    table = TABLE | {"Die Buche wächst langsam.": "The beech grows slowly."}
    asked, report = slides.ask(first_time(mixed), table)
    assert "another message" in asked.inquiries(FIRE)[1].finding
    assert report.drafted == 4
    assert slides.texts()[FIRE] == table[FIRE]
    _, report = slides.ask(mixed, table, compare=True)
    assert table[FIRE] not in [text for msgid, text in slides.texts().items() if msgid != FIRE]
    assert FIRE in [one.msgid for one in report.refused]


def test_answers_for_what_was_not_asked_are_left(slides: Slides) -> None:
    _, report = slides.ask(lambda _, answer, __: with_text(answer, 99, "More"))
    assert report.drafted == len(slides.texts())
