"""loctool compile."""

from __future__ import annotations

import click


@click.command("compile")
@click.argument("languages", nargs=-1)
@click.option("--use-drafts", is_flag=True, help="Put untouched drafts in too, for previews.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def command(languages: tuple[str, ...], use_drafts: bool, quiet: bool) -> None:
    """Compile the catalogs into .mo files beside them.

    All target languages, or those named. Translated messages only: fuzzy ones are not shipped. The same catalogs give
    the same bytes, and a file that has them already is left alone. Exit codes: 0 done; 2 wrong use or bad input.
    """
    from pathlib import Path

    from loctool.project import find
    from loctool.verbs.compile import compile_catalogs

    project = find(Path.cwd())
    for file in compile_catalogs(project, languages, use_drafts=use_drafts):
        if not quiet:
            verb = "wrote" if file.changed else "kept "
            click.echo(f"{verb} {project.relative(file.path)}: {file.messages} messages, {file.left_out} left out")
