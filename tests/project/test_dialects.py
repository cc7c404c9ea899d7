"""How a project says in which Markdown its decks are written, and what parts the slides of reveal.js."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.errors import ConfigError
from loctool.formats.reading import Reading, Separators
from loctool.project import Project, find
from loctool.project.detection import Detected
from loctool.project.template import create


def project_of(folder: Path, text: str, name: str = "loctool.toml") -> Project:
    (folder / name).write_text(text, encoding="utf-8")
    return find(folder)


def test_no_dialect_is_chosen_unless_the_configuration_says_so(tmp_path: Path) -> None:
    assert project_of(tmp_path, "").reading("source/a.md") == Reading()


def test_one_dialect_for_all_decks(tmp_path: Path) -> None:
    project = project_of(tmp_path, 'dialect = "marp"\nfront_matter = ["abstract"]\n')
    assert project.reading("source/a/b.md") == Reading(("abstract",), "marp")


@pytest.mark.parametrize(
    ("path", "dialect"),
    [
        ("source/talks/a.md", "reveal"),
        ("source/talks/b/c.md", "reveal"),
        ("source/x.md", "github"),
        ("source/talks/x.md", "github"),
        ("source/y.md", None),
    ],
)
def test_the_first_pattern_that_matches_a_path_counts(tmp_path: Path, path: str, dialect: str | None) -> None:
    project = project_of(tmp_path, '[dialect]\n"x.md" = "github"\n"**/talks/**" = "reveal"\n"talks" = "marp"\n')
    assert project.reading(path).dialect == dialect


def test_separators_have_the_names_of_reveals_attributes(tmp_path: Path) -> None:
    project = project_of(tmp_path, "[reveal]\nseparator = '^\\n---$'\nseparator-notes = \"^N:\\n\"\n")
    assert project.reading("a.md").separators == Separators("^\\n---$", notes="^N:\n")


def test_an_empty_separator_is_the_usual_one_but_for_vertical_slides(tmp_path: Path) -> None:
    project = project_of(tmp_path, 'reveal = {separator = "", separator-vertical = "", separator-notes = ""}\n')
    assert project.reading("a.md").separators == Separators(vertical="")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\ndialect = "revael"', "2: unknown dialect 'revael'; did you mean 'reveal'?"),
        (
            'dialect = "powerpoint"',
            "1: unknown dialect 'powerpoint'; known are github, marp, reveal, slidev, pandoc, quarto, rmarkdown, remark, xaringan, deckset",
        ),
        ('[dialect]\n"a.md" = "marp"\n"b.md" = "mrp"', "3: unknown dialect 'mrp'; did you mean 'marp'?"),
        ("[dialect]\n'b.md' = 'mrp'", "2: unknown dialect 'mrp'"),
        ('dialect = {"../a.md" = "marp"}', "1: '../a.md' is not a pattern of paths"),
        ("\ndialect = true", "2: `dialect` must be a name, or table of names by path"),
        ('dialect = {"a.md" = 1}', "1: `dialect` must be a name, or table of names by path"),
        ('[reveal]\nseparator-notes = "(?:"', "2: `separator-notes` is not a valid regular expression"),
        ('reveal = {seperator = "x"}', "1: unknown key `seperator` of `reveal`; did you mean `separator`?"),
        ('\nreveal = "x"', "2: `reveal` must be a table with separator, separator-vertical, separator-notes"),
    ],
)
def test_mistakes_name_the_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as raised:
        project_of(tmp_path, text)
    assert message in str(raised.value)


def test_mistakes_in_a_table_of_pyproject_name_the_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"4: unknown dialect 'mrp'"):
        project_of(tmp_path, '[tool.loctool]\nname = "x"\n[tool.loctool.dialect]\n"a" = "mrp"\n', "pyproject.toml")


def test_the_examples_of_a_new_configuration_are_valid(tmp_path: Path) -> None:
    path, text = create(tmp_path, Detected())
    keys = ("dialect = {", "reveal = ")
    lines = [
        line.removeprefix("# ") for line in text.splitlines() if line.startswith(tuple(f"# {key}" for key in keys))
    ]
    path.write_text(text + "\n".join(lines), "utf-8")
    reading = find(tmp_path).reading("source/talks/a.md")
    assert len(lines) == len(keys)
    assert (reading.dialect, find(tmp_path).reading("talks/a.md").dialect) == ("reveal", None)
    assert reading.separators == Separators("^\\n---\\n$", "^\\n--\\n$", "^Notes:")


def test_decks_of_a_quarto_project_are_quartos(tmp_path: Path) -> None:
    project = project_of(tmp_path, 'dialect = {"source/slides/marp.md" = "marp"}\n')
    (tmp_path / "source" / "slides").mkdir(parents=True)
    (tmp_path / "source" / "slides" / "_quarto.yml").write_text("project:\n  type: default\n")
    paths = ("slides/a.md", "slides/deep/b.markdown", "slides/c.Rmd", "slides/marp.md", "other.md")
    found = [project.reading(f"source/{path}").dialect for path in paths]
    assert found == ["quarto", "quarto", None, "marp", None]
