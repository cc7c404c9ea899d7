"""The command line: one file a command; errors end in one line and exit code 2."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from loctool.cli.terminal.shown import describe_error, describe_misuse, show_notices, use_colours
from loctool.cli.terminal.streams import describe
from loctool.errors import LoctoolError
from loctool.interrupts import Terminated, end_children, handle_termination, undisturbed_exit
from loctool.storage import remove_temporary_folders
from loctool.version import __version__

COMMANDS = {
    "init": "Write a commented configuration and the folders.",
    "extract": "Bring the texts of the decks into the catalogs.",
    "diff": "Show in words what changed in the decks.",
    "import": "Take translations from sheets, XLIFF and decks.",
    "export": "Write catalogs as sheets or XLIFF for other people.",
    "draft": "Draft untranslated messages offline.",
    "check": "Check translations and drafts.",
    "preview": "Write pages that show slides, translations and findings.",
    "review": "Look at the decks in the browser, and decide.",
    "explain": "Explain the rules of check, and list them.",
    "report": "Sum up what changed since a revision of git.",
    "compile": "Compile the catalogs into .mo files.",
    "render": "Write the decks again in another language.",
    "status": "Show how far each deck is in each language.",
    "terms": "Keep the glossary in order, and score it.",
    "tm": "Exchange and inspect the translation memory.",
    "models": "List, install and verify Argos packages.",
    "merge": "Merge three versions of a catalog, for git.",
    "completion": "Print completion for bash, zsh or fish.",
}
"""What each does, in the order of the job; each is a module of this package with a function `command`."""
_MODULES = {
    "import": "exchange.adopt",
    "export": "exchange.export",
    "preview": "pages.preview",
    "review": "pages.review",
    "merge": "git.merge",
    "report": "git.report",
}
"""Command -> its module, where that has another name."""

HELP = """Slides in, gettext catalogs out: offline drafts, an honest glossary, reproducible .mo files.

\b
The job:     extract -> draft -> (a translator edits the .po files)
             -> check -> compile, render
Exit codes:  0 done and clean; 1 findings, or nothing could be done;
             2 wrong use or bad input;
             130 interrupted, 143 terminated (128 + the signal's number).
"""


class Commands(click.Group):
    """Commands loaded by name, and what goes wrong turned into one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the commands in the order of the job."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the command's module."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"loctool.cli.{_MODULES.get(cmd_name, cmd_name)}").command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is asked for. An unknown one fails with the one that was probably meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from loctool.text.suggestion import closest_word

            if meant := closest_word(args[0], COMMANDS):
                ctx.fail(f"{error.message} Did you mean {meant!r}?")
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write what each command does, without importing them all."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line; wrong use ends with one line, and so does what the system refuses (a full disk)."""
        if not extra.get("standalone_mode", True):
            return super().main(*args, **extra)
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
            sys.exit(code if isinstance(code, int) else 0)
        except click.exceptions.NoArgsIsHelpError as problem:
            problem.show()
        except click.ClickException as problem:
            click.echo(f"loctool: {describe_misuse(problem)}", err=True)
        except OSError as problem:
            click.echo(f"loctool: {describe(problem)}", err=True)
        except MemoryError:
            click.echo("loctool: there is not enough memory for this", err=True)
        sys.exit(2)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; LoctoolError ends with one line, a signal with its own."""
        undisturbed_exit()
        show_notices()
        try:
            with handle_termination():
                return super().invoke(ctx)
        except LoctoolError as error:
            click.echo(f"loctool: {describe_error(error)}", err=True)
            ctx.exit(2)
        except KeyboardInterrupt:
            _end("interrupted", 130)
        except Terminated as signalled:
            _end("terminated", 128 + signalled.number)


def _end(how: str, code: int) -> NoReturn:
    """End the process at once: threads in which a model is still drafting could take seconds."""
    with suppress(OSError):
        click.echo(f"loctool: {how}; what was finished is kept, run the command again to go on", err=True)
        sys.stdout.flush()
    end_children()  # os._exit leaves out what is registered for the end
    remove_temporary_folders()
    os._exit(code)


@click.group(
    cls=Commands, help=HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="loctool")
@click.option(
    "-C",
    "folders",
    multiple=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Work in DIR, as if started there; again, in a folder within it.",
)
@click.pass_context
def main(ctx: click.Context, folders: tuple[Path, ...]) -> None:
    """Run one of the commands."""
    ctx.color = use_colours()
    for folder in folders:
        os.chdir(folder)
