"""Glossaries of any content: terms, or one line that names the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.errors import GlossaryError, MemoryFileError
from loctool.glossary.io.load import load
from loctool.memory import read_tmx

SAMPLES = sorted(path for path in (Path(__file__).parents[2] / "data" / "glossary").rglob("*.*") if path.is_file())
PIECES = [
    b'"', b",", b";", b"\t", b"\0", b"\r", b"\n", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"#", b'sep="\n', b"sep=\t\n", b"sep=\r\n",
    b"case", b"flags", b"\xe2\x80\xa8", b"\x0c", b"<", b">", b"&", b"&#0;", b"&#xd800;", b'xml:lang=""', b'encoding="utf-7"', b"+2AA-",
    b"<!DOCTYPE x>", b"<![CDATA[", b"<?x?>", b"a" * 140_000, b"\xd8\x00",
]  # fmt: skip
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 9), st.sampled_from(PIECES) | st.binary(max_size=3)), max_size=6
)


@given(st.sampled_from(SAMPLES), EDITS, st.sampled_from([".csv", ".tsv", ".tbx", ".txt", ".tmx"]))
def test_any_bytes(
    tmp_path_factory: pytest.TempPathFactory, sample: Path, edits: list[tuple[float, int, bytes]], suffix: str
) -> None:
    raw = sample.read_bytes()
    for place, length, piece in edits:
        at = int(place * len(raw))
        raw = raw[:at] + piece + raw[at + length :]
    path = tmp_path_factory.getbasetemp() / f"terms.de-en{suffix}"
    path.write_bytes(raw)
    try:
        assert isinstance(list(read_tmx(path, "de", ["en"])) if suffix == ".tmx" else load([path], "de"), list)
    except (GlossaryError, MemoryFileError) as problem:
        message = str(problem)
        assert message.startswith(path.as_posix())
        assert "\n" not in message
