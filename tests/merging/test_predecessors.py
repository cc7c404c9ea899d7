"""Which new text inherits which translation, and in what state."""

from __future__ import annotations

import random
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.entry import Entry
from loctool.catalog.provenance import State, draft_of, may_draft, state, store_draft
from loctool.catalog.writer import text_of
from loctool.merging.matching import Placed, match_greedily, match_texts
from loctool.merging.updating import update
from tests.catalog.entries import template
from tests.merging.test_updating_rules import catalog_of, sources

FIRST = "Russland fördert Neodym."
SECOND = "China fördert viel mehr davon als alle anderen."
BOTH = f"{FIRST} {SECOND}"


def shown(catalog: object) -> list[tuple[str, str, str | None, State]]:
    return [(one.msgid, one.msgstr, one.previous_msgid, state(one)) for one in catalog.entries[1:]]  # type: ignore[attr-defined]


def placed(*texts: str) -> list[Placed]:
    return [Placed(text, place) for place, text in enumerate(texts)]


def match(new: list[Placed], old: list[Placed]) -> dict[int, int]:
    return match_texts(dict(enumerate(new)), dict(enumerate(old)))


def test_a_number_is_carried_and_stays_translated() -> None:
    catalog = catalog_of(sources("Titel", "Seit 1990 steigt der Preis."))
    catalog.messages()[1].msgstr, catalog.messages()[1].tcomment = "The price has risen since 1990.", "checked"
    report = update(catalog, template(sources("Titel", "Seit 1991 steigt der Preis.")))
    assert str(report) == "1 kept, 1 carried over"
    entry = catalog.messages()[1]
    assert (entry.msgstr, entry.flags, entry.previous_msgid, entry.tcomment) == (
        "The price has risen since 1991.", [], None, "checked\nloctool: carried number",
    )  # fmt: skip
    update(catalog, template(sources("Titel", "**Seit 1991 steigt der Preis.**")))
    assert (entry.msgstr, entry.tcomment) == ("**The price has risen since 1991.**", "checked\nloctool: carried markup")
    update(catalog, template(sources("Titel", "**Seit 1991 sinkt der Preis.**")))
    assert (state(entry), entry.tcomment) == (State.STALE, "checked")


def test_an_untouched_draft_stays_one() -> None:
    catalog = catalog_of(sources("Seit 1990 steigt der Preis."), translated=False)
    entry = catalog.messages()[0]
    store_draft(entry, "The price has risen since 1990.", "argos", ("de", "en"), "inputs")
    inputs = draft_of(entry).inputs  # type: ignore[union-attr]
    update(catalog, template(sources("Seit 1991 steigt der Preis.")))
    assert (state(entry), entry.msgstr, may_draft(entry)) == (State.DRAFT, "The price has risen since 1991.", True)
    assert draft_of(entry).inputs == inputs  # type: ignore[union-attr]


def test_a_stale_translation_carries_nothing() -> None:
    catalog = catalog_of(sources("Seit 1990 steigt der Preis."))
    update(catalog, template(sources("Seit 1990 sinkt der Preis.")))
    update(catalog, template(sources("Seit 1991 sinkt der Preis.")))
    assert shown(catalog) == [
        ("Seit 1991 sinkt der Preis.", "[None] Seit 1990 steigt der Preis.", "Seit 1990 steigt der Preis.", State.STALE)
    ]


def test_a_split_text_leaves_both_halves_their_sentences() -> None:
    catalog = catalog_of(sources("Titel", BOTH, "Quelle"))
    catalog.messages()[1].msgstr = "Russia mines neodymium. China mines a lot more of it than all others."
    report = update(catalog, template(sources("Titel", FIRST, SECOND, "Quelle")))
    assert str(report) == "2 kept, 2 changed, now fuzzy"
    assert shown(catalog)[1:3] == [
        (FIRST, "Russia mines neodymium.", BOTH, State.STALE),
        (SECOND, "China mines a lot more of it than all others.", BOTH, State.STALE),
    ]
    update(catalog, template(sources("Titel", BOTH, "Quelle")))
    assert shown(catalog)[1:2] == [
        (
            BOTH,
            "Russia mines neodymium. China mines a lot more of it than all others.",
            f"{FIRST}\n\n{SECOND}",
            State.STALE,
        )
    ]
    assert len(catalog.entries) == 4


def test_a_split_text_with_other_sentences_is_offered_whole() -> None:
    catalog = catalog_of(sources(BOTH))
    catalog.messages()[0].msgstr = "Russia mines neodymium, China more"
    update(catalog, template(sources(FIRST, SECOND)))
    assert shown(catalog) == [
        (text, "Russia mines neodymium, China more", BOTH, State.STALE) for text in (FIRST, SECOND)
    ]
    update(catalog, template(sources(BOTH)))
    assert shown(catalog) == [(BOTH, "Russia mines neodymium, China more", f"{FIRST}\n\n{SECOND}", State.STALE)]


def test_a_split_draft_may_be_drafted_again() -> None:
    catalog = catalog_of(sources(BOTH), translated=False)
    store_draft(catalog.messages()[0], "Russia mines neodymium. China more.", "argos", ("de", "en"), "")
    update(catalog, template(sources(FIRST, SECOND)))
    assert [(one.msgstr, may_draft(one)) for one in catalog.messages()] == [
        ("Russia mines neodymium.", True), ("China more.", True),
    ]  # fmt: skip


def test_joined_texts() -> None:
    catalog = catalog_of(sources(FIRST, SECOND, "Quelle"))
    catalog.messages()[0].tcomment, catalog.messages()[1].tcomment = "one", "two"
    update(catalog, template(sources(BOTH, "Quelle")))
    assert shown(catalog)[:1] == [(BOTH, f"[None] {FIRST} [None] {SECOND}", f"{FIRST}\n\n{SECOND}", State.STALE)]
    assert catalog.messages()[0].tcomment == "one\ntwo"


def test_a_split_is_seen_within_one_context_only() -> None:
    catalog = catalog_of(sources(BOTH))
    update(catalog, template([Entry(msgid=FIRST, msgctxt="menu"), Entry(msgid=SECOND)]))
    first, second, *_ = catalog.messages()
    assert (first.msgstr, second.msgstr) == ("", f"[None] {BOTH}")


def test_the_nearest_of_equals_inherits() -> None:
    old = placed("Teil 1 von vier", "x", "Teil 2 von vier", "y", "Teil 3 von vier")
    assert match([Placed("Teil 9 von vier", 2)], old) == {0: 2}
    assert match([Placed("Teil 9 von vier", 4), Placed("Teil 8 von vier", 0)], old) == {0: 4, 1: 0}


def test_the_more_similar_of_two_texts_gets_the_translation() -> None:
    old = placed("China fördert mehr Neodym als alle anderen Länder.")
    other, closer = (
        "China fördert mehr Neodym als die anderen Länder zusammen.",
        "China fördert mehr Neodym als alle anderen.",
    )
    assert match(placed(other), old) == {0: 0}
    assert match(placed(other, closer), old) == {1: 0}


def test_texts_are_matched_within_their_group() -> None:
    old = [Placed("Seltene Erden sind Metalle.", 0, "menu"), Placed("Seltene Erden sind Elemente.", 1, "slide")]
    assert match([Placed("Seltene Erden sind Metalle!", 0, "slide")], old) == {0: 1}
    assert match([Placed("Seltene Erden sind Metalle!", 0)], old) == {}


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4), st.integers(0, 4))))
def test_a_pair_is_left_out_only_for_one_as_good(pairs: list[tuple[int, int, int]]) -> None:
    found = match_greedily(pairs)
    assert len(set(found.values())) == len(found)
    scores = {pair: max(score for score, *other in pairs if tuple(other) == pair) for pair in found.items()}
    for score, left, right in pairs:
        rivals = [kept for pair, kept in scores.items() if pair[0] == left or pair[1] == right]
        assert max(rivals) >= score


def test_two_half_similar_texts_do_not_part_a_text_from_its_own() -> None:
    old = placed("Der Preis von Neodym stieg 2010 um das Zehnfache.", "Der Preis von Öl fiel 2014 um die Hälfte.")
    new = placed("Der Preis von Neodym stieg 2011 um das Zehnfache.", "Der Preis stieg 2010 sehr.")
    assert match(new, old)[0] == 0


def test_an_obsolete_text_gives_way_only_to_a_close_one() -> None:
    old = [Placed("Seltene Erden sind Metalle.", None)]
    assert match([Placed("Seltene Erden: teuer und begehrt.", 0)], old) == {}
    assert match([Placed("Seltene Erden sind Metalle!", 0)], old) == {0: 0}


@pytest.mark.parametrize("size", [50, 1000])
def test_texts_that_are_all_alike_find_their_own(size: int) -> None:
    """Every n-gram is common here, so that places and pairs of words must tell."""
    drawn = random.Random(5)
    words = ["die", "Gewinnung", "seltener", "Erden", "kostet", "mehr", "als", "Öl", "und", "Gas", "in", "Europa"]
    texts = list(dict.fromkeys(" ".join(drawn.choices(words, k=12)) for _ in range(size)))
    edited = [text.replace(" ", " sehr ", 1) for text in texts]
    found = match(placed(*edited), placed(*texts))
    assert found == {number: number for number in range(len(texts))}


def test_no_text_is_compared_with_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    from loctool.merging import matching as similar

    compared = 0
    ratio = similar.fuzz.ratio

    def counting(*texts: str, **options: float) -> float:
        nonlocal compared
        compared += 1
        return float(ratio(*texts, **options))

    monkeypatch.setattr(similar.fuzz, "ratio", counting)
    texts = [f"Die Gewinnung seltener Erden kostet mehr {number % 7}" for number in range(800)]
    match(placed(*(f"{text}!" for text in texts)), placed(*texts))
    assert compared <= 30 * len(texts)


def test_a_comment_on_an_untranslated_text_is_kept() -> None:
    catalog = catalog_of(sources("Titel", "Seltene Erden sind Metalle."), translated=False)
    catalog.messages()[1].tcomment = "ask the author"
    again = deepcopy(catalog)
    update(catalog, template(sources("Titel", "Seltene Erden sind teure Metalle.")))
    assert [(one.msgid, one.tcomment, one.flags) for one in catalog.messages()[1:]] == [
        ("Seltene Erden sind teure Metalle.", "ask the author", [])
    ]
    update(again, template(sources("Titel")))
    assert "# ask the author\n#~ msgid" in text_of(again)


def test_an_edited_text_keeps_its_place_in_the_file() -> None:
    catalog = catalog_of(sources("c3", "Seltene Erden sind Metalle.", "a1"))
    update(catalog, template(sources("a1", "c3", "Seltene Erden sind Elemente.")))
    assert [one.msgid for one in catalog.messages()] == ["c3", "Seltene Erden sind Elemente.", "a1"]
