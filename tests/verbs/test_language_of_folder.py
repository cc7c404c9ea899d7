"""The language of a catalog is that of its folder, whatever its header says; `check` finds where they differ."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loctool.model import Severity
from loctool.project import find
from loctool.verbs.check import check
from loctool.verbs.compile import Output, compile_catalogs
from loctool.verbs.extract import extract
from loctool.verbs.merge import merge

RUSSIAN = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
FIELDS = ["", "Language: \\n", "Language: de\\n", "Language: ru\\n", "Language: rus or so\\n"]


def project(folder: Path, language: str, field: str, rule: str = RUSSIAN) -> Path:
    """Write a project with a catalog whose header has this field, and return the catalog."""
    (folder / "loctool.toml").write_text(f'name = "T"\nsource_language = "en"\ntargets = ["{language}"]\n')
    path = folder / "locales" / language / "LC_MESSAGES" / "deck.po"
    path.parent.mkdir(parents=True)
    (folder / "source").mkdir()
    (folder / "source" / "deck.md").write_text("# Page\n")
    head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"{field}Plural-Forms: {rule}\\n"\n'
    path.write_text(
        f'{head}\nmsgid "Page"\nmsgid_plural "Pages"\nmsgstr[0] "один"\nmsgstr[1] "два"\nmsgstr[2] "пять"\n'
    )
    return path


@pytest.mark.parametrize("field", FIELDS)
def test_json_formats(field: str, tmp_path: Path) -> None:
    path = project(tmp_path, "ru", field).with_suffix(".json")
    compile_catalogs(find(tmp_path), output=Output("i18next"))
    assert json.loads(path.read_text()) == {
        "Page_one": "один",
        "Page_few": "два",
        "Page_many": "пять",
        "Page_other": "пять",
    }
    compile_catalogs(find(tmp_path), output=Output("jed"))
    assert json.loads(path.read_text())["locale_data"]["deck"][""]["lang"] == "ru"


@pytest.mark.parametrize(
    ("language", "field", "found"),
    [
        ("ru", "", "the header does not name the language; write Language: ru"),
        ("ru", "Language: \\n", "the header does not name the language; write Language: ru"),
        ("ru", "Language-Team: ru\\nX-Language: ru\\n", "the header does not name the language; write Language: ru"),
        ("ru", "Language: de\\n", "the header names the language de in the catalog of ru; write Language: ru"),
        ("ru", "Language: Russian\\n", "the header names the language Russian in the catalog of ru; write Language: ru"),
        ("de_AT", "Language: de\\n", "the header names the language de in the catalog of de_AT; write Language: de_AT"),
        ("pt_BR", "Language: pt\\n", "the header names the language pt in the catalog of pt_BR; write Language: pt_BR"),
        ("sr@latin", "Language: sr\\n", "the header names the language sr in the catalog of sr@latin; write Language: sr@latin"),
        ("ca@valencia", "Language: ca\\n", "the header names the language ca in the catalog of ca@valencia; write Language: ca@valencia"),
        ("ru", "Language: ru\\n", ""),
        ("ru", "Language: ru_RU\\n", ""),
        ("de_DE", "Language: de\\n", ""),
        ("pt_BR", "Language: pt-BR\\n", ""),
        ("sr@latin", "Language: sr_Latn\\n", ""),
        ("zh_CN", "Language: zh_Hans\\n", ""),
    ],
)  # fmt: skip
def test_check_compares_header_and_folder(language: str, field: str, found: str, tmp_path: Path) -> None:
    path = project(tmp_path, language, field)
    findings = list(check(find(tmp_path), rules=["header-field"]))
    assert [one.message for one in findings] == ([found] if found else [])
    named = next((n for n, line in enumerate(path.read_text().splitlines(), 1) if '"Language:' in line), 0)
    assert all((one.severity, one.line) == (Severity.WARNING, named) for one in findings)


@pytest.mark.parametrize("field", FIELDS)
def test_an_update_reads_numbers_as_the_folder_writes_them(field: str, tmp_path: Path) -> None:
    path = project(tmp_path, "de", field, "nplurals=2; plural=(n != 1);")
    head = path.read_text().partition('msgid "Page"')[0]
    path.write_text(head + 'msgid "The port has 1,500 tons."\nmsgstr "Der Hafen hat 1.500 Tonnen."\n')
    (tmp_path / "source" / "deck.md").write_text("The port has 12,500 tons.\n")
    extract(find(tmp_path))
    assert 'msgstr "Der Hafen hat 12.500 Tonnen."' in path.read_text()


@pytest.mark.parametrize("field", FIELDS)
def test_a_merge_reads_numbers_as_the_folder_writes_them(field: str, tmp_path: Path) -> None:
    path = project(tmp_path, "de", field, "nplurals=2; plural=(n != 1);")
    head = path.read_text().partition('msgid "Page"')[0]
    for name, source, text in (
        ("base", "1,500", ""), ("ours", "1,500", "Der Hafen hat 1.500 Tonnen."), ("theirs", "12,500", ""),
    ):  # fmt: skip
        (tmp_path / name).write_text(f'{head}msgid "The port has {source} tons."\nmsgstr "{text}"\n')
    merge(tmp_path / "base", tmp_path / "ours", tmp_path / "theirs", path)
    assert 'msgid "The port has 12,500 tons."\nmsgstr "Der Hafen hat 12.500 Tonnen."' in (tmp_path / "ours").read_text()
