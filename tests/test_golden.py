"""The whole job on one deck with everything in it, against committed files; `make golden` writes them anew."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import loctool.verbs.draft
from loctool.catalog.reader import read, table_of
from loctool.compiling.mo import MoOptions, compile_mo
from loctool.project import find
from loctool.verbs.extract import extract
from loctool.verbs.render import render

GOLDEN = Path(__file__).parent / "data" / "golden"


class Silent:
    """Progress that nobody watches."""

    def start(self, total: int) -> None: ...

    def advance(self, messages: int, words: int) -> None: ...


@pytest.fixture
def job(tmp_path: Path) -> Path:
    """Return a project after extraction, pseudolocalised drafts and rendering."""
    (tmp_path / "source").mkdir()
    (tmp_path / "glossary").mkdir()
    shutil.copy(GOLDEN / "deck.md", tmp_path / "source")
    shutil.copy(GOLDEN / "glossary.csv", tmp_path / "glossary")
    (tmp_path / "loctool.toml").write_text('name = "wald"\nversion = "3"\ntargets = ["ru"]\n')
    project = find(tmp_path)
    extract(project)
    loctool.verbs.draft.draft(project, "ru", "pseudo", Silent())
    render(project, "ru", tmp_path / "build", use_drafts=True)
    (tmp_path / "deck.mo").write_bytes(
        compile_mo(table_of(read(project.catalog("deck", "ru"))), MoOptions(use_drafts=True))
    )
    return tmp_path


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("deck.pot", "locales/deck.pot"),
        ("deck.ru.po", "locales/ru/LC_MESSAGES/deck.po"),
        ("deck.ru.md", "build/deck.md"),
        ("deck.ru.mo", "deck.mo"),
    ],
)
def test_golden(name: str, made: str, job: Path, request: pytest.FixtureRequest) -> None:
    content = undated((job / made).read_bytes())
    if request.config.getoption("--golden"):
        (GOLDEN / name).write_bytes(content)
    assert content == (GOLDEN / name).read_bytes()


def undated(content: bytes) -> bytes:
    """Return a file with its dates replaced by one of the same length, and without the version of loctool."""
    content = re.sub(rb"20\d\d-\d\d-\d\d \d\d:\d\d[+-]\d{4}", b"2026-01-01 00:00+0000", content)
    return re.sub(rb"X-Generator: loctool [\d.]+", b"X-Generator: loctool", content)
