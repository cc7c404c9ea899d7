"""Drafting by a server that answers at once: loctool's own time a message, and what faults of a server come to.

    python benchmarks/engines.py [--messages 2000] [--parallel 8] [--peer COMMAND] [--faults]

German messages of programs with terms, tags, placeholders and plurals into Russian; the server, a process of its own,
knows translations by people. The peer is gpt-po-translator (`--peer path/to/gpt-po-translator`, installed in an
environment of its own), which takes the same catalog and asks in lists of 50. With --faults the server loses tags and
placeholders of 5 % of the texts, leaves out 2 % and has another word for the term in 3 %; then `loctool check` and
`msgfmt` count what each left in its catalog; all texts of loctool's are fuzzy, none of the peer's. Whole processes are
measured. mdpo-llm takes Markdown alone, and is left out.

On two cores that other programs used (load 5 to 7), of 2000 messages: loctool 15.5 and 16.2 ms of processor time a
message in two runs, 175 requests, 7 messages left undrafted. The goal is 5 ms. In a profile, which itself adds time,
rules were two fifths, the comparison of words a sixth, finding terms a twelfth, and writing the catalog a fifteenth.
Measured earlier, and not again: gpt-po-translator 6.5 ms, 56 requests, 14 left untranslated, and no proofs.
With faults, also measured earlier: loctool asks 223 times and drafts 1981 texts, none with lost markup, 129 findings
on terms (without: 125).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from answering.messages import catalog, glossary, messages

from loctool.catalog import reader
from loctool.catalog.entry import forms_of

ROOT = Path(__file__).parent.parent
SERVER = Path(__file__).parent / "answering" / "server.py"
FAULTS = ("--lost", "0.05", "--left-out", "0.02", "--other-term", "0.03")
SHOWN = {"lost-markup": "lost markup", "wrong-term": "terms", "missing-form": "forms"}
"""Rule -> its column."""


class Spent(NamedTuple):
    """What a run took."""

    seconds: float
    processor: float
    server: float
    """Seconds of the server's processor time."""
    requests: int
    texts: int
    status: int


@contextmanager
def serving(faults: Sequence[str]) -> Iterator[str]:
    """Run the server and yield its URL."""
    command = [sys.executable, str(SERVER), *faults]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.stdin.close()


def told(url: str) -> tuple[float, int, int, list[str]]:
    """Return what the server says that it did."""
    with urllib.request.urlopen(f"{url}/spent") as reply:  # noqa: S310 - the server above
        processor, requests, texts, unknown = json.load(reply)
    return processor, requests, texts, unknown


def run(command: Sequence[str | Path], folder: Path, url: str, environment: Mapping[str, str]) -> Spent:
    """Run a command in a project and return what it took."""
    served, before, begun = told(url), resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        list(map(str, command)), cwd=folder, env={**os.environ, **environment}, capture_output=True, check=False
    )
    seconds, after, now = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN), told(url)
    (folder / "log").write_bytes(done.stdout + done.stderr)
    if now[3]:
        raise SystemExit(f"the server knows no translation of {now[3]}")
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(seconds, processor, now[0] - served[0], now[1] - served[1], now[2] - served[2], done.returncode)


def project(folder: Path, text: str, url: str, parallel: int) -> Path:
    """Make a project of one catalog, and return the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "glossary").mkdir(parents=True)
    (folder / "glossary" / "terms.csv").write_text(glossary(), encoding="utf-8")
    (folder / "ru.po").write_text(text, encoding="utf-8")
    (folder / "loctool.toml").write_text(
        'name = "benchmark"\nsource_language = "de"\ntargets = ["ru"]\ncatalogs = ["{language}.po"]\nengine = "llm"\n'
        f'[engines.llm]\nurl = "{url}"\nmodel = "instant"\nparallel = {parallel}\n'
    )
    return folder


def loctool(folder: Path, url: str) -> Spent:
    """Draft with loctool."""
    return run([sys.executable, "-m", "loctool", "draft", "ru"], folder, url, {"PYTHONPATH": str(ROOT)})


def peer(command: str, folder: Path, url: str) -> Spent:
    """Translate with the peer."""
    told_to = ["--folder", folder, "--lang", "ru", "--provider", "openai", "--model", "instant", "--bulk", "-q"]
    return run([command, *told_to], folder, url, {"OPENAI_API_KEY": "none", "OPENAI_BASE_URL": f"{url}/v1"})


def left(folder: Path) -> str:
    """Return what a catalog is left with: how many texts, how many of them are drafts, and what is wrong in each."""
    entries = [entry for entry in reader.read(folder / "ru.po").messages() if all(forms_of(entry))]
    command = [sys.executable, "-m", "loctool", "check", "ru", "--format", "json", "--fail-on", "never", "--max", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    found = dict.fromkeys(SHOWN, 0)
    for one in json.loads(done.stdout):
        if one["rule"] in found:
            found[one["rule"]] += 1
    msgfmt = subprocess.run(
        ["msgfmt", "-c", "--use-fuzzy", "-o", os.devnull, "ru.po"], cwd=folder, capture_output=True, check=False
    )
    errors = sum(b"ru.po:" in line for line in msgfmt.stderr.splitlines())
    counts = "  ".join(f"{name} {found[rule]}" for rule, name in SHOWN.items())
    return f"{len(entries):5} texts, {sum(one.fuzzy for one in entries)} fuzzy; {counts}; msgfmt {errors}"


def show(name: str, spent: Spent, count: int) -> None:
    """Print what a run took, a message."""
    own, wall = 1000 * spent.processor / count, 1000 * spent.seconds / count
    print(
        f"{name:18} {own:6.2f} ms of processor, {wall:6.2f} ms passed, server {1000 * spent.server / count:.2f} ms;"
        f" {spent.requests} requests for {spent.texts} texts; exit {spent.status}",
        flush=True,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument("--parallel", type=int, default=8)
    parser.add_argument("--peer", metavar="COMMAND", help="path of gpt-po-translator")
    parser.add_argument("--faults", action="store_true")
    options = parser.parse_args()
    text = catalog(messages(options.messages))
    with tempfile.TemporaryDirectory() as name, serving(FAULTS if options.faults else ()) as url:
        folder = project(Path(name) / "loctool", text, url, options.parallel)
        runs = {"loctool": (folder, loctool(folder, url))}
        show("loctool", runs["loctool"][1], options.messages)
        if options.peer:
            folder = project(Path(name) / "peer", text, url, options.parallel)
            runs["gpt-po-translator"] = folder, peer(options.peer, folder, url)
            show("gpt-po-translator", runs["gpt-po-translator"][1], options.messages)
            ratio = runs["gpt-po-translator"][1].seconds / runs["loctool"][1].seconds
            print(f"loctool x 1.0, gpt-po-translator x{ratio:4.1f} of its time")
        for one, (folder, _) in runs.items():
            print(f"{one:18} {left(folder)}")


if __name__ == "__main__":
    main()
