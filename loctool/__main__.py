"""Run the command line: the script `loctool`, and python -m loctool."""

# A signal may come at any time: until it can be handled nothing is imported that Python has not loaded already.
import _signal  # type: ignore[import-not-found]  # `signal` without its names, which take longer
import os


def _exit(number: int, _frame: object) -> None:
    os._exit(128 + number)


def _exit_on_signals() -> None:
    """End the process quietly at a signal from now on; one that is ignored (by nohup, for example) stays ignored."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"):
        number = getattr(_signal, name, None)
        if number is not None and _signal.getsignal(number) != _signal.SIG_IGN:
            _signal.signal(number, _exit)


def main() -> None:
    """Run one of the commands."""
    _exit_on_signals()
    from loctool.cli import main as commands
    from loctool.cli.terminal.streams import prepare_streams

    prepare_streams()
    commands(prog_name="loctool")


if __name__ == "__main__":
    main()
