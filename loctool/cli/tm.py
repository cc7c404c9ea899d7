"""loctool tm: import, export, status."""

from __future__ import annotations

import click


@click.group("tm")
def command() -> None:
    """Exchange and inspect the translation memory, which `draft` takes translations from.

    It is filled from the confirmed messages of all catalogs, whenever it is used, and from TMX files.
    """


@command.command("import")
@click.argument("file", type=click.Path(dir_okay=False))
def import_(file: str) -> None:
    """Put the translations of a TMX FILE into the memory.

    Again in place of those that it gave before. All or nothing. Exit codes: 0 imported; 2 wrong use or bad input.
    """
    from pathlib import Path

    from loctool.project import find
    from loctool.verbs import tm

    click.echo(f"imported {tm.import_tmx(find(Path.cwd()), Path(file))} units from {file}")


@command.command("export")
@click.argument("file", type=click.Path(dir_okay=False))
def export(file: str) -> None:
    """Write the memory as TMX 1.4b.

    Exit codes: 0 written; 2 wrong use or bad input.
    """
    from pathlib import Path

    from loctool.project import find
    from loctool.verbs import tm

    done = tm.export_tmx(find(Path.cwd()), Path(file))
    if done.left_out:
        click.echo(f"loctool: {done.left_out} units left out: XML cannot hold their control characters", err=True)
    click.echo(f"wrote {file}: {done.written} units")


@command.command("status")
def status() -> None:
    """Show what is in the memory: units by catalog or imported file, and language.

    Exit codes: 0 shown; 2 wrong use or bad input.
    """
    from pathlib import Path

    from loctool.project import find
    from loctool.verbs import tm

    project = find(Path.cwd())
    origins = tm.status(project)
    size = project.memory_file().stat().st_size
    total = sum(sum(origin.units.values()) for origin in origins)
    path = project.memory_file().as_posix().replace(f"{Path.cwd().as_posix()}/", "", 1)
    click.echo(f"{path}: {total} units, {size / 1e6:.1f} MB")
    for origin in origins:
        counts = ", ".join(f"{count} {language}" for language, count in origin.units.items()) or "none"
        click.echo(f"{'imported' if origin.imported else 'catalog ':8}  {origin.name}: {counts}")
