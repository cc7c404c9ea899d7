"""The option --format of commands whose results other programs read."""

from __future__ import annotations

import sys

import click

format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="What to print; docs/json.md describes the JSON.",
)  # fmt: skip


def show_json(results: object) -> None:
    """Print what a verb returned as JSON, in characters that the stream can write."""
    from loctool.reports.json_report import format_json

    unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    click.echo(format_json(results, ascii_only=not unicode))
