"""The command line: one file a command; errors end in one line and exit code 2."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import click

import loctool
from loctool.errors import LoctoolError
from loctool.interrupts import Terminated, handle_termination, undisturbed_exit

COMMANDS = (
    "init",
    "extract",
    "diff",
    "draft",
    "check",
    "compile",
    "render",
    "status",
    "terms",
    "tm",
    "models",
    "merge",
)
"""In the order of the job; each is a module of this package with a function `command`."""


class Commands(click.Group):
    """Commands loaded by name, and what goes wrong turned into one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the commands in the order of the job."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the command's module."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"loctool.cli.{cmd_name}").command
        return found

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; LoctoolError and a full or closed output end with one line."""
        undisturbed_exit()
        try:
            with handle_termination():
                return super().invoke(ctx)
        except LoctoolError as error:
            click.echo(f"loctool: {_shortened(str(error))}", err=True)
            ctx.exit(2)
        except KeyboardInterrupt:
            _end("interrupted", 130)
        except Terminated:
            _end("terminated", 143)


def _end(how: str, code: int) -> NoReturn:
    """End the process at once: threads in which a model is still drafting could take seconds."""
    click.echo(f"loctool: {how}; what was finished is kept, run the command again to go on", err=True)
    with suppress(OSError):
        sys.stdout.flush()
    os._exit(code)


def _shortened(message: str) -> str:
    """Return the message on one line, with a path below the current folder made relative."""
    from pathlib import Path

    return " ".join(message.split()).replace(f"{Path.cwd()}/", "", 1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(loctool.__version__, prog_name="loctool")
def main() -> None:
    r"""Slides in, gettext catalogs out: offline drafts, an honest glossary, reproducible .mo files.

    \b
    The job:  extract -> draft -> (a translator edits the .po files) -> check -> compile, render
    Exit codes: 0 done and clean; 1 findings, or nothing could be done; 2 wrong use or bad input.
    """
