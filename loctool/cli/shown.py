"""How texts, changes of texts and the library's notices are shown on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

import click

WIDTH = 90
"""Characters of a text that are shown."""
RUNS = 8
"""Changed runs of words that are shown of one text."""


def show_notices() -> None:
    """Print what the library says while it works, such as where it had to put its files, on stderr."""
    import logging

    logger, handler = logging.getLogger("loctool"), logging.StreamHandler()
    handler.setFormatter(logging.Formatter("loctool: %(message)s"))
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(logging.INFO)


def hush(context: click.Context, option: click.Parameter, quiet: bool) -> bool:  # noqa: ARG001
    """Print errors alone; the callback of the options --quiet."""
    import logging

    if quiet:
        logging.getLogger("loctool").setLevel(logging.ERROR)
    return quiet


def short(text: str) -> str:
    """Return a text on one line, cut at WIDTH."""
    line = " ".join(text.split())
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"


def word_lines(words: Iterable[tuple[str, str]]) -> list[str]:
    """Return a line for each run of words that differs: `former → present`, `- former` or `+ present`."""
    lines = [
        f"- {short(former)}" if not present else f"+ {short(present)}" if not former else f"{former} → {present}"
        for former, present in words
    ]
    return [*lines[:RUNS], f"and {len(lines) - RUNS} more"] if len(lines) > RUNS else lines
