"""Catalogs follow renamed decks, what is left of others is named or removed, and confirmed work comes back."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loctool.cli import main
from loctool.project import Project
from loctool.verbs.compile import compile_catalogs
from loctool.verbs.extract import EMPTY, HELD, Kind, extract
from loctool.verbs.tm import open_memory
from tests.drafting.conftest import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "project")


TEXTS = [f"{name} fährt nach Oslo" for name in ("Das Schiff", "Der Wagen", "Ein Zug", "Kein Mensch")]


def rename(desk: Desk, old: str, new: str) -> None:
    source = desk.folder / "source"
    (source / new).parent.mkdir(exist_ok=True)
    (source / old).rename(source / new)


def files(project: Project) -> list[str]:
    return sorted(project.relative(path) for path in (project.root / "locales").rglob("*") if path.is_file())


def lines(desk: Desk, **options: bool) -> list[tuple[str, Kind, bool]]:
    found = extract(desk.project, **options)
    return [(desk.project.relative(one.path), one.kind, one.changed) for one in found if one.kind is not Kind.MERGED]


def test_a_renamed_deck_takes_its_files_along(desk: Desk) -> None:
    desk.deck(*TEXTS, name="old")
    desk.deck("Ein anderer Text", name="other")
    desk.translate(TEXTS[0], "The ship", "old")
    compile_catalogs(desk.project)
    (german := desk.folder / "locales/fr/LC_MESSAGES/old.po").parent.mkdir(parents=True)
    german.write_bytes(desk.path("old").read_bytes())  # of a language that is no target any more
    before = desk.path("old").read_text()
    rename(desk, "old.md", "new.md")
    planned = extract(desk.project, write=False)[0]
    words = "to locales/new.pot, and 3 more, with their deck"
    assert (planned.kind, planned.changed, planned.summary) == (Kind.RENAMED, True, words)
    assert desk.path("old").read_text() == before
    assert lines(desk) == [("locales/old.pot", Kind.RENAMED, True)]
    assert files(desk.project) == [
        f"locales/{name}" for name in (
            "en/LC_MESSAGES/new.mo", "en/LC_MESSAGES/new.po", "en/LC_MESSAGES/other.mo", "en/LC_MESSAGES/other.po",
            "fr/LC_MESSAGES/new.po", "new.pot", "other.pot",
        )
    ]  # fmt: skip
    assert desk.path("new").read_text() == before.replace("source/old.md", "source/new.md")
    assert not any(one.changed for one in extract(desk.project))


@pytest.mark.parametrize(
    ("kept", "added", "follows"), [(4, 0, True), (3, 1, True), (2, 2, False), (2, 1, True), (1, 9, False), (4, 3, True)]
)
def test_the_same_texts_for_the_most_part(desk: Desk, kept: int, added: int, follows: bool) -> None:
    desk.deck(*TEXTS, name="old")
    (desk.folder / "source/old.md").unlink()
    desk.deck(*TEXTS[:kept], *(f"Neu und anders: {number}" for number in range(added)), name="new")
    assert (desk.project.catalog("old", "en").is_file(), (desk.folder / "locales/old.pot").is_file()) == (
        not follows, not follows,
    )  # fmt: skip


def test_what_all_decks_of_a_series_have_makes_no_deck_another(desk: Desk) -> None:
    for name in ("january", "february"):
        desk.deck(*TEXTS[:3], f"Bericht {name}", name=name)
    (desk.folder / "source/january.md").unlink()
    desk.deck(*TEXTS[:3], "Etwas ganz Neues", name="march")
    assert desk.project.catalog("january", "en").is_file()


def test_each_file_goes_to_the_deck_that_is_most_like_it(desk: Desk) -> None:
    desk.deck(*TEXTS, name="a")
    desk.deck("Öl", "Gas", "Kohle", name="b")
    desk.translate("Öl", "Oil", "b")
    rename(desk, "a.md", "y.md")
    rename(desk, "b.md", "x.md")
    extract(desk.project)
    assert desk.entry("Öl", "x").msgstr == "Oil"
    assert files(desk.project) == [
        "locales/en/LC_MESSAGES/x.po", "locales/en/LC_MESSAGES/y.po", "locales/x.pot", "locales/y.pot",
    ]  # fmt: skip


def test_a_run_that_was_killed_in_between_is_continued(desk: Desk) -> None:
    (desk.folder / "loctool.toml").write_text('name = "T"\ntargets = ["en", "ru"]\n')
    desk.deck(*TEXTS, name="old")
    rename(desk, "old.md", "new.md")
    desk.project.catalog("old", "en").rename(desk.project.catalog("new", "en"))
    assert lines(desk) == [("locales/old.pot", Kind.RENAMED, True)]
    assert not any("old" in path for path in files(desk.project))


def test_a_deck_with_another_domain_takes_its_files_along_whatever_is_in_them(desk: Desk) -> None:
    desk.deck(*TEXTS, name="a")
    desk.deck(*TEXTS, "Noch ein Text", name="b")
    deck = desk.folder / "source/b.md"
    deck.write_text(f"---\ndomain: c\n---\n\n{deck.read_text()}# Ein neuer Text\n\n---\n\n# Noch einer\n")
    assert lines(desk) == [("locales/b.pot", Kind.RENAMED, True)]
    assert files(desk.project) == [
        "locales/a.pot", "locales/c.pot", "locales/en/LC_MESSAGES/a.po", "locales/en/LC_MESSAGES/c.po",
    ]  # fmt: skip


def test_decks_without_references_are_followed_too(desk: Desk) -> None:
    (desk.folder / "loctool.toml").write_text('name = "T"\ntargets = ["en"]\nreferences = "never"\n')
    desk.deck(*TEXTS, name="old")
    desk.deck("Öl", name="other")
    rename(desk, "old.md", "new.md")
    assert lines(desk) == [("locales/old.pot", Kind.RENAMED, True)]
    (desk.folder / "source/new.md").unlink()
    assert [path for path, _, _ in lines(desk, prune=True)] == ["locales/new.pot", "locales/en/LC_MESSAGES/new.po"]


def test_a_deck_of_a_longer_name_that_moves(desk: Desk) -> None:
    for name in ("a", "b"):
        (desk.folder / "source" / name).mkdir()
        desk.deck(*(f"{text} {name}" for text in TEXTS), name=f"{name}/index")
    assert (desk.folder / "locales/b-index.pot").is_file()
    rename(desk, "b/index.md", "c/index.md")
    assert lines(desk) == [("locales/b-index.pot", Kind.RENAMED, True)]
    assert sorted(path.stem for path in desk.folder.glob("locales/*.pot")) == ["c-index", "index"]


def test_git_sees_the_renaming(desk: Desk) -> None:
    def git(*words: str) -> str:
        command = ["git", "-C", str(desk.folder), "-c", "user.name=A", "-c", "user.email=a@example.org", *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    desk.deck(*TEXTS, name="old")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    git("mv", "source/old.md", "source/new.md")
    extract(desk.project)
    assert sorted(line for line in git("status", "--porcelain").splitlines() if "locales" in line) == [
        "RM locales/en/LC_MESSAGES/old.po -> locales/en/LC_MESSAGES/new.po",
        "RM locales/old.pot -> locales/new.pot",
    ]


def test_catalogs_at_configured_places_follow(desk: Desk) -> None:
    patterns = '["**/app/{language}.po", "po/{domain}/{language}.po", "po2/{domain}.{language}.po"]'
    (desk.folder / "loctool.toml").write_text(f'name = "T"\ntargets = ["pt_BR"]\ncatalogs = {patterns}\n')
    desk.deck(*TEXTS, name="old")
    (desk.folder / "po2").mkdir()
    (desk.folder / "po/old/pt_BR.po").rename(desk.folder / "po2/old.pt_BR.po")
    rename(desk, "old.md", "new.md")
    extract(desk.project)
    assert desk.project.catalog("new", "pt_BR") == desk.folder / "po2/new.pt_BR.po"
    assert not (desk.folder / "po2/old.pt_BR.po").exists()


def test_what_is_left_of_a_deck_is_named_and_removed_if_it_holds_no_translation(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def loctool(*words: str) -> Result:
        with monkeypatch.context() as patch:
            patch.chdir(desk.folder)
            return CliRunner().invoke(main, words)

    for name in ("kept", "a", "b", "c", "d"):
        desk.deck(f"Wort {name}", name=name)
    desk.draft()
    desk.translate("Wort a", "Word a", "a")
    desk.edit(lambda entry: setattr(entry, "tcomment", f"Ask Anna.\n{entry.tcomment}"), "Wort b", "b")
    desk.path("d").write_text("not a catalog\n" + desk.path("d").read_text())
    (desk.folder / "locales/d.pot").rename(desk.folder / "locales/e.pot")
    for name in ("a", "b", "c", "d"):
        (desk.folder / f"source/{name}.md").unlink()
    checked = loctool("extract", "--check")
    assert checked.exit_code == 0
    assert [line for line in checked.stdout.splitlines() if "kept" in line] == [
        f"kept  locales/{path}: {why}" for path, why in (
            ("a.pot", EMPTY), ("en/LC_MESSAGES/a.po", HELD), ("b.pot", EMPTY), ("en/LC_MESSAGES/b.po", HELD),
            ("c.pot", EMPTY), ("en/LC_MESSAGES/c.po", EMPTY), ("e.pot", EMPTY),
        )
    ]  # fmt: skip
    before = files(desk.project)
    planned = loctool("extract", "--check", "--prune")
    assert (planned.exit_code, files(desk.project)) == (1, before)
    assert "would remove locales/c.pot: its deck is gone\n" in planned.stdout
    done = loctool("extract", "--prune")
    assert "removed locales/c.pot: its deck is gone\n" in done.stdout
    assert files(desk.project) == [
        *(f"locales/en/LC_MESSAGES/{name}.po" for name in ("a", "b", "d", "kept")), "locales/kept.pot",
    ]  # fmt: skip


def test_compiled_files_of_a_deck_that_is_gone(desk: Desk) -> None:
    for name in ("kept", "a", "b"):
        desk.deck(f"Wort {name}", name=name)
    desk.translate("Wort a", "Word a", "a")
    compile_catalogs(desk.project)
    for name in ("a", "b"):
        (desk.folder / f"source/{name}.md").unlink()
        desk.path(name).unlink()
        (desk.folder / f"locales/{name}.pot").unlink()
    places = [f"locales/en/LC_MESSAGES/{name}.mo" for name in ("a", "b")]
    assert lines(desk) == [(place, Kind.LEFT, False) for place in places]
    assert lines(desk, prune=True) == [(places[0], Kind.LEFT, False), (places[1], Kind.REMOVED, True)]


FOREIGN = (
    'msgid ""\nmsgstr ""\n"Project-Id-Version: {project} 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"X-Generator: {generator}\\n"\n\n#. slide title\n#: {reference}\nmsgid "Wort"\nmsgstr ""\n'
)


@pytest.mark.parametrize(
    ("project", "generator", "reference", "ours"),
    [
        ("T", "loctool 0.2.0", "source/gone.md", True),
        ("T", "Poedit 3.4", "source/\u2068my gone.markdown\u2069:3", False),  # isolates are around the whole path
        ("T", "Poedit 3.4", "\u2068source/my gone.markdown\u2069:3", True),
        ("T", "loctool 0.2.0", "source/app.py:3", False),
        ("T", "loctool 0.2.0", "slides/gone.md", False),
        ("Other", "loctool 0.2.0", "source/gone.md", False),
        ("T", "loctool 0.2.0", "source/kept.md", False),  # a copy that somebody keeps
    ],
)  # fmt: skip
def test_only_catalogs_of_decks_of_this_project_are_touched(
    desk: Desk, project: str, generator: str, reference: str, ours: bool
) -> None:
    desk.deck(*TEXTS, name="kept")
    text = FOREIGN.format(project=project, generator=generator, reference=reference)
    for path in (desk.folder / "locales/gone.pot", desk.path("gone")):
        path.write_text(text)
    assert len(lines(desk, prune=True)) == 2 * ours
    assert (desk.folder / "locales/gone.pot").exists() is not ours
    desk.deck("Wort", name="new")
    assert desk.path("gone").exists() is not ours


def test_a_project_with_another_name_still_knows_its_decks(desk: Desk) -> None:
    desk.deck(*TEXTS, name="old")
    desk.deck("Wort", name="kept")
    (desk.folder / "loctool.toml").write_text('name = "Renamed"\ntargets = ["en"]\n')
    rename(desk, "old.md", "new.md")
    assert lines(desk) == [("locales/old.pot", Kind.RENAMED, True)]


def test_confirmed_texts_of_a_slide_that_moved_come_back(desk: Desk) -> None:
    desk.deck(*TEXTS, name="a")
    desk.translate(TEXTS[0], "The ship sails to Oslo", "a")
    desk.deck(*TEXTS[1:], name="a")
    desk.deck("Wort", TEXTS[0], name="b")
    assert desk.draft().recalled == 1
    assert desk.entry(TEXTS[0], "b").msgstr == "The ship sails to Oslo"


def test_confirmed_texts_of_a_deck_that_is_gone_come_back(desk: Desk) -> None:
    desk.deck(*TEXTS, name="a")
    desk.translate(TEXTS[0], "The ship sails to Oslo", "a")
    (desk.folder / "source/a.md").unlink()
    desk.deck("Wort", "Noch ein Wort", "Ein langer Satz", "Ein Satz", TEXTS[0], name="b")
    assert desk.draft().recalled == 1
    desk.path("a").write_text("broken")
    assert desk.draft().current == 5
    desk.path("a").unlink()
    with open_memory(desk.project, ("en",)) as memory:
        assert memory.exact(TEXTS[0], "en") == []


@pytest.mark.parametrize(("before", "after"), [("", "<!-- context: Menu -->\n"), ("<!-- context: Menu -->\n", "")])
def test_a_context_set_above_a_text_or_taken_away(desk: Desk, before: str, after: str) -> None:
    deck = desk.folder / "source/a.md"
    deck.write_text(f"# Titel\n\n{before}Öffnen und lesen\n")
    extract(desk.project)
    desk.translate("Öffnen und lesen", "Open and read", "a")
    deck.write_text(f"# Titel\n\n{after}Öffnen und lesen\n")
    extract(desk.project)
    desk.draft()
    entry = desk.entry("Öffnen und lesen", "a")
    assert (entry.msgstr, entry.msgctxt) == ("Open and read", "Menu" if after else None)


def test_a_living_translation_is_preferred_to_an_obsolete_one(desk: Desk) -> None:
    for name, text in (("a", "Old"), ("b", "Old"), ("c", "New")):
        desk.deck("Wort", "Mehr", name=name)
        desk.translate("Wort", text, name)
    for name in ("a", "b"):
        desk.deck("Mehr", name=name)
    desk.deck("Wort", "Sonst", name="d")
    desk.draft()
    assert desk.entry("Wort", "d").msgstr == "New"


@pytest.mark.parametrize("copied", ["Kopie von old", "aaa", "zzz"])
def test_a_copy_of_a_catalog_does_not_take_the_place_of_the_catalog(desk: Desk, copied: str) -> None:
    desk.deck(*TEXTS, name="old")
    former = desk.path("old").read_text()
    desk.translate(TEXTS[0], "The ship", "old")
    (copy := desk.path("old").with_name(f"{copied}.po")).write_text(former)
    translated = desk.path("old").read_text()
    rename(desk, "old.md", "new.md")
    assert lines(desk) == [("locales/old.pot", Kind.RENAMED, True)]
    assert desk.path("new").read_text() == translated.replace("source/old.md", "source/new.md")
    assert copy.read_text() == former


def test_the_files_of_a_deck_that_is_left_out_are_no_leftovers(desk: Desk) -> None:
    desk.deck(*TEXTS, name="old")
    desk.deck("Ein anderer Text", name="other")
    configuration = desk.folder / "loctool.toml"
    configuration.write_text(configuration.read_text() + 'exclude = ["source/old.md"]\n')
    before = files(desk.project)
    assert lines(desk, prune=True) == []
    assert files(desk.project) == before
