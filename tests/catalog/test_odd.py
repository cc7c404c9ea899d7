"""Odd and broken files, as the suites of polib, Babel, gettext and i18nspector have them: what is found in each."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from loctool.catalog.faults import FATAL, find_faults
from loctool.catalog.reader import read
from loctool.catalog.writer import text_of
from loctool.compiling.mo import compile_mo
from loctool.errors import CatalogError
from tests.catalog.entries import table_at
from tests.conftest import SAMPLES

FOUND: dict[str, list[tuple[str, int, int]]] = {
    "bad-escapes": [("syntax", 7, 10), ("syntax", 11, 9)],
    "charset-and-more": [("no-charset", 4, 0)],
    "comment-in-message": [("syntax", 8, 1)],
    "comments-only": [],
    "conflict-markers": [("merge-conflict", 7, 1)],
    "crlf-mixed": [],
    "cut-off": [("syntax", 8, 8)],
    "empty": [],
    "empty-plural": [],
    "escapes": [],
    "field-twice": [("header-field", 3, 0)],
    "flags": [],
    "forms-out-of-order": [("syntax", 9, 1)],
    "half-translated-plural": [("missing-form", 7, 0)],
    "header-last": [("header-field", 4, 0)],
    "header-of-template": [
        ("header-field", 0, 0),
        ("fuzzy-header", 2, 0),
        ("header-unfilled", 4, 0),
        ("header-date", 5, 0),
        ("no-charset", 6, 0),
        ("plural-forms", 7, 0),
    ],
    "header-only": [],
    "header-twice": [("duplicate-key", 7, 0)],
    "indented": [],
    "latin-1": [("charset", 4, 0)],
    "line-separators": [],
    "no-header": [("header-field", 0, 0)],
    "nul": [("syntax", 8, 12)],
    "obsolete-twin": [("duplicate-key", 10, 0)],
    "obsolete-with-all": [],
    "one-line-header": [],
    "plural-rule-of-another-language": [("plural-forms", 5, 0)],
    "plural-rule-with-code": [("plural-forms", 5, 0)],
    "previous": [],
    "quotes-inside": [("syntax", 7, 13)],
    "references": [],
    "same-key-in-two-contexts": [("duplicate-key", 15, 0)],
    "singular-and-plural-of-a-key": [("duplicate-key", 10, 0)],
    "smart-quotes": [("syntax", 7, 7)],
    "too-many-forms": [("plural-count", 7, 0)],
    "truncated-utf-8": [("charset", 8, 12)],
    "utf-16": [("charset", 1, 0)],
}
"""File -> (rule, line, column) of all that is wrong with it as a file."""

STRICTER = {"latin-1", "nul"}
"""What msgfmt reads and loctool does not: another charset, a NUL that would end the text."""


def test_every_file_is_known() -> None:
    assert sorted(FOUND) == sorted(path.stem for path in (SAMPLES / "odd").glob("*.po"))


@pytest.mark.parametrize("name", FOUND)
def test_what_is_found(name: str) -> None:
    raw = (SAMPLES / "odd" / f"{name}.po").read_bytes()
    assert [(fault.rule, fault.line, fault.column) for fault in find_faults(raw, "en")] == FOUND[name]


@pytest.mark.parametrize("name", FOUND)
def test_a_file_is_refused_or_kept_to_the_byte(name: str) -> None:
    path = SAMPLES / "odd" / f"{name}.po"
    if any(rule in FATAL for rule, _, _ in FOUND[name]):
        with pytest.raises(CatalogError):
            read(path)
        return
    catalog = read(path)
    assert text_of(catalog).encode() == path.read_bytes()


@pytest.mark.parametrize("name", FOUND)
def test_msgfmt_agrees(name: str, tmp_path: Path) -> None:
    if not shutil.which("msgfmt"):
        pytest.skip("GNU gettext is not on PATH")
    path, theirs = SAMPLES / "odd" / f"{name}.po", tmp_path / "theirs.mo"
    refused = subprocess.run(["msgfmt", "-o", theirs, path], capture_output=True, check=False).returncode != 0
    assert refused == (any(rule in FATAL for rule, _, _ in FOUND[name]) and name not in STRICTER)
    if not refused and name not in STRICTER and theirs.is_file():
        assert compile_mo(table_at(path)) == theirs.read_bytes()
