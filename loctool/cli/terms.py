"""loctool terms: lint, mine, score, convert."""

from __future__ import annotations

from pathlib import Path

import click

from loctool.cli.terminal.completions import complete_languages
from loctool.cli.terminal.json_output import format_option, show_json
from loctool.cli.terminal.shown import show_finding
from loctool.model import Severity
from loctool.project import find

_HOW = {"full": "", "stems": ", found by word stems", "words": ", found by exact words"}
"""What is said of a language whose word forms are not known."""
FILE = click.Path(dir_okay=False, path_type=Path)


@click.group("terms")
def command() -> None:
    """Keep the glossary in order, find what it lacks, and score how it is obeyed."""


@command.command("lint")
@click.argument("files", nargs=-1, type=FILE)
@format_option
def lint(files: tuple[Path, ...], form: str) -> None:
    """Look for faults in the project's glossaries, or in FILES.

    Rows that stand twice, contradict or defeat each other, are never found, stand in no deck, or fail in their own
    example. Exit codes: 0 nothing worse than notes; 1 findings; 2 wrong use or bad input.
    """
    from loctool.verbs import terms

    project = find()
    found = list(terms.lint(project, files))
    if form == "json":
        show_json(found)
    for finding in found if form == "text" else ():
        show_finding(finding, project.root)
    worst = max((finding.severity for finding in found), default=Severity.NOTE)
    raise SystemExit(1 if worst > Severity.NOTE else 0)


@command.command("mine")
@click.option(
    "--least", default=2, show_default=True, type=click.IntRange(1), help="Occurrences that a candidate needs."
)
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="Candidates to show.")
@format_option
def mine(least: int, limit: int, form: str) -> None:
    """Show nouns and phrases that the decks use again and again and no glossary has.

    For each: how often it stands there, how many compounds end in it, and an example.
    """
    from loctool.verbs import terms

    found = terms.mine(find(Path.cwd()), least)[:limit]
    if form == "json":
        show_json(found)
        return
    for candidate in found:
        example = " ".join(candidate.examples[0].split()) if candidate.examples else ""
        click.echo(f"{candidate.count:4} {candidate.compounds:3}  {candidate.term:30}  {example[:80]}")


@command.command("score")
@click.argument("languages", nargs=-1, shell_complete=complete_languages)
@click.option(
    "--save/--no-save", "--keep/--no-keep", default=False, help="Note the scores in the glossary folder's scores.json."
)
@format_option
def score(languages: tuple[str, ...], save: bool, form: str) -> None:
    """Show how well the translations keep to the glossary: accuracy and consistency, one number each a language.

    Accuracy: terms of the source with an admissible target. Consistency: targets used that are their term's usual one.
    Exit codes: 0 shown; 2 wrong use or bad input.
    """
    from loctool.glossary import depth_of
    from loctool.verbs import terms

    scores = terms.score(find(Path.cwd()), languages, save)
    if form == "json":
        show_json(scores)
        return
    for language, one in scores.items():
        click.echo(
            f"{language:8} accuracy {100 * one.accuracy:5.1f} %   consistency {100 * one.consistency:5.1f} %   "
            f"{one.terms} terms{_HOW[depth_of(language)]}"
        )


@command.command("convert")
@click.argument("source", metavar="IN", type=FILE)
@click.argument("target", metavar="OUT", type=FILE)
@click.option("--source", "language", default="", help="Source language [default: the project's].")
@click.option("--tbx-version", type=click.Choice(["2", "3"]), default="3", show_default=True, help="Of a .tbx file.")
def convert(source: Path, target: Path, language: str, tbx_version: str) -> None:
    """Write the glossary IN as OUT: .csv, .tsv or .tbx, by their suffixes.

    Exit codes: 0 written; 2 wrong use or bad input.
    """
    from loctool.verbs import terms

    language = language or find(Path.cwd()).source_language
    count, lost = terms.convert(source, target, language, 2 if tbx_version == "2" else 3)
    for what in lost:
        click.echo(f"loctool: {what}", err=True)
    click.echo(f"wrote {target}: {count} terms")
