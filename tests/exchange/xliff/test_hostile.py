"""Broken and hostile files: one line that names the file, never anything else, and no harm."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.errors import CatalogError, LoctoolError
from loctool.exchange.applying import apply_returned
from loctool.exchange.xliff import read_xliff
from tests.exchange.xliff.samples import catalog, sent

RAW = sent(catalog()).encode()
PIECES = [
    b"<", b">", b"/>", b"&", b"&#0;", b"&#xd800;", b'"', b"\0", b"\xff", b"\xff\xfe", b"<!DOCTYPE x>", b"<![CDATA[", b"<?x?>", b"<!--",
    b'<cp hex="D800"/>', b'<cp hex="0000"/>', b'<ph id="1"/>', b'<pc id="1">', b"</pc>", b'<ec startRef="3"/>', b"</segment>", b"<segment>",
    b"</unit>", b'<unit id="1-2">', b"<target/>", b"<source/>", b'order="0"', b'order="9999999999999"', b"</file>", b'<file id="x">', b"-1", b"-\xc2\xb2",
    b"<ignorable/>", b"<mrk>", b'encoding="utf-7"', b"standing", b"loctool:comment", b"\xe2\x80\xa8", b"a" * 70_000,
]  # fmt: skip
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(PIECES) | st.binary(max_size=3)), max_size=6
)


def reads_or_says_why(path: Path, raw: bytes) -> None:
    path.write_bytes(raw)
    try:
        bundles = read_xliff(path)
    except LoctoolError as problem:
        message = str(problem)
        assert message.startswith(path.as_posix())
        assert "\n" not in message
    else:
        for bundle in bundles:
            of = catalog()
            apply_returned(of, bundle.units)
            assert all(str(entry).encode() for entry in of.messages())


@given(EDITS)
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[float, int, bytes]]) -> None:
    raw = RAW
    for place, length, piece in edits:
        at = int(place * len(raw))
        raw = raw[:at] + piece + raw[at + length :]
    reads_or_says_why(tmp_path_factory.getbasetemp() / "any.xlf", raw)


@given(st.integers(0, len(RAW)))
def test_any_beginning(tmp_path_factory: pytest.TempPathFactory, length: int) -> None:
    path = tmp_path_factory.getbasetemp() / "cut.xlf"
    path.write_bytes(RAW[:length])
    if RAW[length:].strip():
        with pytest.raises(CatalogError, match=r"is not valid XLIFF|is not UTF-8"):
            read_xliff(path)


TAGS = re.findall(rb"<[^>]*>", RAW)


@given(st.lists(st.tuples(st.integers(0, len(TAGS) - 1), st.integers(0, len(TAGS) - 1)), min_size=1, max_size=4))
def test_tags_in_wrong_places(tmp_path_factory: pytest.TempPathFactory, swaps: list[tuple[int, int]]) -> None:
    parts = re.split(rb"(<[^>]*>)", RAW)
    for one, other in swaps:
        parts[2 * one + 1] = parts[2 * other + 1]
    reads_or_says_why(tmp_path_factory.getbasetemp() / "tags.xlf", b"".join(parts))


def nested(levels: int) -> str:
    return '<pc id="1" dataRefStart="d1" dataRefEnd="d1">' * levels + "</pc>" * levels


DECLARATION = '<?xml version="1.0"?>'
BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
UNREADABLE = {
    "entities": (f'<!DOCTYPE xliff [<!ENTITY l0 "lol">{BOMB}]>', "&l9;", "document type declaration"),
    "external": ('<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;", "document type declaration"),
    "parameter": ('<!DOCTYPE xliff [<!ENTITY % x SYSTEM "http://localhost:9/x">%x;]>', "", "document type declaration"),
    "dtd": ('<!DOCTYPE xliff SYSTEM "http://localhost:9/xliff.dtd">', "", "document type declaration"),
    "unknown": ("", "&x;", "undefined entity"),
    "deep": ("", nested(5000), "nested too deep"),
    "large": ("", "a" * 5_000_000, "larger than 4000000 characters"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_unreadable(tmp_path: Path, name: str) -> None:
    doctype, content, message = UNREADABLE[name]
    path = tmp_path / "a.xlf"
    head, start, rest = RAW.decode().partition("<target>")
    path.write_text(
        head.replace('encoding="UTF-8"?>', f'encoding="UTF-8"?>{doctype}') + start + content + rest, "utf-8"
    )
    with pytest.raises(CatalogError, match=message) as caught:
        read_xliff(path)
    assert caught.value.line


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CatalogError):
        read_xliff(tmp_path / "none.xlf")
