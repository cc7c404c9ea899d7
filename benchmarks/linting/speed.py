"""Time and memory of a large catalog."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polib

from benchmarks.linting import peers, planted
from benchmarks.planting.texts import read_texts

TEXTS = Path(__file__).parents[2] / "tests" / "data" / "drafting" / "slides.tsv"
FILES = 8


def compare(messages: int) -> None:
    """Make catalogs of that many messages, two texts and a number each; check them with loctool and pofilter."""
    texts = read_texts(TEXTS, ("de", "en"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [polib.POFile(wrapwidth=0) for _ in range(FILES)]
        for number in range(messages):
            one, two = texts[number % len(texts)], texts[(number // len(texts) * 7 + number) % len(texts)]
            entry = polib.POEntry(
                msgid=f"{one.source} {two.source} {number}", msgstr=f"{one.target} {two.target} {number}"
            )
            files[number * FILES // messages].append(entry)
        for number, file in enumerate(files):
            file.metadata = planted.header("en")
            file.save(str(folder / f"part{number}.en.po"))
        names = '["{domain}.{language}.po"]'
        folder.joinpath("loctool.toml").write_text(f'source_language = "de"\ntargets = ["en"]\ncatalogs = {names}\n')
        command = [sys.executable, "-m", "loctool", "check", "--workers", "2", "--fail-on", "never", "-q", "--max", "1"]
        began = time.monotonic()
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        ours = time.monotonic() - began
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        theirs = peers.check("pofilter", folder).seconds if peers.tool("pofilter") else None
        print(f"check of {messages} messages: loctool {ours:.0f} s with two processes, at most {memory:.0f} MiB each; "
              f"pofilter {'not installed' if theirs is None else f'{theirs:.0f} s with one'}")  # fmt: skip


if __name__ == "__main__":
    compare(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
