"""Options that several commands have."""

from __future__ import annotations

import click

outdated_option = click.option(
    "--outdated",
    type=click.Choice(["source", "translation", "mark"]),
    default="source",
    show_default=True,
    help="What stands where a person's translation is outdated: the source text, the old translation, or the old "
    "translation behind a warning sign.",
)
