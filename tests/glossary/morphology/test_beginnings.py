"""Every key of a German word begins in one of the ways that are found out without the keys."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from loctool.glossary.morphology.german.beginnings import beginning, beginnings
from loctool.glossary.morphology.keys import term_keys

PARTS = (
    "Ehe", "Amt", "Berg", "Öl", "Welt", "Häuser", "Leute", "leuten", "Männer", "Bakterium", "Index", "Museen", "Alben", "Genus",
    "Tote", "Gesandten", "Praxis", "Frauen", "ging", "waren", "Plänen", "ö", "s", "en", "x", "NATO", "Russlands", "alte", "ß",
)  # fmt: skip


@given(
    st.one_of(
        st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map("".join),
        st.text("abeglmnoprstuäöüßAEMÖİ", min_size=1, max_size=12),
    ),
    st.booleans(),
)
@example("Eheleuten", True)
@example("Werkleute", True)
@example("Amtmice", True)
@example("bin", True)
@settings(max_examples=300, deadline=None)
def test_keys_begin_as_foretold(word: str, head: bool) -> None:
    for spelling in (word, word.capitalize(), word.lower(), word.upper()):
        assert {beginning(key) for key in term_keys(spelling, "de", head)} <= beginnings(spelling)
