"""What the library says while it works, and errors that must not be hidden, seen from the command line."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from loctool.engines import ENGINES
from loctool.formats import FORMATS
from loctool.project import find
from loctool.verbs.status import status
from tests.conftest import Run

CONFIGURATION = 'name = "x"\nsource_language = "bg"\ntargets = ["en"]\n'


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a project in a language whose dictionary is small."""
    folder = tmp_path / "small"
    for name, text in {
        "loctool.toml": CONFIGURATION,
        "source/a.md": "# Нови думи\n",
        "glossary/terms.csv": "bg,en,note\nдума,word,A note\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_dictionary_is_announced_when_it_is_prepared(loctool: Run, small: Path, tmp_path: Path) -> None:
    data = {"LOCTOOL_DATA_DIR": str(tmp_path / "data")}
    first = loctool("extract", cwd=small, environment=data)
    assert first.stderr == "loctool: preparing the dictionary of bg, which takes some seconds\n"
    assert "term “дума”: A note" in (small / "locales" / "a.pot").read_text(encoding="utf-8")
    assert loctool("extract", cwd=small, environment=data).stderr == ""


def test_a_data_folder_that_cannot_be_written_is_named_once(loctool: Run, small: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    data = {"LOCTOOL_DATA_DIR": str(tmp_path / "file" / "data"), "TMPDIR": str(tmp_path)}
    shown = loctool("extract", cwd=small, environment=data)
    assert shown.returncode == 0
    assert shown.stderr.count("set LOCTOOL_DATA_DIR") == 1
    assert f"{tmp_path}/file/data cannot be written (Not a directory)" in shown.stderr
    assert loctool("extract", "--quiet", cwd=small, environment=data).stderr == ""
    assert not list(tmp_path.glob("loctool-*"))


def test_status_says_why_a_number_is_not_known(loctool: Run, small: Path) -> None:
    assert loctool("extract", cwd=small).returncode == 0
    assert loctool("draft", "--engine", "pseudo", cwd=small).returncode == 0
    path = small / "locales/en/LC_MESSAGES/a.po"
    path.write_text(path.read_text("utf-8").replace("loctool: draft pseudo", "loctool: draft other"), "utf-8")
    (small / "source" / "note.txt").write_text("x")
    shown = loctool("status", cwd=small).stdout.splitlines()
    assert "?" in shown[1].split()
    assert shown[2:] == ["drafts en: 1 other"]
    assert loctool("status", "-v", cwd=small).stdout.splitlines()[3:] == [
        "a en: drafts to renew are not known: drafts were made by the engine 'other', which is not installed",
        f"left out, suffix is none of {', '.join(FORMATS)}: source/note.txt",
    ]


def test_status_hides_no_other_error(
    loctool: Run, small: Path, models_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCTOOL_DATA_DIR", str(models_folder))
    assert loctool("extract", cwd=small).returncode == 0
    assert loctool("draft", "--engine", "pseudo", cwd=small).returncode == 0
    monkeypatch.setitem(ENGINES, "pseudo", lambda *_, **__: {}["a fault of the engine"])
    with pytest.raises(KeyError, match="a fault of the engine"):
        status(find(small))


def test_merge_and_init_name_a_broken_configuration(loctool: Run, small: Path) -> None:
    assert loctool("extract", cwd=small).returncode == 0
    path = small / "locales/en/LC_MESSAGES/a.po"
    before = path.read_bytes()
    (small / "loctool.toml").write_text("sources = 1\n")
    shown = loctool("merge", str(path), str(path), str(path), cwd=small)
    assert (shown.returncode, path.read_bytes()) == (2, before)
    assert "loctool.toml:1: unknown key `sources`" in shown.stderr
    subprocess.run(["git", "init", "-q", small], check=True)
    shown = loctool("init", "--git", cwd=small)
    assert shown.returncode == 2
    assert "loctool.toml:1: unknown key `sources`" in shown.stderr
