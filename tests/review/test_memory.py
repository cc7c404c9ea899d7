from __future__ import annotations

from loctool.review.memory import Recall, SimilarSources, Translated

OWN, OTHER, FILE = "locales/en/a.po", "locales/en/b.po", "memory.tmx"
LONG = "Die Gespräche über Seltene Erden haben begonnen"


def recall(*units: Translated, more: tuple[str, ...] = ()) -> Recall:
    return Recall(SimilarSources([*(unit.source for unit in units), *more]), units)


def test_similar_messages_come_best_first_and_at_most_three() -> None:
    units = [Translated(f"{LONG}, heißt es aus {place}", place, OTHER) for place in ("Rom", "Wien", "Bern", "Oslo")]
    found = recall(Translated(LONG, "same", OTHER), *units, more=(LONG,)).find(LONG, None, OWN)
    assert [one.percent for one in found] == sorted((one.percent for one in found), reverse=True)
    assert (found[0].percent, found[0].target, found[0].origin) == (100, "same", OTHER)
    assert len(found) == 3


def test_a_message_does_not_find_itself() -> None:
    here = recall(Translated(LONG, "Talks", OWN))
    assert here.find(LONG, None, OWN) == ()
    assert [one.target for one in here.find(LONG, "heading", OWN)] == ["Talks"]


def test_sources_without_a_translation_are_passed_over() -> None:
    near = [f"{LONG} {number}" for number in range(5)]
    found = recall(Translated(f"{LONG} heute", "today", FILE), more=tuple(near)).find(LONG, None, OWN)
    assert [one.target for one in found] == ["today"]


def test_the_same_translation_comes_once() -> None:
    units = [Translated(LONG, "Talks", origin) for origin in (OTHER, FILE)]
    assert len(recall(*units).find(LONG, None, OWN)) == 1


def test_nothing_is_similar_where_nothing_is() -> None:
    assert recall().find(LONG, None, OWN) == ()
    assert recall(Translated("Ganz etwas anderes", "Something else", OTHER)).find(LONG, None, OWN) == ()


def test_an_approved_message_has_other_translations_of_its_text_alone() -> None:
    units = [
        Translated(LONG, "Talks", OWN),
        Translated(LONG, "Negotiations", OTHER),
        Translated(f"{LONG} 2", "2", OTHER),
    ]
    found = recall(*units)
    assert [one.target for one in found.find(LONG, None, OWN, is_approved=True)] == ["Negotiations"]
    assert [one.target for one in found.find(LONG, None, OWN)] == ["Negotiations", "2"]
