"""The engines of a configuration: which draft, their settings, and the line of each mistake."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.errors import ConfigError
from loctool.project import find
from loctool.project.detection import Detected
from loctool.project.lines import error_in, line_of
from loctool.project.template import create


def project_at(folder: Path, text: str, name: str = "loctool.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "engine"),
    [
        ("", ("argos",)),
        ('engine = "llm"', ("llm",)),
        ('engine = ["llm", "argos"]', ("llm", "argos")),
        ('engine = ["argos", "llm"]', ("argos", "llm")),
    ],
)
def test_engines_that_draft(tmp_path: Path, text: str, engine: tuple[str, ...]) -> None:
    assert find(project_at(tmp_path, text)).engine == engine


def test_settings_are_the_engines_own_matter(tmp_path: Path) -> None:
    text = '[tool.loctool.engines.llm]\nmodel = "a"\nseed = 1\nprompt = "two\\nlines"\n[tool.loctool.engines.big]\nkind = "llm"\n'
    project = find(project_at(tmp_path, text, "pyproject.toml"))
    assert project.engines == {"llm": {"model": "a", "seed": 1, "prompt": "two\nlines"}, "big": {"kind": "llm"}}
    (tmp_path / "pyproject.toml").unlink()
    project = find(project_at(tmp_path, 'engines.llm.model = "a"\nengines.big = {kind = "llm"}\n'))
    assert project.engines == {"llm": {"model": "a"}, "big": {"kind": "llm"}}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("\nengine = 3", 2, "`engine` must be a name, or list of names"),
        ('engines.llm.url = "x"\nengine = 3', 2, "`engine` must be a name, or list of names"),
        ('engine = ["llm", 3]', 1, "`engine` must be a name, or list of names"),
        ("engine = []", 1, "`engine` names no engine; write one"),
        ('engine = ""', 1, "`engine` has an empty name; write one, or leave it out"),
        ('engine = ["llm",\n  "argos", "llm"]', 1, "`engine` names 'llm' twice; name it once"),
        ('engine = "llm,argos"', 1, "`engine` names 'llm,argos'; an engine's name has no blank, slash or comma"),
        ('engine = "memory"', 1, "`engine` names 'memory', which stands for drafts that no engine made"),
        ('[engines]\nllm = "qwen3:8b"', 2, '`llm` of `engines` must be a table, as in [engines.llm] with model = "'),
        ("engines = 3", 1, "`engines` must be a table with a table for each engine"),
        ('[engines.llm]\n[engines."a b"]', 2, "`engines` names 'a b'; an engine's name has no blank"),
        ('[engines.llm]\n[engines."a/b"]', 2, "`engines` names 'a/b'; an engine's name has no blank"),
        ('[engines.llm]\n[engines.copy]\nkind = "llm"', 2, "`engines` names 'copy', which stands for drafts"),
        ('[engines.llm]\nkind = "llm"\n[engines.big]\nkind = 3', 4, "`kind` of engine 'big' must be the name"),
        ('[engines]\nllm = {kind = "llm"}\nbig.seed = 1\nbig.kind = ""', 4, "`kind` of engine 'big' must be the name"),
    ],
)
def test_mistakes_name_the_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        find(project_at(tmp_path, text))
    assert (caught.value.message[: len(message)], caught.value.line) == (message, line)
    assert caught.value.path == (tmp_path / "loctool.toml").as_posix()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[engines.a]\nmodel = "x"\n[engines.b]\nurl = "y"\nmodel = "x"', 5),
        ('[engines]\na.model = "x"\nb.model = "x"', 3),
        ('engines.a.model = "b"\nengines.b.model = "x"', 2),
        ('[engines]\na = {model = "x"}\nb = {url = "y", model = "x"}', 3),
        ('engines = {a = {model = "x"}, b = {model = "x"}}', 1),
        ('[engines.a]\nhint = """\n[engines.b]\nmodel = 1\n"""\n[engines.b]\nmodel = "x"', 7),
        ('# [engines.b]\n# model = "z"\n[ engines . "b" ]\r\n"model"="x"\r\n', 4),
        ('[engines.b]\nmodels = ["x"]\nmodel = [\n  "x",\n]', 3),
        ('[engines.a]\nmodel = "x"\n\n[engines.b]\nurl = "y"', 4),
        ('[engines.a]\nmodel = "x"', 1),
        ('name = "model of engines.b"', None),
    ],
)
def test_a_key_is_found_in_its_table(tmp_path: Path, text: str, line: int | None) -> None:
    """Where the key is missing, it is the line of its table, and of the tables' table."""
    path = project_at(tmp_path, text) / "loctool.toml"
    assert error_in(path, ("engines", "b", "model"), "wrong").line == line


def test_a_key_is_found_in_pyproject(tmp_path: Path) -> None:
    text = '[tool.other.engines.b]\nmodel = 1\n[tool.loctool.engines]\na.model = "x"\n[tool.loctool.engines.b]\nmodel = 2\n'
    path = project_at(tmp_path, text, "pyproject.toml") / "pyproject.toml"
    error = error_in(path, ("engines", "b", "model"), "wrong")
    assert str(error) == f"{path.as_posix()}:6: wrong"


NAMES = st.lists(st.text(st.sampled_from("ab.\" é'"), min_size=1, max_size=3), min_size=1, max_size=5, unique=True)


def quoted(name: str) -> str:
    return '"' + name.replace('"', '\\"') + '"'


@given(NAMES)
def test_every_key_has_the_line_on_which_it_was_written(names: list[str]) -> None:
    text = "".join(f"[{quoted(name)}]\nmodel = 1\n" for name in names)
    assert [*tomllib.loads(text)] == names
    assert [line_of(text, (name, "model")) for name in names] == [2 * place + 2 for place in range(len(names))]


@pytest.mark.parametrize("name", ["loctool.toml", "pyproject.toml"])
def test_what_init_writes_about_engines_is_right(tmp_path: Path, name: str) -> None:
    if name == "pyproject.toml":
        (tmp_path / name).write_text("")
    _, text = create(tmp_path, Detected())
    ours = ("engine = ", "[engines.llm]", "[tool.loctool.engines.llm]", "url = ", "model = ")
    lines = (line.removeprefix("# ") if line.removeprefix("# ").startswith(ours) else line for line in text.split("\n"))
    project = find(project_at(tmp_path, "\n".join(lines), name))
    assert project.engine == ("llm", "argos")
    assert project.engines["llm"].keys() == {"url", "model"}
