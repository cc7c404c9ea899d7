"""loctool status."""

from __future__ import annotations

from pathlib import Path

import click

from loctool.cli.terminal.shown import undrafted_line
from loctool.project import find

HEADER = ("deck", "language", "translated", "drafted", "outdated", "to renew", "untranslated", "words", "terms obeyed")
SHOWN = 5
"""Files of one kind that `-v` names; it counts the others."""


@click.command("status")
@click.option("-v", "--verbose", is_flag=True, help="Say what is not known and which files are left out, and why.")
def command(verbose: bool) -> None:
    """Show how far each deck, or other catalog, is in each language.

    Counts are messages. Outdated are people's translations that are fuzzy, because their source changed or somebody
    marked them; to renew are drafts made from an older source, glossary or model, which `draft --renew` redoes. "Terms
    obeyed" looks at translations and drafts alike. Messages that the last draft run refused follow, with the reason.
    Exit codes: 0 shown; 2 wrong use or bad input.
    """
    from loctool.verbs.status import status

    project = find(Path.cwd())
    decks = status(project)
    rows = [
        (
            *(row.deck, row.language),
            *(str(n) for n in (row.translated, row.drafted, row.outdated)),
            *("?" if row.to_renew is None else str(row.to_renew), str(row.untranslated)),
            f"{row.words_translated}/{row.words}",
            f"{row.terms_obeyed}/{row.terms}" + (f" {100 * row.terms_obeyed / row.terms:.0f} %" if row.terms else ""),
        )
        for row in decks
    ]
    header = HEADER if project.find_decks() else ("catalog", *HEADER[1:])
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    for row in (header, *rows):
        cells = [cell.ljust(w) if n < 2 else cell.rjust(w) for n, (cell, w) in enumerate(zip(row, widths, strict=True))]
        click.echo("  ".join(cells).rstrip())
    for one in (one for deck in decks for one in deck.undrafted):
        click.echo(undrafted_line(one))
    for deck in decks if verbose else ():
        if deck.problem:
            click.echo(f"{deck.deck} {deck.language}: drafts to renew are not known: {deck.problem}")
    for reason, paths in project.left_out().items() if verbose else ():
        more = f" and {len(paths) - SHOWN} more" if len(paths) > SHOWN else ""
        click.echo(f"left out, {reason}: {', '.join(paths[:SHOWN])}{more}")
