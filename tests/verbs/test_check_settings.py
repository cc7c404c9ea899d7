"""What [check] of the configuration and the options do to findings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from loctool.catalog import reader
from loctool.catalog.provenance import store_draft
from loctool.catalog.reader import Catalog
from loctool.catalog.writer import text_of
from loctool.errors import ConfigError
from loctool.glossary import TermIndex
from loctool.model import Deck, Finding, Severity
from loctool.project import find
from loctool.quality import RULES, Rule, Scope
from loctool.quality.comparison import Comparison, Problem
from loctool.quality.messages import Messages
from loctool.verbs.check import check
from loctool.verbs.extract import extract

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: {}\\n"\n\n'
WRONG = 'msgid "Wald"\nmsgstr "forest. "\n\nmsgid "5 Tiere"\nmsgstr "6 animals"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language in ("en", "ru"):
        path = tmp_path / "locales" / language / "LC_MESSAGES" / "deck.po"
        path.parent.mkdir(parents=True)
        path.write_text(HEAD.format(language) + WRONG.replace("forest", "лес" if language == "ru" else "forest"))
    return tmp_path


def found(folder: Path, text: str = "", rules: list[str] | None = None, **options: list[str]) -> set[tuple[str, ...]]:
    """Return the findings with a configuration: (language, rule, severity)."""
    (folder / "loctool.toml").write_text(text, "utf-8")
    findings = check(find(folder), None, rules, **options)
    return {(one.path.split("/")[1], one.rule, one.severity.name.lower()) for one in findings}


def in_english(findings: set[tuple[str, ...]]) -> dict[str, str]:
    return {rule: severity for language, rule, severity in findings if language == "en"}


USUAL = {"full-stop": "note", "outer-space": "error", "lost-number": "error"}


def test_severities_and_ignored_rules(folder: Path) -> None:
    assert in_english(found(folder)) == USUAL
    changed = {**USUAL, "outer-space": "warning", "lost-number": "note"}
    assert in_english(found(folder, '[check.severity]\nouter-space = "warning"\nlost-number = "note"\n')) == changed
    without = {rule: severity for rule, severity in USUAL.items() if rule != "full-stop"}
    assert in_english(found(folder, '[check]\nignore = ["full-stop"]')) == without
    assert in_english(found(folder, '[check.severity]\nfull-stop = "off"')) == without
    assert in_english(found(folder, ignore=["full-stop"])) == without


def test_a_rule_that_is_named_runs_although_it_is_ignored_everywhere(folder: Path) -> None:
    assert in_english(found(folder, '[check]\nignore = ["full-stop"]', ["full-stop"])) == {"full-stop": "note"}
    assert in_english(found(folder, "", ["full-stop", "lost-number"], ignore=["full-stop"])) == {"lost-number": "error"}
    off = '[[check.overrides]]\nlanguages = ["en"]\nseverity = {full-stop = "off"}\n'
    assert found(folder, off, ["full-stop"]) == {("ru", "full-stop", "note")}


def test_a_setting_moves_findings_that_the_rule_is_less_sure_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def judge(text: Comparison) -> Iterator[Problem]:
        yield Problem("sure")
        yield Problem("unsure", severity=Severity.NOTE)

    monkeypatch.setitem(RULES, "full-stop", Rule("full-stop", judge, Severity.WARNING))
    for level, severities in (("warning", "wn"), ("error", "ew"), ("note", "n")):
        findings = found(folder, f'[check.severity]\nfull-stop = "{level}"', ["full-stop"])
        assert {severity[0] for _, _, severity in findings} == {*severities}


def test_a_draft_has_warnings_at_most(folder: Path) -> None:
    path = folder / "locales" / "en" / "LC_MESSAGES" / "deck.po"
    catalog = reader.read(path)
    for entry in catalog.messages():
        store_draft(entry, entry.msgstr, "argos", ("de", "en"), "")
    path.write_text(text_of(catalog), "utf-8")
    assert in_english(found(folder, '[check.severity]\nfull-stop = "error"', ["full-stop"])) == {"full-stop": "warning"}


def test_rules_of_some_languages_and_rules_that_must_be_chosen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def judge(_: Comparison) -> Iterator[Problem]:
        yield Problem("no")

    monkeypatch.setitem(RULES, "style", Rule("style", judge, Severity.NOTE, by_default=False))
    monkeypatch.setitem(RULES, "russian", Rule("russian", judge, languages=("ru",)))
    assert {(one, rule) for one, rule, _ in found(folder) if rule in ("style", "russian")} == {("ru", "russian")}
    both = {("en", "style", "note"), ("ru", "style", "note")}
    for text in ('[check]\nselect = ["style"]', '[check.severity]\nstyle = "note"'):
        assert {one for one in found(folder, text) if one[1] == "style"} == both
    assert found(folder, "", ["style"]) == both
    text = (
        '[check.severity]\nstyle = "off"\n[[check.overrides]]\npaths = ["locales/ru/**"]\nseverity = {style = "error"}'
    )
    assert {one for one in found(folder, text) if one[1] == "style"} == {("ru", "style", "error")}


def test_formality_reaches_the_rules(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def judge(messages: Messages) -> Iterator[tuple[int, Problem]]:
        yield 0, Problem(messages.formality)

    monkeypatch.setitem(RULES, "address", Rule("address", judge, scope=Scope.MESSAGES))
    (folder / "loctool.toml").write_text('[check]\nformality = {ru = "informal"}', "utf-8")
    assert [one.message for one in check(find(folder), rules=["address"])] == ["", "informal"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\n[check]\nignore = ["full-stopp"]', "3: unknown rule 'full-stopp'; did you mean full-stop?"),
        ('[check.severity]\nlost-numbr = "note"', "2: unknown rule 'lost-numbr'; did you mean lost-number?"),
        ('[check.severity]\nsyntax = "note"', "2: `check` sets 'syntax', but files with such a fault cannot be read"),
    ],
)
def test_unknown_rules_of_the_configuration_name_the_line(folder: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        found(folder, text)
    assert message in str(caught.value)


def test_findings_on_waivers_may_be_set(folder: Path) -> None:
    path = folder / "locales" / "en" / "LC_MESSAGES" / "deck.po"
    path.write_text(HEAD.format("en") + '# loctool: allow length — none\nmsgid "Wald"\nmsgstr "forest"\n')
    assert in_english(found(folder)) == {"waiver": "warning"}
    assert in_english(found(folder, '[check.severity]\nwaiver = "note"')) == {"waiver": "note"}
    assert in_english(found(folder, '[check]\nignore = ["waiver"]')) == {}
    assert in_english(found(folder, '[check]\nignore = ["length"]')) == {}


def test_waivers_allow_findings_of_rules_on_all_catalogs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def judge(catalogs: list[tuple[str, str, Catalog]], _: TermIndex) -> Iterator[Finding]:
        for path, _language, _catalog in catalogs:
            yield Finding("across", Severity.ERROR, "no", path, 1, (None, "Wald"))

    monkeypatch.setitem(RULES, "across", Rule("across", judge, Severity.ERROR, Scope.PROJECT))
    text = '# loctool: allow across — a pun\nmsgid "Wald"\nmsgstr "forest"\n'
    text += '\n# loctool: allow across — a pun\nmsgid "See"\nmsgstr "lake"\n'
    (folder / "locales" / "en" / "LC_MESSAGES" / "deck.po").write_text(HEAD.format("en") + text)
    (folder / "loctool.toml").write_text("")
    findings = list(check(find(folder), ["en"]))
    assert [(one.rule, one.waived, one.key[1]) for one in findings] == [
        ("across", True, "Wald"), ("waiver", False, "See")
    ]  # fmt: skip
    assert [one.rule for one in check(find(folder), ["en"], ["across"])] == ["across"]


def test_rules_on_decks_see_each_deck_with_the_glossary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def judge(deck: Deck, terms: TermIndex) -> Iterator[Finding]:
        for slide in deck.slides:
            line = slide.segments[0].line
            yield Finding("decks", Severity.ERROR, f"{slide.title} {terms.language}", deck.path, line, (None, ""))

    def crash(deck: Deck, terms: TermIndex) -> Iterator[Finding]:
        yield Finding(
            "crash", Severity.ERROR, str(1 // (len(deck.path) - len(deck.path))), "", 0, (None, terms.language)
        )

    monkeypatch.setitem(RULES, "decks", Rule("decks", judge, scope=Scope.DECK, by_default=False))
    monkeypatch.setitem(RULES, "crash", Rule("crash", crash, scope=Scope.DECK, by_default=False))
    (tmp_path / "source").mkdir()
    for name in ("a", "b"):
        (tmp_path / "source" / f"{name}.md").write_text(f"Text\n\n# Titel {name}\n")
    (tmp_path / "loctool.toml").write_text('[check.severity]\ndecks = "warning"')
    extract(project := find(tmp_path))
    expected = [(Severity.ERROR, "Titel a de", "source/a.md"), (Severity.ERROR, "Titel b de", "source/b.md")]
    assert [(one.severity, one.message, one.path) for one in check(project, rules=["decks"])] == expected
    crashed = [*check(project, rules=["crash"])]
    assert [(one.path, one.line, one.severity) for one in crashed] == [
        ("source/a.md", 0, Severity.ERROR), ("source/b.md", 0, Severity.ERROR)
    ]  # fmt: skip
    assert "ZeroDivisionError in test_check_settings.py" in crashed[0].message
