"""Routes of the real packages, and terms of the glossary that a pivot has no word for."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from loctool import packages
from loctool.engines import ENGINES, Engine
from loctool.engines.argos.engine import ArgosEngine, open_engine
from loctool.engines.argos.pivots import terms_in_pivot
from loctool.errors import PackageError
from loctool.glossary import TermIndex
from loctool.glossary.requirements import RequirementFinder
from loctool.glossary.targets import find_targets
from loctool.model import Draft, Status, Term

ROWS = {
    "Windpark": ("ветропарк", "Der Windpark wurde im vergangenen Jahr gebaut."),
    "Genehmigung": ("лицензия", "Die Firma hat noch keine Genehmigung."),
    "Werkstatt": ("ателье", "In der Werkstatt arbeiten zwölf Menschen."),
    "Behörde": ("управление", "Die Behörde prüft jeden Antrag."),
    "Lieferung": ("отправка", "Wir warten seit Montag auf die Lieferung."),
    "Messgerät": ("тестер", "Das Messgerät steht im Keller."),
    "Vertrag": ("контракт", "Der Vertrag gilt für drei Jahre."),
    "Schulung": ("тренинг", "Die Schulung beginnt um neun Uhr."),
}
"""Term -> a target that models hardly choose by themselves, and a sentence."""
TERMS = [
    Term(source, {"ru": (target,)}, Status.PREFERRED, "", "g.csv", line)
    for line, (source, (target, _)) in enumerate(ROWS.items(), 2)
]
TEXTS = [text for _, text in ROWS.values()]
OTHER = "Das Museum ist montags geschlossen."


def count_obeyed(drafts: list[Draft]) -> int:
    targets = (target for target, _ in ROWS.values())
    return sum(bool(find_targets((one,), draft.text, "ru")) for one, draft in zip(targets, drafts, strict=True))


def pivot() -> Engine:
    return ENGINES["argos"]("de", "ru", threads=1, route="de-en-ru")


def test_the_embedded_routes() -> None:
    engine = ENGINES["argos"]("de", "ru")
    assert {engine.route, *(one.route for one in engine.features.routes)} == {("de", "en", "ru"), ("de", "ru")}
    assert len(engine.features.packages) == len(set(engine.features.packages)) == 2
    assert all(one.features.routes == () for one in (*engine.features.routes, *engine.features.hops))
    assert all(one.features.routes for one in engine.features.variants)
    assert ENGINES["argos"]("de", "en").features.routes == ()


@pytest.mark.parametrize("route", ["de-ru", "de-en-ru"])
def test_a_chosen_route_is_the_only_one(route: str) -> None:
    engine = ENGINES["argos"]("de", "ru", threads=1, route=route)
    assert ("-".join(engine.route), engine.features.routes) == (route, ())
    assert engine.identity != ENGINES["argos"]("de", "ru").identity
    (draft,) = engine.translate([OTHER])
    assert draft.route == engine.route
    assert draft.text not in ("", OTHER)


def test_an_impossible_route_is_one_line() -> None:
    with pytest.raises(PackageError, match="no package for de→fr, fr→ru of the route de-fr-ru"):
        ENGINES["argos"]("de", "ru", route="de-fr-ru")


def test_a_text_whose_term_has_no_english_form_is_drafted_directly() -> None:
    engine = ENGINES["argos"]("de", "ru", threads=1)
    assert engine.route == ("de", "en", "ru")
    drafts = engine.translate([TEXTS[0], OTHER, *TEXTS[1:]], TermIndex(TERMS, "de"))
    other = drafts.pop(1)
    assert other == engine.translate([OTHER])[0]
    assert other.route == ("de", "en", "ru")
    assert {draft.route for draft in drafts} == {("de", "ru")}
    assert count_obeyed(drafts) >= len(TEXTS) - 1 > count_obeyed(engine.translate(TEXTS))


def test_a_text_whose_terms_all_have_english_forms_takes_the_pivot() -> None:
    both = Term("Windpark", {"en": ("wind farm",), "ru": ("ветропарк",)}, Status.PREFERRED, "", "g.csv", 2)
    name = Term("Museum", {}, Status.DO_NOT_TRANSLATE, "", "g.csv", 3)
    wrong = Term("Jahr", {"ru": ("годик",)}, Status.FORBIDDEN, "", "g.csv", 4)
    english = replace(TERMS[1], targets={"en": ("permit",)})
    again = replace(both, targets={"ru": ("ветроэлектростанция",)}, status=Status.ADMITTED, line=6)
    index = TermIndex([both, name, wrong, english, again], "de")
    drafts = ENGINES["argos"]("de", "ru", threads=1).translate([*TEXTS[:2], OTHER], index)
    assert {draft.route for draft in drafts} == {("de", "en", "ru")}


def test_without_a_direct_route_terms_follow_the_attention() -> None:
    drafts = pivot().translate(TEXTS, TermIndex(TERMS, "de"))
    assert {draft.route for draft in drafts} == {("de", "en", "ru")}
    assert count_obeyed(drafts) >= len(TEXTS) - 2 > count_obeyed(pivot().translate(TEXTS))


def test_a_pivot_on_packages_of_the_user_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "mine"))
    german = next(one for one in packages.find_installed() if one.pair == ("de", "en"))
    shutil.copytree(packages.folder(german), tmp_path / "mine" / "translate-de_en-1_0")
    engine = open_engine("de", "ru", threads=1)
    assert [hop.package.origin for hop in engine.chain] == ["user", "embedded"]
    assert [one.route for one in engine.features.routes] == [("de", "ru")]
    assert engine.translate(TEXTS[:2], TermIndex(TERMS, "de"))[0].route == ("de", "en", "ru")


def test_the_words_of_a_term_in_the_pivot_are_those_that_attend_to_it() -> None:
    engine = open_engine("de", "en", threads=1)
    model = engine._hop(engine.chain[0])
    drafts = {
        "Der Windpark wurde gebaut.": "The wind farm was built.",
        "Die Genehmigung ist da.": "It is here.",
        "Ohne Vertrag gilt der Vertrag nicht.": "Without a contract, the contract does not apply.",
    }
    finder = RequirementFinder(TermIndex(TERMS, "de"), "ru")
    found = terms_in_pivot(drafts, finder, TERMS, model)
    assert {(term.source, *term.targets["en"]) for term in found} == {
        ("Windpark", "wind farm"),
        ("Vertrag", "contract"),
    }
    assert all(term.targets["ru"] == (ROWS[term.source][0],) for term in found)
    assert terms_in_pivot(drafts, finder, [], model) == terms_in_pivot({}, finder, TERMS, model) == []


def test_attention_has_a_row_for_each_piece_of_a_given_draft() -> None:
    engine = open_engine("de", "en", threads=1)
    model = engine._hop(engine.chain[0])
    for source, draft in model.attend([("Der Windpark wurde gebaut.", "The wind farm was built."), ("Ja.", "Yes, of")]):
        assert draft.attention.shape == (len(draft.pieces), len(source))
        assert model.text(draft.pieces) in ("The wind farm was built.", "Yes, of")


def test_an_engine_moves_to_copies_of_all_its_packages() -> None:
    engine = open_engine("de", "ru", threads=1)
    assert isinstance(engine, ArgosEngine)
    assert engine.features.relocate
    copies = [replace(package, path=Path("elsewhere") / package.path.name) for package in engine.features.packages]
    moved = engine.features.relocate(copies, 3)
    assert isinstance(moved, ArgosEngine)
    assert moved.features.packages == tuple(copies)
    assert (moved.route, moved.threads) == (engine.route, 3)
    assert moved.features.routes[0].route == engine.features.routes[0].route
