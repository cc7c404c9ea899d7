"""Replies as the field's servers write them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from loctool.engines.llm.engine import open_engine
from loctool.engines.llm.prompt import Prompt
from loctool.engines.llm.protocols import Ollama, OpenAI, Reply

OPENAI = {
    "llama.cpp": (
        '{"choices":[{"finish_reason":"stop","index":0,"message":{"role":"assistant","content":"{}"}}],"created":1,'
        '"model":"qwen","system_fingerprint":"b1","object":"chat.completion","usage":{"completion_tokens":1},"timings":{}}',
        Reply("{}"),
    ),
    "vLLM, which leaves out the thought": (
        '{"object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"{}","refusal":null,'
        '"reasoning_content":"{\\"1\\": \\"no\\"}","tool_calls":[]},"logprobs":null,"finish_reason":"length"}]}',
        Reply("{}", is_cut=True),
    ),
    "a thought without an end": (
        '{"choices":[{"message":{"content":null,"reasoning":"Hm"},"finish_reason":"length"}]}',
        Reply("", is_cut=True),
    ),
    "a refusal": (
        '{"choices":[{"message":{"content":null,"refusal":"I cannot."},"finish_reason":"stop"}]}',
        Reply("", refusal="I cannot."),
    ),
    "a filter": (
        '{"choices":[{"message":{"content":"{\\"1"},"finish_reason":"content_filter"}]}',
        Reply('{"1', refusal="a filter of the server stopped it"),
    ),
    "parts": (
        '{"choices":[{"message":{"content":[{"type":"text","text":"{"},{"type":"text","text":"}"}]}}]}',
        Reply("{}"),
    ),
}
OLLAMA = {
    "an answer": (
        '{"model":"qwen3:8b","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"{}",'
        '"thinking":"Hm"},"done_reason":"stop","done":true,"total_duration":1,"prompt_eval_count":1,"eval_count":1}',
        Reply("{}"),
    ),
    "cut off": ('{"message":{"role":"assistant","content":"{"},"done_reason":"length","done":true}', Reply("{", True)),
}


@pytest.mark.parametrize("name", OPENAI)
def test_replies_of_openai(name: str) -> None:
    written, reply = OPENAI[name]
    assert OpenAI().read(json.loads(written)) == reply


@pytest.mark.parametrize("name", OLLAMA)
def test_replies_of_ollama(name: str) -> None:
    written, reply = OLLAMA[name]
    assert Ollama().read(json.loads(written)) == reply


@pytest.mark.parametrize(
    "value", [None, 1, "x", [], {}, {"choices": []}, {"choices": [{}]}, {"message": "x"}, {"error": {"message": "no"}}]
)
def test_another_reply_is_none(value: Any) -> None:
    for dialect in (OpenAI(), Ollama()):
        assert dialect.read(value) is None


def test_what_the_configuration_adds_stands_beside_what_loctool_says() -> None:
    settings = {"model": "m", "extra": {"think": False, "options": {"top_k": 1}}}
    model = open_engine("de", "en", settings=settings).model
    body = Ollama().write(model, Prompt("system", "user"), None)
    assert body["think"] is False
    assert body["options"]["top_k"] == 1
    assert body["options"]["num_ctx"] == model.context


def test_lists_of_models() -> None:
    assert OpenAI().read_models({"object": "list", "data": [{"id": "a"}, {"id": "b/c"}]}) == ["a", "b/c"]
    assert Ollama().read_models({"models": [{"name": "a:latest"}, {"name": "b:1"}]}) == ["a:latest", "b:1", "a"]
    for value in (None, {}, [], {"data": 1}, {"models": "x"}, {"data": [None]}):
        assert OpenAI().read_models(value) == Ollama().read_models(value) == []
