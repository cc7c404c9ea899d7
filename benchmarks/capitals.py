"""Drafts of texts in capitals beside drafts of the same texts in normal case, on slides with human translations.

    python benchmarks/capitals.py [--triples FILE.tsv] [--pair de-en] [--texts N] [--plain]

Takes the first N texts without a final full stop, of at most 70 characters. Prints how many are refused, how many are
drafted as in normal case, capitals aside, and chrF against the human translations, capitals aside (where sacreBLEU is
installed). `--plain` leaves out what makes normal case of capitals.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

from loctool.drafting import preparation
from loctool.drafting.attempts import draft_texts
from loctool.drafting.candidates import Refusal
from loctool.drafting.capitals import NO_CAPITALS
from loctool.engines import ENGINES
from loctool.model import Draft

SLIDES = Path(__file__).parents[1] / "tests" / "data" / "drafting" / "slides.tsv"
COLUMNS = {"de": 0, "en": 1, "ru": 2}
LONGEST = 70
"""Characters of the longest text: longer ones are seldom in capitals."""


def headings(triples: Path, source: str, target: str, count: int) -> list[tuple[str, str]]:
    """Return texts as they are often in capitals, with their translations."""
    rows = [line.split("\t") for line in triples.read_text(encoding="utf-8").splitlines()]
    pairs = [(row[COLUMNS[source]], row[COLUMNS[target]]) for row in rows]
    return [pair for pair in pairs if len(pair[0]) <= LONGEST and not pair[0].endswith(".")][:count]


def chrf(drafts: Sequence[str], references: Sequence[str]) -> str:
    """Return chrF of drafts in small letters, "-" without sacreBLEU."""
    try:
        from sacrebleu.metrics import CHRF
    except ImportError:
        return "-"
    lowered = [text.lower() for text in drafts]
    return f"{CHRF().corpus_score(lowered, [[text.lower() for text in references]]).score:.1f}"


def text_of(result: Draft | Refusal) -> str:
    """Return a draft's text, empty if it was refused."""
    return result.text if isinstance(result, Draft) else ""


def main() -> None:
    """Print the figures, and drafts that differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=Path, default=SLIDES)
    parser.add_argument("--pair", default="de-en")
    parser.add_argument("--texts", type=int, default=150)
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()
    source, target = options.pair.split("-")
    pairs = headings(options.triples, source, target, options.texts)
    engine = ENGINES["argos"](source, target, threads=1)
    normal = [text_of(one) for one in draft_texts([text for text, _ in pairs], engine)]
    with mock.patch.object(preparation, "in_normal_case", _as_it_is) if options.plain else mock.patch.dict({}):
        drafts = [text_of(one) for one in draft_texts([text.upper() for text, _ in pairs], engine)]
    same = sum(one.upper() == other.upper() for one, other in zip(drafts, normal, strict=True))
    references = [reference for _, reference in pairs]
    print(
        f"{options.pair}: {len(pairs)} texts, refused {drafts.count('')} in capitals, {normal.count('')} in normal case"
    )
    print(f"the same, capitals aside: {same} ({100 * same / len(pairs):.0f} %)")
    print(f"chrF {chrf(drafts, references)} in capitals, {chrf(normal, references)} in normal case")
    for (text, _), one, other in zip(pairs, drafts, normal, strict=True):
        if one.upper() != other.upper():
            print(f"  {text}\n    {one}\n    {other}")


def _as_it_is(text: str, *_: object) -> tuple[str, object]:
    return text, NO_CAPITALS


if __name__ == "__main__":
    main()
