"""loctool extract."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from loctool.cli.terminal.decks import deck_option, find_project
from loctool.cli.terminal.json_output import format_option, show_json
from loctool.cli.terminal.shown import hush, left_out_lines, path_from_here, short, word_lines

if TYPE_CHECKING:
    from loctool.merging.changes import Change
    from loctool.verbs.extract import Extracted

VERBS = {
    "merged": ("wrote", "would change"),
    "renamed": ("renamed", "would rename"),
    "removed": ("removed", "would remove"),
    "left": ("kept ", "kept "),
}
"""What is done to a file -> how it is said, and how with `--check`."""
SHOWN = 20
"""Changed messages of a file that `--check` prints; it counts the others."""


@click.command("extract")
@deck_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.", callback=hush)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if anything would change, and say what.")
@click.option("--prune", is_flag=True, help="Remove files of decks that are gone, if they hold no translation.")
@click.option("-v", "--verbose", is_flag=True, help="Say as which Markdown each deck was read.")
@format_option
def command(decks: tuple[str, ...], *, quiet: bool, check: bool, prune: bool, verbose: bool, form: str) -> None:
    """Bring the texts of the decks into the templates and catalogs.

    Creates locales/<deck>.pot and locales/<language>/LC_MESSAGES/<deck>.po or updates them: new texts are added,
    changed ones become fuzzy with their former source, vanished ones obsolete. A changed number, mark-up, white space
    or style of quotation marks is carried into the translation where that is certain. No translation is lost, and files
    in which nothing changes are left alone. The files of a renamed deck are renamed with it; those of a deck that is
    gone are named. Texts of decks that are left out are named on stderr, and so are files that look like decks, but
    that loctool cannot read. Exit codes: 0 done; 1 --check found something to change; 2 wrong use or bad input.
    """
    from loctool.project.dialects import describe_unmatched
    from loctool.verbs.extract import extract

    if prune and decks:
        raise click.UsageError("--prune looks at the whole project; leave --deck out")
    project = find_project(decks)
    files = extract(project, write=not check, prune=prune)
    if form == "json":
        show_json([replace(file, path=Path(project.relative(file.path))) for file in files])
    elif not quiet:
        _show(files, check=check, verbose=verbose)
    if not quiet and not decks:
        patterns = describe_unmatched(project.dialect, map(project.relative, project.decks()))
        for line in (*project.unread(), *patterns):
            click.echo(f"loctool: {line}", err=True)
    if check and any(file.changed for file in files):
        raise SystemExit(1)


def _show(files: list[Extracted], *, check: bool, verbose: bool) -> None:
    """Print what is done to each file, and on stderr which texts of its deck are left out."""
    from loctool.verbs.extract import Kind

    for file in files:
        if verbose and file.dialect:
            click.echo(f"{path_from_here(file.deck)}: read as {file.dialect}")
        if not check or file.changed or file.kind is Kind.LEFT:
            done, planned = VERBS[file.kind]
            verb = planned if check else done if file.changed else "kept "
            mark = "" if file.kind is Kind.RENAMED else ":"
            click.echo(f"{verb} {path_from_here(file.path)}{mark} {file.summary}")
        for line in _lines(file.changes) if check else ():
            click.echo(f"  {line}")
        for line in left_out_lines(file.deck, file.left_out):
            click.echo(line, err=True)


def _lines(changes: tuple[Change, ...]) -> Iterator[str]:
    from loctool.merging.edits import changed_words

    for change in changes[:SHOWN]:
        yield f"{change.kind}: “{short(change.text)}”"
        if change.former:
            yield from (f"  {line}" for line in word_lines(changed_words(change.former, change.text)))
    if len(changes) > SHOWN:
        yield f"and {len(changes) - SHOWN} more"
