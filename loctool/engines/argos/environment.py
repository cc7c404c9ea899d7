"""The environment in which Argos is imported: it makes folders and reads settings then, and must not do so at home."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KEPT = {"ARGOS_PACKAGE_INDEX"}
"""Settings of Argos that loctool lets through: where packages are downloaded from."""


@contextmanager
def at_home(folder: Path) -> Iterator[None]:
    """Point Argos at `folder`, and away from the user's folders and settings, for the time of its import."""
    ours = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(folder))
    theirs = {name for name in os.environ if name.startswith("ARGOS_")} - KEPT
    before = {name: os.environ.get(name) for name in (*ours, *theirs)}
    try:
        os.environ.update(ours)
        for name in theirs:
            del os.environ[name]
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


@contextmanager
def patient(seconds: float) -> Iterator[None]:
    """Let no connection wait longer than `seconds`, and keep Argos from logging what becomes an error of ours."""
    logger, timeout = logging.getLogger("argostranslate.utils"), socket.getdefaulttimeout()
    disabled = logger.disabled
    socket.setdefaulttimeout(seconds)
    logger.disabled = True
    try:
        yield
    finally:
        socket.setdefaulttimeout(timeout)
        logger.disabled = disabled
