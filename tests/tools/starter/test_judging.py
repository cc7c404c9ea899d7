"""Test sets are read in step, quotation marks do not spoil a score, and options are read."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import pytest

from loctool import packages
from loctool.errors import LoctoolError
from tools.starter.evaluate import decoding
from tools.starter.judging import HeldOut, Row, as_written, engine, judge, only, read_set, score, table


@pytest.fixture
def heldout(tmp_path: Path) -> Path:
    for name, lines in {
        "de-en.flores-dev.de": "Eins\nZwei\n",
        "de-en.flores-dev.en": "One\nTwo\n",
        "en-ru.flores-dev.en": "One\nTwo\n",
        "en-ru.flores-dev.ru": "Раз\nДва\n",
    }.items():
        (tmp_path / name).write_text(lines)
    return tmp_path


def test_sets_are_read_direct_and_by_pivot(heldout: Path) -> None:
    assert read_set(heldout, "flores-dev", ("de", "en"), None) == HeldOut(
        "flores-dev", ("de", "en"), ["Eins", "Zwei"], ["One", "Two"]
    )
    pivot = read_set(heldout, "flores-dev", ("de", "ru"), 1)
    assert (pivot.sources, pivot.references) == (["Eins"], ["Раз"])


def test_sets_out_of_step_are_told(heldout: Path) -> None:
    (heldout / "en-ru.flores-dev.en").write_text("One\nThree\n")
    with pytest.raises(LoctoolError, match="has other English texts"):
        read_set(heldout, "flores-dev", ("de", "ru"), None)
    (heldout / "de-en.flores-dev.en").write_text("One\n")
    with pytest.raises(LoctoolError, match="has 2 de lines and 1 en ones"):
        read_set(heldout, "flores-dev", ("de", "en"), None)
    with pytest.raises(LoctoolError, match="cannot be read"):
        read_set(heldout, "wmt20", ("de", "en"), None)


def test_quotation_marks_follow_the_references() -> None:
    drafts = ["“Yes,” he said: ‘No.’", "plain"]
    assert as_written(drafts, ['"Yes," he said', "x"]) == ["\"Yes,\" he said: 'No.'", "plain"]
    assert as_written(drafts, ["“Yes,” he said", "x"]) == drafts
    assert as_written(["«Да»"], ['"Да"']) == ['"Да"']


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("", {}), ("beam=2", {"beam": 2}), ("beam=6,length_penalty=0.8", {"beam": 6, "length_penalty": 0.8})],
)
def test_decoding_options_are_read(text: str, wanted: dict[str, float]) -> None:
    assert decoding(text) == wanted


@pytest.mark.parametrize("text", ["beams=2", "beam", "beam=two"])
def test_wrong_decoding_options_are_told(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="give beam, length_penalty"):
        decoding(text)


def test_only_the_named_packages_are_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))
    archive = packages.folders.EMBEDDED / "translate-en_ru.argosmodel"
    with only([archive]):
        assert {(*package.pair, package.origin) for package in packages.find_installed()} == {
            ("de", "en", "embedded"),
            ("en", "ru", "user"),
        }
    assert os.environ["ARGOS_PACKAGES_DIR"] == str(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_engine_takes_the_decoding_it_is_given() -> None:
    opened = engine(("de", "en"), threads=1, beam=2, length_penalty=0.5)
    assert (opened.decoding.beam, opened.decoding.length_penalty) == (2, 0.5)


def test_the_table_names_its_signatures_once() -> None:
    row = Row("flores-dev", ("de", "en", "ru"), 10, 12.34, 45.67, 2.0, ("BLEU|x", "chrF|y"))
    assert table([("", row), ("beam=2", row)]).splitlines() == [
        "| set | route | decoding | lines | BLEU | chrF | lines/s |",
        "|---|---|---|---|---|---|---|",
        "| flores-dev | de→en→ru | default | 10 | 12.3 | 45.7 | 5.0 |",
        "| flores-dev | de→en→ru | beam=2 | 10 | 12.3 | 45.7 | 5.0 |",
        "",
        "sacreBLEU: `BLEU|x`",
        "sacreBLEU: `chrF|y`",
    ]


def test_scores_are_sacrebleus() -> None:
    pytest.importorskip("sacrebleu", reason="part of the maker's environment only")
    (bleu, chrf), signatures = score(["The cat sat on the mat today."], ["The cat sat on the mat today."])
    assert (round(bleu), round(chrf)) == (100, 100)
    assert all("version:" in signature for signature in signatures)


def test_a_set_is_drafted_and_scored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("sacrebleu", reason="part of the maker's environment only")
    monkeypatch.setenv("LOCTOOL_DATA_DIR", str(tmp_path))
    texts = HeldOut("own", ("de", "en"), ["Das ist gut.", "Vielen Dank!"], ["That is good.", "Thank you very much!"])
    with only([]):
        row = judge(engine(("de", "en"), threads=1, beam=1), texts)
    assert (row.name, row.route, row.lines) == ("own", ("de", "en"), 2)
    assert 0 < row.chrf <= 100
