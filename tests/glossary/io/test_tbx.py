"""TBX read and written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from loctool.errors import GlossaryError
from loctool.glossary.io.load import load
from loctool.glossary.io.write import Version, format_glossary
from loctool.model import Status, Term

SAMPLES = Path(__file__).parents[2] / "data" / "glossary"
ROOT = Path(__file__).parents[3]


def test_version_2() -> None:
    path = SAMPLES / "basic-v2.tbx"
    common = {
        "note": "A group of 17 metals.",
        "path": str(path),
        "line": 16,
        "part_of_speech": "noun",
        "domain": "mining",
    }
    assert load([path], "de") == [
        Term("Seltene Erden", {"en": ("rare earths", "rare earth")}, Status.PREFERRED, **common),  # type: ignore[arg-type]
        Term("Seltene Erden", {"en": ("rare soils",)}, Status.FORBIDDEN, **common),  # type: ignore[arg-type]
        Term("Air Force One", {}, Status.DO_NOT_TRANSLATE, "", str(path), 21),
    ]


def test_version_3_with_elements_of_its_own() -> None:
    path = SAMPLES / "basic-v3.tbx"
    assert load([path], "de") == [
        Term(
            "Seltene Erden", {"ru": ("редкоземельные металлы",)}, Status.PREFERRED, "", str(path), 10, "noun",
            domain="mining",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "version"), [("t.csv", 3), ("t.tsv", 3), ("t.tbx", 2), ("t.tbx", 3)])
def test_what_is_written_is_read_again(tmp_path: Path, name: str, version: Version) -> None:
    terms = load([ROOT / "glossary" / "seltene-erden.csv"], "de")
    terms.append(Term("A & <B>", {"en": (["a", "b"][0], "c")}, Status.ADMITTED, "x", "", 0, "noun", decks=("a", "b*")))
    path = tmp_path / name
    path.write_bytes(format_glossary(terms, "de", path, version))
    again = load([path], "de")
    bare = [replace(term, path="", line=0) for term in terms]
    assert [replace(term, path="", line=0) for term in again] == bare


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "1: is not valid TBX"),
        ("<tbx>\n<text>", "2: is not valid TBX"),
        ("<html/>", "1: is not TBX: its root is <html>"),
        ('<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><tbx>&c;</tbx>', "declares the entity 'a'"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx>&a;</tbx>', "declares the entity 'a'"),
        ('<?xml version="1.0" encoding="x-bogus"?><tbx/>', "is in the encoding 'x-bogus', which is not known"),
        ('<?xml version="1.0" encoding="utf-16"?><tbx/>', "says that it is in utf-16, and is not"),
        ("<tbx>" + "<a>" * 500 + "</a>" * 500 + "</tbx>", "nested too deep"),
    ],
)
def test_broken_and_hostile_files_are_refused_in_one_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "x.tbx"
    path.write_text(content)
    with pytest.raises(GlossaryError) as caught:
        load([path], "de")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(str(path))
