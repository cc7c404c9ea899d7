"""loctool tm: import, export, status."""

from __future__ import annotations

from pathlib import Path

import click

from loctool.cli.terminal.shown import path_from_here, say_written
from loctool.project import find


@click.group("tm")
def command() -> None:
    """Exchange and inspect the translation memory, which `draft` takes translations from.

    It is filled from the confirmed messages of all catalogs, whenever it is used, and from TMX files.
    """


@command.command("import")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def import_(file: Path) -> None:
    """Put the translations of a TMX FILE into the memory.

    Again in place of those that it gave before. All or nothing. Exit codes: 0 imported; 2 wrong use or bad input.
    """
    from loctool.verbs import tm

    click.echo(f"imported {tm.import_tmx(find(Path.cwd()), file)} units from {file}")


@command.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(file: Path) -> None:
    """Write the memory as TMX 1.4b.

    Exit codes: 0 written; 2 wrong use or bad input.
    """
    from loctool.verbs import tm

    written, left_out = tm.export_tmx(find(Path.cwd()), file)
    if left_out:
        click.echo(f"loctool: {left_out} units left out: XML cannot hold their control characters", err=True)
    say_written(f"wrote {file}: {written} units", file)


@command.command("status")
def status() -> None:
    """Show what is in the memory: units by catalog or imported file, and language.

    Exit codes: 0 shown; 2 wrong use or bad input.
    """
    from loctool.verbs import tm

    project = find(Path.cwd())
    origins = tm.status(project)
    size = project.memory_file().stat().st_size
    total = sum(sum(origin.units.values()) for origin in origins)
    click.echo(f"{path_from_here(project.memory_file())}: {total} units, {size / 1e6:.1f} MB")
    for origin in origins:
        counts = ", ".join(f"{count} {language}" for language, count in origin.units.items()) or "none"
        kind = "imported" if origin.imported else "catalog "
        click.echo(f"{kind}  {path_from_here(project.memory_file().parent / origin.name)}: {counts}")
