"""A deck's history under git, translated by a person after each version: what each update and each diff says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import asdict
from pathlib import Path

import pytest
from click.testing import CliRunner

from loctool.catalog.provenance import State, state
from loctool.catalog.reader import read
from loctool.catalog.writer import save
from loctool.cli import main
from loctool.project import Project, find
from loctool.verbs.diff import diff
from loctool.verbs.extract import extract

HISTORY = Path(__file__).parent.parent / "data" / "history"
VERSIONS = sorted(HISTORY.glob("*.md"))
TRANSLATIONS = dict(row.split("\t") for row in (HISTORY / "translations.tsv").read_text(encoding="utf-8").splitlines())

SUMMARIES = {
    "1-first": "new, 13 messages",
    "2-typo": "12 kept, 1 changed, now fuzzy",
    "3-slide-moved": "13 kept",
    "4-mechanical": "9 kept, 4 carried over",
    "5-split": "12 kept, 2 changed, now fuzzy",
    "6-slide-removed-and-added": "2 new, 12 kept, 2 obsolete",
    "7-slide-back": "14 kept, 1 changed, now fuzzy, 1 revived",
    "8-joined": "14 kept, 1 changed, now fuzzy",
}
CHANGED = {
    "2-typo": {"Kirill Dmitrijew erklärte"},
    "3-slide-moved": set(),
    "4-mechanical": {"Dmitrijew leitet", "Russland verfügt", "Der *Kreml* wolle", "Putin: »Russland"},
    "5-split": {"Kirill Dmitrijew erklärte", "Konkrete Firmennamen"},
    "8-joined": {"Kirill Dmitrijew erklärte"},
}
"""Version -> beginnings of the messages whose entries change, for those in which nothing else may."""

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    (tmp_path / "source").mkdir()
    (tmp_path / "loctool.toml").write_text('targets = ["en"]\n')
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    return find(tmp_path)


def git(*arguments: str) -> None:
    who = {f"GIT_{role}_{what}": "t@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", *arguments], check=True, env={**os.environ, **who}, capture_output=True)


def put(version: Path) -> None:
    shutil.copy(version, Path("source") / "deck.md")


def commit(version: Path) -> None:
    git("add", "-A")
    git("commit", "-q", "-m", version.stem)
    git("tag", version.stem)


def entries(path: Path) -> set[str]:
    return set(path.read_text(encoding="utf-8").split("\n\n")[1:])


def translate(path: Path) -> None:
    """Do a translator's work: translate what is open, approve what is fuzzy."""
    catalog = read(path)
    for entry in catalog.messages():
        if state(entry) is not State.TRANSLATED:
            entry.msgstr, entry.flags = TRANSLATIONS[entry.msgid], []
            entry.previous_msgid = None
    save(catalog)


def test_each_version(project: Project) -> None:
    path = project.catalog("deck", "en")
    given: set[str] = set()
    for version in VERSIONS:
        put(version)
        before = entries(path) if path.is_file() else set()
        (done,) = [file for file in extract(project) if file.path == path]
        assert (version.stem, done.summary) == (version.stem, SUMMARIES[version.stem])
        if version.stem in CHANGED:
            msgids = {re.search(r'(?m)^msgid (?:""\n)?"(.*)', one)[1] for one in entries(path) - before}  # type: ignore[index]
            assert len(msgids) == len(CHANGED[version.stem])
            assert all(any(msgid.startswith(start) for start in CHANGED[version.stem]) for msgid in msgids)
        text = " ".join(entry.msgstr for entry in read(path).entries)
        carried = {one.translate(str.maketrans("", "", "*")) for one in given}
        lost = [one for one in carried if one not in text.replace("*", "") and not re.search(r"2011|3\.8", one)]
        assert lost == []
        assert not any(file.changed for file in extract(project)), "a second update changes something"
        assert not any(file.changed for file in extract(project, write=False))
        translate(path)
        given = {entry.msgstr for entry in read(path).entries[1:]}
    assert "Dmitriev has headed the fund since 2012" in path.read_text()
    assert "Russia says it has 3.9 million tonnes of rare earths." in path.read_text()
    assert "The *Kremlin* wants to work" in path.read_text()


def test_what_each_diff_says(project: Project) -> None:
    told = []
    for version, before in zip(VERSIONS[1:], VERSIONS, strict=False):
        put(before)
        extract(project)
        commit(before)
        put(version)
        against_catalogs = CliRunner().invoke(main, ["diff"]).output
        against_git = CliRunner().invoke(main, ["diff", before.stem]).output
        (folder := Path("former")).mkdir(exist_ok=True)
        shutil.copy(before, folder / "deck.md")
        assert CliRunner().invoke(main, ["diff", "--against", "former"]).output == against_git
        assert against_catalogs == against_git
        told.append(f"== {version.stem}\n{against_git}")
    assert "\n".join(told) == (HISTORY / "diffs.txt").read_text(encoding="utf-8")


def test_a_deck_added_and_a_deck_removed(project: Project) -> None:
    put(VERSIONS[0])
    extract(project)
    Path("source/deck.md").unlink()
    Path("source/other.md").write_text("---\ntitle: Wälder\n---\n\n# Der Wald\n", "utf-8")
    found = diff(project)
    assert [(one.path, one.kind, len(one.slides)) for one in found] == [
        ("source/deck.md", "removed", 5), ("source/other.md", "added", 2),
    ]  # fmt: skip
    assert asdict(found[1])["slides"][0]["differences"] == [
        {
            "kind": "added", "role": "front matter", "text": "Wälder", "former": "", "edit": "", "words": (), "origin": None,
        }
    ]  # fmt: skip


def test_a_renamed_deck(project: Project) -> None:
    put(VERSIONS[0])
    extract(project)
    Path("source/deck.md").rename("source/other.md")
    (found,) = diff(project)
    assert (found.path, found.kind, found.former_path, found.slides) == (
        "source/other.md", "renamed", "source/deck.md", [],
    )  # fmt: skip


def test_diff_as_json(project: Project) -> None:
    for version in VERSIONS[:2]:
        put(version)
        if version is VERSIONS[0]:
            extract(project)
    (deck,) = json.loads(CliRunner().invoke(main, ["diff", "--json"]).output)
    old, new = (
        next(text for text in TRANSLATIONS if f"Projekte {end}. Konkrete" in text)
        for end in ("begonnen habe", "begonnen haben")
    )
    assert deck == {
        "path": "source/deck.md", "kind": "changed", "former_path": "",
        "slides": [
            {
                "kind": "changed", "number": 1, "title": "Kreml-Gesandter: „Die Gespräche haben begonnen“", "former_number": None,
                "differences": [
                    {
                        "kind": "changed", "role": "paragraph", "text": new, "former": old, "edit": "typo",
                        "words": [["habe.", "haben."]], "origin": None,
                    }
                ],
            }
        ],
    }  # fmt: skip


def test_diff_names_texts_that_went_to_another_slide_and_terms_that_changed(project: Project) -> None:
    Path("glossary").mkdir()
    Path("glossary/terms.csv").write_text("de,en\nFonds,fund\nBehörde,authority\n")
    put(VERSIONS[0])
    extract(project)
    text = VERSIONS[0].read_text(encoding="utf-8")
    bullet = "- Mehrere Unternehmen haben Interesse signalisiert\n"
    text = text.replace(bullet, "").replace("den Fonds seit", "die Behörde seit") + f"\n{bullet}"
    Path("source/deck.md").write_text(text, encoding="utf-8")
    assert CliRunner().invoke(main, ["diff"]).output.splitlines()[1:] == [
        "  slide 1 “Kreml-Gesandter: „Die Gespräche haben begonnen“”",
        "    changed  bullet (term): “Dmitrijew leitet die Behörde seit 2011”",
        "             den Fonds → die Behörde",
        "  slide 4 “Friedensgespräche in Saudi-Arabien”",
        "    moved    bullet: “Mehrere Unternehmen haben Interesse signalisiert”, was on slide “Kreml-Gesandter: „Die Gespräche haben begonnen“”",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--against", "nowhere"], "nowhere: is not a folder; give one that holds older versions of the decks"),
        (["HEAD", "--against", "."], "name a revision or a folder, not both"),
        (["HEAD"], "Unknown git revision 'HEAD'. Give a commit, branch or tag."),
        (["--output=x"], "No such option"),
    ],
)
def test_wrong_use_of_diff(arguments: list[str], message: str, project: Project) -> None:
    put(VERSIONS[0])
    done = CliRunner().invoke(main, ["diff", *arguments])
    assert done.exit_code == 2
    assert message in done.output


def test_check_says_what_would_change_and_writes_nothing(project: Project) -> None:
    put(VERSIONS[0])
    done = CliRunner().invoke(main, ["extract", "--check"])
    assert (done.exit_code, done.output.splitlines()) == (
        1,
        ["would change locales/deck.pot: 13 messages", "would change locales/en/LC_MESSAGES/deck.po: new, 13 messages"],
    )
    assert not Path("locales").exists()
    extract(project)
    translate(project.catalog("deck", "en"))
    put(VERSIONS[1])
    before = project.catalog("deck", "en").read_bytes()
    done = CliRunner().invoke(main, ["extract", "--check"])
    assert (done.exit_code, done.output.splitlines()[1:]) == (
        1,
        [
            "would change locales/en/LC_MESSAGES/deck.po: 12 kept, 1 changed, now fuzzy",
            "  fuzzy: “Kirill Dmitrijew erklärte, dass beide Länder mit Gesprächen über gemeinsame Projekte bego…”",
            "    habe. → haben.",
        ],
    )
    assert project.catalog("deck", "en").read_bytes() == before
    extract(project)
    done = CliRunner().invoke(main, ["extract", "--check"])
    assert (done.exit_code, done.output) == (0, "")


@pytest.mark.parametrize("text", ["", 'msgid "Öl"\nmsgstr "Oil"\n', '#~ msgid "Öl"\n#~ msgstr "Oil"\n'])
def test_a_catalog_without_a_header_gets_one(text: str, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    put(VERSIONS[0])
    extract(project)
    path = next(project.root.glob("locales/*/LC_MESSAGES/*.po"))
    header = path.read_text().split("\n\n")[0]
    path.write_text(text)
    extract(project)
    assert path.read_text().split("\n\n")[0] == header
    assert text.replace("#~ ", "") in path.read_text().replace("#~ ", "")
    assert not any(one.changed for one in extract(project))


def test_a_title_that_is_a_heading_too_has_not_moved(project: Project) -> None:
    (project.root / "source" / "deck.md").write_text("---\ntitle: Wald\n---\n\n# Wald\n\nText\n")
    extract(project)
    assert diff(project) == []
