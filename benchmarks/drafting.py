"""One run, one model, the same messages: loctool against Argos' own translate and against bare CTranslate2.

    python benchmarks/drafting.py [--messages 500] [--rounds 2] [--deck DECK.md | --texts FILE]
    python benchmarks/drafting.py --growth 500 5000 [--strategies loctool argos ctranslate2]
        [--deck DECK.md | --texts FILE]

Prints messages a second, the ratios, and the growth of resident memory of each strategy, which is measured in a process
of its own. Argos' splitter would download a model at its first use, so a splitter at full stops stands in for it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from loctool import packages
from loctool.drafting.batches import cut_batches, local_runner, sort_by_length
from loctool.engines import ENGINES
from loctool.engines.argos.decoder import BATCH_TOKENS, Decoding
from loctool.engines.argos.engine import cores
from loctool.engines.argos.environment import argos_module
from loctool.glossary import TermIndex
from loctool.text.sentences import split

ROOT = Path(__file__).parent.parent

Strategy = Callable[[list[str]], list[str]]


def slide_messages(deck: Path, count: int) -> list[str]:
    """Return `count` different messages: the deck's own, then its sentences with words exchanged among themselves."""
    text = re.sub(
        r"^(---.*?---\n)?|^#+ |^!\[|<!--.*?-->|[*_`]", "", deck.read_text(encoding="utf-8"), flags=re.S | re.M
    )
    own = list(dict.fromkeys(line.strip() for line in text.splitlines() if sum(map(str.isalpha, line)) > 10))
    nouns = sorted({word for line in own for word in re.findall(r"\b[A-ZÄÖÜ][a-zäöüß]{4,}\b", line)})
    chance = random.Random(5)
    found = dict.fromkeys(own)
    while len(found) < count:
        line = chance.choice(own)
        found[re.sub(r"\b[A-ZÄÖÜ][a-zäöüß]{4,}\b", lambda _: chance.choice(nouns), line)] = None
    return list(found)[:count]


def given_messages(path: Path, count: int) -> list[str]:
    """Return `count` different messages spread over a file with one a line, in the first of its columns."""
    found = list(dict.fromkeys(line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines() if line))
    return random.Random(5).sample(found, min(count, len(found)))


def loctool() -> Strategy:
    """Return loctool's drafting, proofs and second tries included, in batches as `loctool draft` makes them."""
    engine = ENGINES["argos"]("de", "en")

    def translate(texts: list[str]) -> list[str]:
        some = cut_batches(sort_by_length(texts))
        return [str(draft) for _, drafts in local_runner(engine, TermIndex([], "de"))(some) for draft in drafts]

    return translate


def argos() -> Strategy:
    """Return Argos' translation, message by message, with its own settings and a splitter that needs no download."""
    import ctranslate2

    apply = argos_module("translate").apply_packaged_translation
    package, translator = _opened(ctranslate2)

    class AtFullStops:
        def split_sentences(self, text: str) -> list[str]:
            return re.split(r"(?<=[.!?]) ", text)

    return lambda texts: [apply(package, text, translator, AtFullStops(), 1)[0].value for text in texts]


def bare() -> Strategy:
    """Return CTranslate2 on input that is split, tokenised and sorted before the clock starts."""
    import ctranslate2

    package, translator = _opened(ctranslate2, threads=cores())
    options = {"beam_size": Decoding().beam, "max_batch_size": BATCH_TOKENS, "batch_type": "tokens"}
    prepared: dict[int, list[list[str]]] = {}

    def translate(texts: list[str]) -> list[str]:
        sentences = {sentence for text in texts for sentence, _ in split(text, "de")}
        key = hash(tuple(texts))
        if key not in prepared:
            prepared[key] = sorted((package.tokenizer.encode(sentence) for sentence in sentences), key=len)
            return []
        return [str(result.hypotheses[0]) for result in translator.translate_batch(prepared[key], **options)]

    return translate


def _opened(ctranslate2: object, threads: int = 1) -> tuple[object, object]:
    """Return Argos' view of the package, and a translator with `threads` workers or Argos' own defaults."""
    folder = packages.folder(packages.route("de", "en", packages.find_installed())[0].package)
    workers = {"inter_threads": threads, "intra_threads": 1} if threads > 1 else {}
    translator = ctranslate2.Translator(str(folder / "model"), device="cpu", **workers)  # type: ignore[attr-defined]
    return argos_module("package").Package(folder), translator


STRATEGIES = {"loctool": loctool, "argos": argos, "ctranslate2": bare}


def measured(strategy: str, messages: list[str]) -> tuple[float, float, float]:
    """Return resident MiB before the model is opened and at the peak of this process, and the seconds of a draft."""
    before = _peak()
    translate = STRATEGIES[strategy]()
    _prepare(strategy, translate, messages)
    begun = time.perf_counter()
    translate(messages)
    return before, _peak(), time.perf_counter() - begun


def _prepare(strategy: str, translate: Strategy, messages: list[str]) -> None:
    """Load what a strategy needs, and tokenise the input of the bare one, before the clock starts."""
    translate(messages[:20])
    if strategy == "ctranslate2":
        translate(messages)


def _peak() -> float:
    """Return the highest resident memory in MiB since this program began; getrusage counts its parent's too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def apart(strategy: str, messages: int, source: list[str]) -> tuple[float, float, float]:
    """Return seconds for drafting once, and resident MiB before and at the peak, of a process of its own.

    `source` is the option that says where the messages come from.
    """
    arguments = [sys.executable, __file__, "--strategy", strategy, "--messages", str(messages), *source]
    before, peak, seconds = json.loads(subprocess.run(arguments, capture_output=True, check=True).stdout)
    return seconds, before, peak


def compare(messages: list[str], rounds: int, source: list[str]) -> None:
    """Run all strategies alternately in this process, and each in one of its own for its memory."""
    opened = {name: strategy() for name, strategy in STRATEGIES.items()}
    for name, translate in opened.items():
        _prepare(name, translate, messages)
    best = dict.fromkeys(STRATEGIES, float("inf"))
    for _ in range(rounds):
        for name, translate in opened.items():
            begun = time.perf_counter()
            translate(messages)
            best[name] = min(best[name], time.perf_counter() - begun)
    print(f"{len(messages)} messages, {sum(len(m.split()) for m in messages)} words, {cores()} cores, de→en")
    for name, seconds in best.items():
        rate, ratio = len(messages) / seconds, seconds / best["loctool"]
        print(f"{name:12} {seconds:7.2f} s {rate:7.1f} messages/s  x{ratio:5.2f}", flush=True)
    for name in best:
        _, before, peak = apart(name, len(messages), source)
        print(f"{name:12} {peak:7.0f} MiB at its peak, from {before:.0f}", flush=True)


def growth(sizes: list[int], strategies: list[str], source: list[str]) -> None:
    """Print how time and memory of some strategies grow with the messages."""
    for size in sizes:
        for strategy in strategies:
            seconds, _, peak = apart(strategy, size, source)
            print(f"{size:6} messages  {strategy:12} {seconds:8.2f} s {size / seconds:6.1f} messages/s {peak:5.0f} MiB")


def startup() -> None:
    """Print the seconds of `loctool draft` on a deck of one slide, from the shell; the model is unpacked before."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "source").mkdir()
        (folder / "source" / "one.md").write_text("# Der Handel wächst\n\n- Preise steigen\n", encoding="utf-8")
        (folder / "loctool.toml").write_text('targets = ["en"]\n')
        command = [sys.executable, "-m", "loctool"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        taken = []
        for _ in range(4):
            shutil.rmtree(folder / "locales", ignore_errors=True)
            subprocess.run([*command, "extract"], cwd=folder, env=environment, check=True, capture_output=True)
            begun = time.perf_counter()
            subprocess.run([*command, "draft", "en"], cwd=folder, env=environment, check=True, capture_output=True)
            taken.append(time.perf_counter() - begun)
    print(f"first draft of a deck of one slide: {min(taken[1:]):.2f} s from the shell")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--deck", type=Path, default=ROOT / "source" / "seltene-erden.md")
    parser.add_argument("--texts", type=Path, help="take the messages from a file, one a line, before its first tab")
    parser.add_argument("--growth", type=int, nargs="+", metavar="MESSAGES", help="sizes, for example 500 5000 50000")
    parser.add_argument(
        "--strategies",
        nargs="+",
        choices=STRATEGIES,
        default=["loctool", "ctranslate2"],
        help="that --growth compares; argos takes hours for 50000 messages",
    )
    parser.add_argument("--strategy", choices=STRATEGIES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    taken, path = (given_messages, options.texts) if options.texts else (slide_messages, options.deck)
    messages, source = taken(path, options.messages), ["--texts" if options.texts else "--deck", str(path)]
    if options.strategy:
        print(json.dumps(measured(options.strategy, messages)))
    elif options.growth:
        growth(options.growth, options.strategies, source)
    else:
        startup()
        compare(messages, options.rounds, source)


if __name__ == "__main__":
    main()
