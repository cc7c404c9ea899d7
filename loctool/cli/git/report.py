"""loctool report."""

from __future__ import annotations

from typing import Any

import click

from loctool.cli.terminal.completions import complete_languages
from loctool.cli.terminal.decks import deck_option, find_project
from loctool.cli.terminal.json_output import show_json
from loctool.model import Severity


@click.command("report")
@click.argument("languages", nargs=-1, shell_complete=complete_languages)
@click.option("--against", "revision", required=True, metavar="REV", help="Commit, branch or tag to compare with.")
@deck_option
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True,
    help="What to print; Markdown is for pull requests, docs/json.md describes the JSON.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(["note", "warning", "error", "never"]), default="never", show_default=True,
    help="Exit with 1 at new findings of this severity or worse.",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(1), help="Number of processes; by default as many as are worth their start."
)
def command(languages: tuple[str, ...], revision: str, form: str, fail_on: str, **options: Any) -> None:
    """Sum up what changed since a revision of git: decks, translations, findings and coverage.

    Compares the files as they are now with those of REV. Both are checked with the configuration and the glossaries of
    today. Nothing is written. Exit codes: 0 shown; 1 new findings at or above --fail-on; 2 wrong use or bad input.
    """
    from loctool.reports.changes import markdown, text
    from loctool.verbs.report import report
    from loctool.verbs.support.workers import useful_workers

    project = find_project(options["decks"])
    workers = options["workers"] or useful_workers(found.path for found in project.find_catalogs())
    changes = report(project, revision, languages, workers=workers)
    if form == "json":
        show_json(changes)
    else:
        click.echo((markdown if form == "markdown" else text).report(changes))
    if fail_on != "never" and any(one.severity >= Severity[fail_on.upper()] for one in changes.new):
        raise SystemExit(1)
