"""loctool render."""

from __future__ import annotations

from pathlib import Path

import click

from loctool.cli.terminal.completions import complete_languages
from loctool.project import find


@click.command("render")
@click.argument("language", shell_complete=complete_languages)
@click.option("-o", "--output", required=True, type=click.Path(file_okay=False), help="Folder to write into.")
@click.option("--use-drafts", is_flag=True, help="Show untouched drafts too, for previews.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def command(language: str, output: str, use_drafts: bool, quiet: bool) -> None:
    """Write the decks again in another language.

    Segments without a translation stay in the source language. Exit codes: 0 done; 2 wrong use or bad input.
    """
    from loctool.verbs.render import render

    project = find(Path.cwd())
    project.languages((language,))
    decks = render(project, language, Path(output), use_drafts=use_drafts)
    for deck in () if quiet else decks:
        verb = "wrote" if deck.changed else "kept "
        click.echo(f"{verb} {deck.path}: {deck.translated} segments translated, {deck.fallback} left as they are")
