"""The route of drafts: chosen by the packages, the configuration or --route, and rows that a pivot may miss."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loctool import packages
from loctool.catalog import provenance, reader
from loctool.catalog.writer import save
from loctool.engines import ENGINES, Features
from loctool.errors import ConfigError
from loctool.project import find
from loctool.verbs.support.inputs import term_index
from loctool.verbs.support.pivots import missed_terms, pivots_of
from tests.conftest import Run
from tests.drafting.scripted import Scripted

DECK = "# Der Windpark\n\nDer Windpark wurde im vergangenen Jahr gebaut.\n\nDas Museum ist heute geschlossen.\n\nDas Wasser ist kalt.\n\nWir danken für Ihr Vertrauen.\n"


@pytest.fixture
def small(project: Path, loctool: Run) -> Path:
    """Return the project with a small deck and a glossary of two columns, and its Russian catalog extracted."""
    for path in (*(project / "source").iterdir(), *(project / "glossary").iterdir()):
        path.unlink()
    (project / "source" / "deck.md").write_text(DECK)
    (project / "glossary" / "terms.csv").write_text("de,ru\nWindpark,ветропарк\n")
    assert loctool("extract").returncode == 0
    return project


def configure(project: Path, routes: str) -> None:
    path = project / "loctool.toml"
    path.write_text(f"{path.read_text()}routes = {routes}\n")


def routes_in(project: Path) -> set[tuple[str, ...]]:
    """Return the routes in the provenance of the Russian drafts."""
    entries = reader.read(project / "locales" / "ru" / "LC_MESSAGES" / "deck.po").messages()
    return {found.route for entry in entries if (found := provenance.draft_of(entry))}


def test_messages_go_by_the_route_that_can_obey_their_terms(small: Path, loctool: Run) -> None:
    result = loctool("draft", "ru")
    assert result.returncode == 0
    assert "drafts lack terms" not in result.stderr
    assert ("de", "ru") in routes_in(small)
    assert loctool("check", "ru", "--fail-on", "never").stdout.count("wrong-term") == 0
    assert "to renew" not in loctool("draft", "ru").stdout


def test_a_route_is_chosen_for_a_run_or_for_good(small: Path, loctool: Run) -> None:
    assert loctool("draft", "--route", "de-ru").returncode == 0
    assert routes_in(small) == {("de", "ru")}
    assert "5 drafts up to date" in loctool("draft", "ru").stdout
    (row,) = json.loads(loctool("status", "ru", "--format", "json").stdout)
    assert (row["drafted"], row["to_renew"]) == (5, 0)
    configure(small, '["de-ru"]')
    assert "5 drafts up to date" in loctool("draft", "ru").stdout
    (row,) = json.loads(loctool("status", "ru", "--format", "json").stdout)
    assert (row["drafted"], row["to_renew"]) == (5, 0)
    assert loctool("draft", "ru", "--route", "de-en-ru", "--renew").returncode == 0
    assert routes_in(small) == {("de", "en", "ru")}
    assert "5 drafts to renew" in loctool("draft", "ru").stdout


@pytest.mark.parametrize(
    ("route", "message"),
    [
        ("de-fr-ru", "no package for de→fr, fr→ru of the route de-fr-ru (installed: de→en, de→ru, en→ru)"),
        ("en-ru", "the route 'en-ru' does not lead from de to ru"),
        ("ru", "the route 'ru' does not lead from de to ru"),
        ("de-fr", "'de-fr' does not end in ru; write languages joined by hyphens, as in de-en-ru"),
        ("", "'' does not end in ru"),
    ],
)
def test_an_impossible_route_is_one_line_and_nothing_is_drafted(
    small: Path, loctool: Run, route: str, message: str
) -> None:
    result = loctool("draft", "ru", "--route", route)
    assert result.returncode == 2
    assert message in result.stderr.splitlines()[-1]
    assert routes_in(small) == set()


def test_two_routes_to_one_language_are_refused(small: Path, loctool: Run) -> None:
    result = loctool("draft", "ru", "--route", "de-ru", "--route", "de-en-ru")
    assert result.returncode == 2
    assert "'de-ru' and 'de-en-ru' lead to the same language; give one of them" in result.stderr
    assert routes_in(small) == set()
    assert loctool("draft", "ru", "--route", "deu-ru_RU").returncode == 0
    assert routes_in(small) == {("de", "ru")}


@pytest.mark.parametrize(
    ("routes", "message"),
    [
        ('["de-fr"]', "'de-fr' in `routes` leads to none of the targets"),
        ('["ru"]', "'ru' in `routes` names one language alone"),
        ('["fr-ru"]', "'fr-ru' in `routes` does not begin with the source language 'de'"),
        ('["de-ru", "deu-ru_RU"]', "'deu-ru_RU' in `routes` leads to 'ru', as another one does"),
        ('["de-ru", "de-en-ru"]', "'de-en-ru' in `routes` leads to 'ru', as another one does"),
        ('"de-ru"', "`routes` must be a list of strings"),
    ],
)
def test_wrong_routes_in_the_configuration_name_the_line(project: Path, routes: str, message: str) -> None:
    configure(project, routes)
    with pytest.raises(ConfigError) as caught:
        find(project)
    assert message in str(caught.value)
    assert caught.value.line == (project / "loctool.toml").read_text().count("\n")


def test_rows_without_a_pivot_term_are_named_where_no_route_is_direct(small: Path, loctool: Run) -> None:
    assert "no-pivot-term" not in loctool("terms", "lint").stdout
    assert pivots_of(find(small)) == {}
    configure(small, '["de-en-ru"]')
    assert pivots_of(find(small)) == {"ru": ("en",)}
    (line,) = (line for line in loctool("terms", "lint").stdout.splitlines() if "no-pivot-term" in line)
    assert line.startswith("glossary/terms.csv:2")
    assert "“Windpark” has no term in 'en', through which drafts go to 'ru'" in line
    (small / "glossary" / "terms.csv").write_text("de,en,ru\nWindpark,wind farm,ветропарк\n")
    assert "no-pivot-term" not in loctool("terms", "lint").stdout


def test_terms_that_drafts_lack_are_named_with_their_rows(
    small: Path, loctool: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for route, lines in ((("de", "en", "ru"), 1), (("de", "ru"), 0)):
        obeying = Features(obeys_terms=True)
        engine = Scripted(
            lambda text: [text.replace("Der Windpark", "Ферма")], route, obeying, identity="-".join(route)
        )
        monkeypatch.setitem(ENGINES, "pseudo", lambda *_, made=engine, **_options: made)  # type: ignore[attr-defined]
        loctool("extract")
        result = loctool("draft", "ru", "--engine", "pseudo", "--renew")
        found = [line for line in result.stderr.splitlines() if "drafts lack terms" in line]
        assert len(found) == lines
        assert all(line.endswith("add one: “Windpark” (glossary/terms.csv:2)") for line in found)


def test_targets_without_any_route_are_not_linted(small: Path) -> None:
    path = small / "loctool.toml"
    path.write_text(f'{path.read_text()}targets = ["fr", "ru"]\nroutes = ["de-fr-ru"]\n')
    assert pivots_of(find(small)) == {}
    assert packages.find_installed()


def test_terms_that_drafts_miss_are_named_once(small: Path) -> None:
    project = find(small)
    path = small / "locales" / "ru" / "LC_MESSAGES" / "deck.po"
    catalog = reader.read(path)
    for entry, text in zip(catalog.messages(), ("Ветропарк", "Ветряная ферма построена.", "Закрыто."), strict=False):
        provenance.store_draft(entry, text, "argos", ("de", "en", "ru"), "0" * 12)
    save(catalog)
    terms = term_index(project)
    found = [term.source for term in missed_terms([reader.read(path)], terms, "ru", ("en",))]
    assert found == ["Windpark"]
    assert list(missed_terms([reader.read(path)], terms, "ru", ())) == []
    assert list(missed_terms([reader.read(path)], terms, "ru", ("ru",))) == []
