"""The configuration: read, checked, and written by `init`."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.errors import ConfigError
from loctool.formats import FORMATS
from loctool.glossary.io.load import TBX
from loctool.glossary.io.tables import TABS
from loctool.project import find
from loctool.project.detection import Detected
from loctool.project.layout import GLOSSARIES
from loctool.project.template import create


def project_at(folder: Path, text: str, name: str = "loctool.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_defaults(tmp_path: Path) -> None:
    project = find(project_at(tmp_path, ""))
    assert (project.source_language, project.targets, project.name) == ("de", ("en", "ru"), tmp_path.name)
    assert project.catalog("deck", "en") == tmp_path / "locales/en/LC_MESSAGES/deck.po"


def test_found_from_a_folder_below(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    project_at(tmp_path, '[project]\nname = "slides"\n[tool.loctool]\ntargets = ["pt_BR"]\n', "pyproject.toml")
    project = find(tmp_path / "a" / "b")
    assert (project.root, project.name, project.targets) == (tmp_path, "slides", ("pt_BR",))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("targets = [", "is not valid TOML"),
        ('\ntargets = "en"', "2: `targets` must be a list of strings"),
        ('domains = {medicine = "a"}', "1: `domains` must be a table of lists of strings"),
        ("# x\n\nlanguages = []", "3: unknown key `languages`"),
        ('targets = ["klingonish"]', "1: 'klingonish' is not a language tag"),
        ('targets = ["en", "en"]', "1: `targets` names a language twice"),
        ('source_language = "en"\n', "`targets` names a language twice, or the source language"),
        ('references = "lines"', "1: `references` must be one of file, full, never"),
        ("targets = []", "1: `targets` names no language"),
        ('include = "a"', "1: `include` must be a list of strings"),
        ('\nexclude = ["/etc/*"]', "2: '/etc/*' is not a pattern of paths"),
        ('exclude = ["..\\\\a"]', "1: '..\\\\a' is not a pattern of paths"),
        ('include = [""]', "1: '' is not a pattern of paths"),
        ('include = ["[z-a].md"]', "1: '[z-a].md' is not a pattern of paths"),
    ],
)
def test_mistakes_name_the_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        find(project_at(tmp_path, text))
    assert message in str(caught.value)


def test_no_configuration(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="run `loctool init`"):
        find(tmp_path)


def test_decks(tmp_path: Path) -> None:
    project = find(project_at(tmp_path, ""))
    with pytest.raises(ConfigError, match="no folder source/"):
        project.decks()
    (tmp_path / "source" / "a").mkdir(parents=True)
    with pytest.raises(ConfigError, match=r"add a \.md or \.pptx file"):
        project.decks()
    for name in ("b.md", "a/z.md", "notes.txt"):
        (tmp_path / "source" / name).write_text("x")
    assert [project.relative(path) for path in project.decks()] == ["source/a/z.md", "source/b.md"]
    (tmp_path / "source" / "z.md").write_text("x")
    assert len(project.decks()) == 3


def test_glossaries(tmp_path: Path) -> None:
    project = find(project_at(tmp_path, ""))
    assert project.glossaries() == []
    (tmp_path / "glossary").mkdir()
    for name in ("b.csv", "a.tbx", "c.tsv", "README.md", ".hidden.csv"):
        (tmp_path / "glossary" / name).write_text("de,en\n")
    assert [path.name for path in project.glossaries()] == ["a.tbx", "b.csv", "c.tsv"]


SAMPLES = (
    "a.md",
    "B.MD",
    "sub/c.markdown",
    "sub/d.txt",
    ".git/e.md",
    "node_modules/x/f.md",
    ".g.md",
    "old/h.md",
    "i.png",
)


def test_every_suffix_of_glossaries_that_the_readers_know() -> None:
    assert set(GLOSSARIES) == {".csv", *TABS, *TBX}


@pytest.mark.parametrize(
    ("text", "decks"),
    [
        ("", ["B.MD", "a.md", "old/h.md", "sub/c.markdown"]),
        ('exclude = ["old"]', ["B.MD", "a.md", "sub/c.markdown"]),
        ('exclude = ["source/old/"]', ["B.MD", "a.md", "sub/c.markdown"]),
        ('exclude = ["*.md"]', ["B.MD", "sub/c.markdown"]),
        ('exclude = ["source/*.md"]', ["B.MD", "old/h.md", "sub/c.markdown"]),
        ('exclude = ["source/**/*.md"]', ["B.MD", "sub/c.markdown"]),
        ('include = ["sub", "a.*"]', ["a.md", "sub/c.markdown"]),
        ('include = ["**/[!a].*"]\nexclude = ["h.md"]', ["B.MD", "sub/c.markdown"]),
        ('include = ["source/.git/**", "a.md"]', ["a.md"]),
        ('source = "source/.git"', [".git/e.md"]),
    ],
)
def test_which_files_are_decks(tmp_path: Path, text: str, decks: list[str]) -> None:
    project = find(project_at(tmp_path, text))
    for name in SAMPLES:
        (path := tmp_path / "source" / name).parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert [project.relative(path).removeprefix("source/") for path in project.decks()] == decks


def test_what_is_left_out_has_a_reason(tmp_path: Path) -> None:
    project = find(project_at(tmp_path, 'exclude = ["old", "LIES.txt"]\ninclude = ["*.md"]'))
    for name in (
        "glossary/Terms.CSV",
        "glossary/LIES.txt",
        "glossary/scores.json",
        *(f"source/{one}" for one in SAMPLES),
    ):
        (path := tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert [path.name for path in project.glossaries()] == ["Terms.CSV"]
    assert [path.name for path in project.decks()] == ["a.md"]
    left_out = project.left_out()
    assert {reason: sorted(paths) for reason, paths in left_out.items()} == {
        "hidden": ["source/.g.md", "source/.git"],
        "in node_modules": ["source/node_modules"],
        "matches no pattern of `include`": ["source/B.MD", "source/sub/c.markdown"],
        "matches `exclude`": ["glossary/LIES.txt", "source/old/h.md"],
        f"suffix is none of {', '.join(FORMATS)}": ["source/i.png", "source/sub/d.txt"],
    }


def test_no_deck_but_one_that_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.md").write_text("x")
    with pytest.raises(ConfigError, match=r"source/a\.md: matches `exclude`"):
        find(project_at(tmp_path, 'exclude = ["source"]')).decks()


def test_only_configured_languages(tmp_path: Path) -> None:
    project = find(project_at(tmp_path, ""))
    assert project.languages(()) == ("en", "ru")
    with pytest.raises(ConfigError, match="'fr' is not a target language"):
        project.languages(("fr",))


@pytest.mark.parametrize("before", [None, "[project]\nname = 'x'\n"])
def test_init_writes_what_find_reads(tmp_path: Path, before: str | None) -> None:
    if before is not None:
        project_at(tmp_path, before, "pyproject.toml")
    path, text = create(tmp_path, Detected())
    path.write_text(text)
    assert text.startswith(before or "# Configuration")
    assert find(tmp_path).name == tmp_path.name
    with pytest.raises(ConfigError, match="already"):
        create(tmp_path, Detected())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\nname = "a\\nX-Evil: 1"', "2: `name` holds a line break; delete it"),
        ('version = "1\\u0000"', "1: `version` holds the control character U+0000"),
        ('bugs_address = "a@b\\rX: 1"', "1: `bugs_address` holds a line break"),
        ('front_matter = ["title\\u0004"]', "1: `front_matter` holds the control character U+0004"),
        ('domains = {"a\\n" = ["b"]}', "1: `domains` holds a line break"),
        ('locales = "{domain}"', "1: '{domain}' is not a folder"),
        ('\n\nmemory = "~nosuchuser/x"', "3: the home folder in `memory` is unknown: ~nosuchuser/x"),
        ('targets = ["en@../../../x"]', "1: 'en@../../../x' is not a language tag"),
        ('targets = ["../x"]', "1: '../x' is not a language tag"),
        ('source_language = "xx"', "1: 'xx' is not a language tag"),
        ('source_language = "deutsch"', "1: 'deutsch' is not a language tag"),
        ('targets = ["en", "EN"]', "1: `targets` names a language twice"),
        ('targets = ["ger"]', "1: `targets` names a language twice, or the source language"),
        ("target = []", "1: unknown key `target`; did you mean `targets`?"),
        ('sourcelanguage = "de"', "1: unknown key `sourcelanguage`; did you mean `source_language`?"),
        ("x = " + "[" * 5000, "is nested too deeply"),
        ("version = " + "9" * 5000, "is not valid TOML"),
    ],
)  # fmt: skip
def test_what_no_catalog_could_hold(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        find(project_at(tmp_path, text))
    assert message in str(caught.value)


def test_tables_of_another_kind_in_pyproject(tmp_path: Path) -> None:
    for text in ("tool = 1", "project = 2", "tool.loctool = 3", "[project]\nname = ['a']\n[tool]\nloctool = {}"):
        with pytest.raises(ConfigError):
            find(project_at(tmp_path, text, "pyproject.toml"))


def test_a_byte_order_mark(tmp_path: Path) -> None:
    assert find(project_at(tmp_path, '\ufefftargets = ["fr"]')).targets == ("fr",)
    with pytest.raises(ConfigError, match="1: `targets` names no language"):
        find(project_at(tmp_path, "\ufefftargets = []"))


def test_languages_get_their_usual_spelling_and_that_is_said_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = 'source_language = "deu"\ntargets = ["EN", "pt-br", "zh_hans", "rus", "uz@Latn", "fil"]'
    project = find(project_at(tmp_path, text))
    assert project.source_language == "de"
    assert project.targets == ("en", "pt_BR", "zh_Hans", "ru", "uz@Latn", "fil")
    read = "deu is read as de, EN is read as en, pt-br is read as pt_BR, zh_hans is read as zh_Hans, rus is read as ru"
    assert [record.getMessage() for record in caplog.records] == [
        f"{tmp_path / 'loctool.toml'}: {read}; correct the spelling"
    ]
    assert project.languages(("EN", "rus", "pt_BR")) == ("en", "ru", "pt_BR")


def test_catalogs_under_a_former_spelling_stay_where_they_are(tmp_path: Path) -> None:
    project = find(project_at(tmp_path, 'targets = ["EN", "rus"]'))
    assert project.catalog("a", "en") == tmp_path / "locales/en/LC_MESSAGES/a.po"
    (old := tmp_path / "locales/EN/LC_MESSAGES/a.po").parent.mkdir(parents=True)
    old.write_text("")
    assert project.catalog("a", "en") == old
    assert [(one.name, one.language) for one in project.find_catalogs()] == [("a", "en")]


@pytest.mark.parametrize("locales", ["", ".", "./", "i18n/", "./i18n", "../i18n"])
def test_spellings_of_folders(tmp_path: Path, locales: str) -> None:
    (root := tmp_path / "project").mkdir()
    project = find(project_at(root, f'locales = "{locales}"\nsource = "./slides/"\ntargets = ["en"]'))
    assert project.catalog("a", "en") == root / locales / "en/LC_MESSAGES/a.po"
    (root / "slides").mkdir()
    (root / "slides" / "a.md").write_text("x")
    assert [project.relative(path) for path in project.decks()] == ["slides/a.md"]


def test_absolute_folders(tmp_path: Path) -> None:
    (root := tmp_path / "project").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "a.md").write_text("x")
    project = find(project_at(root, f'source = "{tmp_path}/.hidden"\nlocales = "{tmp_path}/out"\ntargets = ["en"]'))
    assert [path.name for path in project.decks()] == ["a.md"]
    assert project.catalog("a", "en") == tmp_path / "out/en/LC_MESSAGES/a.po"
    project = find(project_at(root, f'source = "{root}/source"'))
    (root / "source").mkdir()
    (root / "source" / "b.md").write_text("x")
    assert [project.relative(path) for path in project.decks()] == ["source/b.md"]


@pytest.mark.parametrize("name", ["a\nb", 'a"b\x7f', "a😀", "a\udcffb"])
def test_names_of_folders_that_init_writes(tmp_path: Path, name: str) -> None:
    try:
        (folder := tmp_path / name).mkdir()
    except (OSError, UnicodeError):
        pytest.skip("the file system has no such names")
    assert "\n" not in find(project_at(folder, "")).name
    (folder / "loctool.toml").unlink()
    path, text = create(folder, Detected([f"{name}/{{language}}.po"] if name == "a😀" else []))
    path.write_text(text, encoding="utf-8")
    assert find(folder).name == name.replace("\n", " ").replace("\x7f", "").replace("\udcff", "\ufffd")
