"""loctool draft."""

from __future__ import annotations

import logging
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from loctool.cli.terminal.completions import complete_engines, complete_languages
from loctool.cli.terminal.decks import deck_option, find_project
from loctool.cli.terminal.progress import Bar
from loctool.cli.terminal.shown import describe_error, hush, path_from_here, undrafted_line
from loctool.errors import EngineError, MissingPackageError, PackageError

if TYPE_CHECKING:
    from loctool.drafting.selection import Report
    from loctool.model import Term
    from loctool.project import Project
    from loctool.verbs.draft import Options


MISSED = 5
"""Terms that are named of those that drafts lack."""


class Seconds(click.FloatRange):
    """A finite number of seconds: `nan` and `inf` are numbers for Python, too."""

    name = "number of seconds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number of seconds. Raises BadParameter."""
        seconds: float = super().convert(value, param, ctx)
        if not math.isfinite(seconds):
            self.fail(f"{value!r} is not a number of seconds; write for example 60", param, ctx)
        return seconds


@click.command("draft")
@click.argument("languages", nargs=-1, shell_complete=complete_languages)
@deck_option
@click.option(
    "--engine", "engines", multiple=True, metavar="NAMES", shell_complete=complete_engines,
    help="argos, llm, libretranslate, pseudo for layout tests, or one of your own; of several, as in llm,argos, the"
    " first one wins whose draft no rule refuses or doubts. By default `engine` of the configuration, or argos.",
)  # fmt: skip
@click.option("--compare", is_flag=True, help="Have each of several engines draft all messages, and count how they do.")
@click.option("--allow-remote", is_flag=True, help="Let engines send texts to servers on other machines.")
@click.option("--renew", "--stale", "renew", is_flag=True, help="Redo untouched drafts that are to be renewed, too.")
@click.option("--no-memory", is_flag=True, help="Take nothing from the translation memory.")
@click.option(
    "--wait", default=0.0, type=Seconds(0), metavar="SECONDS",
    help="Wait so long for another run, or for who has locked the memory.",
)  # fmt: skip
@click.option(
    "--beam", type=click.IntRange(1, 32), metavar="N", help="Hypotheses that Argos' decoder keeps; 4 by default."
)
@click.option(
    "--fast", is_flag=True, help="Greedy, as --beam 1: 2.4 times as fast; 1 BLEU worse on news, 3 chrF on slides."
)
@click.option("--fit", is_flag=True, help="Prefer a shorter hypothesis if a draft is longer than its room on a slide.")
@click.option(
    "--route", "routes", multiple=True, metavar="ROUTE",
    help="The languages that Argos passes through, such as de-en-ru or de-ru; by default the packages decide.",
)  # fmt: skip
@click.option("--scheduler", metavar="ADDRESS", help="Draft on the Dask cluster of this scheduler: tcp://host:8786.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.", callback=hush)
def command(languages: tuple[str, ...], *, quiet: bool, fast: bool, no_memory: bool, **chosen: Any) -> None:
    """Draft untranslated messages, marked fuzzy, with their provenance; offline, unless an engine asks a server.

    All target languages, or those named. What the translation memory has for the very text is taken from there, and
    what it has for similar ones is noted. A draft that nobody has touched is to be renewed where its source, the
    glossary's terms in it or the model changed; --renew redoes those, and drafts by another engine. A person's text is
    never changed. Texts are sent to no other machine without --allow-remote or `remote = true` in the engine's
    settings. --beam, --fast and --route mean nothing to engines without packages. Interrupted, it keeps what is
    finished and goes on from there when run again. Exit codes: 0 done; 1 messages were left undrafted, or a server
    could not be asked any further; 2 wrong use, setting or input, or another run is writing; 130 interrupted; 143
    terminated (129 hung up, 131 quit).
    """
    from loctool.verbs.draft import Options

    if fast and chosen["beam"] not in (None, 1):
        raise click.UsageError("--fast is --beam 1; give one of the two")
    chosen["beam"] = 1 if fast else chosen["beam"]
    project = find_project(chosen.pop("decks"))
    engines = _choose_engines(project, chosen.pop("engines"), compare=chosen["compare"])
    options = Options(memory=not no_memory, **chosen)
    targets = project.languages(languages)
    _check_routes(options.routes, targets)
    reports = {language: _draft(project, language, engines, options, quiet=quiet) for language in targets}
    if options.compare and not quiet:
        from loctool.cli.terminal.comparison import show_comparison

        show_comparison(reports)
    problems = [report.problem for report in reports.values() if report.problem]
    if any(not isinstance(problem, MissingPackageError | EngineError) for problem in problems):
        raise SystemExit(2)
    raise SystemExit(1 if problems or any(report.refused for report in reports.values()) else 0)


def _choose_engines(project: Project, given: Sequence[str], *, compare: bool) -> tuple[str, ...]:
    """Return the engines of the option --engine, else those of the configuration. Raises UsageError and ConfigError."""
    from loctool.verbs.support.engines.choosing import choose_engines, describe_fault, unused_tables

    named = [name.strip() for one in given for name in one.split(",")]
    if named and (fault := describe_fault(project, named)):
        raise click.UsageError(f"--engine {fault}")
    engines = choose_engines(project, named or None)
    if compare and len(engines) < 2:
        raise click.UsageError("--compare needs two engines or more, as in --engine llm,argos")
    for problem in unused_tables(project):
        logging.getLogger("loctool").warning("%s", describe_error(problem))
    return engines


def _check_routes(routes: Sequence[str], targets: Sequence[str]) -> None:
    """Raise BadParameter for a route that leads to no language that is to be drafted, or where another one leads."""
    from loctool.packages import leads_to

    for number, route in enumerate(routes):
        ends = [target for target in targets if leads_to(route, target)]
        message = ""
        if not ends:
            languages = " or ".join(targets)
            message = f"{route!r} does not end in {languages}; write languages joined by hyphens, as in de-en-ru"
        elif other := next((one for one in routes[:number] if any(leads_to(one, end) for end in ends)), ""):
            message = f"{other!r} and {route!r} lead to the same language; give one of them"
        if message:
            raise click.BadParameter(message, param_hint="--route")


def _draft(project: Project, language: str, engines: Sequence[str], options: Options, *, quiet: bool) -> Report:
    """Draft one language and say what came of it; a package that fails ends this language only."""
    from loctool.drafting.selection import Report
    from loctool.verbs.draft import draft

    with Bar(language, quiet=quiet) as bar:
        try:
            report = draft(project, language, engines, bar, options)
        except PackageError as problem:
            report = Report(problem=problem)
    if not quiet:
        click.echo(f"{language}: {_summary(report)}{bar.rate()}")
    for one in report.refused:
        click.echo(undrafted_line(one, project.root), err=True)
    if report.missed:
        click.echo(f"loctool: {language}: {_describe_missed(report.missed)}", err=True)
    if report.problem:
        click.echo(f"loctool: {language}: {describe_error(report.problem)}", err=True)
    return report


def _describe_missed(terms: Sequence[Term]) -> str:
    rows = [f"“{term.source}” ({path_from_here(term.path)}:{term.line})" for term in terms[:MISSED]]
    more = f" and {len(terms) - MISSED} more" if len(terms) > MISSED else ""
    return f"drafts lack terms whose rows have none in the language of the pivot; add one: {', '.join(rows)}{more}"


def _summary(report: Report) -> str:
    taken = [f"{count.taken} {maker.partition('/')[0]}" for maker, count in report.engines.items()]
    made_by = f" ({', '.join(taken)})" if len(taken) > 1 else ""
    parts = [f"{report.drafted} drafted{made_by}", f"{report.copied} copied"]
    parts += [f"{report.recalled} from memory"] if report.recalled else []
    parts += [f"{report.noted} with notes"] if report.noted else []
    parts += [f"{len(report.refused)} left undrafted"] if report.refused else []
    parts += [f"{report.to_renew} drafts to renew (--renew redoes them)"] if report.to_renew else []
    parts += [f"{report.of_others} drafts by another engine (--renew redoes them)"] if report.of_others else []
    parts += [f"{report.current} drafts up to date"] if report.current else []
    parts += [f"{report.human} left to people"] if report.human else []
    return ", ".join(parts)
