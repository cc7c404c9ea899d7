"""loctool compile."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from loctool.cli.terminal.completions import complete_languages
from loctool.cli.terminal.decks import deck_option, find_project
from loctool.cli.terminal.options import outdated_option
from loctool.cli.terminal.shown import describe_error, hush, path_from_here, say_written


@click.command("compile")
@click.argument("languages", nargs=-1, shell_complete=complete_languages)
@click.option("--use-drafts", is_flag=True, help="Put untouched drafts in too, for previews.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["mo", "jed", "i18next"]),
    default="mo",
    show_default=True,
    help="What to write: .mo, or .json for Jed 1.x or i18next (JSON v4).",
)
@click.option(
    "--endian",
    type=click.Choice(["little", "big"]),
    default="little",
    show_default=True,
    help="Byte order of .mo files.",
)
@click.option("--no-hash", is_flag=True, help="Write .mo files without the hash table.")
@click.option(
    "--manifest",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write there as JSON the SHA-256 of each file and the state of each message: approved, stale, draft, source.",
)
@outdated_option
@deck_option
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file would change.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.", callback=hush)
def command(languages: tuple[str, ...], decks: tuple[str, ...], check: bool, quiet: bool, manifest: Path | None,
            **options: str | bool) -> None:  # fmt: skip
    """Compile the catalogs into .mo files beside them.

    All target languages, or those named. Translated messages only: fuzzy ones are not shipped. The same catalogs give
    the same bytes, those of msgfmt, and a file that has them already is left alone. Exit codes: 0 done; 1 --check found
    a file that would change, or only msgfmt can compile a catalog (the others are compiled); 2 wrong use or bad input.
    """
    from loctool.compiling.mo import MoOptions
    from loctool.verbs.compile import Output, compile_catalogs

    project = find_project(decks)
    endian: Literal["little", "big"] = "big" if options["endian"] == "big" else "little"
    mo = MoOptions(bool(options["use_drafts"]), not options["no_hash"], endian)
    output = Output(str(options["form"]), mo, check, manifest, str(options["outdated"]))
    files = compile_catalogs(project, languages, output=output)
    for problem in (file.problem for file in files if file.problem):
        click.echo(f"loctool: {describe_error(problem)}", err=True)
    for file in () if quiet else (file for file in files if not file.problem):
        verb = "kept " if not file.changed else "would write" if check else "wrote"
        name = file.path if file.path == manifest else path_from_here(file.path)
        say_written(f"{verb} {name}: {file.messages} messages, {file.left_out} left out", manifest)
    if any(file.problem or (check and file.changed) for file in files):
        raise SystemExit(1)
