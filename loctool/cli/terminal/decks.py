"""The option --deck, and the project that it leaves."""

from __future__ import annotations

import click

from loctool.cli.terminal.completions import complete_decks
from loctool.project import Project, choose_decks, find

deck_option = click.option(
    "--deck", "decks", multiple=True, metavar="PATTERN", shell_complete=complete_decks,
    help="Only this deck: its domain, path or file name; * and ? as in file names (repeatable).",
)  # fmt: skip


def find_project(decks: tuple[str, ...] = ()) -> Project:
    """Return the project of the current folder, for the decks that a run names. Raises ConfigError."""
    return choose_decks(find(), decks)
