"""How texts, changes of texts and the library's notices are shown on a terminal."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import click

from loctool.errors import LoctoolError
from loctool.text.controls import escape_name

if TYPE_CHECKING:
    from loctool.model import Finding, LeftOut, Undrafted

WIDTH = 90
"""Characters of a text that are shown."""
LEFT_OUT = 10
"""Texts of one deck that are named as left out."""
RUNS = 8
"""Changed runs of words that are shown of one text."""
COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
"""Severity -> colour on a terminal."""
CLEAR_LINE = "\r\x1b[K"
"""Removes what stands on a terminal's line: a progress bar is drawn again."""
MARKS = ("loctool.toml", "pyproject.toml", ".git")
"""What the folder of a project holds."""


def show_notices() -> None:
    """Print what the library says while it works, such as where it had to put its files, on stderr."""
    import logging
    import sys

    class Notice(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            over_bar = CLEAR_LINE if sys.stderr.isatty() else ""
            return f"{over_bar}loctool: {from_here(record.getMessage())}"

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
    """Return the text with its paths below the current folder, if that still exists, made relative."""
    try:
        return text.replace(f"{Path.cwd().as_posix()}/", "")
    except OSError:  # the current folder was deleted
        return text


def path_from_here(path: str | PathLike[str]) -> str:
    """Return the path of a file of the project as it is seen from the current folder; other paths stay as they are.

    A relative path begins at the current folder or at the project's.
    """
    try:
        return _seen_from(Path.cwd(), os.fspath(path))
    except OSError:
        return os.fspath(path)


@lru_cache(maxsize=256)
def _seen_from(here: Path, path: str) -> str:
    marked = (folder for folder in (here, *here.parents) if any((folder / mark).exists() for mark in MARKS))
    root = next(marked, here)
    whole = Path(os.path.normpath(here / path if (here / path).exists() else root / path))
    return Path(os.path.relpath(whole, here)).as_posix() if whole.is_relative_to(root) else whole.as_posix()


def say_written(line: str, target: Path | None) -> None:
    """Print what was written, on stderr where the target is no regular file: it may be the standard output itself."""
    click.echo(line, err=target is not None and target.exists() and not target.is_file())


def describe_error(error: LoctoolError) -> str:
    """Return an error on one line, its path as it is seen from the current folder."""
    if error.path is None:
        return from_here(" ".join(error.message.split()))
    where = [path_from_here(error.path), *(str(number) for number in (error.line, error.column) if number is not None)]
    return f"{':'.join(where)}: {from_here(' '.join(error.message.split()))}"


def describe_misuse(error: click.ClickException) -> str:
    """Return what is wrong with a command line, and where to look, on one line."""
    message = " ".join(error.format_message().split())
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return message
    help_on = f"{context.command_path} --help"
    return f"{message} See {help_on}" if message.endswith((".", "?")) else f"{message}; see {help_on}"


def use_colours() -> bool | None:
    """Return what the user's NO_COLOR or FORCE_COLOR says; None leaves it to whether the output is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR", "0") not in ("", "0") else None


def show_finding(finding: Finding, root: Path) -> None:
    """Print a finding on one line; its path is relative to `root`, the project's folder."""
    from loctool.reports.text import on_one_line, place_of

    severity = finding.severity.name.lower()
    where = click.style(f"{path_from_here(root / finding.path)}:{place_of(finding)}:", bold=True)
    click.echo(f"{where} {click.style(severity, COLOURS[severity])}: {on_one_line(finding.message)} [{finding.rule}]")


def undrafted_line(one: Undrafted, root: Path) -> str:
    """Return the line on a message that was left undrafted; its path is relative to `root`."""
    return f"{path_from_here(root / one.path)}:{one.line}: left undrafted, {one.reason}: “{short(one.msgid, 60)}”"


def left_out_lines(deck: str, texts: Sequence[LeftOut]) -> list[str]:
    """Return a line for each text of a deck that no catalog has; the deck's path is relative to the project."""
    where = path_from_here(deck)
    lines = [
        f"{where}:{one.line}: left out: “{escape_name(short(one.text))}” ({one.reason})" for one in texts[:LEFT_OUT]
    ]
    return [*lines, f"{where}: and {len(texts) - LEFT_OUT} more"] if len(texts) > LEFT_OUT else lines


def word_lines(words: Iterable[tuple[str, str]]) -> list[str]:
    """Return a line for each run of words that differs: `former → present`, `- former` or `+ present`."""
    lines = [
        f"- {short(former)}" if not present else f"+ {short(present)}" if not former else f"{former} → {present}"
        for former, present in words
    ]
    return [*lines[:RUNS], f"and {len(lines) - RUNS} more"] if len(lines) > RUNS else lines
