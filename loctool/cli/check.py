"""loctool check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from loctool.cli.terminal.completions import complete_languages, complete_rules
from loctool.cli.terminal.decks import deck_option, find_project
from loctool.cli.terminal.fixing import fix_first, fix_options
from loctool.cli.terminal.reports import output_option, report_option, show_report
from loctool.cli.terminal.shown import hush, path_from_here, show_finding
from loctool.model import Finding, Severity
from loctool.project import Project


def _names(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG001
    """Return the names in lists with commas; the callback of the options that take rules."""
    names = tuple(name.strip() for names in given for name in names.split(",") if name.strip())
    if given and not names:
        raise click.BadParameter("name a rule; `loctool explain` lists them")
    return names


@click.command("check")
@click.argument("languages", nargs=-1, shell_complete=complete_languages)
@deck_option
@click.option(
    "--select",
    "--rule",
    "rules",
    multiple=True,
    metavar="RULES",
    shell_complete=complete_rules,
    callback=_names,
    help="Run these rules only, also those that run only if chosen (with commas, repeatable).",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULES",
    shell_complete=complete_rules,
    callback=_names,
    help="Do not run these rules (with commas, repeatable).",
)
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
@click.option(
    "--baseline", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Do not show findings that this file has; by default that of the configuration.",
)  # fmt: skip
@click.option("--write-baseline", is_flag=True, help="Write all findings into the baseline, and show none.")
@report_option
@output_option
@fix_options
@click.option("-q", "--quiet", is_flag=True, help="Print the findings alone, no summary.", callback=hush)
def command(languages: tuple[str, ...], rules: tuple[str, ...], workers: int | None, **options: Any) -> None:
    """Check translations and drafts, the catalogs that they are in, and the texts of the decks.

    `loctool explain` lists the rules: meaning, numbers and values, terms and names, markup, punctuation and spaces,
    what machines do (repeated or untranslated words), and files. Drafts by pseudo are checked for their form alone.

    --fix mends spaces, quotation marks and the like, never words. A draft stays a draft, a translation translated.

    A translator allows a finding with a comment: # loctool: allow wrong-term "rare earths" — reason.
    All target languages, or those named. What a draft has wrong is a warning at most, since drafts are not shipped.
    Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong use or bad input.
    """
    from loctool.quality.baseline import read_baseline
    from loctool.verbs.check import check
    from loctool.verbs.support.inputs import catalog_paths
    from loctool.verbs.support.workers import useful_workers

    project = find_project(options["decks"])
    paths = [path for _, _, path in catalog_paths(project, languages, missing=True)]
    workers = workers or useful_workers(paths)
    _refuse_lost_output(options)
    is_whole = not (languages or rules or options["ignore"] or options["decks"])
    file = _baseline_file(project, options["baseline"])
    baseline = read_baseline(file, project.root) if file and not options["write_baseline"] else None
    fix_first(project, languages, rules, known=baseline, workers=workers, **options)
    found = check(project, languages, rules, ignore=options["ignore"], workers=workers)
    if options["write_baseline"]:
        _write(file, found, is_whole, options["quiet"])
        return
    found = baseline.mark(found) if baseline else found
    counts = _report(found, project, paths, options)
    if baseline and baseline.gone and is_whole and not options["quiet"]:
        click.echo(f"{baseline.gone} of the baseline no longer found; --write-baseline drops them", err=True)
    least = _least(options)
    if least is not None and any(counts[one] for one in Severity if one >= least):
        raise SystemExit(1)


def _least(options: Mapping[str, Any]) -> Severity | None:
    """Return the severity from which findings make the check fail, None if none does."""
    return None if options["fail_on"] == "never" else Severity[options["fail_on"].upper()]


def _refuse_lost_output(options: Mapping[str, Any]) -> None:
    """Refuse the options for findings where an option shows none."""
    shows_none = next((one for one in ("diff", "write_baseline") if options[one]), "")
    if shows_none and (options["output"] or options["form"] != "text"):
        name = f"--{shows_none.replace('_', '-')}"
        raise click.UsageError(f"{name} shows no findings; leave out --format and --output")


def _report(
    found: Iterable[Finding], project: Project, paths: Sequence[Path], options: Mapping[str, Any]
) -> Counter[Severity]:
    """Print or write the findings, and return how many that matter have each severity."""
    if options["form"] == "text" and not options["output"]:
        return _show(found, project.root, options["most"], options["quiet"])
    from loctool.reports import Checked

    shown = (one for one in found if options["form"] == "json" or not one.in_baseline)
    checked = Checked(tuple(shown), project.root, tuple(map(project.relative, paths)), _least(options))
    show_report(checked, options["form"], options["output"])
    return Counter(one.severity for one in checked.findings if not (one.waived or one.in_baseline))


def _baseline_file(project: Project, named: Path | None) -> Path | None:
    """Return the baseline that an option names, or that of the configuration, if there is one."""
    configured = project.check.baseline
    return named or (project.root / configured if configured else None)


def _write(file: Path | None, findings: Iterable[Finding], is_whole: bool, quiet: bool) -> None:
    """Write the baseline of all files and rules."""
    from loctool.quality.baseline import write_baseline

    if file is None:
        raise click.UsageError("--write-baseline needs a file: --baseline FILE, or `baseline` in [check]")
    if not is_whole:
        raise click.UsageError("a baseline has the findings of all files; leave out languages, --deck and rules")
    count = write_baseline(file, findings)
    if not quiet:
        click.echo(f"wrote {count} finding{'s' * (count != 1)} to {path_from_here(file)}", err=True)


def _show(findings: Iterable[Finding], root: Path, most: int, quiet: bool) -> Counter[Severity]:
    """Print up to `most` findings (0 is all), and how many more each rule has; return how many of each severity."""
    counts: Counter[Severity] = Counter()
    hidden: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    for finding in findings:
        if finding.waived or finding.in_baseline:
            silent["waived" if finding.waived else "in the baseline"] += 1
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
        found = [f"{counts[s]} {s.name.lower()}{'s' * (counts[s] != 1)}" for s in reversed(Severity)]
        others = [f"{silent[why]} {why}" for why in ("waived", "in the baseline") if silent[why]]
        click.echo(", ".join([*found, *others]), err=True)
    return counts
