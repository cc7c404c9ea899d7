"""The other route: for each text the one that it does not take by default, and done without where it is damaged."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from loctool import packages
from loctool.drafting.attempts import draft_texts
from loctool.drafting.selection import current_identities
from loctool.drafting.strategies import by_another_route
from loctool.engines import ENGINES
from loctool.errors import PackageError
from loctool.glossary import TermIndex
from loctool.model import Draft, Status, Term
from loctool.text.markup import mask

SPECIAL, USUAL = "Der Windpark wurde gebaut.", "Das Museum ist geschlossen."
TERMS = TermIndex([Term("Windpark", {"ru": ("ветропарк",)}, Status.PREFERRED, "", "g.csv", 2)], "de")
PIVOT, DIRECT = ("de", "en", "ru"), ("de", "ru")


def install(folder: Path, source: str, *, damaged: bool = False) -> None:
    """Install the embedded model for Russian as a package of the user's from one language."""
    package = next(one for one in packages.find_installed() if one.target == "ru" and one.origin == "embedded")
    copy = folder / f"translate-{source}_ru-1_0"
    shutil.copytree(packages.folder(package), copy)
    metadata = {"from_code": source, "to_code": "ru", "package_version": "1.0"}
    (copy / "metadata.json").write_text(json.dumps(metadata))
    if damaged:
        model = copy / "model" / "model.bin"
        model.write_bytes(model.read_bytes()[:1000])


def test_each_text_has_another_route_than_its_own() -> None:
    engine = ENGINES["argos"]("de", "ru", threads=1)
    texts = [SPECIAL, USUAL, SPECIAL]
    assert [draft.route for draft in engine.translate(texts, TERMS)] == [DIRECT, PIVOT, DIRECT]
    other = by_another_route([mask(text) for text in texts], engine, TERMS)
    assert [draft and draft.route for draft in other] == [PIVOT, DIRECT, PIVOT]
    assert {draft and draft.route for draft in by_another_route([mask(USUAL)], engine, None)} == {DIRECT}


@pytest.mark.parametrize("damaged", ["de", "en"])
def test_a_damaged_package_on_the_other_route_is_done_without(
    damaged: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))
    install(tmp_path, "en", damaged=damaged == "en")
    install(tmp_path, "de", damaged=damaged == "de")
    chain, *_ = packages.routes("de", "ru", packages.find_installed())
    assert chain[0].source == "de"
    engine = ENGINES["argos"]("de", "ru", threads=1)
    assert engine.route == DIRECT
    if damaged == "de":
        with pytest.raises(PackageError, match="its model cannot be loaded"):
            engine.translate([USUAL])
        return
    with pytest.raises(PackageError, match="its model cannot be loaded"):
        engine.features.routes[0].translate([USUAL])
    assert by_another_route([mask(USUAL)], engine, None) == [None]
    assert all(isinstance(one, Draft) for one in draft_texts([USUAL, "Die Preise für"], engine, TERMS))
    assert not caplog.records


def test_the_identity_has_the_other_route_only_where_that_made_the_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))
    install(tmp_path, "de")
    before = ENGINES["argos"]("de", "ru")
    install(tmp_path, "en")
    after = ENGINES["argos"]("de", "ru")
    assert (before.route, after.route) == (DIRECT, DIRECT)
    assert before.identity == after.identity
    assert before.features.routes[0].identity != after.features.routes[0].identity


def test_a_better_route_makes_drafts_by_the_former_one_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ENGINES["argos"]("de", "ru")
    assert before.identity in current_identities(before)(PIVOT)
    assert before.features.routes[0].identity in current_identities(before)(DIRECT)
    for route in ("de-ru", "de-en-ru"):
        chosen = ENGINES["argos"]("de", "ru", route=route)
        assert chosen.identity in current_identities(before)(chosen.route)
        assert chosen.identity in current_identities(chosen)(chosen.route)
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))
    install(tmp_path, "de")
    after = ENGINES["argos"]("de", "ru")
    assert after.route == DIRECT
    assert before.identity not in current_identities(after)(PIVOT)
    assert before.features.routes[0].identity not in current_identities(after)(DIRECT)
