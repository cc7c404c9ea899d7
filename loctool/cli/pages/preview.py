"""loctool preview."""

from __future__ import annotations

from pathlib import Path

import click

from loctool.cli.terminal.completions import complete_languages
from loctool.cli.terminal.decks import deck_option, find_project


@click.command("preview")
@click.argument("languages", nargs=-1, shell_complete=complete_languages)
@click.option(
    "-o", "--output", default="build/preview", show_default=True, type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write into: an empty one, or that of an earlier preview.",
)  # fmt: skip
@deck_option
@click.option("--open", "opens", is_flag=True, help="Open the overview in the browser.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def command(languages: tuple[str, ...], decks: tuple[str, ...], output: Path, opens: bool, quiet: bool) -> None:
    """Write pages that show where the translations stand: an overview, and each deck's slides with their segments.

    The pages open from the folder, without a server or a network, and change nothing. They show drafts, findings, terms
    and what changed since; filters, search and the place stand in the address, so that each view can be sent as a link.
    All target languages, or those named. Pages of decks that are gone are removed, other files never.
    Exit codes: 0 done; 2 wrong use or bad input, such as a folder with other files.
    """
    from loctool.verbs.preview import preview
    from loctool.verbs.support.inputs import catalog_paths
    from loctool.verbs.support.workers import PAGES, useful_workers

    project = find_project(decks)
    chosen = tuple(dict.fromkeys(project.languages(languages)))
    workers = useful_workers((path for _, _, path in catalog_paths(project, chosen, missing=True)), PAGES)
    written = preview(project, chosen, output, workers=workers)
    if not quiet:
        counts = [f"{written.pages} {'page' if written.pages == 1 else 'pages'}"]
        if written.pictures:
            counts.append(f"{written.pictures} {'picture' if written.pictures == 1 else 'pictures'}")
        counts.append(f"{written.changed} changed")
        click.echo(f"{'wrote' if written.changed else 'kept '} {written.path}: {', '.join(counts)}")
        for problem in written.problems:
            click.echo(f"loctool: {problem}", err=True)
    if opens:
        click.launch(written.path.absolute().as_uri())
