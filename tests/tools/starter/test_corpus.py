"""Pairs are read from their files, and dropped for the right reason."""

from __future__ import annotations

import csv
import lzma
from collections import Counter
from pathlib import Path

import pytest

from loctool.errors import LoctoolError
from tools.starter.corpus import Pair, files, read
from tools.starter.filters import SOURCES, Filter, held_out, kept, key, load_mixture

DECK = Path(__file__).parents[3] / "source" / "seltene-erden.md"
GOOD = Pair("Die Preise steigen.", "Prices are rising.", "news-ref")


def chosen(*sentences: str) -> Filter:
    """Return a filter for German and English that holds these sentences out."""
    return Filter(("de", "en"), {"news-ref": 3.0, "wmt-mt": 0.0}, frozenset(map(key, sentences)))


@pytest.mark.parametrize(
    ("pair", "fault"),
    [
        (GOOD, None),
        (Pair("Die Preise steigen.", "Prices are rising.", "wmt-mt"), "left out by the mixture"),
        (Pair("17 %", "17 %", "news-ref"), "without a word"),
        (Pair("Wort " * 121, "word " * 121, "news-ref"), "too long"),
        (Pair("Kurz.", "A sentence that has much more than its short source can say.", "news-ref"), "unlike lengths"),
        (Pair("Ja.", "Certainly, yes.", "news-ref"), None),
        (Pair("Die Preise steigen.", "Цены растут.", "news-ref"), "another script"),
        (Pair("Das Wort „да“ heißt ja.", "The word “да” means yes.", "news-ref"), None),
        (Pair("Ein Test der Güte!", "A test of quality", "news-ref"), "held out"),
        (Pair("Anfang. Ein Test der Güte!", "Beginning. A test of quality", "news-ref"), "held out"),
        (Pair("Ein anderer Text", "„A TEST, of quality“", "news-ref"), "held out"),
    ],
)
def test_each_fault_has_its_name(pair: Pair, fault: str | None) -> None:
    assert chosen("Ein Test der Güte.", "A test of quality.").fault(pair) == fault


def test_an_unknown_tag_is_an_error_and_no_guess() -> None:
    with pytest.raises(LoctoolError, match="no weight for the tag 'new'"):
        chosen().fault(Pair("a", "b", "new"))


def test_pairs_come_once_and_the_dropped_are_counted(tmp_path: Path) -> None:
    rows = [GOOD, Pair("17", "17", "news-ref"), Pair("DIE PREISE STEIGEN", "Prices are rising!", "news-ref"), GOOD]
    (tmp_path / "de-en.tsv").write_text("".join(f"{row.source}\t{row.target}\t{row.tag}\n" for row in rows))
    told: Counter[str] = Counter()
    assert list(kept([tmp_path / "de-en.tsv"], chosen(), told)) == [GOOD]
    assert told == {"without a word": 1, "twice": 2}


def test_files_of_all_kinds_are_read(tmp_path: Path) -> None:
    text = "Ja\tYes\ta\nLinie\x85x\tLine\u2028x\tb\n"
    (tmp_path / "de-en.tsv").write_text(text, newline="")
    with lzma.open(tmp_path / "de-en.more.tsv.xz", "wt", encoding="utf-8") as file:
        file.write(text)
    (tmp_path / "slides.de-en-ru.tsv").write_text("Ja\tYes\tДа\n")
    (tmp_path / "en-ru.tsv").write_text("Yes\tДа\ta\n")
    assert [path.name for path in files(tmp_path, ("de", "en"))] == [
        "de-en.more.tsv.xz",
        "de-en.tsv",
        "slides.de-en-ru.tsv",
    ]
    found = [Pair("Ja", "Yes", "a"), Pair("Linie\x85x", "Line\u2028x", "b")]
    assert [list(read(path, ("de", "en"))) for path in files(tmp_path, ("de", "en"))] == [
        found,
        found,
        [Pair("Ja", "Yes", "slides")],
    ]
    assert list(read(tmp_path / "slides.de-en-ru.tsv", ("en", "ru"))) == [Pair("Yes", "Да", "slides")]


def test_a_file_packed_with_zstandard_is_read(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard", reason="part of the maker's environment only")
    (tmp_path / "de-en.tsv.zst").write_bytes(zstandard.compress("Öl\toil\ta\n".encode()))
    assert list(read(tmp_path / "de-en.tsv.zst", ("de", "en"))) == [Pair("Öl", "oil", "a")]


@pytest.mark.parametrize("row", ["a\tb", "a\tb\tc\td"])
def test_a_row_of_another_shape_names_its_line(tmp_path: Path, row: str) -> None:
    (path := tmp_path / "de-en.tsv").write_text(f"a\tb\tc\n{row}\n")
    with pytest.raises(LoctoolError, match=r"de-en\.tsv:2: has [24] columns instead of 3"):
        list(read(path, ("de", "en")))


def test_broken_archives_and_missing_files_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "de-en.tsv.xz").write_bytes(b"no archive")
    with pytest.raises(LoctoolError, match="cannot be read"):
        list(read(tmp_path / "de-en.tsv.xz", ("de", "en")))
    with pytest.raises(LoctoolError, match="has no en-ru"):
        files(tmp_path, ("en", "ru"))


def test_the_deck_and_every_test_set_are_held_out(tmp_path: Path) -> None:
    (tmp_path / "de-en.flores-dev.de").write_text("Erster Satz der Probe. Zweiter Satz der Probe.\n")
    (tmp_path / "de-en.flores-dev.en").write_text("First sentence. Second one, too long to miss.\n")
    out = held_out(tmp_path, [DECK])
    assert {key("Zweiter Satz der Probe"), key("Second one, too long to miss."), key("First sentence.")} <= out
    assert key("Kein offizieller Kommentar aus dem Weißen Haus") in out
    deck = Pair("Kein offizieller Kommentar aus dem Weißen Haus", "No comment from the White House", "news-ref")
    assert Filter(("de", "en"), {"news-ref": 1.0}, out).fault(deck) == "held out"


def test_the_committed_mixture_leaves_out_what_may_not_be_released() -> None:
    mixture = load_mixture()
    with SOURCES.open(encoding="utf-8") as file:
        licences = {row["tag"]: row["licence"] for row in csv.DictReader(file)}
    assert mixture.keys() == licences.keys()
    assert all(licence.strip() for licence in licences.values())
    forbidden = {tag for tag, text in licences.items() if "commercial" in text or "-NC" in text}
    assert {tag for tag, weight in mixture.items() if not weight} == forbidden
    assert {"wmt-mt", "wmt-bt", "wmt2x-mt", "multi30k", "progit", "wmt23-deen", "wmt24-enru"} <= forbidden


@pytest.mark.parametrize("row", ["a,", "a,-1", ",1", "b,1", "a,nan"])
def test_a_mixture_with_a_bad_row_names_it(tmp_path: Path, row: str) -> None:
    (path := tmp_path / "sources.csv").write_text(f"tag,weight\nb,2.5\n{row}\n")
    with pytest.raises(LoctoolError, match=r"sources\.csv:3: needs a tag"):
        load_mixture(path)
