"""A term goes behind the last row of a table, byte for byte as the table is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.errors import GlossaryError
from loctool.glossary.io.append import with_term
from loctool.glossary.io.load import load
from loctool.model import Status, Term

TERM = Term("Frieden", {"en": ("peace", "calm")}, Status.PREFERRED, 'so, "ja"', "", 0)
PLAIN = Term("Frieden", {"en": ("peace",)}, Status.PREFERRED, "", "", 0)


@pytest.mark.parametrize(
    ("name", "before", "term", "row"),
    [
        ("t.csv", "de,en,ru,status,note\nA,a,а,preferred,\n", TERM, 'Frieden,peace; calm,,preferred,"so, ""ja"""\n'),
        ("t.csv", "de,en,status\r\nA,a,\r\n", PLAIN, "Frieden,peace,\r\n"),
        ("t.csv", "en,note,de\nA,,b", TERM, '\npeace; calm,"so, ""ja""",Frieden\n'),
        ("t.csv", '"de","en"\n"A","a"\n', PLAIN, '"Frieden","peace"\n'),
        ("t.csv", "de;en;note\nA;a;\n", TERM, 'Frieden;"peace; calm";"so, ""ja"""\n'),
        ("t.csv", "sep=;\r\nde;en\r\nA;a\r\n", PLAIN, "Frieden;peace\r\n"),
        ("t.tsv", "de\ten\tnote\nA\ta\t\n", TERM, 'Frieden\tpeace; calm\tso, "ja"\n'),
        ("t.de-en.txt", "# OmegaT\nA\ta\n", PLAIN, "Frieden\tpeace\t\n"),
        ("deepl.csv", "A,a,DE,EN\n", PLAIN, "Frieden,peace,DE,EN\n"),
        ("t.csv", "source,target,flags,notes,Location\nA,a,terminology,,x\n", None, ""),
        ("t.csv", "de,en,notes,comment\nA,a,,\n", TERM, 'Frieden,peace; calm,"so, ""ja""",\n'),
    ],
)
def test_the_row_follows_the_table(tmp_path: Path, name: str, before: str, term: Term | None, row: str) -> None:
    path = tmp_path / name
    path.write_bytes(before.encode())
    if term is None:
        with pytest.raises(GlossaryError, match="which language is"):
            with_term(path, before.encode(), PLAIN, "de")
        return
    after = with_term(path, path.read_bytes(), term, "de")
    assert after.decode() == before + row
    path.write_bytes(after)
    *_, last = load([path], "de")
    assert (last.source, last.targets["en"], last.note) == (term.source, term.targets["en"], term.note)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_the_encoding_stays(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "t.csv"
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    path.write_bytes(mark + "de,en\nÄ,a\n".encode(encoding))
    after = with_term(path, path.read_bytes(), Term("Öl", {"en": ("oil",)}, Status.PREFERRED, "", "", 0), "de")
    assert after.removeprefix(mark).decode(encoding) == "de,en\nÄ,a\nÖl,oil\n"


@pytest.mark.parametrize(
    ("name", "before", "said"),
    [
        ("t.csv", "de,ru\nA,a\n", "has no column 'en'; add one"),
        ("t.csv", "de,en\nA,a\n", "has no column for notes"),
        ("t.tbx", "<tbx/>", "is TBX"),
        ("t.csv", 'de,en,note\nA,"a,\n', "not valid CSV"),
        ("t.csv", "", "no column 'de'"),
    ],
)
def test_tables_that_cannot_take_the_term_say_why(tmp_path: Path, name: str, before: str, said: str) -> None:
    with pytest.raises(GlossaryError, match=said):
        with_term(tmp_path / name, before.encode(), TERM, "de")


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(
    str.strip
)


@given(CELLS, CELLS, st.sampled_from(["t.csv", "t.tsv"]), st.booleans())
def test_any_term_is_read_back_or_refused(
    tmp_path_factory: pytest.TempPathFactory, source: str, target: str, name: str, is_quoted: bool
) -> None:
    path = tmp_path_factory.mktemp("any") / name
    comma = "," if name == "t.csv" else "\t"
    before = ('"de"{}"en"\n' if is_quoted else "de{}en\n").format(comma).encode() + f"A{comma}a\n".encode()
    source, target = " ".join(source.split()), " ".join(target.split()).replace(";", ",")
    try:
        after = with_term(path, before, Term(source, {"en": (target,)}, Status.PREFERRED, "", "", 0), "de")
    except GlossaryError:
        return
    path.write_bytes(after)
    assert after.startswith(before)
    first, last = load([path], "de")
    assert (first.source, last.source, last.targets) == ("A", source, {"en": (target,)})
