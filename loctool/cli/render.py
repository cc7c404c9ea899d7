"""loctool render."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from loctool.cli.terminal.completions import complete_languages
from loctool.cli.terminal.decks import deck_option, find_project
from loctool.cli.terminal.options import outdated_option
from loctool.cli.terminal.shown import path_from_here


@click.command("render")
@click.argument("languages", nargs=-1, shell_complete=complete_languages)
@click.option("-o", "--output", required=True, type=click.Path(file_okay=False), help="Folder to write into.")
@click.option("--use-drafts", is_flag=True, help="Show untouched drafts too, for previews.")
@click.option("--label", default="", metavar="TEXT", help="Say this where machine translations are not reviewed.")
@click.option(
    "--label-at",
    "at",
    type=click.Choice(["end", "slides"]),
    default="end",
    show_default=True,
    help="On the deck's last slide, or on each slide with such a text.",
)
@click.option(
    "--manifest",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the state of each segment into this JSON file.",
)
@outdated_option
@deck_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def command(languages: tuple[str, ...], decks: tuple[str, ...], output: str, quiet: bool, **options: Any) -> None:
    """Write the decks again in other languages, with the files that they refer to.

    One language is written into the folder; several, or all targets where none is named, into a folder each below it.
    Segments without a translation stay in the source language. Exit codes: 0 done; 2 wrong use or bad input.
    """
    from loctool.verbs.render import render_languages
    from loctool.verbs.support.marking import Marking

    project = find_project(decks)
    wanted = list(dict.fromkeys(project.languages(languages)))
    one = len(wanted) == 1 and languages
    outputs = {language: Path(output) if one else Path(output, language) for language in wanted}
    if options["label"] and not options["use_drafts"]:
        raise click.UsageError("--label marks drafts; give --use-drafts, too")
    marking = Marking(*(options.pop(name) for name in ("label", "at", "manifest")))
    rendered = render_languages(project, outputs, marking=marking, **options)
    for deck in () if quiet else rendered:
        verb = "wrote" if deck.changed else "kept "
        label = ", labelled" if deck.labelled else ""
        counts = f"{deck.translated} segments translated, {deck.fallback} left as they are{label}"
        click.echo(f"{verb} {deck.path}: {counts}")
        for path in deck.copied:
            click.echo(f"copied {path}")
    for problem in dict.fromkeys(problem for deck in rendered for problem in deck.problems if not quiet):
        click.echo(f"loctool: {problem._replace(path=path_from_here(problem.path))}", err=True)
