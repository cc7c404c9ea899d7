"""What `init` sees of a project that has catalogs already."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.project.detection import Detected, detect

MESSAGE = '\nmsgid "one"\nmsgstr "{text}"\n'


def put(folder: Path, *names: str, text: str = "", header: str = "") -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        fields = f'"Content-Type: text/plain; charset=UTF-8\\n"\n{header}'
        (folder / name).write_text(f'msgid ""\nmsgstr ""\n{fields}{MESSAGE.format(text=text)}')
    return folder


def test_a_project_without_catalogs(tmp_path: Path) -> None:
    assert detect(tmp_path) == Detected()


@pytest.mark.parametrize(
    ("names", "patterns"),
    [
        (["po/de.po", "po/pt_BR.po"], ["po/{language}.po"]),
        (["de.po"], ["{language}.po"]),
        (["locale/de/LC_MESSAGES/a/b.po"], ["locale/{language}/LC_MESSAGES/{domain}.po"]),
        (["a/locale/de/LC_MESSAGES/d.po", "b/c/locale/de/LC_MESSAGES/d.po"], ["**/locale/{language}/LC_MESSAGES/{domain}.po"]),
        (["x/a/locale/de/LC_MESSAGES/d.po", "x/locale/fr/LC_MESSAGES/d.po"], ["x/**/locale/{language}/LC_MESSAGES/{domain}.po"]),
        (["po/de.po", "docs/locale/de/LC_MESSAGES/d.po"], ["docs/locale/{language}/LC_MESSAGES/{domain}.po", "po/{language}.po"]),
        (["po/help/de.po", "po/main/de.po"], ["po/help/{language}.po", "po/main/{language}.po"]),
        (["po/notes.po"], []),
        ([".git/de.po", "node_modules/de.po"], []),
    ],
)  # fmt: skip
def test_where_catalogs_are(tmp_path: Path, names: list[str], patterns: list[str]) -> None:
    assert sorted(detect(put(tmp_path, *names)).catalogs) == patterns


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("po/harbour-de.po", "po/{domain}-{language}.po"),
        ("po/harbour.de.po", "po/{domain}.{language}.po"),
        ("web/de/harbour.po", "web/{language}/{domain}.po"),
    ],
)
def test_the_header_tells_the_language_of_other_paths(tmp_path: Path, name: str, pattern: str) -> None:
    found = detect(put(tmp_path, name, header='"Language: de\\n"\n'))
    assert (found.catalogs, found.targets) == ([pattern], ["de"])


def test_languages(tmp_path: Path) -> None:
    put(tmp_path, "po/de.po", "po/zh_CN.po", "po/sr@latin.po", text="eins")
    assert (detect(tmp_path).source_language, detect(tmp_path).targets) == ("en", ["de", "sr@latin", "zh_CN"])
    put(tmp_path, "po/en.po")
    assert (detect(tmp_path).source_language, detect(tmp_path).targets) == ("en", ["de", "sr@latin", "zh_CN"])
    put(tmp_path, "po/en.po", text="another")
    assert detect(tmp_path).targets == ["en", "sr@latin", "zh_CN"]
    put(tmp_path, "po/fr.po", text="one")
    assert (detect(tmp_path).source_language, detect(tmp_path).targets) == ("fr", ["de", "en", "sr@latin", "zh_CN"])
    put(tmp_path, "po/de.po", text="eins", header='"X-Source-Language: zh_CN\\n"\n')
    assert detect(tmp_path).source_language == "zh_CN"


def test_languages_that_nobody_knows_are_left_out(tmp_path: Path) -> None:
    found = detect(put(tmp_path, "po/de.po", "po/qqx.po"))
    assert (found.targets, found.unknown) == (["de"], ["qqx"])


def test_a_catalog_that_cannot_be_read_is_no_obstacle(tmp_path: Path) -> None:
    (put(tmp_path, "po/de.po") / "po" / "fr.po").write_bytes(b'msgid "\xe9"\n')
    assert detect(tmp_path).targets == ["de", "fr"]


def test_catalogs_of_decks_that_have_no_configuration(tmp_path: Path) -> None:
    put(tmp_path, "locales/en/LC_MESSAGES/d.po", text="x", header='"X-Generator: loctool 0.1\\n"\n')
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "d.md").write_text("# a\n")
    found = detect(tmp_path)
    assert (found.source_language, found.targets, found.source) == ("de", ["en"], "source")


def test_virtual_environments_are_not_searched(tmp_path: Path) -> None:
    put(tmp_path, "po/de.po", "env/lib/django/conf/locale/fr/LC_MESSAGES/django.po")
    assert "fr" in detect(tmp_path).targets
    (tmp_path / "env" / "pyvenv.cfg").write_text("home = /usr/bin\n")
    assert (detect(tmp_path).targets, detect(tmp_path).catalogs) == (["de"], ["po/{language}.po"])


def test_languages_that_cldr_has_no_data_for(tmp_path: Path) -> None:
    put(tmp_path, "locale/ace/LC_MESSAGES/d.po", "locale/nah_MX/LC_MESSAGES/d.po")
    put(tmp_path, "po/tlh.po", header='"Language: tlh\\n"\n')
    put(tmp_path, "po/app.po")  # a word that is a code as well, by no header
    found = detect(tmp_path)
    assert set(found.catalogs) == {"locale/{language}/LC_MESSAGES/{domain}.po", "po/{language}.po"}
    assert {"ace", "nah_MX", "tlh"} <= set(found.targets)
    (tmp_path / "po" / "tlh.po").unlink()
    assert detect(tmp_path).catalogs == ["locale/{language}/LC_MESSAGES/{domain}.po"]
