"""loctool init."""

from __future__ import annotations

import click


@click.command("init")
def command() -> None:
    """Write a commented configuration and the folders into this directory.

    A pyproject.toml gains a [tool.loctool] table; without one a loctool.toml is written. Nothing that exists is changed
    otherwise. Exit codes: 0 done; 2 there is a configuration already.
    """
    from pathlib import Path

    from loctool.files import write_atomically
    from loctool.project import create

    path, text = create(Path.cwd())
    write_atomically(path, text.encode())
    click.echo(f"wrote {path.name}")
    starter = {"glossary/terms.csv": "de,en,ru,status,note\n"}
    for name in ("source", "locales", "glossary"):
        Path(name).mkdir(exist_ok=True)
    for name, content in starter.items():
        if not any(Path(name).parent.iterdir()):
            write_atomically(Path(name), content.encode())
            click.echo(f"wrote {name}")
    click.echo("Put your decks into source/ and run `loctool extract`.")
