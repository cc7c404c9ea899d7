"""The options of `check` by which it mends what it finds, and what is said of that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from loctool.project import Project

if TYPE_CHECKING:
    from loctool.quality.baseline import Baseline
    from loctool.verbs.fix import Fixed

_OPTIONS = (
    click.option("--fix", is_flag=True, help="Mend what has one sure way to be mended, then report the rest."),
    click.option("--unsafe", is_flag=True, help="With --fix or --diff: also apply fixes that may change what is said."),
    click.option("--diff", is_flag=True, help="Write nothing; print as a diff what --fix would change, exit 1 if any."),
)
COLOURS = {"+": "green", "-": "red", "@": "cyan"}
"""First character of a line in a diff -> its colour on a terminal."""


def fix_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --fix, --unsafe and --diff to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def fix_first(
    project: Project, languages: Sequence[str], rules: Sequence[str], *, known: Baseline | None, **options: Any
) -> None:
    """Do what these options ask for before the findings are reported.

    With --diff nothing else is done: exits with 1 if anything would change, else with 0.
    """
    if options["unsafe"] and not (options["fix"] or options["diff"]):
        raise click.UsageError("--unsafe says what --fix or --diff may change; give one of them, too")
    if not (options["fix"] or options["diff"]):
        return
    from loctool.verbs.fix import fix

    same = {name: options[name] for name in ("ignore", "unsafe", "workers")}
    fixed = fix(project, languages, rules, baseline=known, write=not options["diff"], **same)
    if options["diff"]:
        _show_diffs(fixed)
    if not options["quiet"]:
        click.echo(_summary(fixed, "would be fixed" if options["diff"] else "fixed"), err=True)
    if options["diff"]:
        raise SystemExit(int(any(one.mended for one in fixed)))


def _show_diffs(fixed: Sequence[Fixed]) -> None:
    from loctool.reports.diffs import unified_diff

    for one in fixed:
        for line in unified_diff(one.before, one.after, one.path):
            click.secho(line, fg=COLOURS.get(line[0]), bold=line.startswith(("--- ", "+++ ")), nl=False)


def _summary(fixed: Sequence[Fixed], done: str) -> str:
    files = sum(bool(one.mended) for one in fixed)
    more = sum(len(one.unsafe) for one in fixed)
    said = f"{_counted(sum(len(one.mended) for one in fixed), 'finding')} {done}"
    said += f" in {_counted(files, 'file')}" if files else ""
    return f"{said}; --unsafe would fix {more} more" if more else said


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
