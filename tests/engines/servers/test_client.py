"""The client against a real server on loopback: what is asked, what goes wrong, and how it ends."""

from __future__ import annotations

import gzip
import json
import logging
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from threading import Event, Thread

import pytest

from loctool.engines.servers import client as clients
from loctool.engines.servers import lines
from loctool.engines.servers.client import Client, StatusError
from loctool.engines.servers.failures import describe_strange
from loctool.engines.servers.settings import Server, read_server
from loctool.errors import EngineError
from tests.engines.servers.loopback import RESET, SLOW, Drip, LoopbackServer, Reply, Step, free_port

SECRET = "sk-0123456789abcdef"  # noqa: S105
NOW = {"Retry-After": "0"}


def server_at(url: str, **changes: object) -> Server:
    return replace(read_server("llm", {}, url, hint="start it with `ollama serve`"), **changes)  # type: ignore[arg-type]


@contextmanager
def asking(*script: Step, **changes: object) -> Iterator[tuple[Client, LoopbackServer]]:
    """Yield a client and the server that it asks."""
    with LoopbackServer(*script) as server:
        client = Client(server_at(server.url, **changes))
        try:
            yield client, server
        finally:
            client.close()


def error_of(call: Callable[[], object]) -> str:
    """Return the one line of the error that a call raises."""
    with pytest.raises(EngineError) as raised:
        call()
    assert raised.value.message.isprintable()
    return raised.value.message


def test_json_goes_there_and_back() -> None:
    with asking() as (client, server):
        assert client.post("/translate", {"q": ["Größe 你好 😀"]})["body"] == {"q": ["Größe 你好 😀"]}
        assert client.get("/languages")["path"] == "/languages"
        headers = server.asked[0].headers
        assert headers["Content-Type"] == "application/json"
        assert headers["User-Agent"].startswith("loctool/")
        assert "Authorization" not in headers


def test_the_path_of_the_address_is_kept() -> None:
    with LoopbackServer() as server:
        assert Client(server_at(f"{server.url}/v1")).get("/models")["path"] == "/v1/models"


@pytest.mark.parametrize("sends_bearer", [True, False])
def test_the_key_goes_into_the_header_if_it_should(sends_bearer: bool) -> None:
    with LoopbackServer() as server:
        Client(server_at(server.url, key=SECRET), sends_bearer=sends_bearer).get("/")
        assert server.asked[0].headers["Authorization"] == (f"Bearer {SECRET}" if sends_bearer else None)


def test_no_proxy_of_the_environment_sees_what_is_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    with LoopbackServer() as proxy, LoopbackServer() as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        assert Client(server_at(server.url)).get("/x")["path"] == "/x"
        assert not proxy.asked


def test_what_is_sent_to_another_machine_is_said_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "loctool")
    monkeypatch.setattr(clients, "_announced", set())
    with LoopbackServer() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("http_proxy", proxy.url)
        remote = read_server("llm", {"url": "http://models.example:8080", "remote": True}, "")
        for _ in range(2):
            assert Client(remote).get("/v1/models")["path"] == "http://models.example:8080/v1/models"
    said = [record.getMessage() for record in caplog.records if record.name == "loctool"]
    assert said == ["llm: texts, terms of the glossary and confirmed translations are sent to models.example:8080"]


def test_nothing_is_said_of_this_machine(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, "loctool")
    with asking() as (client, _):
        client.get("/")
    assert not [record for record in caplog.records if record.name == "loctool"]


def test_a_name_of_this_machine_that_leads_elsewhere_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A resolver may give any address for models.localhost; here the one at which the server sees itself."""
    with LoopbackServer() as server:
        monkeypatch.setattr("loctool.engines.servers.connections.is_loopback_number", lambda _: False)
        assert "another machine" in error_of(lambda: Client(server_at(server.url)).post("/", {"secret": 1}))
        assert not server.asked


def test_nothing_listens() -> None:
    url = f"http://127.0.0.1:{free_port()}"
    assert error_of(lambda: Client(server_at(url)).get("/")) == (
        f"no server answers at {url}; start it with `ollama serve`"
    )


def test_an_unknown_host_is_named() -> None:
    server = read_server("llm", {"url": "http://nowhere.invalid", "remote": True}, "")
    assert "http://nowhere.invalid" in error_of(lambda: Client(server).get("/"))


def test_a_late_answer_is_not_waited_for() -> None:
    with asking(SLOW, timeout=0.2) as (client, server):
        message = error_of(lambda: client.get("/"))
        assert message == f"{server.url} did not answer within 0.2 s; raise `timeout` if it needs longer"


@pytest.mark.parametrize(
    "answer",
    [
        Drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b" "),
        Drip(b"HTTP/1.0 200 OK\r\n\r\n{}", b" "),
        Drip(b"HTTP/1.1 200 OK\r\nX-Endless: ", b"x"),
        Drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
)
def test_an_answer_that_comes_byte_by_byte_is_not_waited_for(answer: Drip) -> None:
    with asking(answer, Reply("next"), timeout=0.3) as (client, _):
        assert "did not answer within 0.3 s" in error_of(lambda: client.get("/"))
        assert client.get("/") == "next"


def test_nothing_is_unpacked() -> None:
    """A few bytes that were packed twice can be more than the memory holds."""
    packed = Reply(gzip.compress(b'"x"'), headers={"Content-Encoding": "gzip"})
    with asking(packed) as (client, server):
        assert "does not answer with JSON (gzip: " in error_of(lambda: client.get("/"))
        assert server.asked[0].headers["Accept-Encoding"] == "identity"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("ALL_PROXY", "socks5://127.0.0.1:9", "speaks SOCKS; run `pip install"),
        ("ALL_PROXY", f"ftp://me:{SECRET}@127.0.0.1", "ALL_PROXY or NO_PROXY is wrong"),
        ("HTTP_PROXY", f"http://me:{SECRET}:1", "ALL_PROXY or NO_PROXY is wrong"),
        ("NO_PROXY", "[::", "ALL_PROXY or NO_PROXY is wrong"),
        ("SSL_CERT_FILE", "/nowhere/certificates.pem", "SSL_CERT_FILE or SSL_CERT_DIR names cannot be read"),
        ("SSL_CERT_FILE", __file__, "SSL_CERT_FILE or SSL_CERT_DIR names cannot be read"),
    ],
)
def test_a_wrong_variable_of_the_environment_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    for other in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(other, raising=False)
        monkeypatch.delenv(other.lower(), raising=False)
    monkeypatch.setenv(name, value)
    server = read_server("llm", {"url": "http://nowhere.invalid", "remote": True}, "")
    message = error_of(lambda: Client(server).get("/"))
    assert words in message
    assert SECRET not in message


@pytest.mark.parametrize("status", [408, 429, 500, 503])
def test_a_busy_server_is_asked_again(status: int) -> None:
    busy = Reply({"error": "busy"}, status, NOW)
    with asking(busy, busy, Reply("done")) as (client, server):
        assert client.post("/", {"n": 1}) == "done"
        assert [one.body for one in server.asked] == [{"n": 1}] * 3


@pytest.mark.parametrize(
    ("status", "words"), [(429, "takes no more requests for now (429)"), (500, "fails (500)"), (503, "fails (503)")]
)
def test_a_server_that_stays_busy_is_given_up(status: int, words: str) -> None:
    with asking(*[Reply({"error": "out of memory"}, status, NOW)] * 20) as (client, server):
        message = error_of(lambda: client.get("/"))
        assert message == f"{server.url} {words}; run the command again later: out of memory"
        assert 1 < len(server.asked) < 10


@pytest.mark.parametrize("asked", ["3600", "Fri, 31 Dec 2100 23:59:59 GMT"])
def test_nobody_waits_longer_than_there_is_time(asked: str) -> None:
    with asking(Reply({}, 429, {"Retry-After": asked})) as (client, server):
        assert "it asks to wait" in error_of(lambda: client.get("/"))
        assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"error": "model 'x' not found"}, "model 'x' not found"),
        ({"error": {"message": "no such model", "type": "invalid"}}, "no such model"),
        ({"message": "bad request"}, "bad request"),
        ({"detail": [{"loc": ["body"], "msg": "field required"}]}, "field required"),
        ([{"error": {"message": "listed"}}], "listed"),
        (b"plain words", "plain words"),
        (b"<html><body>nginx</body></html>", ""),
        ({"error": None}, ""),
        (b"", ""),
        ({"error": "two\nlines \x1b[31m"}, "two lines [31m"),
    ],
)
def test_a_refusal_has_the_servers_own_words(body: object, reason: str) -> None:
    with asking(Reply(body, 400)) as (client, server):
        with pytest.raises(StatusError) as raised:
            client.post("/", {})
        assert (raised.value.status, raised.value.reason) == (400, reason)
        assert raised.value.message == f"{server.url} refuses the request (400)" + (f": {reason}" if reason else "")
        assert len(server.asked) == 1


def test_no_error_repeats_the_key() -> None:
    said = {"error": f"Incorrect API key provided: {SECRET}"}
    with asking(Reply(said, 401), Reply(said, 500), *[Reply(said, 500, NOW)] * 9, key=SECRET) as (client, _):
        refused = error_of(lambda: client.get("/"))
        assert "does not accept the key" in refused
        assert SECRET not in refused + error_of(lambda: client.get("/"))


def test_no_error_repeats_a_part_of_the_key() -> None:
    """Words are cut where they are too long to be shown, but not in the middle of a key."""
    said = [{"error": f"{'x' * length}{SECRET}"} for length in range(270, 300)]
    with asking(*(Reply(one, 400) for one in said), Reply(b"?" * 76 + SECRET.encode()), key=SECRET) as (client, _):
        for _ in range(len(said) + 1):
            assert SECRET[:4] not in error_of(lambda: client.get("/"))


def test_a_server_that_repeats_what_it_was_sent_gives_no_key_away() -> None:
    server = server_at("http://127.0.0.1:1", key=SECRET)
    said = {"headers": {"Authorization": f"Bearer {SECRET}"}}
    assert describe_strange(server, said).endswith(
        'a model\'s message: {"headers": {"Authorization": "Bearer ***"}}; is `url` right?'
    )


def test_what_a_server_never_does_is_refused() -> None:
    with asking(Reply({}, 501)) as (client, server):
        with pytest.raises(StatusError) as raised:
            client.get("/")
        assert (raised.value.status, len(server.asked)) == (501, 1)


def test_a_missing_key_is_named() -> None:
    with asking(Reply({}, 401)) as (client, _):
        assert "it needs a key; set LOCTOOL_LLM_KEY in the environment" in error_of(lambda: client.get("/"))


def test_a_lost_connection_is_made_again() -> None:
    with asking(RESET, Reply({"long": "x" * 500}, cut=100), Reply("done")) as (client, server):
        assert client.post("/", {}) == "done"
        assert len(server.asked) == 3


def test_a_connection_that_is_always_lost_is_given_up() -> None:
    with asking(*[RESET, Reply({"long": "x" * 500}, cut=100)] * 5) as (client, server):
        message = error_of(lambda: client.get("/"))
        assert message.startswith(f"the connection to {server.url} was lost before")
        assert "run the command again" in message
        assert 1 < len(server.asked) < 10


def test_a_redirect_is_not_followed() -> None:
    with LoopbackServer() as other, asking(Reply({}, 307, {"Location": f"{other.url}/v1?k=1"})) as (client, server):
        message = error_of(lambda: client.post("/", {"secret": 1}))
        assert message.startswith(f"{server.url} redirects to {other.url}/v1, which is not followed")
        assert not other.asked


@pytest.mark.parametrize("body", [b"<!doctype html><p>Hello", b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_shown(body: bytes) -> None:
    with asking(Reply(body, kind="text/html; charset=utf-8")) as (client, server):
        message = error_of(lambda: client.get("/"))
        assert message.startswith(f"{server.url} does not answer with JSON (")
        assert message.endswith("is `url` right?")
        assert len(message) < 300


def test_the_content_type_does_not_matter_where_the_body_is_json() -> None:
    with asking(Reply(b'\xef\xbb\xbf{"a": "\\ud800"}', kind="text/plain")) as (client, _):
        assert client.get("/") == {"a": "?"}


def test_a_reply_without_end_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_BYTES", 1000)
    with asking(Reply(json.dumps("x" * 5000).encode())) as (client, _):
        assert "answers with more than" in error_of(lambda: client.get("/"))


def test_plain_http_behind_https_is_named() -> None:
    with LoopbackServer() as server:
        url = server.url.replace("http:", "https:")
        assert error_of(lambda: Client(server_at(url)).get("/")).startswith((f"{url} does not speak TLS", "the TLS "))


def test_many_threads_ask_at_once_and_lose_no_connection() -> None:
    with asking() as (client, server), ThreadPoolExecutor(8) as pool:
        numbers = list(range(400))
        assert [one["body"] for one in pool.map(lambda n: client.post("/", n), numbers)] == numbers
        assert len(server.asked) == len(numbers)


def ends(call: Callable[[], object], close: Callable[[], None], begun: Event) -> str:
    """Return the error of a call in a thread that is closed when it has begun; the thread must end by itself."""
    found: list[str] = []
    thread = Thread(target=lambda: found.append(error_of(call)), daemon=True)
    thread.start()
    assert begun.wait(30)
    close()
    thread.join(30)
    assert not thread.is_alive()
    return found[0]


def test_closing_ends_a_thread_that_reads() -> None:
    with asking(SLOW, timeout=3600) as (client, server):
        assert "was closed" in ends(lambda: client.get("/"), client.close, server.came)


def test_closing_ends_a_thread_that_waits() -> None:
    with asking(Reply({}, 503, {"Retry-After": "3000"}), timeout=3600) as (client, server):
        assert "was closed" in ends(lambda: client.get("/"), client.close, server.came)


def test_a_closed_client_asks_nothing() -> None:
    with asking() as (client, server):
        client.close()
        assert "was closed" in error_of(lambda: client.get("/"))
        assert not server.asked


INTERRUPTED = """
import sys, threading
from concurrent.futures import ThreadPoolExecutor
from loctool.engines.servers.client import Client
from loctool.engines.servers.settings import read_server
client = Client(read_server("llm", {"timeout": 3600}, sys.argv[1]))
pool = ThreadPoolExecutor(4)
waiting = [pool.submit(client.get, "/") for _ in range(4)]
sys.stdin.readline()
client.close()
pool.shutdown(wait=False, cancel_futures=True)
"""


def test_a_process_whose_client_is_closed_ends() -> None:
    """Python waits at its end for the threads of pools."""
    with LoopbackServer(*[SLOW] * 4) as server:
        process = subprocess.Popen([sys.executable, "-c", INTERRUPTED, server.url], stdin=subprocess.PIPE, text=True)
        assert server.came.wait(60)
        process.communicate("end\n", timeout=60)
        assert process.returncode == 0


BLOCKED = """
import sys
sys.modules["httpx"] = None
from loctool.engines import ENGINES
engine = ENGINES["libretranslate"]("de", "en")
try:
    engine.translate(["Das ist gut."])
except Exception as problem:
    print(type(problem).__name__, problem)
"""


def test_a_missing_package_is_named() -> None:
    done = subprocess.run([sys.executable, "-c", BLOCKED], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "EngineError the engine libretranslate needs httpx; run `pip install 'loctool[llm]'`\n"


def test_nothing_is_asked_and_httpx_not_loaded_before_the_first_text() -> None:
    code = (
        "import sys; from loctool.engines import ENGINES; e = ENGINES['libretranslate']('de', 'en'); "
        "e.identity, e.features, e.route; assert 'httpx' not in sys.modules, 'loaded'; "
        "assert 'ssl' not in sys.modules, 'ssl'"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_sockets_of_a_closed_client_are_shut_down() -> None:
    with asking() as (client, server):
        client.get("/")
        client.close()
        with socket.create_connection(("127.0.0.1", int(server.url.rpartition(":")[2]))):
            assert "was closed" in error_of(lambda: client.get("/"))
