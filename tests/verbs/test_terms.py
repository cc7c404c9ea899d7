"""loctool terms on a small project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from loctool.cli import main
from loctool.errors import GlossaryError
from loctool.glossary.io.load import load
from loctool.project import find
from loctool.verbs import terms
from loctool.verbs.extract import extract
from loctool.verbs.support.inputs import term_index

DECK = "# Die Lieferkette\n\nDas Abkommen regelt die Lieferketten.\n\nDas Abkommen gilt für die Lieferkette.\n"
GLOSSARY = "de,en,status,note,case\nAbkommen,agreement;deal,,,yes\nZoll,tariff,,,\nZoll,duty,,,\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "loctool.toml").write_text('name = "T"\ntargets = ["en"]\n')
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "deck.md").write_text(DECK)
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "terms.csv").write_text(GLOSSARY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def translate(project: Path) -> None:
    """Fill the catalog: the first agreement obeyed, the second not."""
    extract(find(project))
    path = project / "locales" / "en" / "LC_MESSAGES" / "deck.po"
    text = path.read_text()
    text = text.replace(
        'Lieferketten."\nmsgstr ""', 'Lieferketten."\nmsgstr "The agreement governs the supply chains."'
    )
    path.write_text(text.replace('Lieferkette."\nmsgstr ""', 'Lieferkette."\nmsgstr "The treaty covers it."'))


def test_lint(project: Path) -> None:
    found = [(f.rule, f.line) for f in terms.lint(find(project))]
    assert found == [("clashing-terms", 4), ("unused-term", 3), ("unused-term", 4)]


def test_mine(project: Path) -> None:
    assert [candidate.term for candidate in terms.mine(find(project))] == ["Lieferkette"]


def test_score(project: Path) -> None:
    translate(project)
    assert terms.score(find(project), save=True)["en"].accuracy == 0.5
    history = json.loads((project / "glossary" / "scores.json").read_text())
    assert history[0]["languages"]["en"] == {"accuracy": 0.5, "consistency": 1.0, "terms": 2}


def test_convert(project: Path) -> None:
    source, target = project / "glossary" / "terms.csv", project / "terms.tbx"
    assert terms.convert(source, target, "de") == (3, ["TBX-Basic has no place for case sensitivity"])
    assert [term.source for term in load([target], "de")] == ["Abkommen", "Zoll", "Zoll"]


def test_a_glossary_is_not_converted_into_itself(project: Path) -> None:
    source = project / "glossary" / "terms.csv"
    (project / "link.csv").symlink_to(source)
    before = source.read_bytes()
    for target in (source, project / "glossary" / ".." / "glossary" / "terms.csv", project / "link.csv"):
        with pytest.raises(GlossaryError, match="name another one"):
            terms.convert(source, target, "de")
    assert source.read_bytes() == before


def test_terms_of_a_subject_field_bind_its_decks_alone(project: Path) -> None:
    (project / "glossary" / "terms.csv").write_text(
        "de,en,domain\nAbkommen,agreement,Law\nLieferkette,supply chain,Trade\n"
    )
    (project / "loctool.toml").write_text('name = "T"\ntargets = ["en"]\ndomains = {law = ["contract-*"]}\n')
    index = term_index(find(project))
    found = {deck: {hit.term.source for hit in index.for_deck(deck).find(DECK)} for deck in ("deck", "contract-1")}
    assert found == {"deck": {"Lieferkette"}, "contract-1": {"Abkommen", "Lieferkette"}}


def test_the_command_line(project: Path) -> None:
    translate(project)
    run = CliRunner().invoke
    lint = run(main, ["terms", "lint"])
    assert lint.exit_code == 1
    assert "terms.csv:4: error: “Zoll” is “duty” here and “tariff” in line 3" in lint.output
    assert "Lieferkette" in run(main, ["terms", "mine"]).output
    assert "accuracy  50.0 %" in run(main, ["terms", "score"]).output
    history = project / "glossary" / "scores.json"
    assert not history.exists()
    assert run(main, ["terms", "score", "--save"]).exit_code == 0
    assert history.exists()
    assert run(main, ["terms", "convert", "glossary/terms.csv", "out.tsv"]).exit_code == 0
    refused = run(main, ["terms", "convert", "glossary/terms.csv", "out.xlsx"])
    assert refused.exit_code == 2
    assert "does not write" in refused.output
