"""Small messages, each with one fault or with what makes checkers cry wolf: what `loctool check` says about them.

Usage: python -m benchmarks.entries [FILE ...] [--all]. A file has entries as in tests/data/quality/entries.po, each
below a line "# F de>en kind: E" (one fault, with its severity) or "# G de>en kind: ok" (a good one). A fault is found
if there is any finding on it, a good one is a false alarm if there is one. `--all` prints all findings.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from loctool.catalog.plurals.languages import plural_forms
from loctool.model import Finding
from loctool.project import find
from loctool.verbs.check import check

ENTRIES = Path(__file__).parents[1] / "tests" / "data" / "quality" / "entries.po"
_HEAD = re.compile(r"# ([FG]) (\w+)>(\w+) (\S+): (\S+)")


@dataclass(frozen=True, slots=True)
class Sample:
    """An entry."""

    is_good: bool
    source: str
    language: str
    kind: str
    severity: str
    lines: str


def read_samples(path: Path) -> list[Sample]:
    """Return the entries of a file."""
    parts = re.split(r"(?m)^(?=# [FG] \w+>\w+ )", path.read_text("utf-8"))
    matches = [(match, part) for part in parts if (match := _HEAD.match(part))]
    return [Sample(head[1] == "G", *head.group(2, 3, 4, 5), part[head.end() :].strip()) for head, part in matches]


def findings(samples: list[Sample]) -> dict[int, list[Finding]]:
    """Return number of an entry -> its findings; each entry has a catalog of its own."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(samples):
        groups[one.source, one.language].append(number)
    found: dict[int, list[Finding]] = {number: [] for number in range(len(samples))}
    for (source, language), numbers in groups.items():
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            root.joinpath("loctool.toml").write_text(f'source_language = "{source}"\ntargets = ["{language}"]\n')
            catalogs = root / "locales" / language / "LC_MESSAGES"
            catalogs.mkdir(parents=True)
            fields = f"Language: {language}\\nContent-Type: text/plain; charset=UTF-8\\n"
            head = f'msgid ""\nmsgstr "{fields}Plural-Forms: {plural_forms(language)}\\n"\n\n'
            for number in numbers:
                catalogs.joinpath(f"e{number:05}.po").write_text(head + samples[number].lines + "\n", "utf-8")
            for one in check(find(root)):
                found[int(Path(one.path).stem[1:])].append(one)
    return found


def main() -> None:
    """Check the entries and print what was missed and what was found in good ones."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=[ENTRIES])
    parser.add_argument("--all", action="store_true", help="print all findings")
    options = parser.parse_args()
    samples = [one for path in options.files for one in read_samples(path)]
    found = findings(samples)
    for number, one in enumerate(samples):
        is_wrong = bool(found[number]) is one.is_good
        if is_wrong or options.all:
            print(f"{'FALSE ALARM' if one.is_good else 'missed' if is_wrong else 'found'} {one.kind} {one.language}")
            print("\n".join(f"  {line}" for line in one.lines.splitlines()))
            print("".join(f"  -> {f.severity.name.lower()} {f.rule}: {f.message}\n" for f in found[number]), end="")
    faults = [n for n, one in enumerate(samples) if not one.is_good]
    alarms = sum(bool(found[n]) for n, one in enumerate(samples) if one.is_good)
    print(f"{sum(bool(found[n]) for n in faults)} of {len(faults)} faults found, "
          f"{alarms} of {len(samples) - len(faults)} good ones reported")  # fmt: skip


if __name__ == "__main__":
    main()
