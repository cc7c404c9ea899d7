"""A language model on a test server: requests, faults of the server and of the answers, settings."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from loctool.engines import ENGINES, maker_of
from loctool.engines.llm.engine import ModelEngine, open_engine
from loctool.engines.requests import Answer, Inquiry, Request
from loctool.errors import EngineError, SettingError
from tests.engines.llm.server import MODEL, Fault, ModelServer, serve
from tests.engines.llm.translating import argos_drafts

pytestmark = pytest.mark.usefixtures("prepared")
TEXTS = ("Der Baum steht im <1>Wald</1>.", "<1/> Vogel", "Das Haus ist sehr alt.")
SLIDE = Request(
    "de",
    "en",
    "deck",
    "Natur",
    (
        Inquiry(TEXTS[0], role="bullet"),
        Inquiry("Die Sonne scheint.", is_asked=False, translation="The sun shines."),
        Inquiry(TEXTS[1], plural="<1/> Vögel", numbers=(1, 2)),
        Inquiry(TEXTS[2]),
    ),
)
ASKED = (0, 2, 3)


Open = Callable[..., ModelEngine]
Ask = Callable[..., Answer]


@pytest.fixture
def open_at() -> Iterator[Open]:
    """Return a function that opens the engine for a server; all that it opened are closed."""
    opened: list[ModelEngine] = []

    def open_one(server: ModelServer, folder: Path | None = None, **settings: Any) -> ModelEngine:
        opened.append(open_engine("de", "en", settings={**server.settings, **settings}, folder=folder))
        return opened[-1]

    yield open_one
    for engine in opened:
        engine.correspondent.close()


@pytest.fixture
def ask(open_at: Open) -> Ask:
    return lambda server, **settings: open_at(server, **settings).correspondent.answer(SLIDE)


def whole(answer: Answer) -> bool:
    """Return whether an answer has the drafts of all messages."""
    one, sun, house = (argos_drafts([text], "de", "en")[0] for text in TEXTS)
    birds = argos_drafts(["<1/> Vögel"], "de", "en")[0]
    return answer == Answer({0: (one,), 2: (sun, birds), 3: (house,)})


@pytest.mark.parametrize("is_ollama", [False, True])
def test_a_slide_is_answered(is_ollama: bool, ask: Ask) -> None:
    with serve() as server:
        answer = ask(server, url=server.ollama_url if is_ollama else server.url)
    assert whole(answer)
    assert "<1>" in answer.texts[0][0]
    assert server.paths == ["/api/chat" if is_ollama else "/v1/chat/completions"]


@pytest.mark.parametrize("fault", [Fault.REORDERED, Fault.PROSE, Fault.THINKING])
def test_an_answer_in_another_shape_is_read(fault: Fault, ask: Ask) -> None:
    with serve([fault]) as server:
        assert whole(ask(server))


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault.NUMBER_TOO_MANY, "number 4, which was not asked"),
        (Fault.REFUSAL, "the model refuses: I cannot help with that."),
        (Fault.FILTERED, "a filter of the server stopped it"),
        (Fault.NOT_JSON, "not JSON, but words: I am sorry"),
        (Fault.TOO_LONG, "context is too small"),
    ],
)
def test_nothing_is_taken_of_an_answer_that_is_wrong_as_a_whole(fault: Fault, words: str, ask: Ask) -> None:
    with serve([fault]) as server:
        answer = ask(server)
    assert not answer.texts
    assert words in answer.fault


@pytest.mark.parametrize(
    ("fault", "faulty", "words"),
    [
        (Fault.CUT, (3,), "cut off"),
        (Fault.NUMBER_MISSING, (3,), "lacks it"),
        (Fault.EMPTY, ASKED, "empty"),
        (Fault.TWICE, (0,), "twice, with different texts"),
    ],
)
def test_the_rest_of_an_answer_is_taken(fault: Fault, faulty: tuple[int, ...], words: str, ask: Ask) -> None:
    with serve([fault]) as server:
        answer = ask(server)
    assert not answer.fault
    assert tuple(answer.faults) == faulty
    assert all(words in answer.faults[index] for index in faulty)
    assert set(answer.texts) == set(ASKED) - set(faulty)


@pytest.mark.parametrize("fault", [Fault.TAGS_LOST, Fault.OTHER_LANGUAGE])
def test_what_the_texts_say_is_for_the_rules(fault: Fault, ask: Ask) -> None:
    with serve([fault]) as server:
        answer = ask(server)
    assert set(answer.texts) == set(ASKED)
    assert not whole(answer)


@pytest.mark.parametrize("fault", [Fault.BUSY, Fault.BUSY_FOR_UNKNOWN, Fault.FAILING, Fault.RESET])
def test_a_request_is_sent_again(fault: Fault, ask: Ask) -> None:
    with serve([fault], wait="0") as server:
        assert whole(ask(server))
    assert len(server.requests) == 2


def test_a_server_without_schemas_is_asked_without(open_at: Open) -> None:
    with serve(has_schemas=False) as server:
        correspondent = open_at(server).correspondent
        assert whole(correspondent.answer(SLIDE))
        assert whole(correspondent.answer(SLIDE))
    assert [(one.has_schema, one.has_limit) for one in server.requests] == [
        (True, True),
        (True, False),
        (False, False),
        (False, False),
    ]


@pytest.mark.parametrize("is_ollama", [False, True])
def test_a_model_that_thinks_is_asked_without_a_limit(is_ollama: bool, open_at: Open) -> None:
    with serve([Fault.LONG_THOUGHT]) as server:
        correspondent = open_at(server, url=server.ollama_url if is_ollama else server.url).correspondent
        assert whole(correspondent.answer(SLIDE))
        assert whole(correspondent.answer(replace(SLIDE, title="Another")))
    assert [one.has_limit for one in server.requests] == [True, False, False]


def test_an_answer_without_end_is_cut_off_in_every_request(open_at: Open) -> None:
    with serve([Fault.CUT, Fault.CUT]) as server:
        correspondent = open_at(server).correspondent
        assert [bool(correspondent.answer(SLIDE).faults) for _ in range(3)] == [True, True, False]
    assert [one.has_limit for one in server.requests] == [True, True, True]


def test_a_limit_of_the_configuration_stands(ask: Ask) -> None:
    for extra in ({"max_tokens": 77}, {"max_completion_tokens": 77}):
        with serve() as server:
            ask(server, extra=extra)
        assert {key: server.requests[0].body.get(key) for key in server.requests[0].body if "tokens" in key} == extra


@pytest.mark.parametrize("is_ollama", [False, True])
def test_an_unknown_model_is_named(is_ollama: bool, ask: Ask) -> None:
    with serve() as server, pytest.raises(EngineError, match="has no model 'qwen3:8b'") as caught:
        ask(server, model="qwen3:8b", url=server.ollama_url if is_ollama else server.url)
    assert f"to one that it has: {MODEL}" in str(caught.value)
    assert ("ollama pull qwen3:8b" in str(caught.value)) == is_ollama
    assert not server.requests


def test_a_wrong_path_is_named(ask: Ask) -> None:
    with serve() as server, pytest.raises(EngineError) as caught:
        ask(server, url=f"{server.url}/v2")
    assert f"{server.url}/v2" in str(caught.value)


def test_a_wrong_key_is_named(ask: Ask) -> None:
    with serve(key="secret") as server, pytest.raises(EngineError, match="401"):
        ask(server)


def test_the_key_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch, ask: Ask) -> None:
    monkeypatch.setenv("LOCTOOL_LLM_KEY", "secret")
    with serve(key="secret") as server:
        assert whole(ask(server))


def test_closing_gives_up_what_is_under_way(open_at: Open) -> None:
    problems: list[Exception] = []

    def wait(engine: ModelEngine) -> None:
        try:
            engine.correspondent.answer(SLIDE)
        except EngineError as problem:
            problems.append(problem)

    arrived = threading.Event()

    def choose(_slide: object) -> Fault:
        arrived.set()
        return Fault.LATE

    with serve(choose, delay=600) as server:
        engine = open_at(server)
        thread = threading.Thread(target=wait, args=(engine,))
        thread.start()
        arrived.wait(60)
        engine.correspondent.close()
        thread.join(60)
    assert len(problems) == 1


def test_the_same_request_is_not_sent_twice(tmp_path: Path, open_at: Open) -> None:
    with serve() as server:
        for _ in range(2):
            assert whole(open_at(server, tmp_path).correspondent.answer(SLIDE))
        assert len(server.requests) == 1
        open_at(server, tmp_path, seed=2).correspondent.answer(SLIDE)
        assert len(server.requests) == 2


@pytest.mark.parametrize("fault", [Fault.CUT, Fault.EMPTY, Fault.NOT_JSON, Fault.REFUSAL])
def test_an_answer_with_faults_is_not_kept(fault: Fault, tmp_path: Path, open_at: Open) -> None:
    with serve([fault]) as server:
        assert not whole(open_at(server, tmp_path).correspondent.answer(SLIDE))
        assert whole(open_at(server, tmp_path).correspondent.answer(SLIDE))


def test_many_ask_at_once(tmp_path: Path, open_at: Open) -> None:
    answers: list[Answer] = []

    def run(engine: ModelEngine, number: int) -> None:
        request = Request("de", "en", "deck", str(number), SLIDE.messages)
        answers.append(engine.correspondent.answer(request))

    with serve() as server:
        engine = open_at(server, tmp_path, parallel=8)
        threads = [threading.Thread(target=run, args=(engine, number)) for number in range(24)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [whole(answer) for answer in answers] == [True] * 24


def test_texts_without_a_slide_are_translated(open_at: Open) -> None:
    texts = [TEXTS[2], "", TEXTS[0], TEXTS[2]]
    with serve() as server:
        drafts = open_at(server).translate(texts)
    assert [draft.text for draft in drafts] == [text and argos_drafts([text], "de", "en")[0] for text in texts]


def test_provenance_names_model_and_prompt() -> None:
    engine = ENGINES["llm"]("de", "en", settings={"model": "o model:8b"})
    first, model, version = maker_of(engine).split("/")
    assert (first, model) == ("llm", "o%20model:8b")
    assert len(version) == 8


@pytest.mark.parametrize(
    "settings", [{"temperature": 0.5}, {"seed": 1}, {"model": "other"}, {"extra": {"think": False}}]
)
def test_what_changes_drafts_changes_the_identity(settings: dict[str, Any]) -> None:
    plain, other = (open_engine("de", "en", settings={"model": "one", **some}) for some in ({}, settings))
    assert plain.identity != other.identity


@pytest.mark.parametrize("settings", [{"parallel": 2}, {"timeout": 5}, {"url": "http://localhost:9"}])
def test_what_changes_no_draft_keeps_the_identity(settings: dict[str, Any]) -> None:
    plain, other = (open_engine("de", "en", settings={"model": "one", **some}) for some in ({}, settings))
    assert plain.identity == other.identity


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ({}, "model"),
        ({"model": 3}, "model"),
        ({"model": ""}, "model"),
        ({"model": "m", "temperature": "hot"}, "temperature"),
        ({"model": "m", "temperature": 3}, "temperature"),
        ({"model": "m", "seed": 1.5}, "seed"),
        ({"model": "m", "context": True}, "context"),
        ({"model": "m", "extra": "think"}, "extra"),
        ({"model": "m", "extra": {"messages": []}}, "extra.messages"),
        ({"model": "m", "temprature": 0}, "temprature"),
        ({"model": "m", "url": "http://192.0.2.1"}, "url"),
    ],
)
def test_a_wrong_setting_is_named(settings: dict[str, Any], key: str) -> None:
    with pytest.raises(SettingError) as caught:
        open_engine("de", "en", settings=settings)
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("url", "asked", "is_ollama"),
    [
        ("http://127.0.0.1:11434", "http://127.0.0.1:11434/api", True),
        ("http://localhost:8000/proxy/api", "http://localhost:8000/proxy/api", True),
        ("http://127.0.0.1:11434/v1", "http://127.0.0.1:11434/v1", False),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1", False),
        ("http://127.0.0.1:8080/openai/", "http://127.0.0.1:8080/openai", False),
    ],
)
def test_the_url_tells_the_protocol(url: str, asked: str, is_ollama: bool) -> None:
    model = open_engine("de", "en", settings={"model": "m", "url": url}).model
    assert (model.server.url, model.is_ollama) == (asked, is_ollama)


def test_what_does_not_fit_is_known() -> None:
    def many(count: int) -> Request:
        return Request("de", "ru", "", "", (Inquiry("Ein Satz."),) * count)

    small = open_engine("de", "ru", settings={"model": "m", "context": 1024}).correspondent
    large = open_engine("de", "ru", settings={"model": "m", "context": 32768}).correspondent
    assert small.fits(many(3))
    assert not small.fits(many(100))
    assert large.fits(many(100))
