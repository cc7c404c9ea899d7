"""git merges and rebases catalogs through loctool: real repositories, real git."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from loctool.verbs.merge import driver_command
from tests.conftest import Run

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")

DECK = """# Seltene Erden

Russland hat seit 1990 viele Metalle gefördert.

Moskau und Washington sprechen über gemeinsame Projekte.

---

# Ende

Vielen Dank für Ihre Aufmerksamkeit.
"""
PO = Path("locales/en/LC_MESSAGES/deck.po")


class Repository:
    """A project under git."""

    def __init__(self, folder: Path, home: Path, loctool: Run) -> None:
        self.folder, self.home, self.loctool = folder, home, loctool

    def git(self, *arguments: str, fails: bool = False) -> str:
        environment = {
            "PATH": f"{self.home}:{os.environ['PATH']}", "HOME": str(self.home), "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_EDITOR": "true", **{f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        }  # fmt: skip
        done = subprocess.run(["git", *arguments], cwd=self.folder, env=environment, capture_output=True, text=True)
        assert bool(done.returncode) is fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def extract(self) -> None:
        done = self.loctool("extract", cwd=self.folder)
        assert done.returncode == 0, done.stderr

    def edit_deck(self, old: str, new: str) -> None:
        path = self.folder / "source" / "deck.md"
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))
        self.extract()

    def translate(self, source: str, text: str) -> None:
        path = self.folder / PO
        found = f'msgid "{source}"\nmsgstr ""'
        assert found in path.read_text()
        path.write_text(path.read_text().replace(found, f'msgid "{source}"\nmsgstr "{text}"'))

    @property
    def catalog(self) -> str:
        return (self.folder / PO).read_text()


@pytest.fixture
def repository(loctool: Run, tmp_path: Path) -> Repository:
    folder = tmp_path / "slides"
    (folder / "source").mkdir(parents=True)
    (folder / "loctool.toml").write_text('targets = ["en"]\n')
    (folder / "source" / "deck.md").write_text(DECK)
    made = Repository(folder, tmp_path / "home", loctool)
    made.git("init", "-q", "-b", "main")
    done = loctool("init", "--git", cwd=folder)
    assert done.returncode == 0, done.stderr
    made.extract()
    made.commit("First")
    return made


TITLE, METALS, TALKS = (
    "Seltene Erden",
    "Russland hat seit 1990 viele Metalle gefördert.",
    "Moskau und Washington sprechen über gemeinsame Projekte.",
)


def test_init_twice_changes_nothing(repository: Repository) -> None:
    before = (repository.folder / ".gitattributes").read_text()
    assert before == "locales/**/*.po merge=loctool\nlocales/**/*.pot merge=loctool\n"
    again = repository.loctool("init", "--git", cwd=repository.folder)
    assert (again.returncode, again.stdout) == (0, "git merges the catalogs of this project with loctool already\n")
    assert (repository.folder / ".gitattributes").read_text() == before
    assert repository.git("check-attr", "merge", str(PO)) == f"{PO}: merge: loctool\n"
    assert repository.git("check-attr", "merge", "locales/deck.pot") == "locales/deck.pot: merge: loctool\n"


def test_init_outside_of_a_repository(loctool: Run, tmp_path: Path) -> None:
    (folder := tmp_path / "bare").mkdir()
    done = loctool("init", "--git", cwd=folder, environment={"GIT_CEILING_DIRECTORIES": str(tmp_path)})
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "is not in a git repository. Run `git init` first." in done.stderr
    assert not list(folder.iterdir())


def test_init_makes_a_new_project_and_keeps_other_attributes(loctool: Run, tmp_path: Path) -> None:
    (folder := tmp_path / "fresh").mkdir()
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    (folder / ".gitattributes").write_text("*.md text")
    assert loctool("init", "--git", cwd=folder).returncode == 0
    assert (folder / "loctool.toml").is_file()
    assert (folder / ".gitattributes").read_text().splitlines()[:2] == ["*.md text", "locales/**/*.po merge=loctool"]


def test_two_translators_merge_without_conflict(repository: Repository) -> None:
    repository.git("checkout", "-q", "-b", "other")
    repository.translate(TITLE, "Rare earths")
    repository.commit("Translate the title")
    repository.git("checkout", "-q", "main")
    repository.translate(METALS, "Russia has mined many metals since 1990.")
    repository.edit_deck("# Ende", "# Schluss")
    repository.commit("Translate the metals, edit the deck")
    repository.git("merge", "-q", "other", "-m", "Merge")
    assert 'msgstr "Rare earths"' in repository.catalog
    assert 'msgstr "Russia has mined many metals since 1990."' in repository.catalog
    assert "<<<<" not in repository.catalog
    assert repository.loctool("extract", "--check", cwd=repository.folder).returncode == 0


def test_the_same_neighbouring_lines(repository: Repository) -> None:
    """Where git's own merge would conflict: neighbouring entries and the header's date."""
    repository.git("checkout", "-q", "-b", "other")
    repository.edit_deck("1990 viele", "1991 viele")
    repository.commit("Correct a year")
    repository.git("checkout", "-q", "main")
    repository.translate(METALS, "Russia has mined many metals since 1990.")
    repository.commit("Translate")
    repository.git("merge", "-q", "other", "-m", "Merge")
    assert (
        'msgid "Russland hat seit 1991 viele Metalle gefördert."\nmsgstr "Russia has mined many metals since 1991."'
        in repository.catalog
    )
    assert "fuzzy" not in repository.catalog
    assert "# loctool: carried number" in repository.catalog
    assert repository.loctool("extract", "--check", cwd=repository.folder).returncode == 0


def test_a_real_conflict(repository: Repository) -> None:
    repository.git("checkout", "-q", "-b", "other")
    repository.translate(TALKS, "Moscow and Washington talk about joint projects.")
    repository.commit("Theirs")
    repository.git("checkout", "-q", "main")
    repository.translate(TALKS, "Moscow and Washington are discussing common projects.")
    repository.commit("Ours")
    told = repository.git("merge", "other", "-m", "Merge", fails=True)
    assert f"{PO}: both sides translated “{TALKS}”" in told
    assert f"CONFLICT (content): Merge conflict in {PO}" in told
    entry = next(one for one in repository.catalog.split("\n\n") if TALKS in one)
    assert entry.splitlines() == [
        "# loctool: conflict, the other side has:",
        "#   Moscow and Washington talk about joint projects.",
        '#. paragraph of slide "Seltene Erden"', "#: source/deck.md", "#, fuzzy", f'msgid "{TALKS}"',
        'msgstr "Moscow and Washington are discussing common projects."',
    ]  # fmt: skip
    assert "<<<<" not in repository.catalog
    assert repository.loctool("extract", "--check", cwd=repository.folder).returncode == 0


def test_rebase(repository: Repository) -> None:
    repository.git("checkout", "-q", "-b", "translation")
    for source, text in ((TITLE, "Rare earths"), (METALS, "Russia has mined many metals since 1990.")):
        repository.translate(source, text)
        repository.commit(f"Translate {text}")
    repository.git("checkout", "-q", "main")
    repository.edit_deck("gemeinsame Projekte", "neue gemeinsame Vorhaben")
    repository.edit_deck("# Ende", "# Ausblick\n\nEs geht weiter.\n\n---\n\n# Ende")
    repository.commit("Edit the deck")
    repository.git("checkout", "-q", "translation")
    repository.git("rebase", "-q", "main")
    assert repository.git("status", "--porcelain") == ""
    assert 'msgid "Seltene Erden"\nmsgstr "Rare earths"' in repository.catalog
    assert f'msgid "{METALS}"\nmsgstr "Russia has mined many metals since 1990."' in repository.catalog
    assert repository.loctool("extract", "--check", cwd=repository.folder).returncode == 0


def test_both_sides_add_the_catalog(repository: Repository) -> None:
    """The base is empty then."""
    (repository.folder / "source" / "new.md").write_text("# Neu\n\nEin Satz.\n")
    repository.git("checkout", "-q", "-b", "other")
    repository.extract()
    path = repository.folder / "locales" / "en" / "LC_MESSAGES" / "new.po"
    path.write_text(path.read_text().replace('msgid "Neu"\nmsgstr ""', 'msgid "Neu"\nmsgstr "New"'))
    repository.commit("Theirs")
    repository.git("checkout", "-q", "main")
    (repository.folder / "source" / "new.md").write_text("# Neu\n\nEin Satz.\n")
    repository.extract()
    path.write_text(path.read_text().replace('msgid "Ein Satz."\nmsgstr ""', 'msgid "Ein Satz."\nmsgstr "A sentence."'))
    repository.commit("Ours")
    repository.git("merge", "-q", "other", "-m", "Merge")
    assert 'msgstr "New"' in path.read_text()
    assert 'msgstr "A sentence."' in path.read_text()


def test_a_broken_version_leaves_ours_alone(repository: Repository, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.po", tmp_path / "theirs.po"
    ours.write_text(repository.catalog)
    theirs.write_text("<<<<<<< ours\n" + repository.catalog)
    done = repository.loctool("merge", str(ours), str(ours), str(theirs))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert ours.read_text() == repository.catalog


def test_diff_against_a_revision(repository: Repository) -> None:
    repository.edit_deck("seit 1990", "seit 1991")
    assert repository.loctool("diff", cwd=repository.folder).stdout == "nothing changed\n"
    assert repository.loctool("diff", "HEAD", cwd=repository.folder).stdout == (
        "source/deck.md\n  slide 1 “Seltene Erden”\n"
        "    changed  paragraph (number): “Russland hat seit 1991 viele Metalle gefördert.”\n             1990 → 1991\n"
    )
    done = repository.loctool("diff", "nonsense", cwd=repository.folder)
    assert done.returncode == 2
    assert "Unknown git revision 'nonsense'" in done.stderr


def test_the_driver_runs_where_loctool_is_not_on_path(repository: Repository) -> None:
    command = repository.git("config", "merge.loctool.driver")
    assert f"{sys.executable} -P -m loctool merge --name %P %O %A %B" in command


def test_the_repository_s_own_modules_do_not_stop_the_driver(repository: Repository) -> None:
    for name in ("click.py", "json.py", "loctool.py"):
        (repository.folder / name).write_text("raise SystemExit(3)\n")
    test_two_translators_merge_without_conflict(repository)


def diverge(repository: Repository) -> None:
    """Let both sides translate neighbouring messages, which git's own merge cannot join, and the other side another."""
    repository.git("checkout", "-q", "-b", "other")
    repository.translate(METALS, "Theirs.")
    repository.commit("Theirs")
    repository.git("checkout", "-q", "main")
    repository.translate(METALS, "Ours.")
    repository.commit("Ours")


@pytest.mark.parametrize("driver", ["gone", "without loctool"])
def test_without_loctool_git_merges_the_lines(repository: Repository, driver: str) -> None:
    """Our side alone, without marks, would drop the other's work at the next `git add`."""
    broken = repository.home / driver
    repository.home.mkdir(exist_ok=True)
    if driver == "without loctool":
        broken.write_text("#!/bin/sh\nexit 1\n")
        broken.chmod(0o755)
    command = repository.git("config", "merge.loctool.driver").strip()
    repository.git("config", "merge.loctool.driver", command.replace(sys.executable, f"'{broken}'"))
    diverge(repository)
    repository.git("merge", "other", "-m", "Merge", fails=True)
    assert all(text in repository.catalog for text in ("<<<<<<< ours", "Ours.", "Theirs.", ">>>>>>> theirs"))


def test_a_catalog_that_loctool_cannot_read_is_merged_by_lines(repository: Repository) -> None:
    repository.git("checkout", "-q", "-b", "other")
    path = repository.folder / PO
    path.write_text(path.read_text() + '\nmsgid "unfinished\n')
    repository.commit("Theirs")
    repository.git("checkout", "-q", "main")
    repository.translate(TITLE, "Rare earths")
    repository.commit("Ours")
    repository.git("merge", "-q", "other", "-m", "Merge")
    assert all(text in repository.catalog for text in ("Rare earths", "unfinished"))


def test_a_strange_interpreter_is_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", '/opt/it\'s 100% "mine"/python')
    words = shlex.split(driver_command().replace("%%", "%"))
    assert words[0] == sys.executable


FOLDERS = [
    "./locales", "locales/", "a/../locales", "../locales", ".", "./", "i18n/[x]", "[attr]x", "#loc", "!x", "with blanks",
    'quo"te', '"quoted"', "it's", "back\\slash", "-dash", "ümläut/日本", "ta\tb", "100%", "{x}", "[!a]",
]  # fmt: skip


@pytest.mark.parametrize("locales", FOLDERS)
def test_every_folder_of_catalogs_gets_its_driver(loctool: Run, tmp_path: Path, locales: str) -> None:
    (project := tmp_path / "re[p]o" / "slides").mkdir(parents=True)
    subprocess.run(["git", "init", "-q"], cwd=project.parent, check=True)
    (project / "source").mkdir()
    (project / "source" / "deck.md").write_text(DECK)
    (project / "loctool.toml").write_text(f'targets = ["en"]\nlocales = {json.dumps(locales, ensure_ascii=False)}\n')
    for _ in range(2):
        done = loctool("init", "--git", cwd=project)
        assert (done.returncode, done.stderr) == (0, "")
        assert loctool("extract", cwd=project).returncode == 0
    for name in ("en/LC_MESSAGES/deck.po", "deck.pot"):
        path = Path(os.path.relpath(project / locales / name, project.parent))
        assert (project.parent / path).is_file()
        told = subprocess.run(
            ["git", "check-attr", "-z", "merge", path], cwd=project.parent, capture_output=True, check=True
        )
        assert told.stdout.split(b"\0")[2] == b"loctool"
    assert b"merge: loctool" not in subprocess.run(
        ["git", "check-attr", "merge", "elsewhere/deck.po"], cwd=project.parent, capture_output=True, check=True
    ).stdout  # fmt: skip


@pytest.mark.parametrize(
    ("locales", "attributes", "message"),
    [
        ("../../locales", "", "is outside of the git repository"),
        ("locales", "*.po -merge\n", "git merges it with 'unset', not with loctool"),
        ("**", "", "is not a folder; patterns of catalogs belong into `catalogs`"),
    ],
)
def test_where_git_does_not_obey_there_is_one_error(
    loctool: Run, tmp_path: Path, locales: str, attributes: str, message: str
) -> None:
    (project := tmp_path / "repo").mkdir()
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    (project / ".git" / "info").mkdir(exist_ok=True)
    (project / ".git" / "info" / "attributes").write_text(attributes)
    (project / "loctool.toml").write_text(f'targets = ["en"]\nlocales = "{locales}"\n')
    done = loctool("init", "--git", cwd=project)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert message in done.stderr
    assert not (project / ".gitattributes").exists()
    assert "merge.loctool" not in (project / ".git" / "config").read_text()


@pytest.mark.parametrize(
    "source", ["./source", "source/", "../source", ".", "i18n/[x]", "#loc", "!x", ":x", "with blanks", "ä"]
)
def test_diff_finds_the_source_folder(loctool: Run, tmp_path: Path, source: str) -> None:
    (project := tmp_path / "repo" / "slides").mkdir(parents=True)
    git = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org"]
    subprocess.run([*git, "init", "-q"], cwd=project.parent, check=True)
    (project / source).mkdir(parents=True, exist_ok=True)
    deck = project / source / "deck.md"
    deck.write_text(DECK)
    (project / "loctool.toml").write_text(f'targets = ["en"]\nsource = "{source}"\n')
    subprocess.run([*git, "add", "-A"], cwd=project.parent, check=True)
    subprocess.run([*git, "commit", "-q", "-m", "First"], cwd=project.parent, check=True)
    shutil.copytree(deck.parent, tmp_path / "older")
    assert loctool("extract", cwd=project).returncode == 0
    for arguments in ((), ("HEAD",), ("--against", str(tmp_path / "older"))):
        assert loctool("diff", *arguments, cwd=project).stdout == "nothing changed\n", arguments
    deck.write_text(DECK.replace("seit 1990", "seit 1991"))
    for arguments in ((), ("HEAD",), ("--against", str(tmp_path / "older"))):
        assert "changed  paragraph (number)" in loctool("diff", *arguments, cwd=project).stdout, arguments
