"""loctool check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from loctool.cli.terminal.completions import complete_languages, complete_rules
from loctool.cli.terminal.decks import deck_option, find_project
from loctool.cli.terminal.reports import output_option, report_option, show_report
from loctool.cli.terminal.shown import hush, show_finding
from loctool.model import Finding, Severity


@click.command("check")
@click.argument("languages", nargs=-1, shell_complete=complete_languages)
@deck_option
@click.option("--rule", "rules", multiple=True, shell_complete=complete_rules, help="Run this rule only (repeatable).")
@click.option(
    "--fail-on", type=click.Choice(["note", "warning", "error", "never"]), default="error", show_default=True,
    help="Exit with 1 at findings of this severity or worse.",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(1), help="Number of processes; by default as many as are worth their start."
)
@click.option(
    "--max", "most", type=click.IntRange(0), default=1000, show_default=True,
    help="Print this many findings at most, then how many more each rule has; 0 prints all.",
)  # fmt: skip
@report_option
@output_option
@click.option("-q", "--quiet", is_flag=True, help="Print the findings alone, no summary.", callback=hush)
def command(languages: tuple[str, ...], rules: tuple[str, ...], workers: int | None, **options: Any) -> None:
    """Check translations and drafts: terms, markup, numbers, currencies, quotation marks, punctuation, denials.

    And what machines do: repeated words, words left in the source language or in the wrong script, odd lengths.

    And the files: syntax (all mistakes of a file), charset, duplicate keys, plural rules, fuzzy headers.

    Drafts by pseudo, which nobody is meant to read, are checked for their form alone: markup and white space.

    A translator allows a finding with a comment: # loctool: allow wrong-term "rare earths" — reason.
    All target languages, or those named. What a draft has wrong is a warning at most, since drafts are not shipped.
    Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong use or bad input.
    """
    from loctool.reports import Checked
    from loctool.verbs.check import check
    from loctool.verbs.support.inputs import catalog_paths
    from loctool.verbs.support.workers import useful_workers

    project = find_project(options["decks"])
    paths = [path for _, _, path in catalog_paths(project, languages, missing=True)]
    found = check(project, languages, rules, workers=workers or useful_workers(paths))
    if options["form"] == "text" and not options["output"]:
        counts = _show(found, project.root, options["most"], options["quiet"])
    else:
        checked = Checked(tuple(found), project.root, tuple(map(project.relative, paths)))
        show_report(checked, options["form"], options["output"])
        counts = Counter(one.severity for one in checked.findings if not one.waived)
    least = options["fail_on"]
    if least != "never" and any(counts[s] for s in Severity if s >= Severity[least.upper()]):
        raise SystemExit(1)


def _show(findings: Iterable[Finding], root: Path, most: int, quiet: bool) -> Counter[Severity]:
    """Print up to `most` findings (0 is all), and how many more each rule has; return how many of each severity."""
    counts: Counter[Severity] = Counter()
    hidden: Counter[str] = Counter()
    waived = 0
    for finding in findings:
        if finding.waived:
            waived += 1
            continue
        counts[finding.severity] += 1
        if most and counts.total() > most:
            hidden[finding.rule] += 1
        else:
            show_finding(finding, root)
    if hidden:
        rules = ", ".join(f"{number} {rule}" for rule, number in hidden.most_common())
        click.echo(f"and {hidden.total()} more, which --max 0 prints: {rules}", err=True)
    if not quiet:
        found = ", ".join(f"{counts[s]} {s.name.lower()}{'s' * (counts[s] != 1)}" for s in reversed(Severity))
        click.echo(f"{found}, {waived} waived" if waived else found, err=True)
    return counts
