"""Which engines a run asks, and how the configuration sets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.catalog import provenance, reader
from loctool.engines.installed import engine_names
from loctool.errors import ConfigError, LoctoolError
from loctool.project import find
from loctool.verbs.draft import Options, draft
from loctool.verbs.extract import extract
from loctool.verbs.status import status
from loctool.verbs.support.engines.choosing import choose_engines, known_engines, unused_tables
from loctool.verbs.support.engines.opening import open_engine


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a project with one deck, extracted."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "deck.md").write_text("# Der Himmel\n\nDas Wasser ist kalt.\n")
    configure(tmp_path, "")
    extract(find(tmp_path))
    return tmp_path


def configure(folder: Path, text: str) -> None:
    (folder / "loctool.toml").write_text(f'targets = ["en"]\n{text}')


def catalog(folder: Path) -> Path:
    return folder / "locales" / "en" / "LC_MESSAGES" / "deck.po"


def makers(folder: Path) -> set[str]:
    found = map(provenance.draft_of, reader.read(catalog(folder)).messages())
    return {one.maker for one in found if one}


def test_the_projects_engines_draft_unless_others_are_named(small: Path) -> None:
    configure(small, 'engine = "pseudo"\n')
    project = find(small)
    assert choose_engines(project) == ("pseudo",)
    assert choose_engines(project, "argos") == choose_engines(project, ["argos"]) == ("argos",)
    assert draft(project, "en").drafted == 2
    assert makers(small) == {"pseudo"}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('engine = "lm"\n', 2, "`engine` names 'lm'; "),
        ('\nengine = ["argos", "best"]\n', 3, f"`engine` names 'best'; known engines: {', '.join(engine_names())}"),
        ('engine = "big"\n[engines.big]\nkind = "nothing"\n', 4, "'nothing' is not one of loctool's own engines: "),
        ('engine = "pseudo"\n[engines.pseudo]\nkind = "argos"\n', 4, "the engine 'pseudo' is not of kind 'argos'; "),
        (
            'engine = "two"\n[engines]\ntwo.kind = "pseudo"\n',
            4,
            "an engine of kind 'pseudo' cannot have another name; call the table `pseudo`",
        ),
    ],
)
def test_an_engine_that_is_none_is_named_with_its_line(small: Path, text: str, line: int, message: str) -> None:
    configure(small, text)
    before = catalog(small).read_bytes()
    with pytest.raises(ConfigError) as caught:
        draft(find(small), "en")
    assert (caught.value.path, caught.value.line) == ((small / "loctool.toml").as_posix(), line)
    assert caught.value.message.startswith(message)
    assert catalog(small).read_bytes() == before


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ("best", "names 'best'; known engines: argos"),
        (["pseudo", "pseudo"], "names 'pseudo' twice; name it once"),
        ("llm,argos", "names 'llm,argos'; an engine's name has no blank, slash or comma"),
        ("", "no engine is named; name one"),
        ([], "no engine is named; name one"),
    ],
)
def test_names_that_a_program_gives_are_checked_likewise(small: Path, names: str | list[str], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        draft(find(small), "en", names)
    assert (caught.value.message[: len(message)], caught.value.path) == (message, None)


def test_comparing_needs_two(small: Path) -> None:
    with pytest.raises(ConfigError, match="comparing needs two engines or more"):
        draft(find(small), "en", "pseudo", options=Options(compare=True))


def test_two_engines_are_compared(small: Path) -> None:
    report = draft(find(small), "en", ["argos", "pseudo"], options=Options(compare=True))
    assert report.engines.keys() == {"argos", "pseudo"}
    assert {one.asked for one in report.engines.values()} == {2}
    assert sum(one.taken for one in report.engines.values()) == report.drafted == 2


def test_tables_that_set_no_engine_are_told(small: Path) -> None:
    configure(small, '[engines.agros]\nx = 1\n[engines.two]\nkind = "pseudo"\n[engines.argos]\n')
    project = find(small)
    assert known_engines(project) == (*engine_names(), "two")
    (problem,) = unused_tables(project)
    assert (problem.line, problem.message) == (2, "no engine is called 'agros'; did you mean argos?")
    assert draft(project, "en", "pseudo").drafted == 2


@pytest.mark.parametrize("text", ['[engines.pseudo]\nkind = "argos"\n', '[engines.pseudo]\nkind = "nothing"\n'])
def test_status_goes_on_without_an_engine_that_is_wrongly_set(small: Path, text: str) -> None:
    draft(find(small), "en", "pseudo")
    configure(small, text)
    with pytest.raises(LoctoolError):
        open_engine(find(small), "pseudo", "en")
    (row,) = status(find(small))
    assert (row.drafted, row.to_renew) == (2, None)
    assert "loctool.toml:3: " in row.problem


def test_status_needs_no_key_and_no_leave_to_ask(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEAM_KEY", raising=False)
    draft(find(small), "en", "pseudo")
    text = catalog(small).read_text().replace("draft pseudo", "draft llm/m/1")
    catalog(small).write_text(text)
    table = '[engines.llm]\nmodel = "m"\nurl = "https://host.example"\nkey_variable = "TEAM_KEY"\n'
    configure(small, table)
    (row,) = status(find(small))
    assert row.to_renew == 2
    with pytest.raises(ConfigError, match="remote"):
        draft(find(small), "en", "llm")
    with pytest.raises(ConfigError, match="TEAM_KEY is not set"):
        draft(find(small), "en", "llm", options=Options(allow_remote=True))
