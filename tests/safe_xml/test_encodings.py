"""XML in any encoding, declared or marked, right or wrong: its texts, or one line."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from encodings.aliases import aliases
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.errors import GlossaryError
from loctool.safe_xml import read_elements

NAMES = sorted(
    {*aliases, *aliases.values(), "gb2312", "Shift_JIS", "utf-7", "utf-16", "foo-8", "idna", "base64", "undefined"}
)
TEXT = "Grün ist die Höhe"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "some.xml"


def texts(path: Path, raw: bytes) -> list[str]:
    path.write_bytes(raw)
    return [one.text for one in read_elements(path, ("tbx",), frozenset({"a"}), GlossaryError)]


def document(text: str, declared: str | None) -> str:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
    return f"{declaration}<tbx><a>{text}</a></tbx>"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", TEXT), ("iso-8859-1", TEXT), ("ISO-8859-15", "Größe €"), ("windows-1252", "„Grün“ €"), ("windows-1251", "земля"),
        ("koi8-r", "земля"), ("Shift_JIS", "希土類①"), ("EUC-JP", "希土類"), ("ISO-2022-JP", "希土類"), ("GB2312", "稀土銷"),
        ("GBK", "稀土"), ("GB18030", "稀土"), ("Big5", "稀土"), ("EUC-KR", "희토류"), ("utf-7", TEXT), ("us-ascii", "earths"),
    ],
)  # fmt: skip
def test_declared_encodings(path: Path, encoding: str, text: str) -> None:
    wide = {"Shift_JIS": "cp932", "GB2312": "gbk"}  # what programs write under these names
    assert texts(path, document(text, encoding).encode(wide.get(encoding, encoding))) == [text]


@pytest.mark.parametrize("declared", [None, "utf-8", "UTF-16", "Shift_JIS", "foo-8"])
@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_a_mark_or_a_wide_beginning_wins_over_the_declaration(path: Path, encoding: str, declared: str | None) -> None:
    assert texts(path, document(TEXT, declared).encode(encoding)) == [TEXT]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (document(TEXT, "utf-8").encode("latin-1"), r"some\.xml:2: is not UTF-8 \(byte 0xfc\); convert"),
        (document(TEXT, None).encode("latin-1"), r"some\.xml:1: is not UTF-8 \(byte 0xfc\); convert"),
        (document("希土類", "EUC-JP").encode("utf-8"), r"some\.xml:2: is not EUC_JP \(byte 0x\w\w\); convert"),
        (document(TEXT, "utf-16").encode(), r"some\.xml:1: says that it is in utf-16, and is not; mend its first line"),
        (document("+2AA-", "utf-7").encode(), r"some\.xml: holds a surrogate"),
        (document(TEXT, "idna").encode(), r"some\.xml"),
        (document(TEXT, "foo-8").encode(), r"some\.xml:1: is in the encoding 'foo-8', which is not known; convert it"),
        (document(TEXT, "base64").encode(), r"some\.xml:1: is in the encoding 'base64', which is not known"),
        (document(TEXT, "utf-8").encode("utf-16")[:-1], r"some\.xml:2: is not UTF-16"),
    ],
)
def test_wrong_encodings_are_one_line(path: Path, raw: bytes, message: str) -> None:
    with pytest.raises(GlossaryError, match=message) as caught:
        texts(path, raw)
    assert "\n" not in str(caught.value)


@given(st.sampled_from(NAMES), st.sampled_from(NAMES), st.text(), st.binary(max_size=9))
def test_any_encodings(
    tmp_path_factory: pytest.TempPathFactory, declared: str, encoding: str, text: str, noise: bytes
) -> None:
    try:
        raw = codecs.encode(document(text, declared), encoding)
    except (LookupError, ValueError, TypeError, AssertionError):
        raw = document(text, declared).encode("utf-8", "surrogatepass")
    for content in (raw + noise, noise + raw) if isinstance(raw, bytes) else ():
        quietly(lambda content=content: texts(tmp_path_factory.getbasetemp() / "any.xml", content))


def quietly(read: Callable[[], object]) -> None:
    """Assert that reading gives anything or an error on one line."""
    try:
        read()
    except GlossaryError as problem:
        message = str(problem)
        assert "\n" not in message
