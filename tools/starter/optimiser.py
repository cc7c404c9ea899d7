"""AdamW on flat buffers, with a running average of the weights.

Imports torch, so import this module inside functions.
"""

from __future__ import annotations

import itertools
from typing import Any

import torch
from torch import Tensor

from tools.starter.network import Network

BETAS = (0.9, 0.98)
DECAY = 0.01
LONGEST_GRADIENT = 1.0
KEPT = ("master", "first", "second", "average")
"""Buffers that make the state."""


@torch.compile(dynamic=False)  # type: ignore[untyped-decorator]
def adam(buffers: tuple[Tensor, ...], rate: Tensor, fixes: tuple[Tensor, Tensor], clip: Tensor) -> None:
    """Make one step (Loshchilov and Hutter 2019, algorithm 2) and clear the gradient.

    The buffers are master, first and second moment in fp32, gradient and weights in the network's type, and factors of
    the rate.
    """
    master, first, second, gradient, weights, factor = buffers
    g = gradient.float() * clip
    m, v = first * BETAS[0] + g * (1 - BETAS[0]), second * BETAS[1] + g * g * (1 - BETAS[1])
    new = master - rate * factor * (m * fixes[0] / ((v * fixes[1]).sqrt() + 1e-8) + DECAY * master)
    master.copy_(new)
    first.copy_(m)
    second.copy_(v)
    weights.copy_(new.to(weights.dtype))
    gradient.zero_()


class Optimiser:
    """The learning parameters of a network as views into flat buffers."""

    def __init__(self, network: Network, dtype: torch.dtype, encoder_rate: float) -> None:
        """Turn the network into `dtype`; the pretrained encoder learns at `encoder_rate` of the rate."""
        learning = {name: p for name, p in network.named_parameters() if p.requires_grad}
        self.names = list(learning)
        ends = itertools.accumulate(p.numel() for p in learning.values())
        self.master = torch.cat([p.detach().float().reshape(-1) for p in learning.values()])
        self.first, self.second = torch.zeros_like(self.master), torch.zeros_like(self.master)
        self.average = self.master.clone()
        factors = [torch.full((p.numel(),), factor(name, encoder_rate)) for name, p in learning.items()]
        self.factor = torch.cat(factors).to(self.master.device)
        network.to(dtype)
        self.weights = self.master.to(dtype)
        self.gradient = torch.zeros_like(self.weights)
        for p, end in zip(learning.values(), ends, strict=True):
            p.data = self.weights[end - p.numel() : end].view(p.shape)
            p.grad = self.gradient[end - p.numel() : end].view(p.shape)

    def step(self, number: int, rate: float) -> None:
        """Make step `number`, counted from 1."""
        norm = float(self.gradient.float().norm())
        fixes = (torch.tensor(1 / (1 - BETAS[0] ** number)), torch.tensor(1 / (1 - BETAS[1] ** number)))
        buffers = (self.master, self.first, self.second, self.gradient, self.weights, self.factor)
        with torch.no_grad():
            adam(buffers, torch.tensor(rate), fixes, torch.tensor(min(1.0, LONGEST_GRADIENT / (norm + 1e-6))))
            if number % 8 == 0:
                self.average.lerp_(self.master, max(0.004, 1 / (2 + number / 8)))

    def state(self) -> dict[str, Tensor]:
        """Return what `load` needs to go on."""
        return {name: getattr(self, name) for name in KEPT}

    def load(self, state: dict[str, Any]) -> None:
        """Go on from a state."""
        for name, value in state.items():
            getattr(self, name).copy_(value)
        self.weights.copy_(self.master)


def factor(name: str, encoder_rate: float) -> float:
    """Return the factor of the rate for a parameter: the embedding, which serves both sides, lies between them."""
    if name.startswith("enc."):
        return encoder_rate
    return 0.5 if name.startswith("w.") else 1.0
