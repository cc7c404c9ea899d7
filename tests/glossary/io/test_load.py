"""Glossary files."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from loctool.errors import GlossaryError
from loctool.glossary.io.load import load
from loctool.model import Status, Term

ROOT = Path(__file__).parents[3]


def terms(tmp_path: Path, content: str | bytes, name: str = "terms.csv") -> list[Term]:
    path = tmp_path / name
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


def test_all_columns(tmp_path: Path) -> None:
    content = "de,en,status,note,pos,case,decks,domain\nErde,soil,admitted,n,noun,yes,a; b*,Geologie\n"
    path = str(tmp_path / "terms.csv")
    assert terms(tmp_path, content) == [
        Term("Erde", {"en": ("soil",)}, Status.ADMITTED, "n", path, 2, "noun", True, ("a", "b*"), "Geologie")
    ]


def test_byte_order_mark_crlf_and_other_column_order(tmp_path: Path) -> None:
    assert [t.source for t in terms(tmp_path, "\ufeffnote,en,de\r\n,soil,Erde\r\n")] == ["Erde"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("deepl.de-en.csv", "Erde,soil\n"),
        ("deepl.csv", "Erde,soil,DE,EN\n"),
        ("deepl.de-en.tsv", "Erde\tsoil\n"),
        ("omegat.de-en.txt", "# -*- coding: utf-8 -*-\n# comment\nErde\tsoil\tground\n"),
        ("google.csv", "de-DE,en,pos,description\nErde,soil,noun,ground\n"),
        ("amazon.csv", "en,de,fr\nsoil,Erde,terre\n"),
        ("weblate.en.csv", '"location","source","target","id","fuzzy","context","translator_comments","developer_comments"\n"","Erde","soil","","","","",""\n'),
        ("excel.csv", "de;en\nErde;soil\n"),
        ("mixed.csv", "de,en\r\nErde,soil\r\n\n"),
        ("separator.csv", "sep=;\r\nde;en\r\nErde;soil\r\n"),
        ("capitals.csv", "DE,EN\nErde,soil\n"),
        ("omegat.en.tab", "Erde\tsoil\n"),
        ("old-mac.csv", "de,en\rErde,soil\r"),
    ],
)  # fmt: skip
def test_tables_of_other_tools(tmp_path: Path, name: str, content: str) -> None:
    assert [(t.source, t.targets["en"]) for t in terms(tmp_path, content, name)] == [("Erde", ("soil",))]


def test_omegat_leaves_out_empty_comments(tmp_path: Path) -> None:
    found = terms(tmp_path, "Erde\tsoil\tground\nHaus\thouse\n", "terms.de-en.txt")
    assert [(t.source, t.note) for t in found] == [("Erde", "ground"), ("Haus", "")]


def test_tags_and_statuses_of_other_tools_become_ours(tmp_path: Path) -> None:
    (row, kept) = terms(tmp_path, "de,PT-br,zh-hant,status\nErde,solo,土,Admitted\nSAP,,,Do Not Translate\n")
    assert (row.targets, row.status) == ({"pt_BR": ("solo",), "zh_Hant": ("土",)}, Status.ADMITTED)
    assert kept.status is Status.DO_NOT_TRANSLATE


def test_utf_16_of_excel(tmp_path: Path) -> None:
    assert [t.source for t in terms(tmp_path, "de\ten\nGrün\tgreen\n".encode("utf-16"), "t.txt")] == ["Grün"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "1: no column 'de'"),
        ("en,ru\na,b\n", "1: no column 'de'"),
        ("de,en,en\n", "1: a column stands twice"),
        ("de,en,comment!\n", "1: 'comment!' is not a column"),
        ("de,target\n", "1: which language is `target`?"),
        ("de,en,status,note\nErde,soil\n", "2: has 2 columns, too few for the header's 4"),
        ("de,en\nErde,soil,ground\n", "2: has 3 columns, too many"),
        ("de,en\n\n,soil\n", "3: the column 'de' is empty"),
        ("de,en\nErde,\n", "2: 'Erde' has no target"),
        ("de,en,status\nErde,soil,banned\n", "2: unknown status 'banned'"),
        ("de,en,case\nErde,soil,maybe\n", "2: 'maybe' in the column case"),
        ('de,en\nErde,"soil\n', "2: is not valid CSV"),
        ("de,en\nGrün,green\n".encode("latin-1"), "2: is not UTF-8 (byte 0xfc)"),
        (b"\xff\xfed\x00e", "begins as UTF-16 but is none throughout"),
    ],
)
def test_mistakes_name_the_line(tmp_path: Path, content: str | bytes, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        terms(tmp_path, content)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_glossary_of_100_000_rows(tmp_path: Path) -> None:
    start = time.process_time()
    found = terms(tmp_path, "de,en\n" + "".join(f"Wort{n},word {n}\n" for n in range(100_000)))
    assert len(found) == 100_000
    assert time.process_time() - start < 15


def test_the_deck_s_own_glossary() -> None:
    found = load([ROOT / "glossary" / "seltene-erden.csv"], "de")
    assert len(found) > 30
    assert {term.status for term in found} == set(Status)
