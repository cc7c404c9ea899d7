"""Give a package the pieces of another one, so that its model can learn a further source language.

    python -m tools.starter.union en-ru PACKAGE --pieces-of PACKAGE --text FILE ... -o OUT

Both vocabularies must be cut from one, so that their scores agree. A new piece has its embedding from the other model,
moved by the mean difference of the embeddings that both have; only pieces that the texts use are taken.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from loctool.errors import LoctoolError
from loctool.files import read_text
from tools.starter.options import add_pair, run
from tools.starter.package import Checkpoint, read_package, write_package

EMBEDDING, BIAS = "w.weight", "b"
"""The parameters with a row for each piece."""
LEAST = 60
"""How often the texts must have a piece."""
RARE = 2
"""Percentile of the biases that a new piece begins with: the model must not write it before it has learned to."""
NORMAL = 1
"""SentencePiece's type of pieces that are neither bytes nor special."""


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_pair(parser)
    parser.add_argument("package", type=Path, help="package that learns a further language")
    parser.add_argument("--pieces-of", type=Path, required=True, help="package that knows the language")
    parser.add_argument("--text", type=Path, nargs="+", required=True, help="texts of the language, a line each")
    parser.add_argument("--least", type=int, default=LEAST, help="how often the texts must have a piece")
    parser.add_argument("-o", "--out", type=Path, required=True, help="package to write")
    return parser.parse_args()


def used_pieces(checkpoint: Checkpoint, texts: Iterable[str], least: int) -> list[str]:
    """Return the pieces that the texts have at least so often, in the order of the vocabulary."""
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor(model_proto=checkpoint.pieces)
    count = Counter(number for text in texts for number in processor.encode(text))
    return [processor.id_to_piece(number) for number in sorted(count) if count[number] >= least]


def joined(own: Checkpoint, other: Checkpoint, wanted: Iterable[str]) -> Checkpoint:
    """Return a checkpoint with the wanted pieces of another one behind its own. Raises LoctoolError."""
    ours, theirs = vocabulary(own), vocabulary(other)
    known = {piece.piece: number for number, piece in enumerate(ours.pieces)}
    others = {piece.piece: number for number, piece in enumerate(theirs.pieces)}
    shared = sorted(known.keys() & others.keys())
    if not shared or own.weights[EMBEDDING].shape[1] != other.weights[EMBEDDING].shape[1]:
        raise LoctoolError("these packages have no common beginning: their pieces or their widths differ")
    added = [others[name] for name in wanted if name not in known and theirs.pieces[others[name]].type == NORMAL]
    for number in added:
        ours.pieces.add().CopyFrom(theirs.pieces[number])
    ours.trainer_spec.vocab_size = len(ours.pieces)
    here, there = own.weights[EMBEDDING], other.weights[EMBEDDING]
    moved = here[[known[name] for name in shared]] - there[[others[name] for name in shared]]
    bias = own.weights[BIAS]
    weights = own.weights | {
        EMBEDDING: np.concatenate([here, there[added] + moved.mean(0)]).astype(np.float32),
        BIAS: np.concatenate([bias, np.full(len(added), np.percentile(bias, RARE), np.float32)]),
    }
    return replace(own, weights=weights, pieces=ours.SerializeToString())


def vocabulary(checkpoint: Checkpoint) -> Any:
    """Return the description of a package's SentencePiece model."""
    from sentencepiece import sentencepiece_model_pb2 as description

    model: Any = description.ModelProto()  # type: ignore[attr-defined]  # made at run time
    model.ParseFromString(checkpoint.pieces)
    return model


def main() -> None:
    """Run the command."""
    chosen = options()
    own, other = read_package(chosen.package), read_package(chosen.pieces_of)
    lines = (line for path in chosen.text for line in read_text(path).split("\n"))
    whole = joined(own, other, used_pieces(other, lines, chosen.least))
    readme = f"{chosen.package.name} with pieces of {chosen.pieces_of.name}, untrained. Made by tools/starter.\n"
    write_package(chosen.out, whole, chosen.pair, version="0.0", readme=readme)
    print(f"{chosen.out}: {len(whole.weights[BIAS]) - len(own.weights[BIAS])} new pieces")


if __name__ == "__main__":
    run(main)
