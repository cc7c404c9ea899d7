"""loctool extract."""

from __future__ import annotations

import click


@click.command("extract")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def command(quiet: bool) -> None:
    """Bring the texts of the decks into the templates and catalogs.

    Creates locales/<deck>.pot and locales/<language>/LC_MESSAGES/<deck>.po or updates them: new texts are added,
    changed ones become fuzzy with their former source, vanished ones obsolete. No translation is lost, and files in
    which nothing changes are left alone. Exit codes: 0 done; 2 wrong use or bad input.
    """
    from pathlib import Path

    from loctool.project import find
    from loctool.verbs.extract import extract

    project = find(Path.cwd())
    for file in extract(project):
        if not quiet:
            click.echo(f"{'wrote' if file.changed else 'kept '} {project.relative(file.path)}: {file.summary}")
