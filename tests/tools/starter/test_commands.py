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
from tools.starter import average, merge, neighbours, pivot, prepare, union
from tools.starter.batches import Prepared
from tools.starter.options import run
from tools.starter.package import Checkpoint, read_package, write_package

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


def test_pairs_are_made_by_way_of_english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "de-en.tsv").write_text(
        "Wer ist da?\tWho is there?\ttatoeba\nWer da?\tWho is there?\topen-bt\nEr geht.\tHe walks.\twmt-mt\n"
    )
    (tmp_path / "en-ru.tsv").write_text(
        "who is there\tКто там?\tnews-ref\nWho is there?\tКто здесь?\topen-mt\nHe walks.\tОн идёт.\tnews-ref\n"
    )
    out = tmp_path / "de-ru.pivot.tsv"
    call(monkeypatch, pivot.main, "de-ru", "--corpus", tmp_path, "-o", out)
    assert [tuple(line.split("\t")) for line in out.read_text().splitlines()] == [
        ("Wer ist da?", "Кто там?", "tatoeba"),
        ("Wer ist da?", "Кто здесь?", "open-mt"),
        ("Wer da?", "Кто там?", "open-bt"),
    ]


def test_prepared_corpora_are_joined_with_their_weights(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    one, both = tmp_path / "one.npz", tmp_path / "both.npz"
    call(monkeypatch, prepare.main, "de-en", "--corpus", corpus, "--start", PACKAGE, "-o", one)
    call(monkeypatch, merge.main, one, f"{one}=0.5", "-o", both)
    first, joined = Prepared.load(one), Prepared.load(both)
    assert joined.weight.tolist() == [*first.weight.tolist(), *(first.weight / 2).tolist()]
    for n in range(len(first)):
        assert joined.rows(np.array([n]))[0].tolist() == joined.rows(np.array([len(first) + n]))[0].tolist()


def test_a_model_takes_the_pieces_of_another_language(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A package whose vocabulary has lost its last pieces gets back those that the text uses, and no others."""
    whole = small(read_package(PACKAGE))
    own, other, out, text = (tmp_path / name for name in ("own.argosmodel", "other.argosmodel", "out", "text.txt"))
    lines = ["Kupfer leitet Strom", "Wer ist da?", "Die Preise steigen."] * 3
    text.write_text("\n".join(lines))
    used = union.used_pieces(whole, lines, 3)
    write_package(other, whole, ("de", "en"), version="0.1", readme="")
    write_package(own, without_pieces(whole, used[-4:]), ("en", "de"), version="0.1", readme="")
    call(monkeypatch, union.main, "en-de", own, "--pieces-of", other, "--text", text, "--least", 3, "-o", out)
    found, before = read_package(out), read_package(own)
    assert len(found.weights["b"]) == len(before.weights["b"]) + 4 == len(whole.weights["b"])
    cut = [sentencepiece.SentencePieceProcessor(model_proto=one.pieces) for one in (whole, found, before)]
    assert (
        cut[0].encode(lines, out_type=str) == cut[1].encode(lines, out_type=str) != cut[2].encode(lines, out_type=str)
    )
    here, there = (processor.piece_to_id(used[-1]) for processor in (cut[1], cut[0]))
    assert np.allclose(found.weights["w.weight"][here], whole.weights["w.weight"][there], atol=0.01)


def without_pieces(checkpoint: Checkpoint, pieces: list[str]) -> Checkpoint:
    vocabulary = union.vocabulary(checkpoint)
    kept = [number for number, one in enumerate(vocabulary.pieces) if one.piece not in pieces]
    left = [vocabulary.pieces[number] for number in kept]
    del vocabulary.pieces[:]
    vocabulary.pieces.extend(left)
    weights = checkpoint.weights | {name: checkpoint.weights[name][kept] for name in (union.EMBEDDING, union.BIAS)}
    return replace(checkpoint, weights=weights, pieces=vocabulary.SerializeToString())
