"""The starter's network: encoder and decoder, post-norm, GELU, learned positions, one shared embedding.

Imports torch, so import this module inside functions. Shapes: B sentences, L pieces, D width, H heads, V vocabulary.
"""

from __future__ import annotations

from contextlib import nullcontext

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from tools.starter.package import HEADS, PLACES, Checkpoint


class Attention(nn.Module):
    """Multi-head attention without a mask but the causal one: the sources of a batch have one length."""

    def __init__(self, width: int, *, cross: bool = False) -> None:
        super().__init__()
        self.cross = cross
        self.q = nn.Linear(width, width if cross else 3 * width)
        if cross:
            self.kv = nn.Linear(width, 2 * width)
        self.o = nn.Linear(width, width)

    def forward(self, x: Tensor, memory: Tensor | None = None, *, causal: bool = False) -> Tensor:
        """Return what x (B, L, D) sees of itself, or of `memory`."""
        batch, length, width = x.shape
        if memory is not None:
            q = self.q(x).view(batch, length, HEADS, -1).transpose(1, 2)
            k, v = self.kv(memory).view(batch, memory.shape[1], 2, HEADS, -1).permute(2, 0, 3, 1, 4)
        else:
            q, k, v = self.q(x).view(batch, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        if x.device.type == "cpu":
            seen = self._plain(q, k, v, causal=causal)
        else:
            seen = F.scaled_dot_product_attention(q, k, v, is_causal=causal)
        return self.o(seen.transpose(1, 2).reshape(batch, length, width))

    def _plain(self, q: Tensor, k: Tensor, v: Tensor, *, causal: bool) -> Tensor:
        """Attend by plain products: on a CPU the fused attention's backward pass takes six times as long."""
        batch, heads, length, part = q.shape
        q, k, v = (t.reshape(batch * heads, -1, part) for t in (q, k, v))
        score = torch.bmm(q, k.transpose(1, 2)).float() * part**-0.5
        if causal:
            score = score.masked_fill(torch.ones(length, length, dtype=torch.bool).triu(1), float("-inf"))
        return torch.bmm(torch.softmax(score, -1).to(q.dtype), v).view(batch, heads, length, part)


class Layer(nn.Module):
    """One layer of the encoder, or of the decoder, which sees the encoder too."""

    def __init__(self, width: int, inner: int, dropout: float, *, decoder: bool) -> None:
        super().__init__()
        self.decoder, self.drop = decoder, nn.Dropout(dropout)
        self.a, self.n1 = Attention(width), nn.LayerNorm(width)
        if decoder:
            self.c, self.n2 = Attention(width, cross=True), nn.LayerNorm(width)
        self.f1, self.f2, self.n3 = nn.Linear(width, inner), nn.Linear(inner, width), nn.LayerNorm(width)

    def forward(self, x: Tensor, memory: Tensor | None = None) -> Tensor:
        """Return the layer's states (B, L, D)."""
        x = self.n1(x + self.drop(self.a(x, causal=self.decoder)))
        if self.decoder:
            x = self.n2(x + self.drop(self.c(x, memory)))
        return self.n3(x + self.drop(self.f2(F.gelu(self.f1(x)))))


class Stack(nn.Module):
    """Positions and the layers of one side."""

    def __init__(self, layers: int, width: int, inner: int, dropout: float, *, decoder: bool) -> None:
        super().__init__()
        self.p, self.n, self.drop = nn.Parameter(torch.zeros(PLACES, width)), nn.LayerNorm(width), nn.Dropout(dropout)
        self.l = nn.ModuleList(Layer(width, inner, dropout, decoder=decoder) for _ in range(layers))

    def forward(self, embedded: Tensor, memory: Tensor | None = None) -> Tensor:
        """Return the last layer's states (B, L, D)."""
        x = self.drop(self.n(embedded + self.p[: embedded.shape[1]]))
        for layer in self.l:
            x = layer(x, memory)
        return x


class Network(nn.Module):
    """The whole model; logits are `states @ w.weight.T + b`."""

    def __init__(self, checkpoint: Checkpoint, *, freeze: tuple[str, ...] = (), dropout: float = 0.0) -> None:
        """Take the checkpoint's weights; parameters whose names begin with one of `freeze` stay as they are."""
        super().__init__()
        vocabulary, width = checkpoint.weights["w.weight"].shape
        inner = len(checkpoint.weights["enc.l.0.f1.bias"])
        self.w, self.b = nn.Embedding(vocabulary, width), nn.Parameter(torch.zeros(vocabulary))
        self.enc = Stack(checkpoint.layers[0], width, inner, dropout, decoder=False)
        self.dec = Stack(checkpoint.layers[1], width, inner, dropout, decoder=True)
        self.load_state_dict({name: torch.from_numpy(value) for name, value in checkpoint.weights.items()})
        for name, parameter in self.named_parameters():
            parameter.requires_grad_(not name.startswith(freeze) if freeze else True)
        self.still = not any(p.requires_grad for p in (*self.enc.parameters(), self.w.weight))

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """Return the decoder's states (B, L, D); an encoder that does not learn needs no gradients."""
        with torch.no_grad() if self.still else nullcontext():
            memory = self.enc(self.w(source))
        return self.dec(self.w(target), memory)
