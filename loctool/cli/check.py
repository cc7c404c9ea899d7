"""loctool check."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from loctool.cli.terminal.completions import complete_languages, complete_rules
from loctool.cli.terminal.shown import hush, show_finding
from loctool.model import Severity
from loctool.project import find


@click.command("check")
@click.argument("languages", nargs=-1, shell_complete=complete_languages)
@click.option("--rule", "rules", multiple=True, shell_complete=complete_rules, help="Run this rule only (repeatable).")
@click.option(
    "--fail-on", type=click.Choice(["note", "warning", "error", "never"]), default="error", show_default=True,
    help="Exit with 1 at findings of this severity or worse.",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(1), help="Number of processes; by default as many as are worth their start."
)
@click.option("-q", "--quiet", is_flag=True, help="Print the findings alone, no summary.", callback=hush)
def command(languages: tuple[str, ...], rules: tuple[str, ...], fail_on: str, workers: int | None, quiet: bool) -> None:
    """Check translations and drafts: terms, markup, numbers, currencies, quotation marks, punctuation, denials.

    And what machines do: repeated words, words left in the source language or in the wrong script, odd lengths.

    And the files: syntax (all mistakes of a file), charset, duplicate keys, plural rules, fuzzy headers.

    A translator allows a finding with a comment: # loctool: allow wrong-term "rare earths" — reason.
    All target languages, or those named. What a draft has wrong is a warning at most, since drafts are not shipped.
    Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong use or bad input.
    """
    from loctool.verbs.check import check
    from loctool.verbs.support.inputs import catalog_paths
    from loctool.verbs.support.workers import useful_workers

    project = find(Path.cwd())
    if workers is None:
        workers = useful_workers(path for _, _, path in catalog_paths(project, languages, missing=True))
    counts: Counter[Severity] = Counter()
    waived = 0
    for finding in check(project, languages, rules, workers=workers):
        if finding.waived:
            waived += 1
            continue
        counts[finding.severity] += 1
        show_finding(finding)
    if not quiet:
        found = ", ".join(f"{counts[s]} {s.name.lower()}{'s' * (counts[s] != 1)}" for s in reversed(Severity))
        click.echo(f"{found}, {waived} waived" if waived else found, err=True)
    if fail_on != "never" and any(counts[s] for s in Severity if s >= Severity[fail_on.upper()]):
        raise SystemExit(1)
