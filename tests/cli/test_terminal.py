"""Tables fit the terminal, colours are for terminals, paths are as the user sees them, wrong use is one line."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.layout.linebreak import columns
from loctool.cli.terminal.table import LEAST, Table, cut
from tests.conftest import Run

NAMES = st.text(st.sampled_from("aä漢字é\u0301 Щ"), max_size=40)
HEADER = ("deck", "language", "translated", "terms obeyed")


def plain(lines: list[str]) -> list[str]:
    return [click.unstyle(line) for line in lines]


@given(st.lists(st.tuples(NAMES, st.just("en"), st.just("12"), st.just("3/4 75 %")), max_size=4), st.integers(32, 120))
def test_lines_fit_and_columns_stand_below_each_other(rows: list[tuple[str, ...]], width: int) -> None:
    lines = plain(Table(HEADER, rows, 2, 2).format(width))
    assert all(columns(line) <= width for line in lines)
    ends = {columns(line) for line in lines if line.endswith(("obeyed", "%"))}
    assert len(ends) == 1


def test_headings_are_broken_before_names_are_cut() -> None:
    (row,) = [("seltene-erden", "en", "12", "3/4 75 %")]
    whole, broken, spared, short = (plain(Table(HEADER, [row], 2, 2).format(width)) for width in (None, 47, 32, 28))
    assert whole[0].split() == ["deck", "language", "translated", "terms", "obeyed"]
    assert len(whole) == 2
    assert [line.split() for line in broken[:2]] == [["terms"], ["deck", "language", "translated", "obeyed"]]
    assert broken[2].startswith("seltene-erden ")
    assert spared[2].split() == ["seltene-erden", "en", "3/4", "75", "%"]
    assert short[2].startswith("seltene-e…")


def test_nothing_is_cut_where_there_is_room() -> None:
    assert cut("漢字", 4) == "漢字"
    assert cut("漢字", 3) == "漢…"
    assert columns(cut("漢字漢字漢字", LEAST)) <= LEAST


@pytest.fixture
def translated(project: Path, loctool: Run) -> Path:
    """Return a project in which `check` has an error."""
    assert loctool("extract").returncode == 0
    catalog = project / "locales" / "en" / "LC_MESSAGES" / "seltene-erden.po"
    text = catalog.read_text("utf-8")
    catalog.write_text(
        text.replace('msgstr ""\n\n', 'msgstr " **x"\n\n').replace('msgstr " **x"\n\n', 'msgstr ""\n\n', 1)
    )
    assert loctool("check", "en").returncode == 1
    return project


def test_paths_are_seen_from_where_the_user_stands(translated: Path, loctool: Run) -> None:
    (elsewhere := translated / "source" / "deep").mkdir()
    for folder, path in ((translated, "locales"), (translated / "locales", "."), (elsewhere, "../../locales")):
        shown = loctool("check", "en", cwd=folder).stdout.splitlines()[0]
        assert (folder / shown.split(":")[0]).is_file(), shown
        assert shown.startswith("en/" if path == "." else f"{path}/en/")
        written = loctool("extract", cwd=folder).stdout.splitlines()[-1].split()[1].rstrip(":")
        assert (folder / written).is_file()
    (translated / "glossary" / "terms.csv").write_bytes(b"de,en\n\xff,x\n")
    assert loctool("check", cwd=elsewhere).stderr.startswith("loctool: ../../glossary/terms.csv:2: is not UTF-8")


def test_colours_are_for_terminals_and_for_those_who_ask(translated: Path, loctool: Run) -> None:
    assert "\x1b[" not in loctool("check", "en").stdout
    assert "\x1b[31merror" in loctool("check", "en", environment={"FORCE_COLOR": "1"}).stdout
    both = loctool("check", "en", environment={"FORCE_COLOR": "1", "NO_COLOR": "1"})
    assert "\x1b[" not in both.stdout + both.stderr


@pytest.mark.parametrize(
    ("args", "meant"),
    [
        (["chekc"], "check"),
        (["check", "--fial-on", "x"], "--fail-on"),
        (["check", "--rule", "wrong-trem"], "wrong-term"),
        (["check", "rux"], "ru"),
        (["draft", "--engine", "pseudp"], "pseudo"),
        (["status", "--deck", "seltene-erdn"], "seltene-erden"),
        (["terms", "mien"], "mine"),
        (["compile", "--format", "po"], "i18next"),
        (["render"], "--help"),
        (["-C", "nowhere", "status"], "nowhere"),
    ],
)
def test_wrong_use_is_one_line_that_names_what_was_meant(args: list[str], meant: str, loctool: Run) -> None:
    result = loctool(*args)
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith("loctool: ")
    assert meant in result.stderr


def test_paths_of_diff_and_memory_are_seen_from_here_too(translated: Path, loctool: Run) -> None:
    deck = translated / "source" / "seltene-erden.md"
    deck.write_text(deck.read_text("utf-8") + "\n\nNoch ein Satz.\n", "utf-8")
    for folder in (translated, translated / "locales"):
        assert (folder / loctool("diff", cwd=folder).stdout.splitlines()[0]).is_file()
        memory, *catalogs = loctool("tm", "status", cwd=folder).stdout.splitlines()
        assert (folder / memory.split(": ")[0]).is_file()
        assert all((folder / line.split(maxsplit=1)[1].split(": ")[0]).is_file() for line in catalogs)


def test_what_is_written_to_the_standard_output_is_that_alone(translated: Path, loctool_process: Run) -> None:
    exported = loctool_process("tm", "export", "/dev/stdout")
    assert exported.stdout.rstrip().endswith("</tmx>")
    assert "wrote /dev/stdout" in exported.stderr
    assert json.loads(loctool_process("compile", "--manifest", "/dev/stdout").stdout)


def test_folders_of_c_are_taken_one_after_the_other(project: Path, loctool: Run) -> None:
    assert loctool("-C", "..", "-C", "project", "extract", "--check").returncode == 1
    assert "nowhere" in loctool("-C", ".", "-C", "nowhere", "status").stderr
