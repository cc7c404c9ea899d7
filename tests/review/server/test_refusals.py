"""What the server refuses: everything but the requests of its own page."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

POLICY = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


def is_safe(got: Any) -> bool:
    """Return whether an answer has all headers that keep the page safe, and none that lets others in."""
    own = got.headers
    return (
        POLICY.items() <= own.items()
        and "frame-ancestors 'none'" in own["content-security-policy"]
        and "default-src 'none'" in own["content-security-policy"]
        and not any(name.startswith("access-control") or name == "set-cookie" for name in own)
        and "Python" not in own.get("server", "")
    )


def test_the_page_and_its_data_are_answered(client: Any) -> None:
    for path, kind in (
        ("", "text/html"),
        ("ru/talks", "text/html"),
        ("api/deck?language=ru&deck=talks", "application/json"),
    ):
        got = client.get(path)
        assert (got.status, got.headers["content-type"].split(";")[0]) == (200, kind)
        assert is_safe(got)
    page = client.get("ru/talks")
    assert b"<script>alert(1)" not in page.raw
    assert "script-src 'sha256-" in page.headers["content-security-policy"]
    assert "trusted-types 'none'" in page.headers["content-security-policy"]
    assert "connect-src 'self'" in page.headers["content-security-policy"]


@pytest.mark.parametrize(
    "path", ["", "api/deck?language=ru&deck=talks", "ru/talks", "api/nothing", "../../etc/passwd", "%2e%2e/x"]
)
def test_another_key_is_refused(client: Any, path: str) -> None:
    for token in (
        client.token[:-1],
        client.token + "x",
        client.token[:-1] + "%C3%A9",
        "",
        client.token.swapcase(),
        "%00",
    ):
        got = client.request("GET", f"/{token}/{path}")
        assert got.status == 403, token
        assert is_safe(got)


@pytest.mark.parametrize("host", ["localhost:{port}", "evil.example", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}", ""])
def test_another_host_is_refused(client: Any, host: str) -> None:
    got = client.get("", Host=host.format(port=client.host.split(":")[1]))
    assert got.status == 403
    assert is_safe(got)
    own = host.format(port=client.host.split(":")[1]) or "evil.example"
    assert client.send("check", b"{}", Host=own).status == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"X_Loctool": ""}, 403),
        ({"X_Loctool": "2"}, 403),
        ({"Content_Type": "text/plain"}, 400),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 400),
        ({"Content_Type": ""}, 400),
        ({"Transfer_Encoding": "chunked"}, 411),
    ],
)
def test_posts_of_other_pages_are_refused(client: Any, catalog: Path, headers: dict[str, str], status: int) -> None:
    before = catalog.read_bytes()
    seen = client.messages()["Ende"]
    body = {"language": "ru", "deck": "talks", "id": seen["id"], "base": seen["base"], "texts": ["x"], "approved": True}
    got = client.send("save", json.dumps(body).encode(), **headers)
    assert got.status == status
    assert is_safe(got)
    assert got.json["error"].endswith(".")
    assert catalog.read_bytes() == before


def test_reading_from_another_page_is_refused(client: Any) -> None:
    assert client.get("api/deck?language=ru&deck=talks", Origin="http://evil.example").status == 403


@pytest.mark.parametrize("method", ["HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get", "X"])
def test_other_methods_are_refused(client: Any, method: str) -> None:
    got = client.request(method, f"/{client.token}/")
    assert (got.status, got.headers["allow"]) == (405, "GET, POST")
    assert is_safe(got)


@pytest.mark.parametrize(
    "path",
    ["nothing", "api/", "api/nothing", "api/save", "ru/", "ru/none", "de/talks", "ru/../ru/talks", "ru/%2e%2e/talks",
     "ru/talks.po", "ru//talks", "api/deck?language=ru&deck=../talks", "ru/talks%00", "api/deck/more"],
)  # fmt: skip
def test_unknown_addresses_are_not_found(client: Any, path: str) -> None:
    got = client.get(path)
    assert got.status == 404
    assert is_safe(got)


@pytest.mark.parametrize("name", ["deck", "nothing", "events", ""])
def test_unknown_posts_are_not_found(client: Any, name: str) -> None:
    assert client.send(name, b"{}").status == 404


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"null", b"{", b"\xff", b'{"language": NaN}', b'{"a":' * 100_000, b"1" * 5000, b"{}",
        b'{"language":1,"deck":"talks"}', b'{"language":"ru","deck":["talks"]}', b'{"language":"ru","deck":"talks","id":{}}',
        b'{"language":"ru","deck":"talks","id":"x","base":"y","texts":"z","approved":true}',
        b'{"language":"ru","deck":"talks","id":"x","base":"y","texts":["z"],"approved":1}',
        b'{"language":"ru","deck":"talks","id":"x","base":"y","texts":[1],"approved":true}',
    ],
)  # fmt: skip
def test_malformed_bodies_get_one_sentence(client: Any, catalog: Path, body: bytes) -> None:
    before = catalog.read_bytes()
    for name in ("save", "approve-all"):
        got = client.send(name, body)
        assert got.status == 400, got.raw
        assert list(got.json) == ["error", "translations"]
    assert catalog.read_bytes() == before


def test_bodies_end_at_two_megabytes(client: Any) -> None:
    most = 2 << 20
    assert client.send("save", b" " * most).status == 400
    assert client.send("save", b" " * (most + 1)).status == 413
    assert client.send("save", b"", Content_Length="9" * 40).status == 413
    assert client.send("save", b"", Content_Length="-1").status == 411
    assert client.send("save", b"", Content_Length="٣".encode().decode("latin-1")).status == 411


def raw(host: str, sent: bytes) -> bytes:
    name, port = host.split(":")
    with socket.create_connection((name, int(port)), timeout=10) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        parts = []
        while part := connection.recv(1 << 16):
            parts.append(part)
        return b"".join(parts)


def test_hostile_lines_are_refused(client: Any) -> None:
    host, token = client.host, client.token
    for sent in (
        b"\0\xff\r\n\r\n", b"GET\r\n\r\n", f"GET /{token}/\r\n\r\n".encode(), b"GET / HTTP/9.9\r\n\r\n",
        f"GET /{token}/ HTTP/1.1\r\n\r\n".encode(), f"GET http://{host}/{token}/ HTTP/1.1\r\nHost: {host}\r\n\r\n".encode(),
        f"GET /{token}/ HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n\r\n".encode(),
        b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 200 + b"\r\n",
        f"POST /{token}/api/save HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nX-Loctool: 1\r\n"
        f"Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{{}}".encode(),
    ):  # fmt: skip
        answer = raw(host, sent)
        head, _, _ = answer.partition(b"\r\n\r\n")
        assert head.split()[1][:1] in (b"4", b"5"), sent[:60]
        assert b"frame-ancestors 'none'" in head
    assert client.get("").status == 200


def test_slow_clients_block_nobody(client: Any) -> None:
    name, port = client.host.split(":")
    slow = [socket.create_connection((name, int(port))) for _ in range(60)]
    try:
        for one in slow:
            one.sendall(b"POST /x")
        began = time.monotonic()
        assert client.get("").status == 200
        assert time.monotonic() - began < 5
    finally:
        for one in slow:
            one.close()


def test_a_port_that_is_taken_is_told(start: Callable[..., Any], folder: Path) -> None:
    from loctool.errors import LoctoolError
    from loctool.project import find
    from loctool.verbs.review import serve

    client = start()
    with pytest.raises(LoctoolError, match="another program uses it"), serve(find(folder), (), client.served.port):
        pass
