"""Catalogs without decks, of a C program, a Django project and Sphinx documentation: the verbs take them as they are."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from tests.conftest import ROOT, Run

PROJECTS = ROOT / "tests" / "data" / "projects"
PATTERNS = {
    "c": "po/{language}.po",
    "django": "**/locale/{language}/LC_MESSAGES/{domain}.po",
    "sphinx": "docs/locale/{language}/LC_MESSAGES/{domain}.po",
}
NAMES = {
    "c": ["c"],
    "django": ["harbour/django", "harbour/djangojs", "tides/django"],
    "sphinx": ["index", "usage/install"],
}

Foreign = Callable[..., tuple[int, str, str]]


@pytest.fixture(params=sorted(PATTERNS))
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def folder(kind: str, tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROJECTS / kind, tmp_path / kind))


@pytest.fixture
def run(folder: Path, loctool: Run) -> Foreign:
    """Return a function that runs loctool in the foreign project, which `init` has configured."""

    def run(*args: str) -> tuple[int, str, str]:
        done = loctool(*args, cwd=folder)
        return done.returncode, done.stdout, done.stderr

    assert run("init")[0] == 0
    return run


def catalogs(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*.po"))}


def test_init_finds_catalogs_and_languages(folder: Path, kind: str, loctool: Run) -> None:
    before = catalogs(folder)
    done = loctool("init", cwd=folder)
    assert f"catalogs at {PATTERNS[kind]}\nfrom en into de, ru; correct loctool.toml" in done.stdout
    written = (folder / "loctool.toml").read_text()
    assert f'\ncatalogs = ["{PATTERNS[kind]}"]\n' in written
    assert '\nsource_language = "en"\ntargets = ["de", "ru"]\n' in written
    assert catalogs(folder) == before
    assert not (folder / "source").exists()


def test_status_names_every_catalog(run: Foreign, kind: str) -> None:
    rows = [line.split() for line in run("status")[1].splitlines()[1:]]
    assert [(row[0], row[1]) for row in rows] == [(name, lang) for name in NAMES[kind] for lang in ("de", "ru")]


def test_a_draft_writes_nothing_but_drafts(folder: Path, run: Foreign) -> None:
    before = {path: polib.pofile(str(path)) for path in catalogs(folder)}
    assert run("draft", "ru", "--engine", "pseudo")[0] == 0
    for path, former in before.items():
        drafted = {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(path))}
        assert list(drafted) == [(entry.msgctxt, entry.msgid) for entry in former]
        for old in former:
            new = drafted[old.msgctxt, old.msgid]
            if not {"ru", "ru.po"} & {*path.parts} or old.translated() or old.obsolete:
                assert str(new) == str(old)
            else:
                assert new.fuzzy
                assert "loctool: draft pseudo en-ru" in new.tcomment
                assert [flag for flag in new.flags if flag != "fuzzy"] == old.flags


def test_another_draft_changes_nothing(folder: Path, run: Foreign) -> None:
    run("draft", "--engine", "pseudo")
    before = catalogs(folder)
    assert run("draft", "--engine", "pseudo")[0] == 0
    assert catalogs(folder) == before


def test_drafts_keep_their_placeholders(folder: Path, run: Foreign) -> None:
    run("draft", "--engine", "pseudo")
    assert "lost-markup" not in run("check", "--rule", "lost-markup")[1]
    if shutil.which("msgfmt"):
        for path in catalogs(folder):
            entries = polib.pofile(str(path))
            for entry in entries:
                entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
            entries.save(str(path))
            subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=True)


def test_compile_writes_what_msgfmt_writes(folder: Path, run: Foreign, tmp_path: Path) -> None:
    if not shutil.which("msgfmt"):
        pytest.skip("GNU gettext is not on PATH")
    assert run("compile")[0] == 0
    for path in catalogs(folder):
        if "/en/" in path.as_posix():  # the source language
            continue
        subprocess.run(["msgfmt", "-o", tmp_path / "one.mo", path], check=True)
        assert path.with_suffix(".mo").read_bytes() == (tmp_path / "one.mo").read_bytes()
    assert run("compile", "--check")[0] == 0


def test_the_memory_is_filled_from_all_catalogs(folder: Path, run: Foreign) -> None:
    text = run("tm", "status")[1]
    for path in catalogs(folder):
        if "/en/" not in path.as_posix():
            assert f"  {path.relative_to(folder).as_posix()}: " in text


@pytest.mark.parametrize("args", [["extract"], ["diff"], ["render", "de", "-o", "out"]])
def test_what_needs_decks_says_so(run: Foreign, args: list[str]) -> None:
    code, out, err = run(*args)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "decks that extract, render and diff need" in err


def test_git_merges_the_catalogs(folder: Path, run: Foreign, kind: str) -> None:
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    assert run("init", "--git")[0] == 0
    names = [path.relative_to(folder).as_posix() for path in catalogs(folder)]
    command = ["git", "check-attr", "merge", "--", *names, "po/x.pot"]
    found = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.splitlines()
    assert found == [*(f"{name}: merge: loctool" for name in names), "po/x.pot: merge: unspecified"]


def test_terms_are_looked_for_in_the_catalogs(folder: Path, run: Foreign, kind: str) -> None:
    (folder / "glossary").mkdir()
    (folder / "glossary" / "terms.csv").write_text("en,de\nharbour,Hafen\nwhale,Wal\n")
    assert "whale" in run("terms", "lint")[1]
    assert "harbour" not in run("terms", "lint")[1]


def test_a_language_without_catalogs_is_named(folder: Path, run: Foreign) -> None:
    config = folder / "loctool.toml"
    config.write_text(config.read_text().replace('["de", "ru"]', '["de", "ru", "fr"]'))
    assert run("status")[0] == 0
    code, _, err = run("draft", "fr", "--engine", "pseudo")
    assert code == 2
    assert "there is no catalog of fr at " in err


def test_decks_beside_the_catalogs_of_a_program(project: Path, loctool: Run) -> None:
    shutil.copytree(PROJECTS / "c" / "po", project / "po")
    text = 'catalogs = ["locales/{language}/LC_MESSAGES/{domain}.po", "po/{language}.po"]\nreferences = "never"\n'
    (project / "loctool.toml").write_text(f'name = "slides"\ntargets = ["ru"]\n{text}')
    before = catalogs(project / "po")
    assert "gone" not in loctool("extract").stdout
    assert catalogs(project / "po") == before
    rows = [line.split()[:2] for line in loctool("status").stdout.splitlines()[1:]]
    assert rows == [["seltene-erden", "ru"], ["slides", "ru"]]
    path = project / "locales" / "ru" / "LC_MESSAGES" / "seltene-erden.po"
    path.write_text(path.read_text().replace("X-Generator: loctool", "X-Generator: Poedit"))
    (project / "source" / "seltene-erden.md").rename(project / "source" / "neu.md")
    renamed = [line for line in loctool("extract").stdout.splitlines() if "renamed" in line]
    assert [line.split()[:4] for line in renamed] == [
        ["renamed", "locales/seltene-erden.pot", "to", "locales/neu.pot,"]
    ]
    (project / "source" / "neu.md").write_text("# Ein anderer Titel\n")
    (project / "source" / "neu.md").rename(project / "source" / "ganz-neu.md")
    gone = [line for line in loctool("extract").stdout.splitlines() if "gone" in line]
    assert [line.split()[1] for line in gone] == ["locales/neu.pot:", "locales/ru/LC_MESSAGES/neu.po:"]
    assert catalogs(project / "po") == before


def test_markdown_of_a_documentation_is_no_deck(tmp_path: Path, loctool: Run) -> None:
    folder = Path(shutil.copytree(PROJECTS / "sphinx", tmp_path / "sphinx"))
    (folder / "source").mkdir()
    (folder / "source" / "index.md").write_text("# Page\n")
    loctool("init", cwd=folder)
    assert loctool("extract", cwd=folder).returncode == 2
    assert loctool("status", cwd=folder).returncode == 0
