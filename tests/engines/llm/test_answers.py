"""Answers of language models are read whatever stands around them, and never in half."""

from __future__ import annotations

import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from loctool.engines.llm.answers import read_answer, schema_of
from loctool.engines.llm.faults import find_repeated, judge_text
from loctool.engines.requests import Answer, Inquiry, Request

Texts = dict[int, tuple[str, ...]]

WRITTEN = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r"), min_size=1, max_size=30)
TEXTS = WRITTEN.filter(lambda text: not judge_text(text, ("Satz",)))
PROSE = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="[]{}<>"), max_size=40)
WRAPPINGS = st.sampled_from([
    "{}",
    "```json\n{}\n```",
    "Sure {{as asked}}, [here] it is:\n{}\nI hope that helps.",
    "<think>First {{\"1\": \"no\"}}, then…</think>\n{}",
    "First {{\"1\": \"no\"}}, then…</think>\n{}",
    "\ufeff{}",
])  # fmt: skip


@st.composite
def answers(draw: st.DrawFn) -> tuple[Request, Texts]:
    """Draw a request with its right answer."""
    messages: list[Inquiry] = []
    texts: Texts = {}
    for number in range(draw(st.integers(1, 4))):
        if draw(st.integers(0, 4)) == 0:
            messages.append(Inquiry("Das steht daneben.", is_asked=False))
        forms = draw(st.sampled_from([0, 0, 1, 2, 3]))
        texts[len(messages)] = tuple(draw(TEXTS) for _ in range(forms or 1))
        messages.append(Inquiry(f"Satz {number}", plural="Sätze" if forms else "", numbers=tuple(range(1, forms + 1))))
    request = Request("de", "ru", "deck", "title", tuple(messages))
    assume(not find_repeated(request, texts))
    return request, texts


def by_number(request: Request, texts: Texts) -> dict[str, object]:
    """Return the answer as it is asked for."""
    asked = enumerate(texts.items(), 1)
    return {
        str(number): {str(form): text for form, text in enumerate(own)} if request.messages[at].numbers else own[0]
        for number, (at, own) in asked
    }


@given(case=answers(), wrapping=WRAPPINGS, before=PROSE, behind=PROSE, data=st.data())
def test_texts_come_back_whatever_is_around_them(
    case: tuple[Request, Texts], wrapping: str, before: str, behind: str, data: st.DataObject
) -> None:
    request, texts = case
    members = data.draw(st.permutations(list(by_number(request, texts).items())))
    shape = data.draw(st.sampled_from(["object", "list", "wrapped"]))
    value: object = dict(members)
    if shape == "list":
        value = [{"number": int(number), "text": text} for number, text in members]
    elif shape == "wrapped":
        value = {"translations": value}
    written = json.dumps(value, ensure_ascii=data.draw(st.booleans()), indent=data.draw(st.sampled_from([None, 1])))
    inner = wrapping.format(written)
    text = inner if inner.startswith(("<", "\ufeff")) else before + "\n" + inner
    assert read_answer(f"{text}\n{behind}", request) == Answer(texts)


@given(
    case=answers(),
    wrapping=WRAPPINGS.filter(lambda form: "</think>" not in form or form[0] == "<"),
    is_list=st.booleans(),
    is_told=st.booleans(),
)
def test_nothing_wrong_is_taken_wherever_an_answer_is_cut_off(
    case: tuple[Request, Texts], wrapping: str, is_list: bool, is_told: bool
) -> None:
    request, texts = case
    members = by_number(request, texts)
    value = [{"number": int(number), "text": text} for number, text in members.items()] if is_list else members
    written = wrapping.format(json.dumps(value, ensure_ascii=False))
    end = written.rindex("]" if is_list else "}")
    for cut in range(end):
        answer = read_answer(written[:cut], request, is_cut=is_told)
        assert answer.texts.items() <= texts.items()
        assert bool(answer.fault) != bool(answer.texts or answer.faults)
        assert answer.fault or answer.texts.keys() | answer.faults.keys() == texts.keys()


TWO = Request("de", "en", "", "", (Inquiry("eins und zwei und drei"), Inquiry("vier und fünf und sechs")))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("I cannot help with that.", "words: I cannot help"),
        ('{"1": "das "Haus" hier", "2": "x"}', "not valid JSON"),
        ('{"1": "a", "2": "b",}', "not valid JSON"),
        ('{"1": "a", "2": "b", "3": "c"}', "number 3, which was not asked"),
        ('{"0": "a", "1": "b"}', "number 0, which was not asked"),
        ('{"1": "a", "2": "b", "comment": "c"}', '"comment", which is not a number'),
        ('["a", "b"]', "words"),
        ('[{"1": "a"}, "b"]', "texts without numbers"),
        ("[" * 5000 + "{", "JSON"),
    ],
)
def test_an_answer_that_cannot_be_trusted_is_not_taken(text: str, words: str) -> None:
    answer = read_answer(text, TWO)
    assert not answer.texts
    assert words in answer.fault


@pytest.mark.parametrize(
    ("second", "words"),
    [
        ('""', "empty"),
        ('" \\n"', "empty"),
        ('"…"', "no words"),
        ("null", "needs one text"),
        ("7", "needs one text"),
        ('{"0": "a", "1": "b"}', "needs one text"),
        ('"a\\u0000"', "control character"),
        ('"a \\ud800"', "surrogate"),
        ('"{\\"2\\": \\"b\\"}"', "JSON again"),
        ('"Translate each text that has a number."', "repeats the instructions"),
    ],
)
def test_a_text_that_is_none_is_not_taken(second: str, words: str) -> None:
    answer = read_answer(f'{{"1": "a", "2": {second}}}', TWO, prompt="Be kind.\nTranslate each text that has a number.")
    assert answer.texts == {0: ("a",)}
    assert words in answer.faults[1]


def test_forms_must_be_those_that_are_needed() -> None:
    request = Request("de", "ru", "", "", (Inquiry("<1/> Haus", plural="<1/> Häuser", numbers=(1, 2, 5)),))
    for value in (
        '"a"',
        '{"0": "a"}',
        '{"0": "a", "1": "b", "3": "c"}',
        '["a", "b"]',
        '{"0": "a", "1": "b", "1": "c"}',
    ):
        assert "forms 0, 1, 2" in read_answer(f'{{"1": {value}}}', request).faults[0]


@pytest.mark.parametrize("text", ['Perhaps {"1": "a", "2": "b"}? No, be', 'Perhaps {"1": "a"}? No, {"1": "b", "2": "'])
def test_a_thought_that_is_cut_off_is_no_answer(text: str) -> None:
    answer = read_answer(text, TWO, is_cut=True)
    assert not answer.texts
    assert ["cut off" in fault for fault in answer.faults.values()] == [True, True]


def test_a_number_may_be_repeated_with_the_same_text() -> None:
    assert read_answer('{"1": "a", "2": "b"} or {"2": "b"}', TWO).texts == {0: ("a",), 1: ("b",)}
    again = read_answer('{"1": "a", "2": "b"} or {"2": "c"}', TWO)
    assert (again.texts, list(again.faults)) == ({0: ("a",)}, [1])


def test_long_texts_of_different_sources_differ() -> None:
    same = read_answer('{"1": "one and two and three", "2": "one and <1>two</1> and three"}', TWO)
    assert list(same.faults) == [0, 1]
    assert not read_answer('{"1": "title", "2": "title"}', TWO).faults
    twice = Request("de", "en", "", "", (Inquiry("Das ist ein Satz."), Inquiry("das ist ein <1>Satz</1>")))
    assert not read_answer('{"1": "This is a sentence.", "2": "This is a <1>sentence</1>."}', twice).faults


def test_the_schema_has_the_numbers_asked() -> None:
    messages = (Inquiry("a", is_asked=False), Inquiry("b"), Inquiry("c", plural="d", numbers=(1, 2)))
    schema = schema_of(Request("de", "en", "", "", messages))
    assert schema["required"] == list(schema["properties"]) == ["1", "2"]
    assert schema["properties"]["1"] == {"type": "string"}
    assert schema["properties"]["2"]["required"] == ["0", "1"]
    assert not schema["additionalProperties"]


@pytest.mark.parametrize("text", ["Sorry,\x1b[31m no.", '{"\\u001b[31m": "no", "x": "y"}'])
def test_faults_can_be_shown_on_a_terminal(text: str) -> None:
    fault = read_answer(text, Request("de", "en", "", "", (Inquiry("Satz"),))).fault
    assert fault
    assert fault.isprintable()
