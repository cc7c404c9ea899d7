"""Similar texts in a large translation memory: loctool's index against measuring every unit.

    python benchmarks/memory.py [--units 100000] [--messages 1000] [--measured 50]

Units are made of runs of words from the project's deck; messages are units with one word exchanged, left out or added.
The peers are rapidfuzz.process.extract over all units, and difflib.get_close_matches as Babel's update uses it; they
answer a few messages only (--measured; difflib one, among a fiftieth of the units), and their time for all is reckoned
from that. Prints seconds of one core, the ratios, and how many of the matches that measuring finds the index finds too.
"""

from __future__ import annotations

import argparse
import difflib
import random
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz, process

from loctool.memory import Unit, open_store

ROOT = Path(__file__).parent.parent
DECK = ROOT / "source" / "seltene-erden.md"


def units(count: int, chance: random.Random) -> list[str]:
    """Return `count` different texts of three to thirty words, made of runs of the deck's own words."""
    words = re.findall(r"[\w-]+[.,:]?", DECK.read_text(encoding="utf-8"))
    found: dict[str, None] = {}
    while len(found) < count:
        runs = []
        for _ in range(chance.randrange(1, 6)):
            start = chance.randrange(len(words) - 6)
            runs += words[start : start + chance.randrange(3, 7)]
        found[" ".join(runs)] = None
    return list(found)


def changed(text: str, chance: random.Random) -> str:
    """Return the text with one word exchanged, left out or added."""
    words = text.split()
    at = chance.randrange(len(words))
    words[at : at + chance.randrange(2)] = [chance.choice(["Häuser", "neulich", "überall"])] * chance.randrange(2)
    return " ".join(words)


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Return the seconds of processor time that work takes, and its result."""
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=100_000)
    parser.add_argument("--messages", type=int, default=1000)
    parser.add_argument("--measured", type=int, default=50)
    options = parser.parse_args()
    chance = random.Random(7)
    texts = units(options.units, chance)
    messages = [changed(chance.choice(texts), chance) for _ in range(options.messages)]
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "m.sqlite", "de") as memory:
        fill, _ = timed(lambda: memory.fill("x.tmx", "", (Unit("en", text, text) for text in texts), imported=True))
        index, _ = timed(lambda: memory.similar([""], "en"))
        search, found = timed(lambda: memory.similar(messages, "en"))
    few = messages[: options.measured]
    share = len(messages) / len(few)
    extract, measured = timed(
        lambda: [process.extract(one, texts, scorer=fuzz.ratio, score_cutoff=75, limit=3) for one in few]
    )
    part = texts[: max(1, len(texts) // 50)]
    close, _ = timed(lambda: difflib.get_close_matches(few[0], part, 3, 0.75))
    expected = [{text for text, score, _ in one if text != asked} for one, asked in zip(measured, few, strict=True)]
    hits = sum(len(one & {match.source for match in own}) for one, own in zip(expected, found, strict=False))
    total = sum(map(len, expected))
    print(f"{len(texts)} units, {len(messages)} messages; filled in {fill:.1f} s")
    loctool = index + search
    print(f"loctool                    {loctool:8.2f} s  x  1.0   (index {index:.2f} s, search {search:.2f} s)")
    for name, seconds in (
        ("rapidfuzz process.extract", extract * share),
        ("difflib", close * len(messages) * len(texts) / len(part)),
    ):
        print(f"{name:26} {seconds:8.2f} s  x{seconds / loctool:6.1f} ")
    print(f"found of the {total} best matches that measuring every unit finds: {100 * hits / max(total, 1):.1f} %")


if __name__ == "__main__":
    main()
