"""How often each rule is wrong about human translations, and what the rules do to drafts of the engine.

    python benchmarks/safety.py [--triples FILE.tsv] [--drafts N] [--rules-only]

A triple is a line of German, English and Russian, separated by tabs; by default those of tests/data/drafting.
"""

from __future__ import annotations

import argparse
import collections
import itertools
from pathlib import Path

from loctool.drafting.attempts import draft_texts
from loctool.drafting.candidates import Refusal
from loctool.engines import ENGINES
from loctool.glossary import TermIndex
from loctool.quality import RULES
from loctool.quality.comparison import Comparison

TRIPLES = Path(__file__).parents[1] / "tests" / "data" / "drafting" / "slides.tsv"
REPORTED = [
    *("glued-number", "length", "lost-bound", "lost-code", "lost-currency", "lost-negation", "lost-number"),
    *("number-format", "repeated-words", "unbalanced-bracket", "untranslated", "wrong-currency", "wrong-date"),
    *("wrong-magnitude", "wrong-script", "wrong-unit"),
]


def main() -> None:
    """Print a table of false alarms, then the refusals among drafts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=Path, default=TRIPLES)
    parser.add_argument("--drafts", type=int, default=100, help="texts to draft; 0 for none")
    options = parser.parse_args()
    triples = [line.split("\t") for line in options.triples.read_text(encoding="utf-8").splitlines()]
    terms = TermIndex([], "de")
    print(f"findings on {len(triples)} human translations\nrule", *(f"{code:>8}" for code in ("en", "ru")), sep="\t")
    for rule in REPORTED:
        counts = [
            sum(any(RULES[rule].find(Comparison(row[0], row[n], "de", code, terms))) for row in triples)
            for n, code in ((1, "en"), (2, "ru"))
        ]
        print(rule, *(f"{count:>4} {100 * count / len(triples):.2f} %" for count in counts), sep="\t")
    texts = [row[0] for row in itertools.islice(triples, options.drafts)]
    for language in ("en", "ru") if texts else ():
        drafts = draft_texts(texts, ENGINES["argos"]("de", language))
        refused = [draft.reason for draft in drafts if isinstance(draft, Refusal)]
        print(f"de→{language}: {len(refused)} of {len(texts)} refused", *collections.Counter(refused), sep="\n    ")


if __name__ == "__main__":
    main()
