"""Time and memory of many messages, in catalogs as long as those of decks."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import polib

from benchmarks.linting import peers, planted
from benchmarks.planting.texts import Text, read_texts

CATALOG = 1000
"""Messages of a catalog."""


def compare(texts: Path, pair: str, messages: int) -> None:
    """Make catalogs of that many messages, a text of a slide each; check them with loctool and with pofilter.

    Texts of which there are not enough come again with a number. Where others work on the machine, time of the
    processor tells more than seconds.
    """
    source, _, target = pair.partition("-")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_catalogs(folder, read_texts(texts, (source, target)), messages, (source, target))
        command = [sys.executable, "-m", "loctool", "check", "--workers", "2", "--fail-on", "never", "-q", "--max", "1"]
        seconds, busy, memory = _measure(lambda: _run(command, folder))
        print(
            f"check of {messages} messages ({pair}): loctool {seconds:.0f} s with two processes, "
            f"{busy / messages * 1000:.2f} ms of processor a message, at most {memory:.0f} MiB each"
        )
        if peers.tool("pofilter"):
            seconds, busy, _ = _measure(lambda: peers.check("pofilter", folder))
            print(f"pofilter {seconds:.0f} s with one process, {busy / messages * 1000:.2f} ms of processor a message")


def write_catalogs(folder: Path, texts: list[Text], messages: int, languages: tuple[str, str]) -> None:
    """Write the catalogs, and the project around them."""
    source, target = languages
    names = '["{domain}.{language}.po"]'
    configuration = f'source_language = "{source}"\ntargets = ["{target}"]\ncatalogs = {names}\n'
    folder.joinpath("loctool.toml").write_text(configuration, "utf-8")
    for first in range(0, messages, CATALOG):
        file = polib.POFile(wrapwidth=0)
        file.metadata = planted.header(target)
        for number in range(first, min(first + CATALOG, messages)):
            text, again = texts[number % len(texts)], number // len(texts)
            more = f" {again}" if again else ""
            file.append(polib.POEntry(msgid=text.source + more, msgstr=text.target + more))
        file.save(str(folder / f"part{first // CATALOG:04d}.{target}.po"))


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def _measure(work: Callable[[], object]) -> tuple[float, float, float]:
    """Return the seconds that some processes take, of the processor, and the MiB of the largest process so far."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - began, busy, after.ru_maxrss / 1024
