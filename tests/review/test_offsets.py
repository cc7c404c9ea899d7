"""Offsets that the page's script uses are in UTF-16 units of the text as it is in the file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.entry import Entry
from loctool.glossary import TermIndex
from loctool.model import Status, Term
from loctool.quality.comparison import Comparison
from loctool.review.offsets import Offsets
from loctool.review.terms import TermTable
from loctool.review.texts import Texts, sources_of
from loctool.review.view.messages import Span

TERM = Term("Seltene Erde", {"en": ("rare earth",)}, Status.PREFERRED, "a note", "glossary/g.csv", 2)
MARKS = st.sampled_from(["", "*", "**", "~~"])
AROUND = st.text(alphabet="Aab 😀𝔘äß.\n", max_size=8)


def cut(text: str, span: Span) -> str:
    """Return what a script finds between two offsets."""
    units = text.encode("utf-16-le")
    return units[2 * span[0] : 2 * span[1]].decode("utf-16-le")


@given(st.text(), st.data())
def test_spans_are_found_in_utf_16(text: str, data: st.DataObject) -> None:
    text = text.encode("utf-8", "ignore").decode()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert cut(text, Offsets(text).find((start, end))) == text[start:end]


@given(AROUND, MARKS, AROUND, AROUND)
def test_the_span_of_a_term_has_its_words(before: str, mark: str, between: str, after: str) -> None:
    source = f"{before} {mark}Seltene Erde{mark} {after}"
    target = f"{between} {mark}rare earth{mark} {after}"
    comparison = Comparison(source, target, "de", "en", TermIndex([TERM], "de"))
    uses = TermTable(str).uses(Texts((source,), (target,), [comparison], is_counted=True))
    (use,) = uses
    assert use.is_obeyed
    assert (use.obeyed, use.required) == (1, 1)
    assert [cut(source, span) for span in use.source] == ["Seltene Erde"]
    assert [cut(target, span) for span in use.target] == ["rare earth"]


def test_a_term_may_have_markup_within() -> None:
    entry = Entry(msgid="die Seltene *Erde* 😀", msgstr="the 😀 rare **earth**")
    comparison = Comparison(entry.msgid, entry.msgstr, "de", "en", TermIndex([TERM], "de"))
    (use,) = TermTable(str).uses(Texts(sources_of(entry), (entry.msgstr,), [comparison], is_counted=False))
    assert [cut(entry.msgid, span) for span in use.source] == ["Seltene *Erde"]
    assert [cut(entry.msgstr, span) for span in use.target] == ["rare **earth"]
    assert (use.obeyed, use.required) == (0, 0)


def test_a_source_may_be_shown_with_more_than_rules_read() -> None:
    assert Offsets("Menu|😀 File", "", "😀 File").find((2, 6)) == (8, 12)
    assert cut("Menu|😀 File", (8, 12)) == "File"
