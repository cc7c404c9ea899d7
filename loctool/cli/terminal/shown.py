"""How texts, changes of texts and the library's notices are shown on a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from loctool.model import Finding, Undrafted

WIDTH = 90
"""Characters of a text that are shown."""
RUNS = 8
"""Changed runs of words that are shown of one text."""


def show_notices() -> None:
    """Print what the library says while it works, such as where it had to put its files, on stderr."""
    import logging

    class Notice(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            return f"loctool: {from_here(record.getMessage())}"

    logger, handler = logging.getLogger("loctool"), logging.StreamHandler()
    handler.setFormatter(Notice())
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(logging.INFO)


def hush(context: click.Context, option: click.Parameter, quiet: bool) -> bool:  # noqa: ARG001
    """Print errors alone; the callback of the options --quiet."""
    if quiet:
        import logging

        logging.getLogger("loctool").setLevel(logging.ERROR)
    return quiet


def short(text: str, width: int = WIDTH) -> str:
    """Return a text on one line, cut at `width`."""
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: width - 1]}…"


def from_here(text: str) -> str:
    """Return the text with its first path below the current folder, if that still exists, made relative."""
    from pathlib import Path

    try:
        return text.replace(f"{Path.cwd().as_posix()}/", "", 1)
    except OSError:  # the current folder was deleted
        return text


def show_finding(finding: Finding) -> None:
    """Print a finding on one line."""
    place = f"{finding.line}:{finding.column}" if finding.column else f"{finding.line}"
    severity = finding.severity.name.lower()
    click.echo(f"{from_here(finding.path)}:{place}: {severity}: {finding.message} [{finding.rule}]")


def undrafted_line(one: Undrafted) -> str:
    """Return the line on a message that was left undrafted."""
    return f"{one.path}:{one.line}: left undrafted, {one.reason}: {one.msgid[:60]}"


def word_lines(words: Iterable[tuple[str, str]]) -> list[str]:
    """Return a line for each run of words that differs: `former → present`, `- former` or `+ present`."""
    lines = [
        f"- {short(former)}" if not present else f"+ {short(present)}" if not former else f"{former} → {present}"
        for former, present in words
    ]
    return [*lines[:RUNS], f"and {len(lines) - RUNS} more"] if len(lines) > RUNS else lines
