"""Drafts that obey the glossary, by the real starter pairs."""

from __future__ import annotations

import pytest

from loctool.engines import ENGINES
from loctool.glossary import TermIndex
from loctool.glossary.targets import find_targets
from loctool.model import Status, Term


def index(rows: list[tuple[str, dict[str, str]]], source: str, status: Status = Status.PREFERRED) -> TermIndex:
    return TermIndex(
        [
            Term(term, {k: (v,) for k, v in targets.items()}, status, "", "t.csv", n)
            for n, (term, targets) in enumerate(rows)
        ],
        source,
    )


GERMAN = [
    ("Abkommen", {"en": "accord", "ru": "договорённость"}),
    ("Zusammenarbeit", {"en": "collaboration", "ru": "взаимодействие"}),
    ("Nachfrage", {"en": "appetite", "ru": "потребность"}),
]
SENTENCES = [
    "Trump sagte gegenüber Reportern, das Abkommen werde neu verhandelt.",
    "Die Zusammenarbeit beider Länder und das Abkommen sind wichtig.",
    "Die weltweite Nachfrage steigt rasant.",
]


@pytest.mark.parametrize("target", ["en", "ru"])
def test_more_terms_stand_in_drafts_that_obey_and_no_text_loses_one(target: str) -> None:
    engine, terms = ENGINES["argos"]("de", target), index(GERMAN, "de")
    free, obedient = engine.translate(SENTENCES), engine.translate(SENTENCES, terms)
    wanted = [[hit.term.targets[target] for hit in terms.find(text)] for text in SENTENCES]
    before, after = (
        [sum(bool(find_targets(one, d.text, target)) for one in ones) for d, ones in zip(drafts, wanted, strict=True)]
        for drafts in (free, obedient)
    )
    assert all(more >= less for more, less in zip(after, before, strict=True))
    assert sum(after) > sum(before)
    for draft in obedient:
        assert draft.text.endswith(".")
        assert draft.text[0].isupper()


def test_a_glossary_that_does_not_occur_changes_nothing() -> None:
    engine = ENGINES["argos"]("de", "en")
    others = index([("Erdenbürger", {"en": "earthling"}), ("Zusammenbruch", {"en": "collapse"})], "de")
    assert engine.translate(SENTENCES, others) == engine.translate(SENTENCES)


def test_a_name_that_must_not_be_translated_stands_to_the_letter() -> None:
    terms = index([("Air Force One", {})], "de", Status.DO_NOT_TRANSLATE)
    texts = [
        "Er sprach in der Air Force One mit Reportern.",
        "Die Air Force One landet heute.",
        "Das ist die Air Force One.",
    ]
    drafts = ENGINES["argos"]("de", "ru").translate(texts, terms)
    assert any("Air Force One" in draft.text for draft in drafts)


def test_odd_terms_do_no_harm() -> None:
    odd = index(
        [("a.*b", {"en": "("}), ("Abkommen", {"en": "協定"}), ("steigt", {"en": "‏عربي‏"}), ("§", {"en": "§§"})], "de"
    )
    drafts = ENGINES["argos"]("de", "en").translate([*SENTENCES, "§ a.*b", ""], odd)
    assert all(draft.text for draft in drafts[:3])
