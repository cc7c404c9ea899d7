"""Status counts the terms that `check` judges."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from loctool.catalog import provenance, reader
from loctool.catalog.entry import Entry
from loctool.catalog.writer import save
from loctool.cli import main
from loctool.drafting.selection import inputs
from loctool.engines import ENGINES, UNREADABLE
from loctool.engines.pseudo import PseudoEngine, pseudo
from loctool.project import Project, find
from loctool.verbs.check import check
from loctool.verbs.extract import extract
from loctool.verbs.status import status
from loctool.verbs.support.inputs import term_index
from loctool.verbs.terms import score

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=1; plural=0;\\n"\n'


@pytest.mark.parametrize(
    ("message", "obeyed", "terms"),
    [
        ('#, c-format\nmsgid "Seltene *Erden*: %s"\nmsgstr "Rare *soils*: %s"', 0, 0),
        ('msgid "Seltene *Erden*"\nmsgstr "Rare *soils*"', 0, 1),
        ('msgid "Seltene *Erden*"\nmsgstr "*Rare* earths"', 1, 1),
        ('msgid "Seltene Erden"\nmsgid_plural "%d der Metalle"\nmsgstr[0] "%d metals"', 1, 1),
        ('msgid "Seltene Erden"\nmsgid_plural "%d der Metalle"\nmsgstr[0] "Rare earths"', 1, 1),
        ('#, fuzzy\nmsgid "Seltene Erden"\nmsgstr "Rare soils"', 0, 0),
    ],
)
def test_both_see_the_same_terms(tmp_path: Path, message: str, obeyed: int, terms: int) -> None:
    (tmp_path / "loctool.toml").write_text('name = "T"\ntargets = ["en"]\ncatalogs = ["{language}.po"]\n')
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "t.csv").write_text("de,en\nSeltene Erden,rare earths\nMetall,metal\n")
    (tmp_path / "en.po").write_text(f"{HEADER}\n{message}\n")
    (row,) = status(find(tmp_path))
    assert (row.terms_obeyed, row.terms) == (obeyed, terms)
    assert len(list(check(find(tmp_path), rules=["wrong-term"]))) == terms - obeyed


def test_the_state_of_drafts_is_judged_without_their_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = pseudo_project(tmp_path)
    (before,) = status(project)
    assert (before.drafted, before.to_renew, before.drafts_by) == (2, 0, {"pseudo": 2})
    (tmp_path / "glossary" / "t.csv").write_text("de,en\nErden,earths\nBergwerk,mine\n")
    monkeypatch.setattr(Entry, "as_read", None)
    (after,) = status(project)
    assert (after.drafted, after.to_renew, after.terms) == (2, 1, 2)


def pseudo_project(folder: Path) -> Project:
    """Return a project with pseudolocalised drafts of two messages."""
    (folder / "loctool.toml").write_text('name = "T"\ntargets = ["en"]\n')
    deck = "# Erden\n\nEin Bergwerk mit 3 %s **heute**.\n"
    for name, text in {"source/a.md": deck, "glossary/t.csv": "de,en\nErden,earths\n"}.items():
        (folder / name).parent.mkdir()
        (folder / name).write_text(text)
    project = find(folder)
    extract(project)
    catalog, terms = reader.read(project.catalog("a", "en")), term_index(project)
    for entry in catalog.messages():
        made_from = inputs(provenance.source_of(entry), PseudoEngine("de", "en").identity, terms)
        provenance.store_draft(entry, pseudo(entry.msgid), "pseudo", ("de", "en"), made_from)
    save(catalog)
    return project


def test_drafts_that_nobody_reads_are_checked_for_their_form(tmp_path: Path) -> None:
    project = pseudo_project(tmp_path)
    assert list(check(project)) == []
    catalog = project.catalog("a", "en")
    text = catalog.read_text()
    catalog.write_text(text.replace("#, fuzzy\n", ""))
    assert {finding.rule for finding in check(project)} >= {"wrong-term", "full-stop"}
    drafts = reader.read(catalog)
    for entry in drafts.messages():
        provenance.store_draft(entry, " " + pseudo(entry.msgid).replace("*", ""), "pseudo", ("de", "en"), "")
    save(drafts)
    assert {finding.rule for finding in check(project)} == {"lost-markup", "outer-space"}


def test_engines_say_themselves_whether_they_are_read() -> None:
    assert not any(ENGINES[name]("de", "en").features.is_readable for name in UNREADABLE)


def test_a_name_that_must_not_be_translated_counts_as_a_term(tmp_path: Path) -> None:
    (tmp_path / "loctool.toml").write_text('name = "T"\ntargets = ["en"]\ncatalogs = ["{language}.po"]\n')
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "t.csv").write_text('de,en,status\n"Bund e. V., 14. März",,do-not-translate\n')
    lost = 'msgid "Der Bund e. V., 14. März lädt ein."\nmsgstr "The association, 14 March, invites."'
    kept = 'msgid "Bund e. V., 14. März"\nmsgstr "Bund e. V., 14. März"'
    (tmp_path / "en.po").write_text(f"{HEADER}\n{lost}\n\n{kept}\n")
    (row,) = status(find(tmp_path))
    assert (row.terms_obeyed, row.terms) == (1, 2)
    assert score(find(tmp_path))["en"].accuracy == 0.5


def test_the_makers_of_untouched_drafts_are_counted(tmp_path: Path) -> None:
    (tmp_path / "loctool.toml").write_text('name = "T"\ntargets = ["en"]\ncatalogs = ["{language}.po"]\n')
    (tmp_path / "en.po").write_text(HEADER + "".join(f'\nmsgid "Text {n}"\nmsgstr ""\n' for n in range(9)))
    catalog = reader.read(tmp_path / "en.po")
    llm, other_prompt = "llm/hf.co/some/model:Q4%20k/1a2b3c4d", "llm/hf.co/some/model:Q4%20k/00000000"
    messages = catalog.messages()
    for number, maker in enumerate((llm, llm, llm, other_prompt, "argos", "copy", "memory", "argos")):
        provenance.store_draft(messages[number], f"A {number}", maker, ("de", "en"), "")
    messages[7].msgstr = "A person's"
    messages[6].previous_msgid = "Former"
    save(catalog)
    (row,) = status(find(tmp_path))
    assert row.drafts_by == {llm: 3, "argos": 1, "copy": 1, other_prompt: 1, "memory": 1}
    assert row.drafted == 7
    done = CliRunner().invoke(main, ["-C", str(tmp_path), "status"])
    assert "\ndrafts en: 4 llm (hf.co/some/model:Q4 k), 1 argos, 1 copied, 1 from the memory\n" in done.output
