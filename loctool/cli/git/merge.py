"""loctool merge."""

from __future__ import annotations

from pathlib import Path

import click

from loctool.cli.terminal.shown import short

FILE = click.Path(exists=True, dir_okay=False)


@click.command("merge")
@click.argument("base", type=FILE)
@click.argument("ours", type=FILE)
@click.argument("theirs", type=FILE)
@click.option("--name", type=click.Path(), help="Path under which the catalog is known (git's %P), for messages.")
def command(base: str, ours: str, theirs: str, name: str | None) -> None:
    """Merge three versions of a catalog, message by message; the result goes into OURS.

    `loctool init --git` makes git call this for the project's catalogs. A message that both sides translated
    differently keeps our text, becomes fuzzy and holds the other one in a translator's comment; a .po file never gets
    conflict marks. Exit codes: 0 merged; 1 merged, with such conflicts; 2 a version cannot be read, OURS is as it was.
    """
    from loctool.verbs.merge import merge

    merged = merge(Path(base), Path(ours), Path(theirs), Path(name) if name else None)
    for context, text in merged.conflicts:
        shown = f"“{short(text, 60)}”" + (f" (context {context})" if context else "")
        click.echo(f"{name or ours}: both sides translated {shown}; both texts are kept, look at it", err=True)
    if merged.conflicts:
        raise SystemExit(1)
