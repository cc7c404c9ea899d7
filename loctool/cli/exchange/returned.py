"""What `loctool import` does with an exported file that comes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from loctool.cli.terminal.json_output import show_json
from loctool.cli.terminal.shown import path_from_here, short
from loctool.project import find

if TYPE_CHECKING:
    from loctool.exchange.applying import Row
    from loctool.verbs.exchange.take_back import TakenBack

SHOWN = 20
"""Rows of each kind that are printed; the others are counted."""
WIDTH = 60
"""Characters of each text."""


def take_back(file: Path, form: str, *, approve: bool, dry_run: bool, quiet: bool) -> None:
    """Bring an exported file's changes into the catalogs, and say what became of them.

    Exits with 1 if a row was refused or is in conflict.
    """
    from loctool.verbs.exchange import take_back as verb

    project = find()
    found = verb.take_back(project, file, approve=approve, write=not dry_run)
    if form == "json":
        show_json([replace(one, path=Path(project.relative(one.path))) for one in found])
    elif not quiet:
        for one in found:
            for line in _lines(one, dry_run=dry_run):
                click.echo(line)
        if not approve and any(row.what == "changed" and not row.approved for one in found for row in one.rows):
            click.echo("Changed texts are fuzzy unless their State is Approved; `--approve` approves them all.")
    if any(row.why for one in found for row in one.rows):
        raise SystemExit(1)


def _lines(taken: TakenBack, *, dry_run: bool) -> Iterator[str]:
    verb = "kept " if not taken.changed else "would change" if dry_run else "wrote"
    counts = Counter(row.what for row in taken.rows)
    edited = sum(row.what == "changed" and not row.approved for row in taken.rows)
    named = {
        "changed": f"changed{f' ({edited} not approved)' if edited else ''}",
        "approved": "approved",
        "reopened": "no longer approved",
        "commented": "with a new comment",
        "conflict": "in conflict",
        "refused": "refused",
    }
    parts = [f"{counts[what]} {name}" for what, name in named.items() if counts[what]]
    parts += [f"{taken.unchanged} unchanged"] if taken.unchanged else []
    parts += [f"{len(taken.missing)} not in the file"] if taken.missing else []
    yield f"{verb} {path_from_here(taken.path)}: {', '.join(parts) or 'nothing'}"
    troubles = [row for row in taken.rows if row.why]
    for row in troubles[:SHOWN]:
        yield f"  {_trouble(row)}"
    if len(troubles) > SHOWN:
        yield f"  and {len(troubles) - SHOWN} more"
    changes = [row for row in taken.rows if not row.why] if dry_run else []
    for row in changes[:SHOWN]:
        yield f"  {row.what}: “{short(row.msgid, WIDTH)}”: “{short(' | '.join(row.texts), WIDTH)}”"
    if len(changes) > SHOWN:
        yield f"  and {len(changes) - SHOWN} more"


def _trouble(row: Row) -> str:
    return f"{row.what}: {row.place}: “{short(row.msgid, WIDTH)}”: {row.why}"
