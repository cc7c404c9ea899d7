"""Drafts chosen by their errors of fluency beside the model's own choice, on texts with human translations.

    python benchmarks/fluency.py [--texts SOURCE REFERENCE] [--pair en-ru] [--beam 4]

SOURCE and REFERENCE are files with a text a line; without them the slides of the tests are taken. Prints the drafts
that came out otherwise, the errors of both kinds of drafts and of the human translations, BLEU and chrF (where
sacreBLEU is installed), and the ratio of processor times.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

from loctool.engines import ENGINES, Engine
from loctool.glossary.morphology.fluency import count_fluency_errors

SLIDES = Path(__file__).parents[1] / "tests" / "data" / "drafting" / "slides.tsv"
COLUMNS = {"de": 0, "en": 1, "ru": 2}


def read(files: Sequence[Path] | None, source: str, target: str) -> tuple[list[str], list[str]]:
    """Return texts and their human translations."""
    if files:
        texts, references = (path.read_text(encoding="utf-8").splitlines() for path in files)
        return texts, references
    rows = [line.split("\t") for line in SLIDES.read_text(encoding="utf-8").splitlines()]
    return [row[COLUMNS[source]] for row in rows], [row[COLUMNS[target]] for row in rows]


def drafted(engine: Engine, texts: list[str]) -> tuple[list[str], float]:
    """Return the drafts and the seconds of processor time that they took."""
    began = time.process_time()
    return [draft.text for draft in engine.translate(texts)], time.process_time() - began


def scores(drafts: list[str], references: list[str]) -> str:
    """Return sacreBLEU's BLEU and chrF, empty where it is not installed."""
    try:
        import sacrebleu
    except ModuleNotFoundError:
        return ""
    bleu, chrf = sacrebleu.corpus_bleu(drafts, [references]), sacrebleu.corpus_chrf(drafts, [references])
    return f"BLEU {bleu.score:.2f} chrF {chrf.score:.2f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, nargs=2, metavar=("SOURCE", "REFERENCE"))
    parser.add_argument("--pair", default="en-ru")
    parser.add_argument("--beam", type=int, default=4)
    options = parser.parse_args()
    source, _, target = options.pair.partition("-")
    texts, references = read(options.texts, source, target)
    engine = ENGINES["argos"](source, target, beam=options.beam, threads=1)
    drafted(engine, texts[:20])  # loads the model and the dictionaries
    with mock.patch("loctool.engines.argos.decoder.count_fluency_errors", return_value=0):
        free, alone = drafted(engine, texts)
    chosen, together = drafted(engine, texts)
    print(f"{len(texts)} texts, {sum(map(str.__ne__, free, chosen))} drafts come out otherwise")
    for name, found in (("model's own", free), ("by errors", chosen), ("human", references)):
        number = sum(count_fluency_errors(text, original, target) for text, original in zip(found, texts, strict=True))
        print(f"{name:12} {number:5} errors  {scores(found, references) if found is not references else ''}")
    print(f"processor time ÷ the model's own choice: {together / alone:.3f}")


if __name__ == "__main__":
    main()
