"""What the commands share: the pair, and errors on one line with exit code 2."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from loctool.errors import LoctoolError


def pair(text: str) -> tuple[str, str]:
    """Read a pair such as de-en."""
    source, _, target = text.partition("-")
    if not (source.isalpha() and target.isalpha()):
        raise argparse.ArgumentTypeError(f"{text!r} is no pair; write for example de-en")
    return source, target


def add_pair(parser: argparse.ArgumentParser) -> None:
    """Add the argument `pair`."""
    parser.add_argument("pair", type=pair, help="for example de-en")


def run(main: Callable[[], None]) -> None:
    """Run a command; what a user can mend is one line and exit code 2."""
    try:
        main()
    except LoctoolError as problem:
        print(f"starter: {problem}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
