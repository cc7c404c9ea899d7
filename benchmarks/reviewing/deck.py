"""A project with one large deck and its catalog, of texts that differ as those of real decks do."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import polib

import loctool
from benchmarks.planting.texts import read_texts

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "tests/data/drafting/slides.tsv"
A_SLIDE = 3
"""Segments of a slide: a heading, a paragraph and a bullet."""
LANGUAGES = ("de", "en")
_FUZZY, _OUTDATED, _EMPTY = 0.3, 0.06, 0.08
"""Shares of messages that are fuzzy, that have a former source, and that have no text."""


def make_project(folder: Path, segments: int, texts: Path = TEXTS) -> loctool.Project:
    """Write a project with this repository's glossary; return it."""
    drawn = random.Random(21)
    pairs = dict(zip(*zip(*_draw(texts, segments, drawn), strict=True), strict=True))
    sources = list(pairs)
    slides = (sources[first : first + A_SLIDE] for first in range(0, segments, A_SLIDE))
    folder.joinpath("source").mkdir(parents=True)
    folder.joinpath("source", "large.md").write_text("\n---\n\n".join(map(_slide, slides)), "utf-8")
    folder.joinpath("loctool.toml").write_text(f'source_language = "de"\ntargets = ["{LANGUAGES[1]}"]\n', "utf-8")
    shutil.copytree(ROOT / "glossary", folder / "glossary")
    project = loctool.find(folder)
    loctool.extract(project)
    file = polib.pofile(str(project.catalog("large", LANGUAGES[1])), wrapwidth=0)
    for entry in file:
        _translate(entry, pairs.get(entry.msgid, ""), drawn)
    file.save()
    return project


def _draw(texts: Path, count: int, drawn: random.Random) -> Iterator[tuple[str, str]]:
    """Yield different texts with their translations: the beginning of one sentence and the end of another."""
    known = [(one.source, one.target) for one in read_texts(texts, LANGUAGES)]
    seen = set[str]()
    while len(seen) < count:
        one, other = drawn.choices(known, k=2)
        pair = tuple(
            f"{first.partition(', ')[0].rstrip('.')}, {second.rpartition(', ')[2]}"
            for first, second in zip(one, other, strict=True)
        )
        if pair[0] not in seen:
            seen.add(pair[0])
            yield pair[0], pair[1]


def _slide(texts: list[str]) -> str:
    return "\n".join(f"{mark}{text}\n" for mark, text in zip(("# ", "", "- "), texts, strict=False))


def _translate(entry: polib.POEntry, text: str, drawn: random.Random) -> None:
    if drawn.random() < _EMPTY:
        return
    entry.msgstr = text
    if drawn.random() < _FUZZY:
        entry.flags.append("fuzzy")
        if drawn.random() < _OUTDATED / _FUZZY:
            entry.previous_msgid = entry.msgid.rpartition(",")[0]
