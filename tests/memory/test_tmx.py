"""TMX: there and back, what other tools write, and bad files with their line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.errors import MemoryFileError
from loctool.memory import Unit, read_tmx, write_tmx

HEAD = '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header srclang="*all*"/><body>\n'
TAIL = "</body></tmx>\n"


def read(path: Path, content: str | bytes, *languages: str) -> list[Unit]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_tmx(path, "de", languages or ("en", "ru")))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "some.tmx"


any_text = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1)
texts = st.builds("{}{}{}".format, any_text, st.sampled_from(["", "\n", "\t", "\r", '&<>]]>"']), any_text).filter(
    str.strip
)
units = st.builds(Unit, st.sampled_from(["en", "pt_BR"]), texts, texts, st.none() | texts, st.just("20260131T120000Z"))


@given(st.lists(units, max_size=5))
def test_there_and_back(tmp_path_factory: pytest.TempPathFactory, some: list[Unit]) -> None:
    written = io.BytesIO()
    assert write_tmx(written, some, "de", "1") == (len(some), 0)
    assert read(tmp_path_factory.mktemp("t") / "a.tmx", written.getvalue(), "en", "pt_BR") == some


def test_what_xml_cannot_hold_is_left_out() -> None:
    written = io.BytesIO()
    assert write_tmx(written, [Unit("en", "a\x07", "b"), Unit("en", "a", "b")], "de", "1") == (1, 1)


def test_inline_markup_varieties_and_several_languages(path: Path) -> None:
    content = (
        HEAD
        + '<tu changedate="20200101T000000Z"><tuv xml:lang="DE-de"><seg>Ein <bpt i="1">**</bpt>Wort<ept i="1">**</ept>'
        ' für <ph x="1">%s</ph></seg></tuv><tuv lang="en-gb"><prop type="x">y</prop><seg>A <bpt i="1">**</bpt>word'
        '<ept i="1">**</ept> for <ph x="1">%s</ph></seg></tuv><tuv xml:lang="fr"><seg>non</seg></tuv>'
        '<tuv xml:lang="ru"><seg>Слово</seg></tuv></tu><tu><tuv xml:lang="it"><seg>no</seg></tuv></tu>' + TAIL
    )
    source = "Ein **Wort** für %s"
    date = "20200101T000000Z"
    expected = [Unit("en_GB", source, "A **word** for %s", None, date), Unit("ru", source, "Слово", None, date)]
    assert read(path, content) == expected
    assert read(path, content.replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16")) == expected


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        (HEAD + "<tu>\n<tuv xml:lang='de'></tu>" + TAIL, 5, "mismatched tag"),
        (HEAD + '<tu><tuv xml:lang="de"><seg>a</seg></tuv>\n', 5, "no element found"),
        (HEAD + "\n<tu><tuv><seg>a</seg></tuv></tu>" + TAIL, 5, "without xml:lang"),
        ("<html>\n</html>", 1, "root is <html>"),
        ("", 1, "no element found"),
        (HEAD + "<tu>&nbsp;</tu>" + TAIL, 4, "&nbsp; is not known"),
        (HEAD + "<a>" * 60, 4, "nested too deep"),
        ('<!DOCTYPE tmx [<!ENTITY a "b">]>\n<tmx></tmx>', 1, "declares the entity 'a'"),
    ],
)
def test_bad_files(path: Path, content: str, line: int, what: str) -> None:
    with pytest.raises(MemoryFileError, match=what) as problem:
        read(path, content)
    assert problem.value.line == line


def test_no_such_encoding(path: Path) -> None:
    with pytest.raises(
        MemoryFileError, match=r"some\.tmx:1: is in the encoding 'x-bogus', which is not known; convert"
    ):
        read(path, '<?xml version="1.0" encoding="x-bogus"?><tmx/>')
    with pytest.raises(MemoryFileError, match=r"some\.tmx:4: is not UTF-8 \(byte 0xff\); convert it to UTF-8"):
        read(path, HEAD.encode() + b"<tu>\xff</tu>")


@pytest.mark.parametrize("inside", ["x" * 1_100_000, "<ph/>" * 1_100_000, "x<ph/>" * 600_000])
def test_a_unit_without_end_is_refused(inside: str, path: Path) -> None:
    unit = '<tu><tuv xml:lang="de"><seg>a</seg></tuv><tuv xml:lang="en"><seg>{}</seg></tuv></tu>\n'
    with pytest.raises(MemoryFileError, match=r"some\.tmx:5.*larger than 1000000 characters"):
        read(path, HEAD + unit.format("b") + unit.format(inside) + TAIL)
