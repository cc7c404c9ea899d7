"""Rows of the glossary on the next hop of a pivot, with the embedded packages."""

from __future__ import annotations

from loctool.engines.argos.bindings import bind_rows
from loctool.engines.argos.engine import open_engine
from loctool.glossary import TermIndex
from loctool.glossary.requirements import RequirementFinder, index_for_next_hop
from loctool.model import Status, Term

TERMS = [
    Term("Protokoll", {"en": ("minutes",), "ru": ("протокол",)}, Status.PREFERRED, "", "g.csv", 2),
    Term("Beschluss", {"en": ("minutes",), "ru": ("решение",)}, Status.PREFERRED, "", "g.csv", 4),
    Term("Museum", {"en": ("museum",), "ru": ("музей",)}, Status.PREFERRED, "", "g.csv", 3),
]


def bound_words(drafts: dict[str, str]) -> list[list[tuple[str, int]]]:
    """Return for each draft the words that bind the next hop, with where they begin."""
    engine = open_engine("de", "en", threads=1)
    first = RequirementFinder(TermIndex(TERMS, "de"), "en")
    second = RequirementFinder(index_for_next_hop(TERMS, "en"), "ru")
    rows = {sentence: first.rows(sentence) for sentence in drafts}
    bound = bind_rows(drafts, rows, (first, second), engine._hop(engine.chain[0]))
    return [
        [(draft[one.start : one.end], one.start) for one in second.find(draft, bound[sentence])]
        for sentence, draft in drafts.items()
    ]


def test_a_row_binds_the_words_that_stand_for_its_term() -> None:
    drafts = {
        "Nach zehn Minuten wurde das Protokoll unterschrieben.": "After ten minutes, the minutes were signed.",
        "Das Protokoll war nach zehn Minuten fertig.": "The minutes were ready after ten minutes.",
        "Nach zehn Minuten kam der Beschluss.": "After ten minutes the decision came.",
        "Nach zehn Minuten schloss das Museum.": "After ten minutes, the museum closed.",
        "Das Museum ist zu.": "The museum is closed.",
    }
    assert bound_words(drafts) == [[("minutes", 23)], [("minutes", 4)], [], [("museum", 23)], [("museum", 4)]]


def test_no_drafts_have_no_rows() -> None:
    assert bound_words({}) == []
