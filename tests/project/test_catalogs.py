"""Patterns of catalogs: what they match, and where they put new ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.errors import ConfigError
from loctool.project import find
from loctool.project.catalogs import fill_pattern, find_catalogs, git_pattern, is_catalog_pattern, match_catalog

DEEP = "**/locale/{language}/LC_MESSAGES/{domain}.po"


@pytest.mark.parametrize(
    ("pattern", "path", "found"),
    [
        ("po/{language}.po", "po/de.po", ("", "de")),
        ("po/{language}.po", "po/sr@latin.po", ("", "sr@latin")),
        ("po/{language}.po", "po/harbour.po", None),
        ("po/{language}.po", "a/po/de.po", None),
        ("{domain}/{language}.po", "a/b/pt_BR.po", ("a/b", "pt_BR")),
        ("{domain}-{language}.po", "sea-port-de.po", ("sea-port", "de")),
        (DEEP, "locale/de/LC_MESSAGES/a.po", ("a", "de")),
        (DEEP, "x/y/locale/zh_Hans/LC_MESSAGES/u/i.po", ("x/y/u/i", "zh_Hans")),
        ("apps/*/{language}/{domain}.po", "apps/shop/de/a.po", ("shop/a", "de")),
        ("apps/*/{language}/{domain}.po", "apps/a/b/de/a.po", None),
        ("a+b/{language}.po", "a+b/de.po", ("", "de")),
        ("a+b/{language}.po", "aab/de.po", None),
    ],
)
def test_what_a_pattern_matches(pattern: str, path: str, found: tuple[str, str] | None) -> None:
    assert match_catalog(pattern, path) == found


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("l/{language}/{domain}.po", "l/de/a.po"),
        (DEEP, "locale/de/LC_MESSAGES/a.po"),
        ("po/{language}.po", None),
        ("apps/*/{language}/{domain}.po", None),
    ],
)
def test_where_a_deck_gets_its_catalog(pattern: str, path: str | None) -> None:
    assert fill_pattern(pattern, "a", "de") == path


@given(
    st.sampled_from(["l/{language}/{domain}.po", DEEP, "{domain}.{language}.po"]),
    st.from_regex(r"[a-z]+-?[a-z]+", fullmatch=True),
)
def test_what_is_put_somewhere_is_found_there(pattern: str, domain: str) -> None:
    assert match_catalog(pattern, str(fill_pattern(pattern, domain, "pt_BR"))) == (domain, "pt_BR")


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "po/de.po",
        "po/{language}",
        "po/{language}.pot",
        "/po/{language}.po",
        "../{language}.po",
        "{language}/{language}.po",
        "{language}/{name}.po",
        "{language}/{domain.po",
        "a**/{language}.po",
        "po\\\\{language}.po",
    ],
)
def test_what_is_no_pattern(tmp_path: Path, pattern: str) -> None:
    assert not is_catalog_pattern(pattern)
    (tmp_path / "loctool.toml").write_text(f'\ncatalogs = ["po/{{language}}.po", {pattern!r}]\n')
    with pytest.raises(ConfigError, match=r"loctool\.toml:2: .* is not a pattern of catalogs"):
        find(tmp_path)


def test_hidden_folders_are_not_searched_unless_named(tmp_path: Path) -> None:
    for name in ("a/de.po", ".venv/a/de.po", "node_modules/a/de.po"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("")
    assert [found.name for found in find_catalogs(tmp_path, ["{domain}/{language}.po", "a/{language}.po"])] == ["a"]
    assert [found.name for found in find_catalogs(tmp_path, [".venv/{domain}/{language}.po"])] == ["a"]


def test_catalogs_of_a_project(tmp_path: Path) -> None:
    text = f'name = "x"\nsource_language = "en"\ncatalogs = ["po/{{language}}.po", "{DEEP}"]\ntargets = ["de", "zh_Hans"]\nexclude = ["tests"]\n'
    (tmp_path / "loctool.toml").write_text(text)
    for name in ("po/de", "po/fr", "b/locale/zh-hans/LC_MESSAGES/d", "tests/locale/de/LC_MESSAGES/d"):
        (tmp_path / f"{name}.po").parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / f"{name}.po").write_text("")
    project = find(tmp_path)
    assert [(one.name, one.language) for one in project.find_catalogs()] == [("x", "de"), ("b/d", "zh_Hans")]
    assert project.language_of(tmp_path / "b/locale/zh-hans/LC_MESSAGES/d.po") == "zh_Hans"
    assert project.language_of(tmp_path / "po/fr.po") is None
    assert project.catalog("deck", "de") == tmp_path / "locale/de/LC_MESSAGES/deck.po"


def test_decks_need_a_pattern_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "loctool.toml").write_text('catalogs = ["po/{language}.po"]\n')
    with pytest.raises(ConfigError, match=r"with \{domain\}"):
        find(tmp_path).catalog("deck", "en")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("po/{language}.po", "po/*.po"),
        (DEEP, "**/locale/*/LC_MESSAGES/**/*.po"),
        ("po/a-{domain}.{language}.po", "po/a-*.*.po"),
        ("p[o]/?/{language}.po", r"p\[o]/?/*.po"),
    ],
)
def test_what_git_calls_them(pattern: str, expected: str) -> None:
    assert git_pattern(pattern) == expected
