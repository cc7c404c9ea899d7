"""Catalogs against their peers: seconds and ratios, each side alternating with its peer in one run.

Usage: python benchmarks/catalogs.py [MESSAGES] [ROUNDS]. Whole processes are timed. polib writes .mo files in
quadratic time, so it is compared at a tenth of the messages.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = "die Gewinnung seltener Erden kostet mehr als Öl und Gas in ganz Europa seit 1990 Rohstoffe".split()  # noqa: SIM905
COMPILE = "import sys, pathlib; from loctool.catalog import read, compile_mo; "
COMPILE += "pathlib.Path(sys.argv[2]).write_bytes(compile_mo(read(pathlib.Path(sys.argv[1]))))"
POLIB = "import sys, polib; polib.pofile(sys.argv[1]).save_as_mofile(sys.argv[2])"
MERGE = "import sys, pathlib; from loctool.catalog import read, merge, save; c = read(pathlib.Path(sys.argv[1])); "
MERGE += "merge(c, read(pathlib.Path(sys.argv[2]))); save(c)"
STATUS = "import sys, pathlib; from loctool.catalog import read, statistics; "
STATUS += "statistics(read(pathlib.Path(sys.argv[1])))"


def written(path: Path, messages: int, translated: bool) -> Path:
    """Write a catalog or a template of that many messages."""
    drawn = random.Random(1)
    header = '"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    with path.open("w", encoding="utf-8") as file:
        file.write(f'msgid ""\nmsgstr ""\n{header}')
        for number in range(messages):
            text = f"{number} {' '.join(drawn.choices(WORDS, k=6))}"
            form = text if translated else ""
            file.write(f'\n#. bullet of slide "{number % 50}"\n#: source/deck.md\nmsgid "{text}"\nmsgstr "{form}"\n')
    return path


def edited(path: Path, messages: int) -> Path:
    """Write the template again with one word of every twentieth text changed."""
    drawn = random.Random(2)
    lines = written(path, messages, False).read_text(encoding="utf-8").split("\n")
    texts = [number for number, line in enumerate(lines) if line.startswith('msgid "') and line != 'msgid ""']
    for number in drawn.sample(texts, len(texts) // 20):
        words = lines[number].removesuffix('"').split(" ")
        words[drawn.randrange(2, len(words))] = drawn.choice(["Kupfer", "Lithium", "teuer"])
        lines[number] = " ".join(words) + '"'
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def seconds(*command: str | Path) -> float:
    """Run a command and return the seconds that it took."""
    began = time.perf_counter()
    subprocess.run(list(map(str, command)), check=True, capture_output=True)
    return time.perf_counter() - began


def compare(title: str, ours: list[str | Path], theirs: list[str | Path], rounds: int) -> None:
    """Run both sides alternately and print medians and their ratio."""
    taken = [(seconds(*ours), seconds(*theirs)) for _ in range(rounds)]
    own, other = (statistics.median(column) for column in zip(*taken, strict=True))
    print(f"{title:48} {own:8.2f} s {other:8.2f} s   ratio {own / other:6.2f}")


def main(messages: int = 100_000, rounds: int = 3) -> None:
    """Measure compiling, merging and counting."""
    python = sys.executable
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        po, pot = written(folder / "a.po", messages, True), written(folder / "a.pot", messages, False)
        small = written(folder / "small.po", messages // 10, True)
        mo = folder / "a.mo"
        compare(f"compile {messages} ÷ msgfmt", [python, "-c", COMPILE, po, mo], ["msgfmt", po, "-o", mo], rounds)
        compare(
            f"compile {messages // 10} ÷ polib",
            [python, "-c", COMPILE, small, mo],
            [python, "-c", POLIB, small, mo],
            1,
        )
        compare(
            f"merge {messages}, nothing changed ÷ msgmerge",
            [python, "-c", MERGE, po, pot],
            ["msgmerge", "-U", "--previous", po, pot],
            rounds,
        )
        changed = edited(folder / "edited.pot", messages // 10)
        compare(
            f"merge {messages // 10}, 5 % of the texts edited ÷ msgmerge",
            [python, "-c", MERGE, small, changed],
            ["msgmerge", "-q", "--previous", "-o", folder / "out.po", small, changed],
            1,
        )
        compare(
            f"count {messages} ÷ msgfmt --statistics",
            [python, "-c", STATUS, po],
            ["msgfmt", "--statistics", "-o", "/dev/null", po],
            rounds,
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
