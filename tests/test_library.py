"""The library's door."""

from __future__ import annotations

import ast
import importlib
import pydoc
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import polib
import pytest
from click.testing import CliRunner

import loctool
from loctool import errors, model
from loctool.cli import COMMANDS, HELP, main
from loctool.project import Project
from loctool.verbs.pybabel import extract_messages
from tests.conftest import Run

VERBS = [
    "adopt",
    "check",
    "compile_catalogs",
    "diff",
    "draft",
    "export",
    "extract",
    "find",
    "merge",
    "render",
    "status",
]
VERBS += ["take_back"]


def defined_in(module: ModuleType) -> dict[str, type]:
    """Return the public classes that a module defines."""
    found = {name: one for name, one in vars(module).items() if isinstance(one, type) and not name.startswith("_")}
    return {name: one for name, one in found.items() if one.__module__ == module.__name__}


def test_the_door_offers_every_verb_error_and_type() -> None:
    types = {**defined_in(errors), **defined_in(model), "Project": Project}
    assert {"__version__", *VERBS, *types} <= {*loctool.__all__} == {*dir(loctool)}
    for name in loctool.__all__:
        found = getattr(loctool, name)
        assert found is types.get(name, found)
        assert name not in VERBS or callable(found)


def test_help_shows_the_verbs() -> None:
    shown = pydoc.render_doc(loctool, renderer=pydoc.plaintext)
    assert all(f"\n    {verb}(" in shown for verb in VERBS)


def test_what_types_see_is_what_is_imported() -> None:
    tree = ast.parse(Path(str(loctool.__file__)).read_text("utf-8"))
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    for node in block.body:
        assert isinstance(node, ast.ImportFrom)
        for alias in node.names:
            module = importlib.import_module(str(node.module))
            seen = getattr(module, alias.name, None) or importlib.import_module(f"{node.module}.{alias.name}")
            assert getattr(loctool, alias.asname or alias.name) is seen


def test_pybabel_takes_decks_as_extract_does(project: Path, loctool: Run) -> None:
    deck = (
        "---\ntitle: Wärme\nauthor: A. B.\n---\n# Wärme für alle\n\n<!-- context: Menü -->\nDatei\n\n- Datei\n- Wärme\n"
    )
    for path in (project / "source").iterdir():
        path.unlink()
    (project / "source" / "neu").mkdir()
    (project / "source" / "neu" / "a.md").write_text(deck, "utf-8")
    (project / "loctool.toml").write_text('name = "a"\nfront_matter = ["title", "author"]\nreferences = "full"\n')
    assert loctool("extract").returncode == 0
    (project / "babel.cfg").write_text("[loctool: source/**.md]\nfront_matter = title, author\n")
    command = [sys.executable, "-m", "babel.messages.frontend", "extract", "-F", "babel.cfg", "-o", "babel.pot", "."]
    subprocess.run(command, cwd=project, capture_output=True, check=True)
    ours, theirs = polib.pofile(str(project / "locales" / "a.pot")), polib.pofile(str(project / "babel.pot"))
    assert [entry.msgid for entry in ours] == ["Wärme", "A. B.", "Wärme für alle", "Datei", "Datei"]

    def shown(file: polib.POFile) -> set[tuple[object, ...]]:
        return {(one.msgctxt, one.msgid, one.comment, *one.occurrences) for one in file}

    assert shown(ours) == shown(theirs)


def test_pybabel_is_told_what_a_context_needs(tmp_path: Path) -> None:
    (deck := tmp_path / "a.md").write_text("<!-- context: Menü -->\nDatei\n", "utf-8")
    with deck.open("rb") as file, pytest.raises(loctool.SourceError, match="-k pgettext"):
        list(extract_messages(file, ["_"], [], {}))


def test_the_door_offers_nothing_else() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        loctool.nonsense  # noqa: B018


def test_importing_and_asking_for_help_load_nothing_slow() -> None:
    code = (
        "import sys, loctool, loctool.cli, loctool.engines\n"
        "loctool.cli.main(['--help'], standalone_mode=False)\n"
        "print([m for m in sys.modules if m.split('.')[0] in "
        "('polib', 'babel', 'ctranslate2', 'argostranslate', 'numpy', 'simplemma', 'pymorphy3', 'markdown_it', 'yaml')])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


def test_help_imports_no_command() -> None:
    code = (
        "import sys, loctool.cli\n"
        "loctool.cli.main(['--help'], standalone_mode=False)\n"
        "print([name for name in loctool.cli.COMMANDS if f'loctool.cli.{name}' in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


def test_help_keeps_its_lines_and_names_every_command() -> None:
    shown = CliRunner().invoke(main, ["--help"], terminal_width=80).stdout
    lines = [line.strip() for line in shown.splitlines()]
    assert "\b" not in shown
    assert "\\b" not in shown
    for line in HELP.partition("\b\n")[2].splitlines():
        assert line.strip() in lines
    for name, does in COMMANDS.items():
        assert any(line.split() == [name, *does.split()] for line in lines)
        command = main.get_command(click.Context(main), name)
        assert command
        assert command.name == name


def test_what_is_unknown_is_a_configuration_error(project: Path, loctool: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import loctool as library

    assert loctool("extract").returncode == 0
    monkeypatch.chdir(project)
    found = library.find()
    for call in (
        lambda: library.draft(found, "en", "nix"),
        lambda: library.draft(found, "xx"),
        lambda: library.render(found, "xx", "build"),
        lambda: library.compile_catalogs(found, output=library.Output(form="bogus")),
        lambda: library.check(found, ["xx"]),
    ):
        with pytest.raises(library.ConfigError):
            list(call())
    assert list(library.check(found, "en")) == list(library.check(found, ["en"]))
    assert [row.language for row in library.status(found, "ru")] == ["ru"]


def test_pybabel_refuses_what_no_catalog_can_hold(tmp_path: Path) -> None:
    (deck := tmp_path / "a.md").write_text("# a \x04 b\n", "utf-8")
    with deck.open("rb") as file, pytest.raises(loctool.SourceError, match=r"U\+0004"):
        list(extract_messages(file, ["pgettext"], [], {}))


def test_pybabel_is_told_the_dialect(tmp_path: Path) -> None:
    (deck := tmp_path / "a.md").write_text("Zeile eins\nZeile zwei\n", "utf-8")
    for dialect, text in (("", "Zeile eins Zeile zwei"), ("marp", "Zeile eins\nZeile zwei")):
        with deck.open("rb") as file:
            assert [found[2] for found in extract_messages(file, [], [], {"dialect": dialect})] == [text]
    with deck.open("rb") as file, pytest.raises(loctool.ConfigError, match="did you mean 'marp'"):
        list(extract_messages(file, [], [], {"dialect": "mrp"}))
