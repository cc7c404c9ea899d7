"""loctool draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from loctool.drafting import Report


@click.command("draft")
@click.argument("languages", nargs=-1)
@click.option("--engine", default="argos", show_default=True, help="argos, or pseudo for layout tests.")
@click.option("--scheduler", metavar="ADDRESS", help="Draft on the Dask cluster of this scheduler: tcp://host:8786.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def command(languages: tuple[str, ...], engine: str, scheduler: str | None, quiet: bool) -> None:
    """Draft untranslated messages offline, marked fuzzy, with their provenance.

    All target languages, or those named. Drafts that nobody has touched are made anew where their source, the glossary
    or the model changed; a person's text never is. Works without a network. Interrupted, it keeps what is finished and
    goes on from there when run again. Exit codes: 0 done; 1 messages were left undrafted; 2 wrong use or bad input.
    """
    from pathlib import Path

    from loctool.cli.progress import Bar
    from loctool.engines import ENGINES
    from loctool.project import find
    from loctool.verbs.draft import draft

    if engine not in ENGINES:
        raise click.BadParameter(f"{engine!r}; known engines: {', '.join(ENGINES)}", param_hint="--engine")
    project = find(Path.cwd())
    refused = 0
    for language in project.languages(languages):
        with Bar(language, quiet=quiet) as bar:
            report = draft(project, language, engine, bar, scheduler=scheduler)
        if not quiet:
            click.echo(f"{language}: {_summary(report)} ({bar.rate()})")
        for path, line, msgid, reason in report.refused:
            click.echo(f"{path}:{line}: left undrafted, {reason}: {msgid[:60]}", err=True)
        refused += len(report.refused)
    raise SystemExit(1 if refused else 0)


def _summary(report: Report) -> str:
    parts = [f"{report.drafted} drafted", f"{report.copied} copied"]
    parts += [f"{report.current} drafts up to date"] if report.current else []
    parts += [f"{report.human} left to people"] if report.human else []
    return ", ".join(parts)
