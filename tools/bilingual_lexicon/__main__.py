"""Makes a bilingual lexicon from parallel texts.

    python -m tools.bilingual_lexicon de-en CORPUS.tsv … --tags slides,tatoeba,ding -o loctool/glossary/bilingual/data

CORPUS.tsv has `source<TAB>target<TAB>tag`, or is TAG.de-en-ru.tsv with a column a language; it may be packed
(.zst, .xz). The corpora must be free to build upon: their tags have to be named. The names of countries come from CLDR.
"""

from __future__ import annotations

import logging
import lzma
from collections.abc import Iterable

from tools.bilingual_lexicon.evidence import Row, rows
from tools.bilingual_lexicon.model1 import associate
from tools.bilingual_lexicon.pairs import cells, corpus_options, read_pairs
from tools.bilingual_lexicon.territories import country_rows, merge


def main() -> None:
    """Read, learn, write."""
    parser = corpus_options(__doc__)
    parser.add_argument("--least", type=int, default=2, help="texts that a word must occur in")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    source, target = options.pair.split("-")
    tags = frozenset(options.tags.split(","))
    pairs = read_pairs(options.corpora, (source, target), tags, cells(options.hold_out))
    learned = {row.key: row for row in rows(pairs, associate(pairs), options.least)}
    found = learned | {row.key: merge(row, learned.get(row.key)) for row in country_rows(source, target)}
    path = options.output / f"{options.pair}.tsv.xz"
    path.write_bytes(lzma.compress(_lines(found.values()).encode(), preset=9 | lzma.PRESET_EXTREME))
    logging.info("%s: %d words, %d bytes", path, len(found), path.stat().st_size)


def _lines(found: Iterable[Row]) -> str:
    lines = sorted(_line(row) for row in found)
    return "\n".join(["", *lines, ""])


def _line(row: Row) -> str:
    """Return a row: key, reliability in percent, rate in millionths, n for a name or c for a country, targets."""
    figures = f"{min(99, round(100 * row.reliability))} {round(1e6 * row.rate)} {row.kind}"
    return f"{row.key}\t{figures} {' '.join(row.targets)}"


if __name__ == "__main__":
    main()
