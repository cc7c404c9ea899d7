"""What a catalog does throughout is its style: final marks, and how programs are laid out."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.catalog import reader
from loctool.catalog.reader import table_in
from loctool.quality.habits import Habits
from loctool.quality.run import check_file, check_messages
from loctool.quality.settings import usual_settings
from tests.quality import NO_TERMS

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def catalog(count: int, habit: int, reference: str = "") -> str:
    """Return a catalog of errors with formats, some of which have a stop that the source lacks, and one without."""
    entries = [
        f'{reference}#, c-format\nmsgid "cannot open file {n}: %s"\n'
        f'msgstr "Datei {n} nicht zu öffnen: %s{"." * (n < habit)}"\n'
        for n in range(count)
    ]
    last = f'{reference}msgid "cannot read <file>"\nmsgstr "<Datei> ist\\nnicht lesbar"\n'
    return "\n".join([HEADER, *entries, last])


def rules_found(text: str, folder: Path) -> list[str]:
    path = folder / "a.po"
    path.write_text(text, "utf-8")
    found = check_messages(reader.read(path), NO_TERMS, usual_settings("a.po", "de"))
    return [one.rule for one in found]


@pytest.mark.parametrize(
    ("habit", "is_habit"),
    [(4, False), (5, True), (60, True)],
)
def test_a_stop_that_many_messages_have_is_a_habit(habit: int, is_habit: bool) -> None:
    table = table_in(catalog(60, habit), Path("a.po"), syntaxes=True)
    assert Habits(table).endings == ({("", ".")} if is_habit else set())


@pytest.mark.parametrize(("habit", "count"), [(1, 1), (4, 4), (5, 0), (30, 0), (60, 0)])
def test_a_habit_is_not_reported_and_neither_are_its_exceptions(habit: int, count: int, tmp_path: Path) -> None:
    assert rules_found(catalog(60, habit), tmp_path).count("full-stop") == count


def test_many_formats_and_no_references_make_a_program(tmp_path: Path) -> None:
    assert {"lost-markup", "line-breaks"}.isdisjoint(rules_found(catalog(50, 0), tmp_path))
    assert {"lost-markup", "line-breaks"} <= {*rules_found(catalog(49, 0), tmp_path)}
    assert {"lost-markup", "line-breaks"} <= {*rules_found(catalog(50, 0, "#: a.md\n"), tmp_path)}


@pytest.mark.parametrize("reference", ["", "#: a.md\n"])
def test_both_readers_know_the_same_syntaxes(reference: str, tmp_path: Path) -> None:
    text = catalog(70, 9, reference)
    path = tmp_path / "a.po"
    path.write_text(text, "utf-8")
    assert table_in(text, path, syntaxes=True).syntaxes == reader.table_of(reader.read(path)).syntaxes


def test_what_depends_on_the_system_is_said_once_a_catalog() -> None:
    entries = [f'#, c-format\nmsgid "{n} %<PRIu64>"\nmsgstr "{n}: %<PRIu64>"\n' for n in range(3)]
    found = check_file("\n".join([HEADER, *entries]).encode(), usual_settings("a.po", "de"))
    assert [(one.rule, one.line) for one in found if one.rule == "system-dependent"] == [("system-dependent", 5)]
