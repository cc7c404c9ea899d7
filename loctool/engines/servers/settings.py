"""Settings of an engine that asks a server: where it is, how long to wait, and whether texts may leave the machine."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from loctool.engines.servers.addresses import Address, read_address
from loctool.engines.servers.values import Settings, read_count, read_flag, read_number, read_text, refuse_unknown
from loctool.errors import SettingError

SERVER_KEYS = ("url", "timeout", "parallel", "remote", "key_variable")
"""The settings of every server."""
TIMEOUT = 120.0
"""Seconds that an answer may take, with all tries and waits, unless the configuration says otherwise."""
MOST_PARALLEL = 256
SENT = "texts, terms of the glossary and confirmed translations"
"""What an engine sends, unless it says otherwise."""
_LONGEST = 86400.0
_LITERAL_KEYS = frozenset({"key", "api_key", "apikey", "api-key", "token", "secret", "password", "authorization"})
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_KEYS_BELONG = "keys belong in the environment, not in a file that is shared"


@dataclass(frozen=True, slots=True)
class Server:
    """A server that an engine asks."""

    engine: str
    """The engine's name."""
    url: str
    """Without a slash at its end."""
    timeout: float = TIMEOUT
    """Seconds that an answer may take, with all tries and waits."""
    parallel: int = 1
    """How many requests may be under way at once."""
    key: str = field(default="", repr=False)
    """From the environment, empty if there is none."""
    hint: str = ""
    """What to do where nothing listens: "start it, for example with `ollama serve`"."""
    sends: str = SENT
    """What the engine sends."""

    @property
    def address(self) -> Address:
        """Return the parts of the URL."""
        address = read_address(self.url)
        if address is None:
            raise ValueError(f"not checked by read_server: {self.url}")
        return address


def read_server(
    engine: str,
    settings: Settings,
    default_url: str,
    *,
    own: Iterable[str] = (),
    timeout: float = TIMEOUT,
    parallel: int = 1,
    hint: str = "",
    sends: str = SENT,
) -> Server:
    """Return the server that an engine's settings name; what follows them is the engine's own, `own` more settings.

    Raises SettingError for an unknown setting, a wrong value, a key in the configuration, and another machine without
    `remote = true`.
    """
    refuse_literal_keys(engine, settings)
    refuse_unknown(engine, settings, (*SERVER_KEYS, *own))
    address = _read_url(engine, settings, default_url)
    if not (read_flag(settings, "remote") or address.is_loopback):
        raise SettingError(
            f"{address} is another machine, and nothing is sent there unasked: if {sends} may go there, set "
            "`remote = true` or give --allow-remote",
            "url",
            _given(settings, "url"),
        )
    return Server(
        engine=engine,
        url=str(address),
        timeout=read_number(settings, "timeout", timeout, 0.1, _LONGEST),
        parallel=read_count(settings, "parallel", parallel, 1, MOST_PARALLEL),
        key=_read_key(engine, settings, address),
        hint=hint,
        sends=sends,
    )


def key_variable_of(engine: str) -> str:
    """Return the name of the environment variable in which an engine's key is looked for: LOCTOOL_LLM_KEY."""
    return f"LOCTOOL_{re.sub('[^A-Za-z0-9]', '_', engine).upper()}_KEY"


def _given(settings: Settings, key: str) -> str:
    value = settings.get(key)
    return value if isinstance(value, str) else ""


def refuse_literal_keys(engine: str, settings: Settings, within: str = "") -> None:
    """Raise SettingError for a server's key in the configuration, or in its table with a name."""
    for key in settings:
        if key.lower() in _LITERAL_KEYS:
            raise SettingError(
                f"`{key}` is not a setting: {_KEYS_BELONG}; set {key_variable_of(engine)} there, or name another "
                "variable with `key_variable`, and delete this line",
                f"{within}.{key}" if within else key,
            )


def _read_url(engine: str, settings: Settings, default: str) -> Address:
    url = read_text(settings, "url", default)
    if "@" in url or "?" in url:
        raise SettingError(
            f"`url` must have nothing before the host or after the path: {_KEYS_BELONG}; set "
            f"{key_variable_of(engine)} there",
            "url",
        )
    if address := read_address(url):
        return address
    raise SettingError(
        f"`url` must be as http://127.0.0.1:8080 or https://host/path, in ASCII, not {url!r}", "url", url
    )


def _read_key(engine: str, settings: Settings, address: Address) -> str:
    name = read_text(settings, "key_variable", key_variable_of(engine))
    if not _VARIABLE.fullmatch(name):
        raise SettingError(
            f"`key_variable` must be the name of an environment variable, such as {key_variable_of(engine)}; "
            f"{_KEYS_BELONG}",
            "key_variable",
        )
    key = os.environ.get(name, "").strip()
    if not key and "key_variable" in settings:
        raise SettingError(f"the environment variable {name} is not set; it should hold the key", "key_variable", name)
    if not (key.isascii() and (key.isprintable() or not key) and " " not in key):
        raise SettingError(
            f"the environment variable {name} does not hold a key: a key is ASCII without spaces", "key_variable"
        )
    if key and not address.is_loopback and address.scheme == "http":
        raise SettingError(
            f"the key for {address.host} would cross the network unencrypted; use https", "url", _given(settings, "url")
        )
    return key
