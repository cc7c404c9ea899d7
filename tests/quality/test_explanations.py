"""The examples of explanations: the rule finds the fault in each, and nothing once it is mended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loctool.catalog.plurals.languages import plural_forms
from loctool.glossary import TermIndex
from loctool.model import Finding
from loctool.project import find
from loctool.quality import RULES, Scope, Texts
from loctool.quality.comparison import Comparison, Problem
from loctool.quality.explanations import Example, explanations
from loctool.verbs.check import check
from loctool.verbs.extract import extract

EXAMPLES = [(name, example) for name, one in explanations().items() for example in one.examples]


def findings(rule: str, example: Example, text: str, folder: Path) -> list[Finding | Problem]:
    """Return what a rule finds in a project that has an example with this translation, or this file."""
    source, _, language = example.languages.partition(">")
    known = RULES.get(rule)
    if known and known.scope is Scope.MESSAGE and (not known.reports or known.texts is Texts.DRAFTS):
        return [*known.find(Comparison(example.msgid, text, source, language, TermIndex((), source)))]
    folder.mkdir()
    folder.joinpath("loctool.toml").write_text(f'source_language = "{source}"\ntargets = ["{language}"]\n', "utf-8")
    folder.joinpath("source").mkdir()
    if example.glossary:
        folder.joinpath("glossary").mkdir()
        folder.joinpath("glossary", "terms.csv").write_text(example.glossary, "utf-8")
    if known and known.scope in (Scope.DECK, Scope.BOXES):
        folder.joinpath("source", "deck.md").write_text(text, "utf-8")
        extract(find(folder))
    else:
        catalog = folder / "locales" / language / "LC_MESSAGES" / "deck.po"
        catalog.parent.mkdir(parents=True)
        catalog.write_text(text if example.file else _catalog(example, text, language), "utf-8")
    return [*check(find(folder), rules=[rule])]


def _catalog(example: Example, text: str, language: str) -> str:
    """Return a catalog with an example's message."""
    head = f"Language: {language}\\nContent-Type: text/plain; charset=UTF-8\\nPlural-Forms: {plural_forms(language)}\\n"
    msgid, msgstr = (json.dumps(one, ensure_ascii=False) for one in (example.msgid, text))
    lines = [f'msgid ""\nmsgstr "{head}"\n', *filter(None, [example.head]), f"msgid {msgid}", f"msgstr {msgstr}", ""]
    return "\n".join(lines)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_rule_finds_the_fault_of_its_example_and_nothing_once_it_is_mended(
    rule: str, example: Example, tmp_path: Path
) -> None:
    assert findings(rule, example, example.file or example.msgstr, tmp_path / "wrong")
    assert not findings(rule, example, example.mended, tmp_path / "mended")
