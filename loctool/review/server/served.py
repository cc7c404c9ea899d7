"""The server: how it runs and how it ends."""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from loctool.errors import LoctoolError
from loctool.review.server.application import Application
from loctool.review.server.events import watch
from loctool.review.server.handler import Handler
from loctool.review.server.listener import Listener


class Served:
    """An application that is served."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self.port: int = listener.server_address[1]
        self.address = f"http://{listener.host}/{listener.token}/"
        """Of the overview; whoever knows it may read and write."""

    def run(self) -> None:
        """Answer requests until an exception ends it: KeyboardInterrupt in the main thread, or `stop` elsewhere."""
        self._listener.serve_forever(self._listener.tick / 5)

    def stop(self) -> None:
        """End `run`, which has to be running in another thread."""
        self._listener.shutdown()


@contextmanager
def serving(application: Application, port: int = 0) -> Iterator[Served]:
    """Listen on loopback, at any free port for 0, and tell browsers what changes on disk, until the block ends.

    What is being written at the end is finished. Raises LoctoolError for a port that cannot be had.
    """
    try:
        listener = Listener(application, port, Handler)
    except OSError as problem:
        reason = "another program uses it" if problem.errno == errno.EADDRINUSE else problem.strerror
        raise LoctoolError(f"port {port} cannot be used: {reason}; leave out --port to take a free one") from problem
    arguments = application.watched, listener.events.tell, listener.ended
    watcher = threading.Thread(target=watch, args=arguments, daemon=True, name="loctool watches files")
    try:
        watcher.start()
        yield Served(listener)
    finally:
        listener.ended.set()
        listener.server_close()
        application.close()
