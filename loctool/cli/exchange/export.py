"""loctool export."""

from __future__ import annotations

from pathlib import Path

import click

from loctool.cli.terminal.completions import complete_languages
from loctool.cli.terminal.decks import deck_option, find_project
from loctool.cli.terminal.shown import hush, path_from_here
from loctool.exchange import EXCHANGE_FORMATS


@click.command("export")
@click.argument("languages", nargs=-1, metavar="[LANGUAGE]...", shell_complete=complete_languages)
@deck_option
@click.option(
    "--format", "form", type=click.Choice(list(EXCHANGE_FORMATS)), default="xlsx", show_default=True,
    help="xlsx, csv and xliff come back by `loctool import`, html is to read and to print.",
)  # fmt: skip
@click.option(
    "-o", "--output", "folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
    help="Where the files go; by default build/exchange in the project.",
)  # fmt: skip
@click.option("--replace", is_flag=True, help="Replace files whose changes were not imported.")
@click.option("--no-findings", "skipped", is_flag=True, help="Check nothing: large catalogs are written much faster.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.", callback=hush)
def command(
    languages: tuple[str, ...], decks: tuple[str, ...], *, form: str, folder: Path | None, quiet: bool, **how: bool
) -> None:
    """Write the catalogs as files for people who work without loctool, in all target languages or some.

    A workbook has a sheet a deck and a file a language, and so has XLIFF; other formats have a file for each deck and
    language. Messages are in the order of the slides, with states, notes, findings and comments. Translations, states
    and comments may be edited; `loctool import FILE` takes them back. A file that was edited and not imported yet is
    not replaced. Exit codes: 0 done; 2 wrong use or bad input, or a file with changes is in the way.
    """
    from loctool.verbs.exchange.export import export
    from loctool.verbs.support.inputs import catalog_paths
    from loctool.verbs.support.workers import useful_workers

    how["findings"] = not how.pop("skipped")
    project = find_project(decks)
    workers = useful_workers(path for _, _, path in catalog_paths(project, languages))
    for one in export(project, languages, form, folder, workers=workers, **how):
        if not quiet:
            verb = "wrote" if one.changed else "kept "
            click.echo(f"{verb} {path_from_here(one.path)}: {_counted(one.messages, one.decks)}")


def _counted(messages: int, decks: tuple[str, ...]) -> str:
    return f"{messages} messages" + (f" of {len(decks)} decks" if len(decks) > 1 else f" of {decks[0]}")
