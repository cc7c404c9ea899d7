"""What the network's parameters are called here, and in CTranslate2's model file."""

from __future__ import annotations

from collections.abc import Iterator


def names(layers: tuple[int, int]) -> Iterator[tuple[str, str]]:
    """Yield the network's name and CTranslate2's for every parameter."""
    yield "w.weight", "encoder/embeddings_0/weight"
    yield "b", "decoder/projection/bias"
    for ours, theirs, count in zip(("enc", "dec"), ("encoder", "decoder"), layers, strict=True):
        yield f"{ours}.p", f"{theirs}/position_encodings/encodings"
        yield from _norm(f"{ours}.n", f"{theirs}/layernorm_embedding")
        for layer in range(count):
            yield from _layer(f"{ours}.l.{layer}", f"{theirs}/layer_{layer}", cross=ours == "dec")


def _layer(ours: str, theirs: str, *, cross: bool) -> Iterator[tuple[str, str]]:
    """Yield the names of one layer."""
    linear = {"a.q": "self_attention/linear_0", "a.o": "self_attention/linear_1", "f1": "ffn/linear_0"}
    linear |= {"f2": "ffn/linear_1"}
    norm = {"n1": "self_attention/layer_norm", "n3": "ffn/layer_norm"}
    if cross:
        linear |= {f"c.{name}": f"attention/linear_{number}" for number, name in enumerate(("q", "kv", "o"))}
        norm |= {"n2": "attention/layer_norm"}
    for mine, other in linear.items():
        yield f"{ours}.{mine}.weight", f"{theirs}/{other}/weight"
        yield f"{ours}.{mine}.bias", f"{theirs}/{other}/bias"
    for mine, other in norm.items():
        yield from _norm(f"{ours}.{mine}", f"{theirs}/{other}")


def _norm(ours: str, theirs: str) -> Iterator[tuple[str, str]]:
    """Yield the names of a layer norm."""
    yield f"{ours}.weight", f"{theirs}/gamma"
    yield f"{ours}.bias", f"{theirs}/beta"
