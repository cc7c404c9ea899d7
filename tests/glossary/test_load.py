"""Glossary files."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.errors import GlossaryError
from loctool.glossary import load
from loctool.model import Status, Term

ROOT = Path(__file__).parents[2]


def terms(tmp_path: Path, content: str | bytes) -> list[Term]:
    path = tmp_path / "terms.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load([path], "de")


def test_rows(tmp_path: Path) -> None:
    found = terms(
        tmp_path, 'de,en,ru,status,note\n\nErde,soil; ground,земля,,\n"A, B",,,do-not-translate,"so ""ist"" es"\n'
    )
    path = str(tmp_path / "terms.csv")
    assert found == [
        Term("Erde", {"en": ("soil", "ground"), "ru": ("земля",)}, Status.PREFERRED, "", path, 3),
        Term("A, B", {}, Status.DO_NOT_TRANSLATE, 'so "ist" es', path, 4),
    ]


def test_byte_order_mark_crlf_and_other_column_order(tmp_path: Path) -> None:
    assert [t.source for t in terms(tmp_path, "\ufeffnote,en,de\r\n,soil,Erde\r\n")] == ["Erde"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "1: no column 'de'"),
        ("en,ru\na,b\n", "1: no column 'de'"),
        ("de,en,en\n", "1: a column stands twice"),
        ("de,en,comment!\n", "1: 'comment!' is no column"),
        ("de,en,status,note\nErde,soil\n", "2: has 2 columns, too few for the header's 4"),
        ("de,en\nErde,soil,ground\n", "2: has 3 columns, too many"),
        ("de,en\n\n,soil\n", "3: the column 'de' is empty"),
        ("de,en\nErde,\n", "2: 'Erde' has no target"),
        ("de,en,status\nErde,soil,banned\n", "2: unknown status 'banned'"),
        ('de,en\nErde,"soil\n', "is not valid CSV"),
        ("de,en\nGrün,green\n".encode("latin-1"), "2: is not UTF-8 (byte 0xfc)"),
    ],
)
def test_mistakes_name_the_line(tmp_path: Path, content: str | bytes, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        terms(tmp_path, content)
    assert message in str(caught.value)


def test_the_deck_s_own_glossary() -> None:
    found = load([ROOT / "glossary" / "seltene-erden.csv"], "de")
    assert len(found) > 30
    assert {term.status for term in found} == set(Status)
