"""loctool status."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import click

from loctool.cli.terminal.completions import complete_languages
from loctool.cli.terminal.decks import deck_option, find_project
from loctool.cli.terminal.json_output import format_option, show_json
from loctool.cli.terminal.shown import from_here, undrafted_line
from loctool.cli.terminal.table import Table, terminal_width

if TYPE_CHECKING:
    from loctool.project import Project
    from loctool.verbs.status import Row

HEADER = ("deck", "language", "translated", "drafted", "outdated", "to renew", "untranslated", "words", "terms obeyed")
_NO_ENGINES = {"copy": "copied", "memory": "from the memory"}
"""Makers of drafts that are no engines -> what is said of them."""
SHOWN = 5
"""Files of one kind that `-v` names; it counts the others."""


@click.command("status")
@click.argument("languages", nargs=-1, shell_complete=complete_languages)
@deck_option
@format_option
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit with 1 if a catalog has a smaller share of messages with a translation or a draft.",
)
@click.option("--reviewed", is_flag=True, help="With --fail-under, count only what people wrote or approved.")
@click.option("-v", "--verbose", is_flag=True, help="Say what is not known and which files are left out, and why.")
def command(languages: tuple[str, ...], decks: tuple[str, ...], form: str, verbose: bool, **gate: Any) -> None:
    """Show how far each deck, or other catalog, is in each language.

    All target languages, or those named. Counts are messages. Outdated are people's translations that are fuzzy,
    because their source changed or somebody marked them; to renew are drafts made from an older source, glossary or
    model, which `draft --renew` redoes. "Terms obeyed" looks at translations and drafts alike. Which engines
    made the untouched drafts follows, then messages that the last draft run refused, with the reason, and how many
    words of the decks are in no catalog. Exit codes: 0 shown; 1 a catalog is below --fail-under; 2 wrong use or bad
    input.
    """
    from loctool.verbs.status import status

    project = find_project(decks)
    found = status(project, languages)
    if form == "json":
        show_json(found)
    else:
        _show(found, project, verbose=verbose)
    _check_gate(found, **gate)


def _show(found: Sequence[Row], project: Project, *, verbose: bool) -> None:
    """Print the table and what it has no column for."""
    rows = [
        (
            *(row.deck, row.language),
            *(str(n) for n in (row.translated, row.drafted, row.outdated)),
            *("?" if row.to_renew is None else str(row.to_renew), str(row.untranslated)),
            f"{row.words_translated}/{row.words}",
            f"{row.terms_obeyed}/{row.terms}" + (f" {100 * row.terms_obeyed / row.terms:.0f} %" if row.terms else ""),
        )
        for row in found
    ]
    header = HEADER if project.find_decks() else ("catalog", *HEADER[1:])
    for line in Table(header, rows, names=2, spare=HEADER.index("words")).format(terminal_width()):
        click.echo(line)
    _show_more(found, project, verbose=verbose)


def _drafts_by(found: Sequence[Row]) -> Iterator[str]:
    """Yield for each language which engines made its untouched drafts: `drafts en: 26 llm (qwen3:8b), 3 copied`."""
    from loctool.catalog.notes import read_maker

    counts: dict[str, Counter[str]] = {}
    for row in found:
        for maker, number in row.drafts_by.items():
            name = _NO_ENGINES.get(maker) or read_maker(maker).name
            counts.setdefault(row.language, Counter())[name] += number
    for language, named in counts.items():
        yield f"drafts {language}: " + ", ".join(f"{number} {name}" for name, number in named.most_common())


def _check_gate(found: Sequence[Row], fail_under: float | None, reviewed: bool) -> None:
    """Exit with 1 after naming the catalogs below a share of messages, if one is asked for."""
    if fail_under is None:
        if reviewed:
            raise click.UsageError("--reviewed says what --fail-under counts; give that, too")
        return
    if math.isnan(fail_under):
        raise click.UsageError("--fail-under is a number from 0 to 100")
    least = Fraction(str(fail_under)) / 100
    below = [row for row in found if row.share(reviewed=reviewed) < least]
    what = "reviewed" if reviewed else "translated or drafted"
    for row in below:
        share = f"{math.floor(1000 * row.share(reviewed=reviewed)) / 10:.1f} %"
        click.echo(f"{row.deck} {row.language}: {share} {what}, less than {fail_under:g} %", err=True)
    if below:
        raise SystemExit(1)


def _show_more(found: Sequence[Row], project: Project, *, verbose: bool) -> None:
    """Print what the table has no column for."""
    for line in _drafts_by(found):
        click.echo(line)
    for one in (one for deck in found for one in deck.undrafted):
        click.echo(undrafted_line(one, project.root))
    for name, words in {row.deck: row.words_left_out for row in found}.items():
        if words is None:
            click.echo(f"{name}: the deck cannot be read; `loctool extract` says why")
        elif words:
            click.echo(f"{name}: {words} word{'' if words == 1 else 's'} left out; `loctool extract` says why")
    for deck in found if verbose else ():
        if deck.problem:
            click.echo(f"{deck.deck} {deck.language}: drafts to renew are not known: {from_here(deck.problem)}")
    for reason, paths in project.left_out().items() if verbose else ():
        more = f" and {len(paths) - SHOWN} more" if len(paths) > SHOWN else ""
        click.echo(f"left out, {reason}: {', '.join(paths[:SHOWN])}{more}")
