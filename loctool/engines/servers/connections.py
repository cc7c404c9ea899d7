"""The connections of a client: where they lead, and how to end them while another thread reads."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from contextlib import suppress
from threading import Lock
from typing import Any
from weakref import WeakSet

from loctool.engines.servers.addresses import is_loopback_number


class ElsewhereError(Exception):
    """The name of this machine led to another one."""


class Connections:
    """Knows the sockets of a client, by the trace of httpcore, which tells of each connection that it opens."""

    def __init__(self, *, is_loopback: bool) -> None:
        """Refuse connections that leave the machine if `is_loopback`."""
        self._is_loopback = is_loopback
        self._sockets: WeakSet[socket.socket] = WeakSet()
        self._lock = Lock()
        self.is_ended = False
        """Whether all were ended, and those to come will be."""

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Note a connection; the extension `trace` of a request. Raises ElsewhereError before anything is sent."""
        if not event.endswith(("connect_tcp.complete", "start_tls.complete")):
            return
        stream = info["return_value"]
        found: socket.socket = stream.get_extra_info("socket")
        peer = str(found.getpeername()[0])
        if self._is_loopback and not is_loopback_number(peer):
            stream.close()
            raise ElsewhereError(peer)
        with self._lock:
            self._sockets.add(found)
            if self.is_ended:
                _end(found)

    def end(self) -> None:
        """End all connections, also later ones: threads that read from them get an error at once."""
        with self._lock:
            self.is_ended = True
            for one in self._sockets:
                _end(one)


def _end(connection: socket.socket) -> None:
    """Shut a connection down; to close it would not wake a thread that reads."""
    with suppress(OSError):
        socket.socket.shutdown(connection, socket.SHUT_RDWR)  # that of TLS would take the reader's state away
