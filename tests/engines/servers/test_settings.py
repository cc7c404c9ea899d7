"""Settings of servers: what stays on this machine, where keys belong, and one clear error for each mistake."""

from __future__ import annotations

import pytest

from loctool.engines import ENGINES
from loctool.engines.servers.settings import SERVER_KEYS, read_server
from loctool.engines.servers.values import read_count, read_flag, read_number, read_text, refuse_unknown
from loctool.errors import SettingError

URL = "http://127.0.0.1:11434"
LOCAL = [
    "http://localhost:5000",
    "http://LOCALHOST",
    "https://localhost/v1/",
    "http://127.8.9.10",
    "http://[::1]:8080",
    "HTTP://127.0.0.1:1/",
]
ELSEWHERE = [
    "http://127.0.0.1.evil.example",
    "http://localhost.evil.example",
    "http://localhost.:80",  # to look these two up, a server of names is asked
    "https://models.localhost/v1/",
    "http://evil-localhost",
    "http://[::ffff:8.8.8.8]",
    "http://[::ffff:127.0.0.1]",
    "http://2130706433",
    "http://0x7f000001",
    "http://127.1",
    "http://127.0.0.1.",
    "http://0127.0.0.1",
    "http://0.0.0.0",
    "http://[::]",
    "http://192.168.1.5:11434",
    "https://api.example.com/v1",
    "http://xn--lclhost-bxa",
]
NO_ADDRESS = [
    "http://lócalhost",
    "http://１２７.0.0.1",
    "http://127。0。0。1",
    "http://[::1%25eth0]",
    "http://[fe80::1%eth0]",
    "http://[127.0.0.1]",
    "http://evil.example\\.localhost",
    "http://evil.example#.localhost",
    "http://evil .localhost",
    "http://a..localhost",
    "http://127.0.0.1:99999",
    "http://127.0.0.1:0",
    "http://127.0.0.1:8o80",
    "http://",
    "ftp://127.0.0.1",
    "127.0.0.1:5000",
    "//127.0.0.1",
]
SECRET = "sk-0123456789abcdef"  # noqa: S105


@pytest.mark.parametrize("url", LOCAL)
def test_this_machine_needs_no_permission(url: str) -> None:
    server = read_server("llm", {"url": url}, URL)
    assert server.address.is_loopback
    assert not server.url.endswith("/")


@pytest.mark.parametrize("url", ELSEWHERE)
def test_nothing_goes_to_another_machine_unasked(url: str) -> None:
    with pytest.raises(SettingError, match=r"`remote = true`.*--allow-remote") as raised:
        read_server("llm", {"url": url}, URL)
    assert (raised.value.key, raised.value.value) == ("url", url)
    assert not read_server("llm", {"url": url, "remote": True}, URL).address.is_loopback


@pytest.mark.parametrize("url", NO_ADDRESS)
@pytest.mark.parametrize("remote", [False, True])
def test_what_two_readers_may_take_for_two_hosts_is_no_address(url: str, remote: bool) -> None:
    with pytest.raises(SettingError, match="`url` must be as") as raised:
        read_server("llm", {"url": url, "remote": remote}, URL)
    assert raised.value.key == "url"


@pytest.mark.parametrize(
    "url", [f"http://me:{SECRET}@127.0.0.1", "http://127.0.0.1@evil.example", f"https://host/v1?api_key={SECRET}"]
)
def test_a_key_in_the_url_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(SettingError, match="LOCTOOL_LLM_KEY") as raised:
        read_server("llm", {"url": url, "remote": True}, URL)
    assert SECRET not in str(raised.value) + raised.value.value


@pytest.mark.parametrize("key", ["key", "api_key", "API_KEY", "token"])
def test_a_key_in_the_configuration_is_refused_and_not_repeated(key: str) -> None:
    with pytest.raises(SettingError, match=r"belong in the environment.*LOCTOOL_LLM_KEY") as raised:
        read_server("llm", {key: SECRET}, URL)
    assert raised.value.key == key
    assert SECRET not in str(raised.value) + raised.value.value


@pytest.mark.parametrize("engine", ["llm", "libretranslate"])
@pytest.mark.parametrize(
    ("settings", "key", "hint"),
    [
        ({"api_key": SECRET}, "api_key", "_KEY there"),
        ({"remot": True, "url": "https://host.example"}, "remot", "did you mean `remote`"),
    ],
)
def test_engines_say_what_to_do_about_a_setting_that_is_none(
    engine: str, settings: dict[str, object], key: str, hint: str
) -> None:
    with pytest.raises(SettingError, match=hint) as raised:
        ENGINES[engine]("de", "en", settings=settings)
    assert raised.value.key == key
    assert SECRET not in str(raised.value)


def test_a_key_among_what_requests_say_besides_is_refused() -> None:
    """It would become a part of the engine's identity."""
    with pytest.raises(SettingError, match="belong in the environment") as raised:
        ENGINES["llm"]("de", "en", settings={"model": "m", "extra": {"api_key": SECRET}})
    assert raised.value.key == "extra.api_key"
    assert SECRET not in str(raised.value)


def test_keys_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCTOOL_LLM_KEY", SECRET)
    monkeypatch.setenv("TEAM_KEY", "other")
    server = read_server("llm", {}, URL)
    assert server.key == SECRET
    assert SECRET not in repr(server)
    assert read_server("llm", {"key_variable": "TEAM_KEY"}, URL).key == "other"
    assert read_server("libretranslate", {}, URL).key == ""


def test_a_named_variable_must_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEAM_KEY", raising=False)
    with pytest.raises(SettingError, match="TEAM_KEY is not set"):
        read_server("llm", {"key_variable": "TEAM_KEY"}, URL)


def test_a_key_in_place_of_a_variable_is_not_repeated() -> None:
    with pytest.raises(SettingError, match="name of an environment variable") as raised:
        read_server("llm", {"key_variable": SECRET}, URL)
    assert SECRET not in str(raised.value) + raised.value.value


def test_a_key_that_no_header_can_hold_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCTOOL_LLM_KEY", f"{SECRET}\nX-Other: 1")
    with pytest.raises(SettingError, match="LOCTOOL_LLM_KEY does not hold a key") as raised:
        read_server("llm", {}, URL)
    assert SECRET not in str(raised.value)


def test_no_key_passes_the_network_in_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCTOOL_LLM_KEY", SECRET)
    with pytest.raises(SettingError, match="use https"):
        read_server("llm", {"url": "http://host.example", "remote": True}, URL)
    assert read_server("llm", {"url": "https://host.example", "remote": True}, URL).key == SECRET
    assert read_server("llm", {"url": "http://127.0.0.1:1"}, URL).key == SECRET


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("timeout", "soon"), ("timeout", 0), ("timeout", True), ("timeout", float("nan")), ("timeout", -1),
        ("parallel", 0), ("parallel", 2.5), ("parallel", "4"), ("parallel", True),
        ("remote", "yes"), ("remote", 1), ("url", 5), ("url", ""), ("url", "http://127.0.0.1\x1b[2J"),
        ("key_variable", 1), ("key_variable", ""),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named(key: str, value: object) -> None:
    with pytest.raises(SettingError, match=f"`{key}`") as raised:
        read_server("llm", {key: value}, URL)
    assert raised.value.key == key
    assert raised.value.message.isprintable()


def test_settings_are_read() -> None:
    server = read_server("llm", {"timeout": 5, "parallel": 8}, URL, parallel=2)
    assert (server.url, server.timeout, server.parallel) == (URL, 5.0, 8)
    assert read_server("llm", {}, URL, parallel=2).parallel == 2


def test_an_unknown_setting_has_the_one_that_was_meant() -> None:
    with pytest.raises(SettingError, match="no setting `tiemout`; did you mean `timeout`"):
        refuse_unknown("llm", {"tiemout": 5}, SERVER_KEYS)
    with pytest.raises(SettingError, match="known are url, timeout"):
        refuse_unknown("llm", {"zzz": 5}, SERVER_KEYS)
    refuse_unknown("llm", dict.fromkeys(SERVER_KEYS), SERVER_KEYS)


def test_values_of_engines_are_checked() -> None:
    own = {"model": " qwen3:8b ", "temperature": 0, "seed": 7, "think": False}
    assert read_text(own, "model") == "qwen3:8b"
    assert read_number(own, "temperature", 0.5, 0, 2) == 0.0
    assert read_count(own, "seed", 1, 0) == 7
    assert read_flag(own, "think", True) is False
    assert (read_text({}, "model"), read_count({}, "seed", 1), read_flag({}, "think")) == ("", 1, False)
    with pytest.raises(SettingError, match="`temperature` must be a number from 0 to 2, not 3"):
        read_number({"temperature": 3}, "temperature", 0.5, 0, 2)
