"""loctool diff."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from loctool.cli.terminal.json_output import format_option, show_json
from loctool.cli.terminal.shown import path_from_here, short, word_lines
from loctool.project import find

if TYPE_CHECKING:
    from loctool.merging.decks import Difference, SlideChange


@click.command("diff")
@click.argument("revision", required=False)
@click.option("--against", type=click.Path(path_type=Path), help="Compare with the older decks of this folder.")
@format_option
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
def command(revision: str | None, against: Path | None, form: str) -> None:
    """Show in words what changed in the source decks, slide by slide.

    Compares the decks with the texts in the catalogs, or with those of REVISION of git (a commit, branch or tag), or
    with those of a folder. Exit codes: 0 shown; 2 wrong use or bad input.
    """
    from loctool.verbs.diff import diff

    if revision and against:
        raise click.UsageError("name a revision or a folder, not both")
    project = find()
    decks = diff(project, revision, against)
    if form == "json":
        show_json(decks)
        return
    for deck in decks:
        kind = f"{deck.kind} from {deck.former_path}" if deck.former_path else deck.kind
        click.echo(path_from_here(project.root / deck.path) + (f" ({kind})" if kind != "changed" else ""))
        for slide in deck.slides:
            click.echo(f"  {_slide(slide)}")
            for one in slide.differences:
                for line in _lines(one):
                    click.echo(f"    {line}")
    if not decks:
        click.echo("nothing changed")


def _slide(slide: SlideChange) -> str:
    where = f"slide {slide.number} “{short(slide.title)}”" if slide.number else slide.title
    if slide.kind == "moved":
        return f"{where}: moved, was slide {slide.former_number}"
    return where if slide.kind == "changed" else f"{where}: {slide.kind}"


def _lines(one: Difference) -> Iterator[str]:
    origin = f", was on slide “{short(one.origin)}”" if one.origin else ""
    if one.kind != "changed":
        yield f"{one.kind:8} {one.role}: “{short(one.text)}”{origin}"
        return
    yield f"{one.kind:8} {one.role} ({one.edit}): “{short(one.text)}”{origin}"
    yield from (" " * 9 + line for line in word_lines(one.words))
