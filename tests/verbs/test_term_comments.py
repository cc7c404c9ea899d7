"""Extract and draft show the glossary's terms in the catalogs, and keep them up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.catalog.entry import Entry
from loctool.catalog.reader import read
from loctool.errors import ConfigError
from loctool.project import Project, find
from loctool.verbs.draft import draft
from loctool.verbs.extract import extract

GLOSSARY = (
    "de,en,ru,status,note\nÖl,oil;petroleum,нефть,preferred,{note}\nÖl,grease,,forbidden,\nNATO,,,do-not-translate,\n"
)


class Silent:
    """Progress that nobody watches."""

    def start(self, total: int) -> None: ...

    def advance(self, messages: int, words: int) -> None: ...


@pytest.fixture
def work(tmp_path: Path) -> Project:
    """Return a project with a deck, a glossary and two languages."""
    for folder in ("source", "glossary"):
        (tmp_path / folder).mkdir()
    (tmp_path / "loctool.toml").write_text('targets = ["en", "ru"]\n')
    (tmp_path / "source" / "deck.md").write_text("# Das Öl der NATO\n\n---\n\n# Wasser\n", "utf-8")
    write_glossary(tmp_path)
    return find(tmp_path)


def write_glossary(root: Path, note: str = "", **replaced: str) -> None:
    text = GLOSSARY.format(note=note)
    for old, new in replaced.items():
        text = text.replace(old, new)
    (root / "glossary" / "g.csv").write_text(text, "utf-8")


def run_draft(work: Project, *languages: str) -> None:
    for language in languages or work.targets:
        draft(work, language, "pseudo", Silent())


def comments(work: Project, language: str, domain: str = "deck") -> list[list[str]]:
    """Return the lines on terms of each message."""
    entries: list[Entry] = read(work.catalog(domain, language)).messages()
    return [[line for line in entry.tcomment.split("\n") if line.startswith("loctool: term")] for entry in entries]


def contents(work: Project) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(work.root.rglob("locales/**/*.po*"))}


ENGLISH = [
    "loctool: term Öl → oil; petroleum",
    "loctool: term Öl, do not use: grease",
    "loctool: term NATO, do not translate",
]


def test_terms_stand_beside_their_messages_with_or_without_a_note(work: Project) -> None:
    extract(work)
    assert comments(work, "en") == [ENGLISH, []]
    assert comments(work, "ru") == [["loctool: term Öl → нефть", "loctool: term NATO, do not translate"], []]
    assert "oil" not in work.template("deck").read_text("utf-8")
    write_glossary(work.root, note="Crude")
    done = extract(work)
    assert read(work.template("deck")).messages()[0].comment.split("\n")[1:] == ["term “Öl”: Crude"]
    assert comments(work, "en") == [ENGLISH, []]
    assert all(one.changed for one in done)


def test_the_same_glossary_changes_no_byte(work: Project) -> None:
    extract(work)
    before = contents(work)
    assert not any(one.changed for one in extract(work))
    run_draft(work)
    drafted = contents(work)
    assert comments(work, "en") == [ENGLISH, []]
    extract(work)
    run_draft(work)
    assert contents(work) == drafted != before


@pytest.mark.parametrize("verb", [extract, run_draft])
def test_only_messages_whose_terms_changed_are_touched(work: Project, verb: object) -> None:
    extract(work)
    run_draft(work)
    path = work.catalog("deck", "en")
    before = path.read_text("utf-8").replace("# loctool: draft", "# mine\n# loctool: draft", 1)
    path.write_text(before, "utf-8")
    others = work.catalog("deck", "ru").read_bytes()
    write_glossary(work.root, **{"oil;petroleum": "oil", "grease": "fat"})
    verb(work)  # type: ignore[operator]
    after = path.read_text("utf-8")
    assert after == before.replace("→ oil; petroleum\n", "→ oil\n").replace("use: grease", "use: fat")
    assert work.catalog("deck", "ru").read_bytes() == others


def test_term_comments_can_be_switched_off(work: Project) -> None:
    extract(work)
    with_terms = contents(work)
    (work.root / "loctool.toml").write_text('targets = ["en", "ru"]\nterm_comments = false\n')
    off = find(work.root)
    extract(off)
    assert comments(off, "en") == comments(off, "ru") == [[], []]
    assert "loctool: term" not in "".join(content.decode() for content in contents(off).values())
    run_draft(off)
    assert comments(off, "en") == [[], []]
    extract(work)
    for path in with_terms:
        path.unlink()
    extract(off)
    assert comments(off, "en") == [[], []]


def test_the_switch_is_a_boolean(work: Project) -> None:
    for value in ('"no"', "0", "[]"):
        (work.root / "loctool.toml").write_text(f'targets = ["en"]\nterm_comments = {value}\n')
        with pytest.raises(ConfigError, match="`term_comments` must be a boolean, true or false") as caught:
            find(work.root)
        assert caught.value.line == 2


PROGRAM = """\
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#: main.c:1
#, c-format
msgid "%d Fass der NATO"
msgid_plural "%d Fässer Öl"
msgstr[0] "%d barrel of NATO"
msgstr[1] "%d barrels of oil"

#: main.c:2
msgid "Wasser"
msgstr "Water"
"""


def test_draft_shows_terms_in_catalogs_without_decks(work: Project) -> None:
    (work.root / "source" / "deck.md").unlink()
    (work.root / "loctool.toml").write_text('targets = ["en"]\ncatalogs = ["po/{language}.po"]\n')
    path = work.root / "po" / "en.po"
    path.parent.mkdir()
    path.write_text(PROGRAM, "utf-8")
    run_draft(find(work.root))
    lines = [ENGLISH[2], *ENGLISH[:2]]
    assert path.read_text("utf-8") == PROGRAM.replace(
        "#: main.c:1", "\n".join(f"# {one}" for one in lines) + "\n#: main.c:1"
    )


def test_terms_of_other_decks_are_not_shown(work: Project) -> None:
    (work.root / "glossary" / "g.csv").write_text("de,en,decks\nÖl,oil,other\nWasser,water,de*\n", "utf-8")
    extract(work)
    run_draft(work, "en")
    assert comments(work, "en") == [[], ["loctool: term Wasser → water"]]


def test_markup_holds_no_terms(work: Project) -> None:
    (work.root / "source" / "deck.md").write_text(
        "# Siehe [Karte](https://example.org/Öl) und `Öl`\n\n**Öl**\n", "utf-8"
    )
    extract(work)
    assert comments(work, "en") == [[], ENGLISH[:2]]
