"""Progress of a draft: a bar on a terminal, one plain line a stage elsewhere, nothing when quiet or without work."""

from __future__ import annotations

import sys
import time
from typing import Any

import click

BAR = 16
"""Cells of the bar; with all figures beside it the line stays below 80 columns."""


class Bar:
    """Called with the stage's total once, then with what was finished since the last call."""

    def __init__(self, language: str, *, quiet: bool) -> None:
        self.language = language
        self.quiet = quiet
        self.messages = self.words = 0
        self.began = time.monotonic()
        self._bar: Any = None

    def __enter__(self) -> Bar:
        """Start the clock."""
        return self

    def __exit__(self, *problem: object) -> None:
        """End the bar's line."""
        if self._bar is not None:
            self._bar.__exit__(*problem)

    def start(self, total: int) -> None:
        """Announce a stage of `total` messages."""
        self.began = time.monotonic()
        if self.quiet or not total:
            return
        if sys.stderr.isatty():
            self._bar = click.progressbar(
                length=total, label=f"drafting {self.language}", width=BAR, show_pos=True, show_percent=False,
                show_eta=True, item_show_func=lambda _: self._speed(), file=sys.stderr,
            )  # fmt: skip
            self._bar.__enter__()
        else:
            click.echo(f"drafting {self.language}: {total} messages", err=True)

    def advance(self, messages: int, words: int) -> None:
        """Count what was finished."""
        self.messages += messages
        self.words += words
        if self._bar is not None:
            self._bar.update(messages, words)

    def rate(self) -> str:
        """Return messages and words a second so far, in brackets behind a blank; nothing where nothing was done."""
        return f" ({self.messages / self._seconds():.0f} messages/s, {self._speed()})" if self.messages else ""

    def _speed(self) -> str:
        return f"{self.words / self._seconds():.0f} words/s"

    def _seconds(self) -> float:
        return max(time.monotonic() - self.began, 1e-9)
