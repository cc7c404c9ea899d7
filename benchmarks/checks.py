"""What `loctool check` and its peers find: planted faults, false alarms in good translations, time and memory.

Usage: python benchmarks/checks.py
       python -m benchmarks.checks planted [--texts FILE] [--each 12] [--pairs de-en en-de en-ru] [--missed]
       python -m benchmarks.checks real FOLDER [--sample 300]
       python -m benchmarks.checks speed [--messages 100000] [--texts FILE] [--pair de-en]

Without a command, `planted` and a small `speed`. `planted` puts faults into the translations of FILE
(`German<TAB>English<TAB>Russian`), and counts for each kind how many each checker finds: what it reports on the
wrong translation and not on the good one. Then it counts its findings on the good ones. `real` checks the catalogs
of a folder (LANGUAGE/*.po, from English), and prints findings at random to be read. `speed` checks
that many messages, in catalogs of 1 000, with loctool on two cores and with pofilter on one: the more texts FILE has,
the more new words loctool has to look up.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.linting import peers, planted, real, speed
from benchmarks.planting.texts import read_texts

TEXTS = Path(__file__).parents[1] / "tests" / "data" / "drafting" / "slides.tsv"


def compare_planted(options: argparse.Namespace) -> None:
    """Plant, check and print."""
    checkers = peers.installed()
    found: dict[str, Counter[str]] = {name: Counter() for name in checkers}
    total: Counter[str] = Counter()
    alarms: dict[str, Counter[str]] = {name: Counter() for name in checkers}
    good = 0
    for pair in options.pairs:
        source, _, target = pair.partition("-")
        texts = read_texts(options.texts, (source, target))
        faults = planted.plant(texts, options.each, options.seed)
        total.update(fault.kind for fault in faults)
        good += len({(fault.source, fault.good) for fault in faults})
        with tempfile.TemporaryDirectory() as folder:
            places = {wrong: Path(folder, str(wrong)) for wrong in (True, False)}
            for wrong, place in places.items():
                planted.write(place, faults, (source, target), wrong=wrong)
            for name in checkers:
                wrong, right = (peers.check(name, places[which]).found for which in (True, False))
                for fault in faults:
                    key = f"{fault.kind}.{target}.po", fault.source
                    is_found = bool(wrong.get(key, set()) - right.get(key, set()))
                    found[name][fault.kind] += is_found
                    if options.missed and name == "loctool" and not is_found:
                        print(f"{pair} {fault.kind}\n  {fault.source!r}\n  {fault.good!r}\n  {fault.wrong!r}")
                alarms[name].update(rule for rules in right.values() for rule in rules)
    print(f"\n| kind | planted | {' | '.join(checkers)} |\n|---|--:|{'--:|' * len(checkers)}")
    for kind, count in total.items():
        print(f"| {kind} | {count} | {' | '.join(str(found[name][kind]) for name in checkers)} |")
    shares = (f"{found[name].total()} ({found[name].total() / total.total():.1%})" for name in checkers)
    print(f"| all | {total.total()} | {' | '.join(shares)} |")
    print(f"| findings on {good} good ones | | {' | '.join(str(alarms[name].total()) for name in checkers)} |")
    for name in checkers:
        print(f"{name}: {', '.join(f'{rule} {count}' for rule, count in alarms[name].most_common(12))}")
    weak = [kind for kind, count in total.items() if found["loctool"][kind] < 0.8 * count]
    print("below 80 %:", ", ".join(weak) or "none")


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command")
    one = commands.add_parser("planted")
    one.add_argument("--texts", type=Path, default=TEXTS)
    one.add_argument("--each", type=int, default=12, help="faults of each kind and pair")
    one.add_argument("--pairs", nargs="+", default=["de-en", "en-de", "en-ru"])
    one.add_argument("--seed", type=int, default=1)
    one.add_argument("--missed", action="store_true", help="print what loctool misses")
    one = commands.add_parser("real")
    one.add_argument("folder", type=Path)
    one.add_argument("--sample", type=int, default=300)
    one.add_argument("--seed", type=int, default=1)
    one = commands.add_parser("speed")
    one.add_argument("--messages", type=int, default=100_000)
    one.add_argument("--texts", type=Path, default=TEXTS)
    one.add_argument("--pair", default="de-en")
    options = parser.parse_args()
    if not options.command:
        compare_planted(parser.parse_args(["planted"]))
        speed.compare(TEXTS, "de-en", 10_000)
    elif options.command == "planted":
        compare_planted(options)
    elif options.command == "real":
        real.compare(options.folder, options.sample, random.Random(options.seed))
    else:
        speed.compare(options.texts, options.pair, options.messages)


if __name__ == "__main__":
    main()
