"""The data of the pages says what `status`, `check` and the catalogs say."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from loctool.catalog import reader
from loctool.catalog.decisions import decide, message_id
from loctool.catalog.entry import Entry
from loctool.catalog.writer import save
from loctool.model import Finding, Severity
from loctool.project import Project, find
from loctool.quality.baseline import write_baseline
from loctool.review.findings import KNOWN
from loctool.review.view.messages import FindingView, MessageView
from loctool.review.view.pages import DeckPage, LanguageRow
from loctool.review.view.slides import Paper
from loctool.verbs.check import check
from loctool.verbs.status import status
from loctool.verbs.support.pages import Pages, UnknownDeckError
from tests.conftest import ROOT
from tests.review.test_offsets import cut

EXAMPLES = {"markdown": ROOT, "powerpoint": ROOT / "examples" / "powerpoint"}
FOREIGN = ROOT / "tests" / "data" / "projects"
DECK = "seltene-erden"
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'
Edit = Callable[[Entry], object]


def copy_example(kind: str, folder: Path) -> Project:
    """Return a copy of an example with its catalogs."""
    for name in ("source", "locales"):
        shutil.copytree(EXAMPLES[kind] / name, folder / name)
    shutil.copytree(ROOT / "glossary", folder / "glossary")
    shutil.copy(EXAMPLES[kind] / "loctool.toml", folder)
    return find(folder)


@pytest.fixture
def example(tmp_path: Path, prepared: Path) -> Project:
    return copy_example("markdown", tmp_path)


def foreign(kind: str, pattern: str, folder: Path) -> Project:
    shutil.copytree(FOREIGN / kind, folder, dirs_exist_ok=True)
    text = f'name = "F"\nsource_language = "en"\ntargets = ["de", "ru"]\ncatalogs = ["{pattern}"]\n'
    (folder / "loctool.toml").write_text(text)
    return find(folder)


def small(folder: Path, *messages: str) -> Project:
    """Return a project with one catalog of these messages and a glossary."""
    (folder / "loctool.toml").write_text('name = "T"\ntargets = ["en"]\ncatalogs = ["{language}.po"]\n')
    (folder / "glossary").mkdir()
    (folder / "glossary" / "t.csv").write_text("de,en\nErdöl,oil\nMetall,metal\n")
    (folder / "en.po").write_text(HEAD + "\n\n".join(messages) + "\n")
    return find(folder)


def edit(project: Project, edits: dict[int, Edit], name: str = DECK, language: str = "en") -> list[str]:
    """Change messages of a catalog by their numbers, and return the ids of all."""
    catalog = reader.read(project.catalog(name, language))
    for number, change in edits.items():
        change(catalog.messages()[number])
    save(catalog)
    return [message_id(entry) for entry in catalog.messages()]


def only(project: Project, name: str = "T", language: str = "en") -> list[MessageView]:
    return [*Pages(project).deck(name, language).messages]


def count(findings: list[FindingView]) -> tuple[int, int]:
    counts = Counter(one.severity for one in findings if not one.reason)
    return counts["error"], counts["warning"]


def figures(page: DeckPage) -> dict[str, int]:
    states = Counter(message.state for message in page.messages)
    uses = [use for message in page.messages for use in message.terms]
    found = [*page.file_findings, *(one for message in page.messages for one in message.findings)]
    errors, warnings = count(found)
    return {
        **states, "obeyed": sum(use.obeyed for use in uses), "required": sum(use.required for use in uses),
        "errors": errors, "warnings": warnings,
    }  # fmt: skip


def figures_of(row: LanguageRow) -> dict[str, int]:
    states = {state: number for state, number in row.states.items() if number}
    others = {name: getattr(row, name) for name in ("obeyed", "required", "errors", "warnings")}
    return {**states, **others}


def places_on(paper: Paper | None) -> set[str]:
    """Return the ids of the segments that a paper shows."""
    found = set[str]()

    def walk(nodes: Iterable[Any]) -> None:
        for node in nodes:
            if not isinstance(node, str):
                found.update([node[1]["seg"]] if "seg" in node[1] else ())
                walk(node[2:])

    walk(paper.content if paper else ())
    return found | {name for box in (paper.boxes if paper else ()) for name in box.segments}


def agree(project: Project) -> None:
    """Assert that overview, pages, `status` and `check` have the same figures."""
    pages = Pages(project)
    counted = {(row.deck, row.language): row for row in status(project)}
    found: dict[str, list[Finding]] = {}
    for finding in check(project):
        found.setdefault(finding.path, []).append(finding)
    for deck in pages.overview().decks:
        for row in deck.rows:
            page, known = pages.deck(deck.name, row.language), counted.pop((deck.name, row.language))
            assert figures(page) == figures_of(row)
            states = Counter(row.states)
            assert states["approved"] == known.translated
            assert states["untranslated"] == known.untranslated
            assert sum(states.values()) == known.translated + known.drafted + known.outdated + known.untranslated
            assert (row.obeyed, row.required) == (known.terms_obeyed, known.terms)
            assert sum(message.is_old for message in page.messages) == (known.to_renew or 0)
            severities = Counter(one.severity for one in found.get(page.catalog, ()) if not one.waived)
            waiting = [one for one in page.messages if one.state in ("edited", "outdated", "conflict")]
            severities += Counter(Severity[one.severity.upper()] for message in waiting for one in message.findings)
            assert (row.errors, row.warnings) == (severities[Severity.ERROR], severities[Severity.WARNING])
    assert not counted


@pytest.mark.parametrize("kind", EXAMPLES)
def test_figures_agree_on_decks(kind: str, tmp_path: Path, prepared: Path) -> None:
    project = copy_example(kind, tmp_path)
    edit(project, {
        1: lambda entry: decide(entry, ["Seltene soils"], approved=True),
        2: lambda entry: decide(entry, ["Something"], approved=False),
        3: lambda entry: decide(entry, [""], approved=False),
        4: lambda entry: setattr(entry, "previous_msgid", "Früher"),
        5: lambda entry: decide(entry, [f"{entry.msgstr}  "], approved=True),
    })  # fmt: skip
    agree(project)


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("c", "po/{language}.po"),
        ("django", "**/locale/{language}/LC_MESSAGES/{domain}.po"),
        ("sphinx", "docs/locale/{language}/LC_MESSAGES/{domain}.po"),
    ],
)
def test_figures_agree_on_catalogs_of_programs(kind: str, pattern: str, tmp_path: Path, prepared: Path) -> None:
    project = foreign(kind, pattern, tmp_path)
    agree(project)
    for deck in Pages(project).overview().decks:
        page = Pages(project).deck(deck.name, deck.rows[0].language)
        assert (page.format, page.path) == ("gettext", "")
        assert all(len(slide.segments) <= 20 for slide in page.slides)
        shown = [segment.message for slide in page.slides for segment in slide.segments]
        assert shown == [*range(len(page.messages))]


def test_plural_forms_are_shown(tmp_path: Path, prepared: Path) -> None:
    message = (
        '#, c-format\nmsgid "%d Metall 😀"\nmsgid_plural "%d 😀 Metalle"\nmsgstr[0] "%d metal"\nmsgstr[1] "%d things"'
    )
    project = small(tmp_path, message)
    (found,) = only(project)
    assert (found.source, found.texts) == (("%d Metall 😀", "%d 😀 Metalle"), ("%d metal", "%d things"))
    (term,) = found.terms
    assert [cut(found.source[0], span) for span in term.source] == ["Metall"]
    assert [cut(found.texts[0], span) for span in term.target] == ["metal"]
    assert (term.is_obeyed, term.obeyed, term.required) == (False, 1, 2)
    wrong = next(one for one in found.findings if one.rule == "wrong-term")
    assert (wrong.side, wrong.form) == ("source", 1)
    assert wrong.span
    assert cut(found.source[wrong.form], wrong.span) == "Metalle"


def test_terms_and_findings_lead_to_their_words(example: Project) -> None:
    edit(example, {1: lambda entry: decide(entry, ["A  double space in the **text**"], approved=True)})
    page = Pages(example).deck(DECK, "en")
    for message in page.messages:
        for use in message.terms:
            first = page.terms[use.term].source[:3].casefold()
            assert any(first in cut(message.source[0], span).casefold() for span in use.source)
            assert all(cut(message.texts[0], span).strip() for span in use.target)
    space = next(one for one in page.messages[1].findings if one.rule == "double-space")
    assert space.span
    assert "  " in cut(page.messages[1].texts[0], space.span)
    assert space.fix == "A double space in the **text**"
    assert page.rules["double-space"].what


def test_segments_lead_to_messages(example: Project) -> None:
    page = Pages(example).deck(DECK, "en")
    assert page.missing == 0
    ids = [segment.id for slide in page.slides for segment in slide.segments]
    assert len(ids) == len({*ids})
    assert all(re.fullmatch(rf"{slide.number}\.\d+", one.id) for slide in page.slides for one in slide.segments)
    assert {segment.message for slide in page.slides for segment in slide.segments} == {*range(len(page.messages))}
    assert {one.language for one in page.languages} == {"en", "ru"}
    on_paper = {name for slide in page.slides for name in places_on(slide.source)}
    assert on_paper == {*ids}


def test_a_deck_may_be_newer_than_its_catalog(example: Project) -> None:
    deck = next(iter(example.named_decks()))
    before = Pages(example).deck(DECK, "en")
    text = deck.read_text("utf-8")
    title = before.slides[1].title
    deck.write_text(text.replace(title, "Ein anderer Titel") + "\n\nEin neuer Absatz.\n", "utf-8")
    page = Pages(example).deck(DECK, "en")
    assert page.missing == 2
    assert page.slides[-1].number == 0
    assert {segment.message for slide in page.slides for segment in slide.segments} == {*range(len(page.messages))}


def test_lines_are_counted_in_boxes(tmp_path: Path, prepared: Path) -> None:
    project = copy_example("powerpoint", tmp_path)
    page = Pages(project).deck(DECK, "en")
    segments = [segment for slide in page.slides for segment in slide.segments if segment.role != "property"]
    assert sum(segment.lines > 0 for segment in segments) > len(segments) * 0.8
    on_paper = {name for slide in page.slides for name in places_on(slide.target)}
    assert on_paper == {segment.id for segment in segments}
    limited = next(one for one in segments if one.most and one.lines <= one.most)
    message = page.messages[limited.message]
    tried = Pages(project).check(DECK, "en", message.id, [f"{message.texts[0]} " * 40])
    assert tried["lines"][limited.id] > limited.lines
    assert "overflow" in {one["rule"] for one in tried["findings"]}
    assert Pages(project).check(DECK, "en", message.id, message.texts)["lines"][limited.id] == limited.lines


def test_known_findings_do_not_count(tmp_path: Path, prepared: Path) -> None:
    project = small(tmp_path, 'msgid "Erdöl"\nmsgstr "Gas"')
    (tmp_path / "loctool.toml").write_text(
        (tmp_path / "loctool.toml").read_text() + '[check]\nbaseline = "known.json"\n'
    )
    project = find(tmp_path)
    assert Pages(project).overview().decks[0].rows[0].errors == 1
    write_baseline(tmp_path / "known.json", check(project))
    assert Pages(project).overview().decks[0].rows[0].errors == 0
    (finding,) = only(project)[0].findings
    assert finding.reason == KNOWN


def test_what_cannot_be_shown_says_why(example: Project) -> None:
    example.catalog(DECK, "en").unlink()
    catalog = example.catalog(DECK, "ru")
    catalog.write_text(catalog.read_text("utf-8") + '\nmsgid "open\n', "utf-8")
    (deck,) = Pages(example).overview().decks
    missing, broken = deck.rows
    assert (missing.problem, missing.command, missing.href) == ("missing", "loctool extract", "")
    assert (broken.command, broken.href) == ("loctool check", "")
    assert broken.line > 100
    assert "end" in broken.problem or "quot" in broken.problem
    with pytest.raises(UnknownDeckError):
        Pages(example).deck("nothing", "en")
    with pytest.raises(UnknownDeckError):
        Pages(example).deck(DECK, "fr")
