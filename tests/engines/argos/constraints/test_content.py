"""What forcing knows of the content of drafts by the bilingual lexicon, with the attention of a small model."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from loctool.engines import ENGINES
from loctool.engines.argos.constraints.content import count_flaws
from loctool.engines.argos.constraints.forcing import force_terms
from loctool.engines.argos.constraints.tasks import Hypothesis, Task
from loctool.glossary import TermIndex
from loctool.glossary.bilingual.coverage import compare_words
from loctool.glossary.targets import find_targets
from loctool.model import Status, Term
from tests.engines.argos.constraints.test_substitution import Words, substituted, task


def german(source: str, draft: str, links: list[int], asked: dict[str, str]) -> Task:
    one = task(source, draft, links, asked)
    one.pair, one.free = ("de", "en"), draft
    return one


@pytest.mark.parametrize(
    ("draft", "flaws"),
    [
        ("Two deputies buy old bread", 0),
        ("Two deputies buy old loaves", 1),
        ("Deputies buy old bread", 1),
        ("Deputies buy bread", 2),
        ("Two deputies buy old bread bread", 1),
        ("Two member deputies buy old bread", 0),
    ],
)
def test_lost_and_repeated_words_are_flaws(draft: str, flaws: int) -> None:
    one = german(
        "Zwei Abgeordnete kaufen altes Brot", "Two MPs buy old bread", [0, 1, 2, 3, 4], {"Abgeordnete": "deputy"}
    )
    assert count_flaws(one, Words().pieces(draft), Words()) == flaws


def test_the_old_word_left_beside_its_term_is_a_flaw() -> None:
    one = german("Die Gesellschaft wächst", "The society grows", [0, 1, 2], {"Gesellschaft": "association"})
    assert count_flaws(one, Words().pieces("The association grows"), Words()) == 0
    assert count_flaws(one, Words().pieces("The society association grows"), Words()) == 1


def test_nothing_is_a_flaw_in_languages_without_a_lexicon() -> None:
    one = task("Das Abkommen gilt", "The treaty applies", [0, 1, 2], {"Abkommen": "deal"})
    one.pair = ("xx", "yy")
    assert count_flaws(one, Words().pieces("deal deal"), Words()) == 0
    assert substituted(one) == "The deal applies"


def test_a_word_that_translates_another_one_is_no_part_of_a_place() -> None:
    given = "Zwei Vertreter gehen", "Two delegates go", [0, 1, 2], {"Vertreter": "deputy"}
    with_lexicon, without = german(*given), task(*given)
    for one in (with_lexicon, without):
        one.draft.attention[0], one.draft.attention[2, 0] = (0.3, 0.7, 0.02), 0.5
    assert substituted(with_lexicon) == "Two deputies go"
    assert substituted(without) != "Two deputies go"


def test_a_word_that_translates_the_term_belongs_to_its_place_behind_small_words() -> None:
    one = german(
        "Die Gesellschaft für deutsche Sprache wächst",
        "The society for the German language grows",
        [0, 1, 2, 2, 3, 4, 5],
        {"Gesellschaft für deutsche Sprache": "Association for German"},
    )
    assert substituted(one) == "The Association for German grows"


class Careless(Words):
    """A model that likes everything, and best a draft that says less."""

    def score(self, _: object, targets: Sequence[Sequence[str]]) -> list[list[float]]:
        return [[-1.0] * (len(target) + 1) for target in targets]

    def finish(self, _: object, prefixes: Sequence[list[str]]) -> list[list[Hypothesis]]:
        import numpy

        found = [[*prefix, "▁wonderful", "▁indeed"] for prefix in prefixes]
        return [[Hypothesis(pieces, -0.01, numpy.ones((len(pieces), 4)))] for pieces in found]

    def first_rows(self, sources: Sequence[list[str]]) -> list[list[float]]:
        return [[0.9, *[0.02] * (len(source) - 1)] for source in sources]


def test_a_draft_that_keeps_all_words_is_better_than_a_likelier_one() -> None:
    given = (
        "Heute um Förderung bitten Bauern",
        "Today to promote ask farmers",
        [0, 1, 2, 3, 4],
        {"Förderung": "extraction"},
    )
    one, other = german(*given), task(*given)
    force_terms([one, other], Careless())
    assert Words().text(one.draft.pieces) == "Today to extraction ask farmers"
    assert Words().text(other.draft.pieces) == "Today to extraction wonderful indeed"


SENTENCES = {
    "Der Züchter sah, dass an zwei Bäumen neue Knospen wuchsen.": ("Knospe", "burgeon"),
    "Zwei Abgeordnete wollen von der Spende nichts gewusst haben.": ("Abgeordneter", "member of parliament"),
    "Die Gesellschaft für deutsche Sprache begründete ihre Wahl.": ("Gesellschaft", "association"),
    "Auf abgelegenen Inseln wurden ganze Vogelarten ausgerottet.": ("Vogelart", "species of birds"),
    "Sie trinkt lieber Tee als Wein und fährt nicht gern Auto.": ("Auto", "motor car"),
}


def test_obedient_drafts_lose_hardly_a_word_of_the_free_ones() -> None:
    terms = [Term(a, {"en": (b,)}, Status.PREFERRED, "", "t.csv", n) for n, (a, b) in enumerate(SENTENCES.values())]
    engine, texts = ENGINES["argos"]("de", "en"), list(SENTENCES)
    free, obedient = engine.translate(texts), engine.translate(texts, TermIndex(terms, "de"))
    lost = stands = 0
    for text, before, after in zip(texts, free, obedient, strict=True):
        source, target = SENTENCES[text]
        stands += bool(find_targets([target], after.text, "en"))
        pairs = zip(*(compare_words(text, one.text, ("de", "en")).ours for one in (before, after)), strict=True)
        lost += sum(a.covered and not b.covered and not a.word.text.startswith(source[:5]) for a, b in pairs)
    assert stands >= len(texts) - 1
    assert lost <= 1
