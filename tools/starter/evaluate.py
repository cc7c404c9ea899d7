"""Print what the packages are worth: BLEU and chrF on the test sets, decoded as loctool decodes.

    python -m tools.starter.evaluate --heldout FOLDER [--package FILE.argosmodel ...] [--limit 300] [--sets flores-dev]
    python -m tools.starter.evaluate --heldout FOLDER --limit 300 --decode beam=2 --decode beam=6,length_penalty=0.8

The embedded packages are judged where no others are named. Choose by flores-dev; flores-test is for the last word.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from loctool.engines.argos.decoder import Decoding
from loctool.files import write_atomically
from tools.starter.judging import Row, engine, judge, only, read_set, table
from tools.starter.options import run

ROUTES = (("de", "en"), ("en", "ru"), ("de", "en", "ru"), ("de", "ru"))
SETS = ("flores-dev", "wmt20", "tatoeba500")
PIVOT_SETS = {"flores-dev", "flores-test"}
"""Sets whose German and Russian lines are translations of the same English ones."""


def route(text: str) -> tuple[str, ...]:
    """Read the languages of a route: de-en-ru."""
    languages = tuple(text.split("-"))
    if len(languages) < 2 or not all(languages):
        raise argparse.ArgumentTypeError(f"{text!r}: give languages joined by hyphens, such as de-en-ru")
    return languages


def decoding(text: str) -> dict[str, float]:
    """Read options of loctool.engines.argos.decoder.Decoding: beam=4,length_penalty=0.8."""
    known = {name: type(value) for name, value in asdict(Decoding()).items()}
    chosen = {}
    for option in filter(None, text.split(",")):
        name, _, value = option.partition("=")
        try:
            chosen[name] = known[name](value)
        except (KeyError, ValueError) as problem:
            raise argparse.ArgumentTypeError(f"{option!r}: give {', '.join(known)} a number") from problem
    return chosen


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--heldout", type=Path, required=True, help="folder of the test sets")
    parser.add_argument("--package", type=Path, action="append", default=[], help="archive to judge; repeat")
    parser.add_argument(
        "--route", "--pair", type=route, action="append", help="such as de-en-ru; repeat; all of them if left out"
    )
    parser.add_argument("--sets", nargs="+", default=SETS, help=f"default: {' '.join(SETS)}")
    parser.add_argument("--limit", type=int, help="first lines of each set")
    parser.add_argument("--decode", type=decoding, action="append", help="decoding options; repeat for a comparison")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--json", type=Path, help="file for the rows")
    return parser.parse_args()


def rows(chosen: argparse.Namespace) -> Iterator[tuple[dict[str, float], Row]]:
    """Yield each row with its decoding options, as soon as it is known."""
    for languages in chosen.route or ROUTES:
        ends = languages[0], languages[-1]
        for name in chosen.sets:
            if "en" not in ends and name not in PIVOT_SETS:
                continue
            texts = read_set(chosen.heldout, name, ends, chosen.limit)
            for options_ in chosen.decode or [{}]:
                yield options_, judge(engine(languages, threads=chosen.threads, **options_), texts)


def main() -> None:
    """Run the command."""
    chosen = options()
    found = []
    with only(chosen.package):
        for options_, row in rows(chosen):
            label = ",".join(f"{name}={value:g}" for name, value in options_.items())
            found.append((label, row))
            print(
                f"{row.name} {'-'.join(row.route)} {label} {row.bleu:.2f} {row.chrf:.2f} {row.seconds:.0f} s",
                flush=True,
            )
    print(f"\n{table(found)}")
    if chosen.json:
        content = [{"decoding": label, **asdict(row)} for label, row in found]
        write_atomically(chosen.json, (json.dumps(content, indent=1) + "\n").encode())


if __name__ == "__main__":
    run(main)
