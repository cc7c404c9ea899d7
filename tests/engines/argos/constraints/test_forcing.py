"""Drafts that obey the glossary, by the real starter pairs."""

from __future__ import annotations

import pytest

from loctool.engines import ENGINES
from loctool.glossary import TermIndex, find_targets
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
def test_terms_that_no_model_would_choose_stand_in_the_draft(target: str) -> None:
    engine, terms = ENGINES["argos"]("de", target), index(GERMAN, "de")
    free, obedient = engine.translate(SENTENCES), engine.translate(SENTENCES, terms)
    wanted = [[hit.term.targets[target] for hit in terms.find(text)] for text in SENTENCES]
    standing = [
        [bool(find_targets(one, d.text, target)) for one in ones] for d, ones in zip(obedient, wanted, strict=True)
    ]
    assert sum(map(sum, standing)) >= 3 if target == "ru" else all(map(all, standing))
    assert not any(find_targets(one, d.text, target) for d, ones in zip(free, wanted, strict=True) for one in ones)
    for draft in obedient:
        assert draft.text.endswith(".")
        assert draft.text[0].isupper()


def test_a_glossary_that_does_not_occur_changes_nothing() -> None:
    engine = ENGINES["argos"]("de", "en")
    others = index([("Erdenbürger", {"en": "earthling"}), ("Zusammenbruch", {"en": "collapse"})], "de")
    assert engine.translate(SENTENCES, others) == engine.translate(SENTENCES)


def test_a_name_that_must_not_be_translated_stands_to_the_letter() -> None:
    terms = index([("Air Force One", {})], "de", Status.DO_NOT_TRANSLATE)
    (draft,) = ENGINES["argos"]("de", "ru").translate(["Er sprach in der Air Force One mit Reportern."], terms)
    assert "Air Force One" in draft.text


def test_a_term_asked_for_twice_stands_twice() -> None:
    terms = index([("agreement", {"ru": "договорённость"})], "en")
    (draft,) = ENGINES["argos"]("en", "ru").translate(["The agreement of May replaced the agreement of June."], terms)
    assert len(find_targets(("договорённость",), draft.text, "ru")) == 2


def test_odd_terms_do_no_harm() -> None:
    odd = index(
        [("a.*b", {"en": "("}), ("Abkommen", {"en": "協定"}), ("steigt", {"en": "‏عربي‏"}), ("§", {"en": "§§"})], "de"
    )
    drafts = ENGINES["argos"]("de", "en").translate([*SENTENCES, "§ a.*b", ""], odd)
    assert all(draft.text for draft in drafts[:3])
