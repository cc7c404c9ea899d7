"""prepare and neighbours as they are run, on a small corpus and the embedded package."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import sentencepiece

from loctool.packages import folders
from tests.tools.starter.small import small
from tools.starter import average, neighbours, prepare
from tools.starter.batches import Prepared
from tools.starter.options import run
from tools.starter.package import read_package, write_package

PACKAGE = folders.EMBEDDED / "translate-de_en.argosmodel"
DECK = "Derzeit kontrolliert China den Großteil des weltweiten Marktes für Seltene Erden."
ROWS = [
    ("Die Preise steigen.", "Prices are rising.", "news-ref"),
    (DECK, "China controls the larger part of the market.", "news-ref"),
    ("Ein Satz der Probe.", "A sentence of the test.", "tatoeba"),
    ("Von einem Übersetzungsdienst.", "From a translation service.", "wmt-mt"),
    ("Wer ist da?", "Who is there?", "tatoeba"),
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (folder := tmp_path / "corpus" / "heldout").mkdir(parents=True)
    (folder / "de-en.flores-dev.en").write_text("A sentence of the test.\n")
    (folder.parent / "de-en.tsv").write_text("".join("\t".join(row) + "\n" for row in ROWS))
    (folder.parent / "slides.de-en-ru.tsv").write_text(
        "Kupfer leitet Strom\tCopper conducts current\tМедь проводит ток\n"
    )
    return folder.parent


def call(monkeypatch: pytest.MonkeyPatch, main: object, *args: object) -> None:
    """Run a command's main with these arguments."""
    monkeypatch.setattr(sys, "argv", ["command", *map(str, args)])
    run(main)  # type: ignore[arg-type]


def test_a_corpus_is_prepared_and_reported(corpus: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    out = tmp_path / "build" / "de-en.npz"
    call(monkeypatch, prepare.main, "de-en", "--corpus", corpus, "--start", PACKAGE, "-o", out)
    prepared = Prepared.load(out)
    assert json.loads(out.with_suffix(".json").read_bytes()) == {
        "files": ["de-en.tsv", "slides.de-en-ru.tsv"],
        "kept": {"news-ref": 1, "tatoeba": 1, "slides": 1},
        "dropped": {"held out": 2, "left out by the mixture": 1},
        "target pieces": int(prepared.target_length.sum()),
        "target pieces of an epoch": int((prepared.target_length * prepared.weight).sum()),
    }
    assert prepared.weight.tolist() == [3.0, 2.0, 8.0]
    processor = sentencepiece.SentencePieceProcessor(model_proto=read_package(PACKAGE).pieces)
    x, y = prepared.rows(np.array([2]))
    assert processor.decode(x[0, :-1].tolist()) == "Kupfer leitet Strom"
    assert processor.decode(y[0, 1:-1].tolist()) == "Copper conducts current"


def test_a_deck_in_the_corpus_is_told(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        call(monkeypatch, neighbours.main, "de-en", "--corpus", corpus)
    assert stopped.value.code == 1
    told = capsys.readouterr().out.splitlines()
    assert told[2].startswith(f"| 100 | 11 | {DECK} |")
    assert told[-1].endswith(" sentences, 1 of more than three words with a neighbour of 90 or more")
    (corpus / "de-en.tsv").write_text("\t".join(ROWS[0]) + "\n")
    with pytest.raises(SystemExit) as stopped:
        call(monkeypatch, neighbours.main, "de-en", "--corpus", corpus)
    assert stopped.value.code == 0


def test_what_a_user_can_mend_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        call(monkeypatch, prepare.main, "de-en", "--corpus", tmp_path, "--start", PACKAGE, "-o", tmp_path / "x.npz")
    assert (stopped.value.code, capsys.readouterr().err) == (2, f"starter: {tmp_path}/heldout: holds no test sets\n")
    assert not (tmp_path / "x.npz").exists()


def test_the_mean_of_packages_and_beyond_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    one, start, out = (tmp_path / f"{name}.argosmodel" for name in ("one", "start", "mean"))
    package = small(read_package(PACKAGE))
    write_package(one, package, ("de", "en"), version="0.1", readme="")
    bias = package.weights["b"] - 1.0
    changed = replace(package, weights=package.weights | {"b": bias})
    write_package(start, changed, ("de", "en"), version="0.1", readme="")
    beyond = ("--start", start, "--share", 1.5)
    call(monkeypatch, average.main, "de-en", one, one, "--version", "0.9", *beyond, "-o", out)
    found = read_package(out)
    assert found.weights["b"] == pytest.approx(bias + 1.5, abs=1e-4)
    assert all(
        np.allclose(found.weights[name], value, atol=1e-5) for name, value in package.weights.items() if name != "b"
    )
    with pytest.raises(SystemExit):
        call(monkeypatch, average.main, "de-en", one, "--version", "0.9", "--share", 1.5, "-o", out)
