"""loctool check on broken files: everything listed, exit code 1, and messages of sound files checked still."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from loctool.catalog.reader import Catalog
from loctool.cli import main
from loctool.errors import ConfigError
from loctool.glossary import TermIndex
from loctool.model import Finding, Severity
from loctool.project import find
from loctool.quality import RULES, Rule, Scope
from loctool.verbs.check import check
from loctool.verbs.extract import extract

BROKEN = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a\nmsgstr "b"\n\nmsgis "c"\nmsgstr "d"\n'
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "loctool.toml").write_text('name = "T"\ntargets = ["en"]\n')
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "deck.md").write_text("# Wald\n")
    (tmp_path / "source" / "zoo.md").write_text("# 5 Tiere\n")
    monkeypatch.chdir(tmp_path)
    extract(find(tmp_path))
    catalogs = tmp_path / "locales" / "en" / "LC_MESSAGES"
    (catalogs / "deck.po").write_text(BROKEN)
    zoo = catalogs / "zoo.po"
    zoo.write_text(zoo.read_text().replace('msgid "5 Tiere"\nmsgstr ""', 'msgid "5 Tiere"\nmsgstr "6 animals"'))
    return tmp_path


def test_check_lists_all_and_goes_on(folder: Path) -> None:
    result = CliRunner().invoke(main, ["check", "-q"])
    assert (result.exit_code, result.stdout.splitlines()) == (
        1,
        [
            'locales/en/LC_MESSAGES/deck.po:4:7: error: a string without its closing quotation mark; close it in this line (a mark inside is \\") [syntax]',
            "locales/en/LC_MESSAGES/deck.po:7:1: error: unknown keyword 'msgis'; known are msgctxt, msgid, msgid_plural and msgstr [syntax]",
            "locales/en/LC_MESSAGES/zoo.po:18: error: lost the number 5 [lost-number]",
        ],
    )


def test_a_rule_of_files_alone(folder: Path) -> None:
    result = CliRunner().invoke(main, ["check", "-q", "--rule", "plural-forms"])
    assert [line.rpartition("[")[2] for line in result.stdout.splitlines()] == ["syntax]", "syntax]"]


@pytest.mark.usefixtures("folder")
def test_the_librarys_default_is_all_rules() -> None:
    project = find(Path.cwd())
    found = list(check(project))
    assert {finding.rule for finding in found} == {"syntax", "lost-number"}
    assert list(check(project, (), ())) == list(check(project, None, None)) == found
    assert [finding.rule for finding in check(project, ["en"], ["lost-number"])] == ["syntax", "syntax", "lost-number"]


@pytest.mark.usefixtures("folder")
def test_an_unknown_rule_is_an_error_even_if_nobody_asks_for_a_finding() -> None:
    with pytest.raises(ConfigError, match=r"unknown rule 'lost-numbers'; did you mean lost-number\?"):
        check(find(Path.cwd()), (), ("length", "lost-numbers"))
    with pytest.raises(ConfigError, match="unknown rule 'xyz'; `loctool explain` lists the rules"):
        check(find(Path.cwd()), (), ("length", "xyz"))
    result = CliRunner().invoke(main, ["check", "--rule", "lost-numbers"])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "unknown rule 'lost-numbers'" in result.stderr


@pytest.mark.parametrize("command", ["extract", "compile", "status"])
def test_other_verbs_refuse_the_file_in_one_line(command: str, folder: Path) -> None:
    result = CliRunner().invoke(main, [command])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("loctool: locales/en/LC_MESSAGES/deck.po:4:7: a string without")


def test_a_rule_on_the_project_sees_all_catalogs_that_can_be_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def list_messages(catalogs: list[tuple[str, str, Catalog]], _: TermIndex) -> Iterator[Finding]:
        for path, language, catalog in catalogs:
            texts = ", ".join(entry.msgid for entry in catalog.messages())
            yield Finding("listed", Severity.NOTE, f"{language}: {texts}", path, 0, (None, ""))

    monkeypatch.setitem(RULES, "listed", Rule("listed", list_messages, Severity.NOTE, Scope.PROJECT))
    project = find(folder)
    expected = Finding("listed", Severity.NOTE, "en: 5 Tiere", "locales/en/LC_MESSAGES/zoo.po", 0, (None, ""))
    assert list(check(project))[-1] == expected
    assert [finding.rule for finding in check(project, rules=["listed"])] == ["syntax", "syntax", "listed"]
    assert "listed" not in {finding.rule for finding in check(project, rules=["lost-number"])}
