"""The README's snippets run as they stand, in a copy of the repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from tests.conftest import ROOT, Run
from tests.test_docs import snippets

DRAFTED = "Kein offizieller Kommentar aus dem Weißen Haus"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a folder `loctool` with the tracked files of the repository."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("the repository is not under git here")
    folder = tmp_path / "loctool"
    for name in listed.stdout.decode().rstrip("\0").split("\0"):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


@pytest.fixture
def shell(home: Path, prepared: Path, tmp_path: Path) -> Callable[[str, Path], str]:
    """Return a function that runs the commands of a snippet in a folder; each has to end with 0."""
    (programs := tmp_path / "bin").mkdir()
    (program := programs / "loctool").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m loctool "$@"\n')
    program.chmod(0o755)
    own = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "HOME": str(home), "LOCTOOL_DATA_DIR": str(prepared)}

    def run(snippet: str, folder: Path) -> str:
        command = ["bash", "-c", f"set -eu\n{snippet}"]
        done = subprocess.run(command, cwd=folder, env={**os.environ, **own}, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


@pytest.fixture
def compiled(project: Path, loctool: Run) -> Path:
    """Return a project with compiled drafts."""
    shutil.copytree(ROOT / "locales", project / "locales")
    assert loctool("compile", "--use-drafts").returncode == 0
    return project


def said_by(command: list[str | Path], folder: Path) -> str:
    """Return what a client prints."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def is_translated(text: str) -> bool:
    """Return whether a client has printed a translation; what it is depends on the model."""
    return bool(text) and "Haus" not in text


def commands(first: str) -> str:
    """Return the README's block of commands that begins so."""
    (snippet,) = (text for text in snippets("sh") if text.startswith(first))
    return snippet


def test_daily_work(checkout: Path, shell: Callable[[str, Path], str]) -> None:
    git = "git -c user.name=A -c user.email=a@example.org -c init.defaultBranch=main"
    shell(f"{git} init -q; {git} add .; {git} commit -qm Begin", checkout)
    printed = shell(commands("loctool extract"), checkout)
    assert (checkout / "build" / "ru" / "seltene-erden.md").is_file()
    assert "would change" not in printed
    assert "nothing changed" in printed


def test_presentations(checkout: Path, shell: Callable[[str, Path], str]) -> None:
    from pptx import Presentation

    for folder in ("locales", "rendered"):
        shutil.rmtree(checkout / "examples" / "powerpoint" / folder)
    shell(commands("loctool -C examples/powerpoint extract"), checkout)
    source = checkout / "examples" / "powerpoint" / "source" / "seltene-erden.pptx"
    rendered = Presentation(checkout / "examples" / "powerpoint" / "rendered" / "ru" / "seltene-erden.pptx")
    assert len(rendered.slides) == len(Presentation(source).slides)
    assert re.search("[А-я]", rendered.slides[1].shapes.title.text)


def test_the_glossary(checkout: Path, shell: Callable[[str, Path], str]) -> None:
    assert "wrote terms.tbx" in shell(commands("loctool terms lint"), checkout)


def test_any_gettext_project(tmp_path: Path, shell: Callable[[str, Path], str]) -> None:
    (folder := tmp_path / "tool" / "po").mkdir(parents=True)
    header = 'msgid ""\nmsgstr "Language: {}\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    message = '#, python-format\nmsgid "The file %(name)s was saved."\nmsgstr ""\n'
    for name in ("ru.po", "tool.pot"):
        (folder / name).write_text(header.format(name[:2] if name == "ru.po" else "") + message)
    (folder.parent / "pyproject.toml").write_text('[project]\nname = "tool"\n')
    shell("git init -q", folder.parent)
    shell(commands("loctool init  "), folder.parent)
    (drafted,) = polib.pofile(str(folder / "ru.po"))
    assert drafted.fuzzy
    assert "%(name)s" in drafted.msgstr
    assert (folder / "ru.mo").is_file()


def test_python(compiled: Path) -> None:
    (snippet,) = snippets("python")
    assert is_translated(said_by([sys.executable, "-c", snippet], compiled))


def test_c(compiled: Path) -> None:
    if not (compiler := shutil.which("cc")):
        pytest.skip("there is no C compiler")
    (snippet,) = snippets("c")
    (compiled / "client.c").write_text(snippet, "utf-8")
    said_by([compiler, "-o", "client", "client.c"], compiled)
    assert is_translated(said_by([compiled / "client"], compiled))


@pytest.mark.skipif(
    not shutil.which("php") or b"gettext" not in subprocess.run(["php", "-m"], capture_output=True).stdout.split(),
    reason="PHP with gettext is not on PATH",
)
def test_php(compiled: Path) -> None:
    (snippet,) = snippets("php")
    (compiled / "client.php").write_text(snippet, "utf-8")
    assert is_translated(said_by(["php", "client.php"], compiled))


def test_javascript(compiled: Path) -> None:
    (snippet,) = snippets("js")
    comment, _, code = snippet.partition("\n")
    npm = shutil.which("npm")
    command = comment.removeprefix("// ").split()
    patience = {**os.environ, "npm_config_fetch_retries": "0"}
    if not npm or subprocess.run([npm, *command[1:]], cwd=compiled, env=patience, capture_output=True).returncode:
        pytest.skip("npm cannot install gettext-parser here")
    assert is_translated(said_by(["node", "-e", code], compiled))


def test_the_wheel_is_installed_in_a_project_of_its_own(checkout: Path, home: Path) -> None:
    if not (ROOT / ".venv" / ".ready").exists() or not shutil.which("make"):
        pytest.skip("`make wheel` needs make and the environment that `make setup` makes")
    (checkout / ".venv").symlink_to(ROOT / ".venv")
    (snippet,) = (text for text in snippets("sh") if "make -C loctool wheel" in text)
    site = next(path for path in sys.path if path.endswith("site-packages"))
    environment = {**os.environ, "HOME": str(home), "PYTHONPATH": ""}
    make, _, rest = snippet.partition("\n")
    script = f"set -eu\n{make}\nexport PIP_NO_DEPS=1 PYTHONPATH={site}\n{rest}\ncp {ROOT}/source/*.md source\n"
    script += ".venv/bin/loctool extract\n.venv/bin/python -c 'import loctool; print(loctool.__file__)'\n"
    script += ".venv/bin/loctool models list\n"
    done = subprocess.run(["bash", "-c", script], cwd=checkout.parent, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{checkout.parent}/slides/.venv/lib" in done.stdout
    assert "embedded" in done.stdout
