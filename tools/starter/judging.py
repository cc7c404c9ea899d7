"""Test sets read, drafted as loctool drafts, and scored with sacreBLEU."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from loctool import packages
from loctool.errors import LoctoolError
from loctool.files import read_text

if TYPE_CHECKING:
    from loctool.engines import Engine

QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚", "'"))
PIVOT = "en"


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Texts and what people made of them."""

    name: str
    languages: tuple[str, str]
    sources: list[str]
    references: list[str]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    name: str
    route: tuple[str, ...]
    lines: int
    bleu: float
    chrf: float
    seconds: float
    signatures: tuple[str, str]
    """sacreBLEU's, of BLEU and chrF."""


def read_set(folder: Path, name: str, languages: tuple[str, str], limit: int | None = None) -> HeldOut:
    """Read SOURCE-TARGET.NAME.LANGUAGE, its first `limit` lines.

    Between German and Russian, the German lines of the set to English with the Russian ones of the set from English,
    where both have the same English. Raises LoctoolError.
    """
    source, target = languages
    if PIVOT in languages:
        sources, references = (_side(folder, f"{source}-{target}.{name}", language) for language in languages)
    else:
        first, second = f"{source}-{PIVOT}.{name}", f"{PIVOT}-{target}.{name}"
        if _side(folder, first, PIVOT) != _side(folder, second, PIVOT):
            raise LoctoolError(f"has other English texts than {second}.{PIVOT}", folder / f"{first}.{PIVOT}")
        sources, references = _side(folder, first, source), _side(folder, second, target)
    if len(sources) != len(references):
        raise LoctoolError(f"{name} has {len(sources)} {source} lines and {len(references)} {target} ones", folder)
    return HeldOut(name, languages, sources[:limit], references[:limit])


def _side(folder: Path, name: str, language: str) -> list[str]:
    """Return the lines of one side."""
    return read_text(folder / f"{name}.{language}").rstrip("\n").split("\n")


@contextmanager
def only(archives: Sequence[Path]) -> Iterator[None]:
    """Let loctool see these packages before the embedded ones, and none of the user's."""
    before = os.environ.get("ARGOS_PACKAGES_DIR")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ARGOS_PACKAGES_DIR"] = folder
        try:
            for archive in archives:
                packages.install(archive)
            yield
        finally:
            del os.environ["ARGOS_PACKAGES_DIR"]
            if before is not None:
                os.environ["ARGOS_PACKAGES_DIR"] = before


def engine(languages: tuple[str, ...], *, threads: int, **decoding: float) -> Engine:
    """Return loctool's engine on a route with its own decoding, but for what `decoding` says."""
    from loctool.engines.argos.engine import open_engine

    opened = open_engine(languages[0], languages[-1], threads=threads, route="-".join(languages))
    return replace(opened, decoding=replace(opened.decoding, **decoding))  # type: ignore[arg-type]


def judge(chosen: Engine, texts: HeldOut) -> Row:
    """Draft a test set and score it."""
    began = time.perf_counter()
    drafts = [draft.text for draft in chosen.translate(texts.sources)]
    seconds = time.perf_counter() - began
    scores, signatures = score(as_written(drafts, texts.references), texts.references)
    return Row(texts.name, chosen.route, len(drafts), *scores, seconds, signatures)


def as_written(drafts: Sequence[str], references: Sequence[str]) -> list[str]:
    """Return the drafts with straight quotation marks where most of the references' quotations have those.

    loctool writes each language's own marks; sets such as FLORES do not, and would punish that.
    """
    straight = sum('"' in text for text in references)
    curly = sum(any(mark in text for mark in "“„«") for text in references)
    return [text.translate(QUOTES) for text in drafts] if straight > curly else list(drafts)


def score(drafts: Sequence[str], references: Sequence[str]) -> tuple[tuple[float, float], tuple[str, str]]:
    """Return BLEU and chrF, and their signatures."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    metrics = (BLEU(), CHRF())
    found = [metric.corpus_score(drafts, [references]).score for metric in metrics]
    return (found[0], found[1]), (str(metrics[0].get_signature()), str(metrics[1].get_signature()))


def table(rows: Sequence[tuple[str, Row]]) -> str:
    """Return rows, each with the name of its decoding, as a Markdown table with the signatures under it."""
    lines = ["| set | route | decoding | lines | BLEU | chrF | lines/s |", "|---|---|---|---|---|---|---|"]
    lines += [
        f"| {row.name} | {'→'.join(row.route)} | {label or 'default'} | {row.lines} | {row.bleu:.1f} | {row.chrf:.1f} "
        f"| {row.lines / row.seconds:.1f} |"
        for label, row in rows
    ]
    signatures = dict.fromkeys(signature for _, row in rows for signature in row.signatures)
    return "\n".join([*lines, "", *(f"sacreBLEU: `{signature}`" for signature in signatures)])
