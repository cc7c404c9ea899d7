"""The two protocols of language models: Ollama's own, and OpenAI's, which most other servers speak."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from loctool.engines.llm.prompt import Prompt
from loctool.engines.llm.settings import Model

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model wrote."""

    text: str
    is_cut: bool = False
    """The context or the permitted length of the answer was used up."""
    refusal: str = ""
    """Why there is no answer, in the words of the model or the server."""


class Dialect(Protocol):
    """How a server is asked, and what it replies."""

    path: str
    """Below the server's URL."""
    list_path: str
    """Of the list of models."""

    def write(self, model: Model, prompt: Prompt, schema: Mapping[str, Any] | None) -> Body:
        """Return the body of a request; with a schema, the server is asked to hold the model to it."""

    def read(self, value: Any) -> Reply | None:
        """Return the model's reply, None if the value is not one of this protocol."""

    def read_models(self, value: Any) -> list[str]:
        """Return the names in the list of models; none for any other value."""


class OpenAI:
    """OpenAI's chat completions: llama.cpp, vLLM, LM Studio, and services."""

    path = "/chat/completions"
    list_path = "/models"

    def write(self, model: Model, prompt: Prompt, schema: Mapping[str, Any] | None) -> Body:
        """Return the body of a request."""
        body: Body = {"model": model.name, "messages": _messages(prompt), "stream": False}
        body["temperature"] = model.temperature
        if model.seed is not None:
            body["seed"] = model.seed
        if schema is not None:
            named = {"name": "translations", "strict": True, "schema": schema}
            body["response_format"] = {"type": "json_schema", "json_schema": named}
        return _with_extra(body, model.extra)

    def read(self, value: Any) -> Reply | None:
        """Return the model's reply; its thoughts are in a field of their own, which is ignored."""
        choice = _at(value, "choices", 0)
        message = _at(choice, "message")
        if not isinstance(message, dict):
            return None
        content, reason = message.get("content"), _at(choice, "finish_reason")
        if isinstance(content, list):
            content = "".join(_text(_at(part, "text")) for part in content)
        refusal = _text(message.get("refusal"))
        if reason == "content_filter":
            refusal = refusal or "a filter of the server stopped it"
        return Reply(_text(content), reason == "length", refusal)

    def read_models(self, value: Any) -> list[str]:
        """Return the names in the list of models."""
        return _names(value, "data", "id")


class Ollama:
    """Ollama's own chat, which can be told how large the model's window is."""

    path = "/chat"
    list_path = "/tags"

    def write(self, model: Model, prompt: Prompt, schema: Mapping[str, Any] | None) -> Body:
        """Return the body of a request; a prompt that is too long is an error, and is not cut."""
        options: Body = {"temperature": model.temperature, "num_ctx": model.context, "num_predict": model.context}
        if model.seed is not None:
            options["seed"] = model.seed
        body: Body = {"model": model.name, "messages": _messages(prompt), "stream": False}
        body |= {"options": options, "truncate": False, "shift": False}
        if schema is not None:
            body["format"] = schema
        return _with_extra(body, model.extra)

    def read(self, value: Any) -> Reply | None:
        """Return the model's reply; its thoughts are in a field of their own, which is ignored."""
        message = _at(value, "message")
        if not isinstance(message, dict):
            return None
        return Reply(_text(message.get("content")), _at(value, "done_reason") == "length")

    def read_models(self, value: Any) -> list[str]:
        """Return the names in the list of models; a model without a tag is its latest one."""
        names = _names(value, "models", "name")
        return [*names, *(name.removesuffix(":latest") for name in names if name.endswith(":latest"))]


def dialect_of(model: Model) -> Dialect:
    """Return the protocol of a model's server."""
    return Ollama() if model.is_ollama else OpenAI()


def _messages(prompt: Prompt) -> list[dict[str, str]]:
    return [{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}]


def _with_extra(body: Body, extra: Mapping[str, Any]) -> Body:
    """Return a body with the keys of the configuration; tables of the same name are merged."""
    for key, value in extra.items():
        own = body.get(key)
        body[key] = {**own, **value} if isinstance(own, dict) and isinstance(value, dict) else value
    return body


def _at(value: Any, *path: str | int) -> Any:
    """Return the part of a JSON value at a path, None if there is none."""
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _names(value: Any, key: str, name: str) -> list[str]:
    found = _at(value, key)
    return [own for one in found if (own := _text(_at(one, name)))] if isinstance(found, list) else []
