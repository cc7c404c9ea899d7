"""How well translated decks are aligned with decks that were edited since, kind by kind, beside alignment by position.

Usage: python benchmarks/adopting.py [LANGUAGE …] [--decks N] [--seed N] [--no-lexicon] [--texts FILE]. The texts are
those of tests/data/drafting/slides.tsv and tests/data/updating/triples.tsv: German titles, bullets and sentences with
human translations. For each kind of edit, decks of 12 slides are made of them; the deck or its translation is edited,
at random, and the two are aligned. `--no-lexicon` aligns as if the language had no lexicon; `--texts` takes another
file with the columns German, English and Russian.

Columns, in per cent of the texts that have a translation in the other file: translated: the right translation, without
a doubt; fuzzy: the right one, with a doubt. Then, as numbers of texts: wrong: another text's translation without a
doubt; wrong fuzzy: with one. By position: the n-th text gets the n-th translation, as po4a-gettextize does it (which
marks all of them fuzzy, and gives up where the kinds of the texts differ): right in per cent, and how many are wrong.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from loctool.catalog.entry import Entry
from loctool.formats import format_of
from loctool.glossary import TermIndex
from loctool.merging.alignment.matches import match_decks
from loctool.model import Deck
from loctool.verbs.support.adoption import judge_matches

ROOT = Path(__file__).parent.parent
FILES = ("tests/data/drafting/slides.tsv", "tests/data/updating/triples.tsv")
COLUMNS = {"en": 1, "ru": 2}
SLIDES = 12
TITLE, BULLET = 50, 100
"""Most characters."""


@dataclass(frozen=True)
class Text:
    """A text of a slide with its translation."""

    kind: str
    """#, -, | or nothing: a title, a bullet, a cell or a paragraph."""
    source: str
    target: str


Slide = tuple[Text, ...]


@cache
def pairs(language: str, *files: str) -> tuple[tuple[str, str], ...]:
    """Return the texts with their translations, no text or translation twice."""
    rows = (row.split("\t") for file in files for row in (ROOT / file).read_text("utf-8").splitlines())
    found = {row[0]: row[COLUMNS[language]] for row in rows if len(row) > 2}
    back = {target: source for source, target in found.items()}
    return tuple((source, target) for target, source in back.items())


class Writer:
    """Makes slides of texts, each of which it uses once."""

    def __init__(self, texts: Sequence[tuple[str, str]], drawn: random.Random) -> None:
        """Shuffle the texts."""
        self.drawn = drawn
        shuffled = drawn.sample(texts, len(texts))
        self.titles = [one for one in shuffled if len(one[0]) < TITLE]
        self.bullets = [one for one in shuffled if TITLE <= len(one[0]) < BULLET]
        self.paragraphs = [one for one in shuffled if len(one[0]) >= BULLET]

    def text(self, kind: str) -> Text:
        """Return a text of a kind; bullets and cells may be as short as titles."""
        short = kind in "#|" or (kind == "-" and self.drawn.random() < 0.4)
        pool = self.titles if kind and short else self.bullets if kind else self.paragraphs
        return Text(kind, *(pool or self.bullets or self.paragraphs).pop())

    def slide(self) -> Slide:
        """Return a title with bullets, paragraphs, or the cells of a table."""
        kinds = self.drawn.choice(["-" * 2, "-" * 3, "-" * 4, "|" * 4, " ", "  "])
        return (self.text("#"), *(self.text(kind.strip()) for kind in kinds))


def written(slides: Sequence[Slide], side: str) -> Deck:
    """Return the deck as it is read from Markdown; `side` is source or target."""
    shown = []
    for slide in slides:
        lines = []
        for text in slide:
            mark = {"#": "# ", "-": "- ", "|": "", "": ""}[text.kind]
            lines.append(f"| {getattr(text, side)} |\n|---|" if text.kind == "|" else mark + getattr(text, side))
        shown.append("\n\n".join(lines))
    content = "---\nmarp: true\n---\n\n" + "\n\n---\n\n".join(shown) + "\n"
    return format_of("a.md").parse(content.encode(), "a.md")


Edit = Callable[[list[Slide], Writer], list[Slide]]


def nothing(slides: list[Slide], _writer: Writer) -> list[Slide]:
    """Leave the deck as it is."""
    return slides


def drop_slides(slides: list[Slide], writer: Writer) -> list[Slide]:
    """Leave out one to three slides."""
    gone = writer.drawn.sample(range(len(slides)), writer.drawn.randint(1, 3))
    return [slide for place, slide in enumerate(slides) if place not in gone]


def add_slides(slides: list[Slide], writer: Writer) -> list[Slide]:
    """Put in one to three slides."""
    slides = [*slides]
    for _ in range(writer.drawn.randint(1, 3)):
        slides.insert(writer.drawn.randrange(len(slides) + 1), writer.slide())
    return slides


def move_slides(slides: list[Slide], writer: Writer) -> list[Slide]:
    """Move one or two slides."""
    slides = [*slides]
    for _ in range(writer.drawn.randint(1, 2)):
        slides.insert(writer.drawn.randrange(len(slides)), slides.pop(writer.drawn.randrange(len(slides))))
    return slides


def _on_slides(slides: list[Slide], writer: Writer, edit: Callable[[list[Text]], None]) -> list[Slide]:
    chosen = writer.drawn.sample(range(len(slides)), min(len(slides), 4))
    found = []
    for place, slide in enumerate(slides):
        texts = list(slide)
        if place in chosen and len(texts) > 2:
            edit(texts)
        found.append(tuple(texts))
    return found


def drop_texts(slides: list[Slide], writer: Writer) -> list[Slide]:
    """Leave out a text of some slides."""

    def drop(texts: list[Text]) -> None:
        del texts[writer.drawn.randrange(1, len(texts))]

    return _on_slides(slides, writer, drop)


def add_texts(slides: list[Slide], writer: Writer) -> list[Slide]:
    """Put another text into some slides."""

    def add(texts: list[Text]) -> None:
        texts.insert(writer.drawn.randrange(1, len(texts) + 1), writer.text(texts[-1].kind))

    return _on_slides(slides, writer, add)


def move_texts(slides: list[Slide], writer: Writer) -> list[Slide]:
    """Move a text within some slides."""

    def move(texts: list[Text]) -> None:
        text = texts.pop(writer.drawn.randrange(1, len(texts)))
        texts.insert(writer.drawn.randrange(1, len(texts) + 1), text)

    return _on_slides(slides, writer, move)


def replace_texts(slides: list[Slide], writer: Writer) -> list[Slide]:
    """Put other texts in the places of some."""

    def exchange(texts: list[Text]) -> None:
        place = writer.drawn.randrange(1, len(texts))
        texts[place] = writer.text(texts[place].kind)

    return _on_slides(slides, writer, exchange)


def everything(slides: list[Slide], writer: Writer) -> list[Slide]:
    """Make all of these edits."""
    for edit in (drop_slides, add_slides, move_slides, drop_texts, add_texts, move_texts, replace_texts):
        slides = edit(slides, writer)
    return slides


EDITS: tuple[Edit, ...] = (
    nothing, drop_slides, add_slides, move_slides, drop_texts, add_texts, move_texts, replace_texts, everything,
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """A deck, a translated one, and the translations that are right."""

    source: Deck
    target: Deck
    right: dict[str, str]
    """Source text -> translation."""


def make(edit: Edit, texts: Sequence[tuple[str, str]], drawn: random.Random) -> Made:
    """Return a deck and its translation, one of which was edited after the translation was made."""
    writer = Writer(texts, drawn)
    old = [writer.slide() for _ in range(SLIDES)]
    new = edit(old, writer)
    ours, theirs = (new, old) if drawn.random() < 0.5 else (old, new)
    right: dict[str, str] = {}
    for slide in {*ours} | {*theirs}:
        decks = written([slide], "source"), written([slide], "target")
        right |= zip(*(_texts(deck) for deck in decks), strict=True)
    return Made(written(ours, "source"), written(theirs, "target"), right)


def _texts(deck: Deck) -> list[str]:
    return [one.text for slide in deck.slides for one in slide.segments]


def judge(made: Made, found: Iterator[tuple[str, str, bool]]) -> Counter[str]:
    """Count the pairs, given as text, translation and whether they are certain, by what they are."""
    there = set(_texts(made.target))
    counts = Counter(possible=sum(made.right[text] in there for text in _texts(made.source)))
    for text, translation, certain in found:
        kind = "right" if made.right[text] == translation else "wrong"
        counts[f"{kind} {'translated' if certain else 'fuzzy'}"] += 1
    return counts


def by_position(made: Made) -> Iterator[tuple[str, str, bool]]:
    """Yield the n-th text with the n-th translation."""
    yield from ((one, other, False) for one, other in zip(_texts(made.source), _texts(made.target), strict=False))


def by_alignment(made: Made, language: str, *, lexicon: bool = True) -> Iterator[tuple[str, str, bool]]:
    """Yield what `loctool import` takes; without a lexicon the language is one that has none."""
    other = language if lexicon else "tlh"
    matches = match_decks(made.source, made.target, ("de", other)).matches
    messages = {match.key: Entry(msgid=match.key[1], occurrences=[("a.md", "")]) for match in matches}
    findings = judge_matches(matches, messages, TermIndex((), "de"), language)
    for match in matches:
        yield match.key[1], match.target, not (match.doubts or match.key in findings)


def main() -> None:
    """Print a table for each language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE", help=f"{' or '.join(COLUMNS)}; both by default")
    parser.add_argument("--decks", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-lexicon", action="store_true")
    parser.add_argument("--texts")
    options = parser.parse_args()
    drawn = random.Random(options.seed)
    files = (options.texts,) if options.texts else FILES
    for language in options.languages or COLUMNS:
        print(f"\nde → {language}{'':8} texts  translated  fuzzy  wrong  wrong fuzzy   by position: right  wrong")
        for edit in EDITS:
            ours: Counter[str] = Counter()
            theirs: Counter[str] = Counter()
            for _ in range(options.decks):
                made = make(edit, pairs(language, *files), drawn)
                ours += judge(made, by_alignment(made, language, lexicon=not options.no_lexicon))
                theirs += judge(made, by_position(made))
            print(_row(edit.__name__, ours, theirs))


def _row(name: str, ours: Counter[str], theirs: Counter[str]) -> str:
    share = 100 / (ours["possible"] or 1)
    right = f"{ours['right translated'] * share:8.1f} %  {ours['right fuzzy'] * share:4.1f} %"
    wrong = f"{ours['wrong translated']:5}  {ours['wrong fuzzy']:11}"
    peer = f"{theirs['right fuzzy'] * share:17.1f} %  {theirs['wrong fuzzy']:5}"
    return f"{name:15} {ours['possible']:5}  {right}  {wrong}   {peer}"


if __name__ == "__main__":
    main()
