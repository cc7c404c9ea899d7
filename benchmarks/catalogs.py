"""Catalogs against their peers: seconds and ratios, each side alternating with its peer in one run.

Usage: python benchmarks/catalogs.py [MESSAGES] [ROUNDS]; python benchmarks/catalogs.py growth [MOST]. Whole processes
are timed: `loctool compile` and `loctool status` as users run them, updates by the calls that `loctool extract` makes.
polib writes .mo files in quadratic time, and msgmerge compares each edited text with all others: of 10 000 messages
with 5 % edited it takes 1.5 s, of 20 000 it takes 9 s, of 100 000 minutes. These two rows are therefore compared at a
tenth of the messages, where msgmerge looks better than it would at all of them; growth shows ours up to MOST.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
WORDS = "die Gewinnung seltener Erden kostet mehr als Öl und Gas in ganz Europa seit 1990 Rohstoffe".split()  # noqa: SIM905
POLIB = "import sys, polib; polib.pofile(sys.argv[1]).save_as_mofile(sys.argv[2])"
UPDATE = """
import sys, pathlib
from loctool.catalog.reader import read
from loctool.catalog.writer import save
from loctool.merging.updating import update
catalog = read(pathlib.Path(sys.argv[1]))
update(catalog, read(pathlib.Path(sys.argv[2])))
save(catalog)
"""
HEADER = '"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
LOCTOOL: list[str | Path] = [sys.executable, "-m", "loctool"]


def written(path: Path, messages: int, translated: bool, edited: int = 0) -> Path:
    """Write a catalog or a template of that many messages, one in `edited` with a word replaced and one more."""
    drawn = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        file.write(f'msgid ""\nmsgstr ""\n{HEADER}')
        for number in range(messages):
            words = drawn.choices(WORDS, k=6)
            if edited and number % edited == 0:
                words = [*words[:3], "heute", *words[4:], "auch"]
            text = f"{number} {' '.join(words)}"
            form = text if translated else ""
            file.write(f'\n#. bullet of slide "{number % 50}"\n#: source/deck.md\nmsgid "{text}"\nmsgstr "{form}"\n')
    return path


def project(folder: Path, messages: int) -> Path:
    """Make a project of one deck with a catalog of that many messages and return the catalog's path."""
    (folder / "source").mkdir(parents=True)
    (folder / "source" / "deck.md").write_text("# Titel\n")
    (folder / "loctool.toml").write_text('name = "benchmark"\ntargets = ["en"]\n')
    catalog = folder / "locales" / "en" / "LC_MESSAGES" / "deck.po"
    catalog.parent.mkdir(parents=True)
    return written(catalog, messages, True)


def seconds(command: list[str | Path], cwd: Path) -> float:
    """Run a command and return the seconds that it took."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LOCTOOL_DATA_DIR": str(cwd / "own")}
    began = time.perf_counter()
    subprocess.run(list(map(str, command)), check=True, capture_output=True, cwd=cwd, env=environment)
    return time.perf_counter() - began


def processor(command: list[str | Path], cwd: Path) -> float:
    """Run a command and return the seconds of processor time that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds(command, cwd)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Bench:
    """A folder with the files of all comparisons."""

    def __init__(self, folder: Path, messages: int) -> None:
        """Write the files."""
        self.folder, self.messages = folder, messages
        self.po = project(folder, messages)
        self.pot = written(folder / "a.pot", messages, False)
        self.edited = written(folder / "b.pot", messages, False, edited=20)
        self.copies = [folder / "ours.po", folder / "theirs.po"]
        self.mo = folder / "theirs.mo"

    def reset(self) -> None:
        """Put the files back as they were, so that each run has the same to do."""
        for copy in self.copies:
            shutil.copyfile(self.po, copy)
        self.po.with_suffix(".mo").unlink(missing_ok=True)
        shutil.rmtree(self.folder / "own", ignore_errors=True)

    def compare(self, title: str, ours: list[str | Path], theirs: list[str | Path], rounds: int) -> None:
        """Run both sides alternately and print medians and ratios, of wall time and of processor time."""
        taken: list[tuple[float, ...]] = []
        for measure in (seconds, processor):
            for _ in range(rounds):
                self.reset()
                taken.append((measure(ours, self.folder), measure(theirs, self.folder)))
        medians = [
            [statistics.median(column) for column in zip(*half, strict=True)]
            for half in (taken[:rounds], taken[rounds:])
        ]
        (wall, their_wall), (cpu, their_cpu) = medians
        print(
            f"{title:54} {wall:7.2f} s {their_wall:7.2f} s  ratio {wall / their_wall:5.2f}"
            f"   (processor {cpu:6.2f} s {their_cpu:6.2f} s  ratio {cpu / their_cpu:5.2f})",
            flush=True,
        )


def compare(messages: int = 100_000, rounds: int = 3) -> None:
    """Measure compiling, updating and counting."""
    update = [sys.executable, "-c", UPDATE, "ours.po"]
    msgmerge = ["msgmerge", "-q", "-U", "--previous", "theirs.po"]
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), messages)
        msgfmt = ["msgfmt", bench.po]
        bench.compare(f"compile {messages} ÷ msgfmt", [*LOCTOOL, "compile"], [*msgfmt, "-o", "x.mo"], rounds)
        bench.compare(f"status {messages} ÷ msgfmt --statistics", [*LOCTOOL, "status"],
                      [*msgfmt, "--statistics", "-o", "/dev/null"], rounds)  # fmt: skip
        bench.compare(f"check {messages}, files alone ÷ msgfmt -c", [*LOCTOOL, "check", "--rule", "syntax"],
                      [*msgfmt, "-c", "-o", "/dev/null"], rounds)  # fmt: skip
        bench.compare(
            f"update {messages}, nothing changed ÷ msgmerge", [*update, "a.pot"], [*msgmerge, "a.pot"], rounds
        )
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), messages // 10)
        polib: list[str | Path] = [sys.executable, "-c", POLIB, bench.po, "x.mo"]
        bench.compare(f"compile {messages // 10} ÷ polib", [*LOCTOOL, "compile"], polib, 1)
        edited = f"update {messages // 10}, 5 % edited ÷ msgmerge"
        bench.compare(edited, [*update, "b.pot"], [*msgmerge, "b.pot"], rounds)


def measured(command: list[str | Path], cwd: Path) -> tuple[float, float]:
    """Run a command in a process of its own and return its seconds and its greatest memory in MB."""
    code = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
    code += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LOCTOOL_DATA_DIR": str(cwd / "own")}
    began = time.perf_counter()
    watched = [sys.executable, "-c", code, *map(str, command)]
    done = subprocess.run(watched, check=True, capture_output=True, text=True, cwd=cwd, env=environment)
    return time.perf_counter() - began, float(done.stdout)


def growth(most: int = 1_000_000) -> None:
    """Measure a decade after the other: seconds and memory of each job."""
    messages = 10_000
    while messages <= most:
        with tempfile.TemporaryDirectory() as name:
            bench = Bench(Path(name), messages)
            jobs: dict[str, list[str | Path]] = {
                "compile": [*LOCTOOL, "compile"],
                "status": [*LOCTOOL, "status"],
                "nothing changed": [sys.executable, "-c", UPDATE, "ours.po", "a.pot"],
                "5 % edited": [sys.executable, "-c", UPDATE, "ours.po", "b.pot"],
            }
            for title, job in jobs.items():
                bench.reset()
                taken, memory = measured(job, bench.folder)
                print(f"{messages:9} {title:16} {taken:7.2f} s {memory:7.0f} MB", flush=True)
        messages *= 10


if __name__ == "__main__":
    run: Callable[..., None] = compare
    arguments = sys.argv[1:]
    if arguments[:1] == ["growth"]:
        run, arguments = growth, arguments[1:]
    run(*map(int, arguments))
