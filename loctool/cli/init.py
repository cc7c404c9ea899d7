"""loctool init."""

from __future__ import annotations

from pathlib import Path

import click

from loctool.errors import NoProjectError
from loctool.files import write_atomically
from loctool.project import find


@click.command("init")
@click.option("--git", "with_git", is_flag=True, help="Make git merge the catalogs with `loctool merge`.")
def command(with_git: bool) -> None:
    """Write a commented configuration and the folders into this directory.

    Where there are catalogs already, it is only the configuration, with where they are and their languages. A
    pyproject.toml gains a [tool.loctool] table; without one a loctool.toml is written. Nothing that exists is changed
    otherwise. With --git, a project that exists already is left as it is, .gitattributes and this clone's git
    configuration get what they lack. Exit codes: 0 done; 2 there is a configuration already, or no git repository.
    """
    if not with_git:
        _create(Path.cwd())
        return
    from loctool.verbs.merge import register
    from loctool.verbs.support.git import git

    git(Path.cwd(), "rev-parse", "--git-dir")
    try:
        project = find(Path.cwd())
    except NoProjectError:
        _create(Path.cwd())
        project = find(Path.cwd())
    for line in register(project) or ["git merges the catalogs of this project with loctool already"]:
        click.echo(line)


def _create(folder: Path) -> None:
    """Write the configuration, and what a project without catalogs begins with."""
    from loctool.project.detection import detect
    from loctool.project.template import create

    found = detect(folder)
    path, text = create(folder, found)
    write_atomically(path, text.encode())
    click.echo(f"wrote {path.name}")
    if found.catalogs:
        click.echo(f"found {found.files} catalogs at {', '.join(found.catalogs)}")
        if found.unknown:
            click.echo(f"left out {', '.join(found.unknown)}: ISO 639 has no such languages")
        languages = f"from {found.source_language} into {', '.join(found.targets)}"
        click.echo(f"{languages}; correct {path.name} if that is wrong")
        return
    for name in ("source", "locales", "glossary"):
        (folder / name).mkdir(exist_ok=True)
    if not any((folder / "glossary").iterdir()):
        write_atomically(folder / "glossary" / "terms.csv", b"de,en,ru,status,note\n")
        click.echo("wrote glossary/terms.csv")
    click.echo("Put your decks into source/ and run `loctool extract`.")
