"""How texts and changes of texts are shown on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

WIDTH = 90
"""Characters of a text that are shown."""
RUNS = 8
"""Changed runs of words that are shown of one text."""


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
