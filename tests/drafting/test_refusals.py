"""Where a message stands that was left undrafted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loctool.catalog import reader
from loctool.drafting.candidates import Refusal
from loctool.drafting.run import Settings, draft
from loctool.engines import ENGINES
from loctool.glossary import TermIndex
from loctool.model import Draft
from tests.drafting.conftest import Desk, Silent


def test_a_refusal_names_the_line_in_the_file_as_it_is_afterwards(desk: Desk) -> None:
    desk.deck("Eins zwei drei", "Kein Wort", "Noch ein Satz", "Ja")

    def run(
        batches: Iterable[Sequence[str]], syntax: str = ""
    ) -> Iterator[tuple[Sequence[str], Sequence[Draft | Refusal]]]:
        for texts in batches:
            yield (
                texts,
                [Refusal("bad") if text in ("Ja", "Kein Wort") else Draft("x\\ny", 0.0, ("de",)) for text in texts],
            )

    engine = ENGINES["pseudo"]("de", "en")
    report = draft(
        [reader.read(desk.path())],
        [engine],
        TermIndex([], "de"),
        "en",
        Silent().advance,
        settings=Settings(open_runner=lambda *_: run),
    )
    lines = desk.path().read_text(encoding="utf-8").splitlines()
    path = str(desk.path())
    assert report.refused == [(path, 1 + lines.index(f'msgid "{text}"'), text, "bad") for text in ("Kein Wort", "Ja")]
