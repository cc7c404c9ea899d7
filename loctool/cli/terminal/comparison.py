"""How engines did side by side, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from loctool.cli.terminal.table import Table, terminal_width

if TYPE_CHECKING:
    from loctool.drafting.selection import EngineCount, Report

HEADER = ("engine", "language", "asked", "passed", "taken", "terms obeyed", "seconds", "ms each")


def show_comparison(reports: Mapping[str, Report]) -> None:
    """Print a row for each engine in each language, whose reports these are."""
    rows = [_row(maker, language, one) for language, report in reports.items() for maker, one in report.engines.items()]
    for line in Table(HEADER, rows, names=2, spare=HEADER.index("seconds")).format(terminal_width()):
        click.echo(line)


def _row(maker: str, language: str, count: EngineCount) -> tuple[str, ...]:
    from loctool.catalog.notes import read_maker

    share = f" {100 * count.terms_obeyed / count.terms:.0f} %" if count.terms else ""
    return (
        *(read_maker(maker).name, language, str(count.asked), str(count.passed), str(count.taken)),
        f"{count.terms_obeyed}/{count.terms}{share}",
        f"{count.seconds:.1f}",
        f"{1000 * count.seconds / count.asked:.0f}" if count.asked else "?",
    )
