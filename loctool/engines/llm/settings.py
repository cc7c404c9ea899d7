"""The settings of an engine that asks a language model: its table in the configuration."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from loctool.engines.servers.settings import Server, read_server, refuse_literal_keys
from loctool.engines.servers.values import Settings, read_count, read_number, read_text
from loctool.errors import SettingError

DEFAULT_URL = "http://127.0.0.1:11434"
"""Where Ollama listens if nobody says otherwise."""
CONTEXT = 8192
"""Tokens of a model's window, unless the configuration says otherwise."""
TIMEOUT = 600.0
"""Seconds: a large model is loaded within the first answer, and a processor alone writes a slide in minutes."""
PARALLEL = 4
"""Requests under way at once; Ollama itself answers one after the other unless it is told more."""
_OLLAMA_PORT = "11434"
_KEYS = ("model", "temperature", "seed", "context", "extra")
_OWN = frozenset({"model", "messages", "stream", "format", "response_format", "temperature", "seed"})
"""Fields of a request that loctool sets itself."""


@dataclass(frozen=True, slots=True)
class Model:
    """A language model, and how it is asked."""

    server: Server
    """With the URL of the protocol: http://127.0.0.1:11434/api, https://host/v1."""
    name: str
    is_ollama: bool
    """Whether the server speaks Ollama's own protocol; else it speaks OpenAI's."""
    temperature: float = 0.0
    seed: int | None = None
    context: int = CONTEXT
    """Tokens of its window, for prompt and answer."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Further fields of each request, in the server's own terms."""


def read_model(engine: str, settings: Settings) -> Model:
    """Return the model that an engine's table names. Raises SettingError for an unknown key and a wrong value."""
    server = read_server(
        engine,
        settings,
        DEFAULT_URL,
        own=_KEYS,
        timeout=TIMEOUT,
        parallel=PARALLEL,
        hint="is `url` right?" if "url" in settings else "start it, for example with `ollama serve`, or set `url`",
    )
    if "model" not in settings:
        example = f'[engines.{engine}] with model = "qwen3:8b"'
        raise SettingError(f"the engine {engine} needs a model; set `model`, as in {example}", "model")
    address, is_ollama = server.address, _speaks_ollama(server)
    path = address.path or ("/api" if is_ollama else "/v1")
    return Model(
        replace(server, url=str(replace(address, path=path))),
        read_text(settings, "model"),
        is_ollama,
        read_number(settings, "temperature", 0.0, 0.0, 2.0),
        read_count(settings, "seed", 0, 0) if "seed" in settings else None,
        read_count(settings, "context", CONTEXT, 512),
        _read_extra(engine, settings),
    )


def _speaks_ollama(server: Server) -> bool:
    """Return whether a URL is that of Ollama's own protocol.

    Its OpenAI endpoint cannot set the context, and cuts prompts that are longer without a word.
    """
    address = server.address
    return address.path.endswith("/api") or (address.port == _OLLAMA_PORT and not address.path)


def _read_extra(engine: str, settings: Settings) -> Mapping[str, Any]:
    extra = settings.get("extra", {})
    if not isinstance(extra, dict):
        raise SettingError("`extra` must be a table, as in extra = { think = false }", "extra")
    refuse_literal_keys(engine, extra, "extra")
    for key in extra:
        if key in _OWN:
            raise SettingError(f"`extra` must not have `{key}`, which loctool sets itself", f"extra.{key}")
    try:
        json.dumps(extra)
    except (TypeError, ValueError) as problem:
        raise SettingError(f"`extra` cannot be written as JSON: {problem}", "extra") from problem
    return extra
