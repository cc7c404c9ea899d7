"""Terms that take the place of other words without the model being asked: by the pieces and attention of a small model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy

from loctool.engines.argos.constraints.forcing import others_as_obedient
from loctool.engines.argos.constraints.substitution import substitute
from loctool.engines.argos.constraints.tasks import Hypothesis, Task
from loctool.glossary.requirements import Requirement
from loctool.model import Status, Term


class Words:
    """A model whose pieces are words; it fails the test if it is asked to score or to write."""

    language = "en"

    def pieces(self, text: str) -> list[str]:
        return ["▁" + word for word in text.split()]

    def text(self, pieces: Sequence[str]) -> str:
        return "".join(pieces).replace("▁", " ").strip()

    def score(self, *_: object) -> list[list[float]]:
        raise AssertionError("asked to score")

    def finish(self, *_: object) -> list[list[Hypothesis]]:
        raise AssertionError("asked to write")


def required(start: int, old: str, new: str, verbatim: bool = False) -> Requirement:
    term = Term(old, {"en": (new,)}, Status.DO_NOT_TRANSLATE if verbatim else Status.PREFERRED, "", "t.csv", 1)
    return Requirement(term, start, start + len(old), (new,), verbatim=verbatim)


def task(source: str, draft: str, links: list[int], asked: dict[str, str]) -> Task:
    """Return a task whose draft's words look at the source words `links` with nearly all of their attention."""
    words = source.split()
    attention = numpy.full((len(links), len(words)), 0.02)
    for row, column in enumerate(links):
        attention[row, column] = 0.9
    duties = [required(source.index(old), old, new) for old, new in asked.items()]
    return Task(source, Words().pieces(source), duties, Hypothesis(Words().pieces(draft), -0.5, attention))


def substituted(one: Task) -> str:
    substitute(one, Words())
    return Words().text(one.draft.pieces)


def test_several_terms_take_their_places_at_once() -> None:
    one = task(
        "Das Abkommen der Länder", "The treaty of a land", [0, 1, 2, 2, 3], {"Abkommen": "deal", "Länder": "area"}
    )
    assert substituted(one) == "The deal of an area"
    assert one.draft.attention.shape == (len(one.draft.pieces), 4)


def test_a_term_asked_for_twice_takes_two_places() -> None:
    one = task("Abkommen ersetzt Abkommen", "treaty replaces treaty", [0, 1, 2], {})
    one.requirements = [required(start, "Abkommen", "deal") for start in (0, 17)]
    assert substituted(one) == "Deal replaces deal"


def test_others_that_lack_more_terms_than_the_draft_are_left_out() -> None:
    one = task("Das Abkommen gilt", "The deal applies", [0, 1, 2], {"Abkommen": "deal"})
    apart, alike = (Hypothesis(Words().pieces(text), -0.6, None) for text in ("The treaty applies", "The deals apply"))
    one.others = (apart, alike)
    assert others_as_obedient(one, Words()) == [alike]
    free = task("Das Abkommen gilt", "The treaty applies", [0, 1, 2], {"Abkommen": "deal"})
    free.others = (apart, alike)
    assert others_as_obedient(free, Words()) == [apart, alike]


def test_number_and_a_capital_at_the_beginning_are_kept() -> None:
    assert substituted(task("Abkommen gelten", "Treaties apply", [0, 1], {"Abkommen": "deal"})) == "Deals apply"


def test_a_plural_for_a_singular_is_left_to_the_model() -> None:
    assert substituted(task("Gerste wächst", "Bars grow", [0, 1], {"Gerste": "barley"})) == "Bars grow"


def test_a_neighbour_that_the_term_would_repeat_is_replaced_too() -> None:
    one = task(
        "Das Vorsorgeprinzip gilt", "The precautionary rule applies", [0, 0, 1, 2], {"Vorsorgeprinzip": "precaution"}
    )
    assert substituted(one) == "The precaution applies"
    one = task("Die Dammkrone gilt", "The crown of the dam applies", [0, 1, 0, 0, 0, 2], {"Dammkrone": "crest of dam"})
    assert substituted(one) == "The crest of dam applies"


def test_a_term_that_was_left_untranslated_is_replaced_whatever_the_attention() -> None:
    one = task("Heute tagt die G7 hier", "Today the G7 meets here", [0, 0, 1, 3, 4], {"G7": "Group"})
    assert substituted(one) == "Today the Group meets here"


def test_a_place_that_no_word_stands_for_is_left_to_the_model() -> None:
    one = task("Das alte Abkommen gilt", "The old one applies", [0, 1, 1, 3], {"Abkommen": "deal"})
    assert substituted(one) == "The old one applies"


def test_a_verb_is_left_to_the_model() -> None:
    one = task("um Förderung bitten", "ask to promote", [2, 1, 1], {"Förderung": "extraction"})
    assert substituted(one) == "ask to promote"


def test_nothing_changes_where_all_terms_stand() -> None:
    one = task("Das Abkommen gilt", "The deals apply", [0, 1, 2], {"Abkommen": "deal"})
    before = one.draft
    substitute(one, Words())
    assert one.draft is before


def test_a_name_to_the_letter_does_not_take_the_place_of_a_genitive() -> None:
    one = task("Macht von SAP wächst", "Sap's power grows", [2, 0, 3], {})
    one.requirements = [required(10, "SAP", "SAP", verbatim=True)]
    assert substituted(one) == "Sap's power grows"
    plain = task("SAP wächst", "Sap grows", [0, 1], {})
    plain.requirements = [required(0, "SAP", "SAP", verbatim=True)]
    assert substituted(plain) == "SAP grows"
