"""loctool extract."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from loctool.cli.terminal.decks import deck_option, find_project
from loctool.cli.terminal.shown import hush, path_from_here, short, word_lines

if TYPE_CHECKING:
    from loctool.merging.changes import Change

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
def command(decks: tuple[str, ...], quiet: bool, check: bool, prune: bool) -> None:
    """Bring the texts of the decks into the templates and catalogs.

    Creates locales/<deck>.pot and locales/<language>/LC_MESSAGES/<deck>.po or updates them: new texts are added,
    changed ones become fuzzy with their former source, vanished ones obsolete. A changed number, mark-up, white space
    or style of quotation marks is carried into the translation where that is certain. No translation is lost, and files
    in which nothing changes are left alone. The files of a renamed deck are renamed with it; those of a deck that is
    gone are named. Exit codes: 0 done; 1 --check found something to change; 2 wrong use or bad input.
    """
    from loctool.verbs.extract import Kind, extract

    if prune and decks:
        raise click.UsageError("--prune looks at the whole project; leave --deck out")
    project = find_project(decks)
    files = extract(project, write=not check, prune=prune)
    for file in files:
        if quiet or (check and not file.changed and file.kind is not Kind.LEFT):
            continue
        done, planned = VERBS[file.kind]
        verb = planned if check else done if file.changed else "kept "
        mark = "" if file.kind is Kind.RENAMED else ":"
        click.echo(f"{verb} {path_from_here(file.path)}{mark} {file.summary}")
        for line in _lines(file.changes) if check else ():
            click.echo(f"  {line}")
    if check and any(file.changed for file in files):
        raise SystemExit(1)


def _lines(changes: tuple[Change, ...]) -> Iterator[str]:
    from loctool.merging.edits import changed_words

    for change in changes[:SHOWN]:
        yield f"{change.kind}: “{short(change.text)}”"
        if change.former:
            yield from (f"  {line}" for line in word_lines(changed_words(change.former, change.text)))
    if len(changes) > SHOWN:
        yield f"and {len(changes) - SHOWN} more"
