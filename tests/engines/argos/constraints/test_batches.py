"""Batches change nothing in obedient drafts of the real models, and terms are not repeated."""

from __future__ import annotations

import numpy
import pytest

from loctool.engines.argos.decoder import Decoder
from loctool.engines.argos.engine import open_engine
from loctool.glossary import TermIndex
from loctool.glossary.requirements import RequirementFinder
from loctool.glossary.targets import find_targets
from loctool.model import Status, Term

TEXTS = [
    "Die Wärmepumpe versorgt im Winter das ganze Rathaus.",
    "Ohne Fernwärme wären die Heizkosten der Schulen viel höher.",
    "Im Hörsaal sprach gestern eine Forscherin über seltene Vögel.",
    "Der Stadtrat hat zwei Anträge zur Grundsteuer abgelehnt.",
    "Laut Prüfbericht hält die Leiter der doppelten Nennlast stand.",
    "Wegen der Baustelle fährt die Straßenbahn bis Freitag nicht.",
]
TERMS = {
    "Wärmepumpe": "thermal pump",
    "Rathaus": "municipal building",
    "Hörsaal": "auditorium",
    "Grundsteuer": "land levy",
    "Prüfbericht": "inspection record",
    "Straßenbahn": "streetcar",
}


def decoder() -> Decoder:
    """Return the decoder of the German-English package."""
    engine = open_engine("de", "en", threads=1)
    return engine._hop(engine.chain[0])


def index() -> TermIndex:
    """Return a glossary that the model would not obey by itself."""
    return TermIndex(
        [Term(a, {"en": (b,)}, Status.PREFERRED, "", "terms.csv", n) for n, (a, b) in enumerate(TERMS.items(), 1)], "de"
    )


def test_terms_are_in_the_drafts_and_are_not_repeated() -> None:
    drafts = open_engine("de", "en", threads=1).translate(TEXTS, index())
    for text, draft in zip(TEXTS, drafts, strict=True):
        for requirement in RequirementFinder(index(), "en").find(text):
            assert len(find_targets(requirement.targets, draft.text, "en")) == 1, draft.text


def test_first_rows_of_a_batch_are_those_of_single_texts() -> None:
    model = decoder()
    sources = [model.pieces(text) for text in TEXTS]
    together = model.first_rows(sources)
    for source, row in zip(sources, together, strict=True):
        alone = model._translate([source], attention=True)[0][0].attention[:1]
        assert numpy.allclose(row, alone, atol=0.05)


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_a_draft_does_not_depend_on_its_batch(number: int) -> None:
    finder = RequirementFinder(index(), "en")
    rows = [finder.rows(text) for text in TEXTS]
    together = decoder().decode(TEXTS, rows, finder=finder)[number]
    alone = decoder().decode(TEXTS[number : number + 1], rows[number : number + 1], finder=finder)[0]
    assert together.text == alone.text
