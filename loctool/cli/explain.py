"""loctool explain."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from loctool.cli.terminal.completions import complete_rules
from loctool.cli.terminal.json_output import format_option, show_json
from loctool.cli.terminal.shown import COLOURS
from loctool.cli.terminal.table import cut, terminal_width

if TYPE_CHECKING:
    from loctool.quality.explaining import Explained
    from loctool.quality.explanations import Example

ROOMS = {
    "form": "Spaces, punctuation and characters",
    "structure": "Markup, placeholders and identifiers",
    "values": "Numbers, dates, units and currencies",
    "words": "Words, names and terms",
    "meaning": "Meaning",
    "across": "Messages together",
    "sources": "Texts of the decks",
    "files": "Files",
}
"""Room -> its heading."""
WIDEST = 100
"""Columns of a text on a wide terminal."""
LEGEND = "In brackets: runs only if chosen. A hyphen: judges drafts before they are written."


@click.command("explain")
@click.argument("rules", nargs=-1, shell_complete=complete_rules)
@format_option
def command(rules: tuple[str, ...], form: str) -> None:
    """Explain rules of `check`: what they find, why that matters, how to mend it and how to allow it.

    Without RULES, list all of them. Exit codes: 0 shown; 2 wrong use.
    """
    from loctool.quality.explaining import explain
    from loctool.quality.explanations import explanations
    from loctool.text.suggestion import closest_word

    for rule in rules:
        if rule not in explanations():
            meant = closest_word(rule, explanations())
            hint = f"did you mean {meant}?" if meant else "`loctool explain` lists the rules"
            raise click.UsageError(f"unknown rule {rule!r}; {hint}")
    if form == "json":
        show_json([explain(rule) for rule in rules or sorted(explanations())])
    elif rules:
        click.echo("\n\n".join("\n".join(_lines(explain(rule))) for rule in rules))
    else:
        _list()


def _list() -> None:
    """Print a line for each rule, room by room."""
    from loctool.quality import RULES
    from loctool.quality.explanations import explanations
    from loctool.reports.explaining import explanation_of, plain

    width, widest = terminal_width(), max(map(len, explanations()))
    for room, heading in ROOMS.items():
        names = sorted(name for name, one in explanations().items() if one.room == room)
        if names:
            click.secho(heading, bold=True)
        for name in names:
            rule = RULES.get(name)
            severity = "warning" if rule is None else rule.severity.name.lower() if rule.reports else "-"
            shown = f"({severity})" if rule and not rule.by_default else severity
            label = click.style(f"{shown:9}", COLOURS.get(severity))
            what = plain(explanation_of(name).what)
            click.echo(f"  {name:{widest}}  {label}  {cut(what, max(20, width - widest - 15)) if width else what}")
    click.echo(f"\n{LEGEND}\n`loctool explain RULE` says more.", err=True)


def _lines(rule: Explained) -> Iterator[str]:
    """Yield the lines on a rule."""
    from loctool.reports.explaining import explanation_of, plain, sentence

    text = explanation_of(rule.name)
    severity = rule.severity.name.lower() if rule.severity else "refuses drafts"
    yield f"{click.style(rule.name, bold=True)}  {click.style(severity, COLOURS.get(severity))}"
    yield from _wrap(sentence(plain(text.what)))
    yield from _wrap(_judges(rule))
    yield from _section("Why", [sentence(plain(text.why))] if text.why else [])
    yield from _section("Mend", _mending(rule, sentence(plain(text.mend))))
    for example in rule.examples:
        yield from _example(example)
    yield from _section("Allow", _allowing(rule))


def _section(title: str, paragraphs: Sequence[str]) -> Iterator[str]:
    if paragraphs:
        yield ""
        yield click.style(title, bold=True)
    for paragraph in paragraphs:
        yield from _wrap(paragraph)


def _wrap(text: str) -> list[str]:
    """Return a text in lines that fit the terminal; lines of code and of files stay whole."""
    width = terminal_width()
    if not width or text.startswith("    "):
        return [f"  {text}"]
    return textwrap.wrap(text, min(width, WIDEST) - 2, initial_indent="  ", subsequent_indent="  ")


def _example(example: Example) -> Iterator[str]:
    """Yield what is wrong and the same mended, as a catalog has it."""
    yield ""
    yield click.style(
        f"Example, {example.languages.replace('>', ' → ')}" if example.languages else "Example", bold=True
    )
    if example.file:
        for title, file in (("wrong", example.file), ("mended", example.mended)):
            yield f"  {title}:"
            yield from (f"    {_visible(line)}" if line else "" for line in file.splitlines())
            if not file.endswith("\n"):
                yield "    (no line break at the end)"
        return
    yield from (f"    {line}" for line in example.head.splitlines())
    yield f'    msgid "{_quoted(example.msgid)}"'
    yield f'    msgstr "{click.style(_quoted(example.msgstr), "red")}"'
    if example.mended:
        yield f'    msgstr "{click.style(_quoted(example.mended), "green")}"'


def _quoted(text: str) -> str:
    """Return a text as it stands between the quotation marks of a catalog."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return _visible(escaped)


def _visible(text: str) -> str:
    """Return a line with signs in the place of characters that nobody sees."""
    return "".join(char if char == " " or char.isprintable() else f"<U+{ord(char):04X}>" for char in text)


def _judges(rule: Explained) -> str:
    """Return a sentence on what a rule is for."""
    texts = {"deck": "the texts of decks", "catalog": "files"}.get(rule.scope, " and ".join(rule.judges))
    languages = f" in {', '.join(rule.languages)}" if rule.languages else ""
    refused = " A draft with this is not written." if rule.refuses_drafts else ""
    chosen = f" Runs only if chosen: --select {rule.name}." if not rule.by_default else ""
    return f"Judges {texts}{languages}.{refused}{chosen}"


def _mending(rule: Explained, mend: str) -> list[str]:
    """Return how findings are mended, by hand or by loctool."""
    automatic = {"safe": "loctool check --fix mends it.", "unsafe": "loctool check --fix --unsafe mends it."}
    said = "" if "--fix" in mend else automatic.get(rule.fix, "")
    return [one for one in (mend, said) if one]


def _allowing(rule: Explained) -> list[str]:
    """Return how findings are allowed: in a message, or by the configuration."""
    from loctool.reports.explaining import waiver_of

    if rule.severity is None:
        return []
    above = ["Above the message:", f"    {waiver_of(rule.name)}"] if rule.may_be_waived else []
    table = "In the configuration, for all files or some (docs/rules.md):"
    return [*above, table, "    [check.severity]", f'    {rule.name} = "off"']
