"""Run the command line: the script `loctool`, and python -m loctool."""

from __future__ import annotations

from loctool.interrupts import exit_on_signals


def main() -> None:
    """Run one of the commands. A signal ends the program without a traceback, also while its modules are imported."""
    exit_on_signals()
    from loctool.cli import main as commands
    from loctool.cli.terminal.streams import prepare_streams

    prepare_streams()
    commands(prog_name="loctool")


if __name__ == "__main__":
    main()
