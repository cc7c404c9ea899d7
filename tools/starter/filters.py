"""Each pair is kept, or dropped for a reason that is counted; nothing that judges a model gets through."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from loctool.errors import LoctoolError
from loctool.files import read_bytes, read_text
from loctool.text.sentences import split
from tools.starter.corpus import Pair, read

SOURCES = Path(__file__).with_name("sources.csv")
"""tag, weight, licence, what: the weight is how often a pair comes in an epoch, 0 where no released model may learn."""

MAX_WORDS = 120
RATIO = (0.4, 2.5)
"""Target by source length in characters, for pairs with a side of more than RATIO_FROM of them."""
RATIO_FROM = 30

FOREIGN = {"ru": re.compile("[^\\W\\d_а-яёА-ЯЁ]"), "": re.compile("[а-яёА-ЯЁ]")}
"""Language -> letters that are not its own; "" is any language in Latin letters."""
MAX_FOREIGN = 0.5
"""Share of letters in a side that may be of another script: names, code."""


@dataclass(frozen=True)
class Filter:
    """What decides whether a pair may be learned from."""

    languages: tuple[str, str]
    mixture: dict[str, float]
    held_out: frozenset[str]
    """Keys (see `key`) of sentences that a model is judged by."""

    def fault(self, pair: Pair) -> str | None:
        """Return the reason why a pair is dropped, None where it is kept; an unknown tag raises LoctoolError."""
        if pair.tag not in self.mixture:
            raise LoctoolError(f"no weight for the tag {pair.tag!r}; add a row, with 0 to leave it out", SOURCES)
        if not self.mixture[pair.tag]:
            return "left out by the mixture"
        sides = list(zip((pair.source, pair.target), self.languages, strict=True))
        if any(not has_letters(text) for text, _ in sides):
            return "without a word"
        if any(len(text.split()) > MAX_WORDS for text, _ in sides):
            return "too long"
        longest = max(len(pair.source), len(pair.target))
        if longest > RATIO_FROM and not RATIO[0] <= len(pair.target) / len(pair.source) <= RATIO[1]:
            return "unlike lengths"
        if any(foreign_share(text, language) > MAX_FOREIGN for text, language in sides):
            return "another script"
        return "held out" if any(found in self.held_out for text, lang in sides for found in keys(text, lang)) else None


_NEITHER = re.compile(r"[\W_]+")

_SEVERAL = re.compile(r"[.!?…\n].*\w", re.DOTALL)
"""Where a text may have several sentences; the splitter takes a hundred times as long."""


def key(text: str) -> str:
    """Return the letters and digits of a text, case-folded, by which sentences are compared."""
    return _NEITHER.sub("", text.casefold())


def keys(text: str, language: str) -> Iterator[str]:
    """Yield the key of a text and, where it has several sentences, of each of them; without those of less than 12."""
    yield key(text)
    if not _SEVERAL.search(text):
        return
    sentences = [sentence for sentence, _ in split(text, language) if sentence]
    if len(sentences) > 1:
        yield from (found for found in map(key, sentences) if len(found) >= 12)


def has_letters(text: str) -> bool:
    """Tell whether there is any letter in a text."""
    return any(map(str.isalpha, text))


def foreign_share(text: str, language: str) -> float:
    """Return the share of a text's letters that are not of the language's script."""
    letters = sum(map(str.isalpha, text))
    return len(FOREIGN.get(language, FOREIGN[""]).findall(text)) / letters if letters else 0.0


def load_mixture(path: Path = SOURCES) -> dict[str, float]:
    """Return tag -> weight; raises LoctoolError, with the line, where a row has none."""
    mixture: dict[str, float] = {}
    with io.StringIO(read_text(path)) as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            tag, weight = row.get("tag"), row.get("weight") or ""
            if not tag or tag in mixture or not re.fullmatch(r"\d+(\.\d+)?", weight):
                raise LoctoolError("needs a tag of its own and a weight of 0 or more", path, number)
            mixture[tag] = float(weight)
    return mixture


def kept(paths: Iterable[Path], chosen: Filter, told: Counter[str]) -> Iterator[Pair]:
    """Yield the pairs of all files that stand the filter, each pair of sides once; count in `told` what was dropped."""
    seen: set[int] = set()
    for pair in itertools.chain.from_iterable(read(path, chosen.languages) for path in paths):
        fault = chosen.fault(pair)
        own = hash((key(pair.source), key(pair.target)))
        if fault is None and own in seen:
            fault = "twice"
        if fault:
            told[fault] += 1
            continue
        seen.add(own)
        yield pair


def held_out(folder: Path, decks: Iterable[Path] = ()) -> frozenset[str]:
    """Return the keys of every line and sentence of a folder of test sets (SET.LANGUAGE), and of decks' segments."""
    from loctool.formats import format_of

    found: set[str] = set()
    files = [path for path in sorted(folder.glob("*")) if path.is_file()]
    if not files:
        raise LoctoolError("holds no test sets", folder)
    for path in files:
        for line in read_text(path).split("\n"):
            found.update(keys(line, path.suffix[1:]))
    for deck in decks:
        parsed = format_of(deck).parse(read_bytes(deck), str(deck))
        for segment in (segment for slide in parsed.slides for segment in slide.segments):
            found.update(keys(segment.text, "de"))
    return frozenset(found - {""})
