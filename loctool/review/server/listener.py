"""The socket of the server, and how many clients it answers at a time."""

from __future__ import annotations

import os
import secrets
import socket
import threading
from http.server import ThreadingHTTPServer
from socketserver import BaseRequestHandler
from typing import Any

from loctool.review.server.application import Application
from loctool.review.server.events import Events

LOOPBACK = "127.0.0.1"
_TOKEN = 16
"""Bytes of the token: cookies are shared between the ports of a machine, an address is not."""
_MOST_CLIENTS = 256
"""Connections that are answered at the same time; further ones are closed, and browsers try again."""


class Listener(ThreadingHTTPServer):
    """The socket of the server, with what its requests need; each is answered in a thread of its own."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    allow_reuse_address = os.name == "posix"
    """A port can be had again at once after a restart; on Windows this would share it with other programs."""
    tick = 0.5
    """Seconds after which a waiting thread notices the end."""

    def __init__(self, application: Application, port: int, handler: type[BaseRequestHandler]) -> None:
        """Listen, at any free port for 0. Raises OSError."""
        super().__init__((LOOPBACK, port), handler)
        self.application = application
        self.token = secrets.token_urlsafe(_TOKEN)
        self.host = f"{LOOPBACK}:{self.server_address[1]}"
        self.events = Events()
        self.ended = threading.Event()
        self._free = threading.BoundedSemaphore(_MOST_CLIENTS)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer a client in a thread, unless too many are being answered."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer a client, then let the next one in."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: socket.socket | tuple[bytes, socket.socket], client_address: Any) -> None:
        """Say nothing of connections that break: browsers close them as they like."""

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, which may take seconds."""
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]
