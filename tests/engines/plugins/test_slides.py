"""An engine of another package that sees slides: its answers are drafts, and what it does wrong ends it alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from loctool.catalog.notes import provenance_in
from tests.conftest import Done, Run
from tests.engines.plugins.conftest import Install

Draft = Callable[..., tuple[Done, dict[str, polib.POEntry]]]

DECK = "# Die Preise steigen\n\nDas ist gut.\n\n---\n\n# Die Gespräche beginnen\n\nAlle warten.\n"

ENGINE = """
from dataclasses import dataclass

from loctool.engines import ENGINES, Features
from loctool.engines.requests import Answer

def answer_badly(request):
    {fault}

@dataclass(frozen=True)
class Slides:
    engine: object
    parallel: int = 1

    def fits(self, request):
        return True

    def answer(self, request):
        if "Gespräche" in request.title:
            if (answer := answer_badly(request)) is not None:
                return answer
        asked = {{at: one.text for at, one in enumerate(request.messages) if one.is_asked}}
        drafts = self.engine.translate(list(asked.values()))
        return Answer({{at: (draft.text,) for at, draft in zip(asked, drafts)}})

    def close(self):
        pass

class Engine:
    name, identity = "slides", "slides/1"

    def __init__(self, source, target):
        self.route = source, target
        engine = ENGINES["argos"](source, target, threads=1)
        self.translate = engine.translate
        self.features = Features(correspondent=Slides(engine), version="model:1")

def open_engine(source, target, **options):
    return Engine(source, target)
"""


@pytest.fixture
def drafted(project: Path, install: Install, loctool: Run) -> Draft:
    """Return a function that drafts two slides with an engine that has a fault on the second one."""

    def draft(fault: str, engines: str = "slides") -> tuple[Done, dict[str, polib.POEntry]]:
        install("loctool-slides", {"slides": "slides:open_engine"}, slides=ENGINE.format(fault=fault))
        (project / "source" / "seltene-erden.md").write_text(DECK, "utf-8")
        assert loctool("extract").returncode == 0
        done = loctool("draft", "en", "--engine", engines)
        catalog = polib.pofile(str(project / "locales" / "en" / "LC_MESSAGES" / "seltene-erden.po"))
        return done, {entry.msgid: entry for entry in catalog}

    return draft


def maker(entry: polib.POEntry) -> str:
    found = provenance_in(entry.tcomment)
    return found.maker if found else ""


def test_it_drafts_whole_slides(drafted: Draft) -> None:
    done, entries = drafted("return None")
    assert done.returncode == 0, done.stderr
    assert {maker(entry) for entry in entries.values()} == {"slides/model:1"}


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        ("raise KeyError('choices')", "failed to answer: KeyError: 'choices'"),
        ("return {}", "gives an answer as dict, not as Answer"),
        ("return Answer({9: ('nine',)})", "answers message 9"),
    ],
)
def test_what_it_does_wrong_is_one_line_and_the_rest_is_kept(drafted: Draft, fault: str, line: str) -> None:
    done, entries = drafted(fault)
    assert done.returncode == 1
    (said,) = [one for one in done.stderr.splitlines() if one.startswith("loctool:")]
    assert said.startswith("loctool: en: the engine 'slides' of loctool-slides 1.0 ")
    assert line in said
    assert {text: bool(entry.msgstr) for text, entry in entries.items()} == {
        "Die Preise steigen": True,
        "Das ist gut.": True,
        "Die Gespräche beginnen": False,
        "Alle warten.": False,
    }


def test_the_next_engine_drafts_in_its_place(drafted: Draft) -> None:
    done, entries = drafted("raise KeyError('choices')", "slides,argos")
    assert done.returncode == 1
    assert all(entry.msgstr for entry in entries.values())
    assert [maker(entry) for entry in entries.values()] == [*["slides/model:1"] * 2, *["argos"] * 2]
