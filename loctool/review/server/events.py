"""Server-sent events: what has changed on disk, told to every browser that listens."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from loctool.errors import LoctoolError
from loctool.review.server.application import Changed

HEARTBEAT = 10.0
"""Seconds after which a silent connection says that it still lives, by which one whose browser is gone is noticed."""
PAUSE = 1.0
"""Seconds between two looks at the files."""
_NEW = 5
"""After so many looks new files are searched for: a glossary, a deck."""
_MOST = 100
"""Browsers that may listen, and events that wait for one of them."""

Stamp = tuple[int, int] | None
"""Time of the last change and size of a file, None where there is none."""


class Events:
    """The browsers that listen."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listening: set[queue.Queue[bytes]] = set()

    @contextmanager
    def listening(self) -> Iterator[queue.Queue[bytes] | None]:
        """Give a queue that gets the events as they are sent, None if too many listen already."""
        own: queue.Queue[bytes] = queue.Queue(_MOST)
        with self._lock:
            is_let_in = len(self._listening) < _MOST
            if is_let_in:
                self._listening.add(own)
        try:
            yield own if is_let_in else None
        finally:
            with self._lock:
                self._listening.discard(own)

    def tell(self, changed: Changed) -> None:
        """Tell all who listen. One who reads too slowly loses events, and reads the deck again at the next."""
        data = json.dumps(changed._asdict(), ensure_ascii=False)
        with self._lock:
            for one in self._listening:
                with suppress(queue.Full):
                    one.put_nowait(f"event: changed\ndata: {data}\n\n".encode())


def watch(
    watched: Callable[[], Mapping[Path, frozenset[Changed]]], tell: Callable[[Changed], None], ended: threading.Event
) -> None:
    """Look at files once a second until the end, and tell what has changed."""
    files, looks = watched(), 0
    known = {path: stamp_of(path) for path in files}
    while not ended.wait(PAUSE):
        looks += 1
        now = {path: stamp_of(path) for path in files}
        changed = {one for path, stamp in now.items() if known.get(path) != stamp for one in files[path]}
        known |= now
        if changed or looks % _NEW == 0:
            with suppress(LoctoolError, OSError):  # what makes a project unreadable is told by what reads it next
                files = watched()
        for one in sorted(changed):
            tell(one)


def stamp_of(path: Path) -> Stamp:
    """Return by what a change of a file is noticed."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
