"""Label-smoothed cross entropy through the tied output layer, in slices that stay in the cache.

Imports torch, so import this module inside functions.
"""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

SMOOTHING = 0.1
"""Share of the probability that is spread over the vocabulary (Szegedy et al. 2016, section 7)."""


@torch.compile(dynamic=True)  # type: ignore[untyped-decorator]
def smoothed(logits: Tensor, bias: Tensor, gold: Tensor, scale: Tensor) -> tuple[Tensor, Tensor]:
    """Return the sum of the cross entropy, unsmoothed, and the smoothed one's gradient by the logits times `scale`."""
    x = logits.float() + bias.float()
    top = x.max(1, keepdim=True)[0]
    e = (x - top).exp()
    total = e.sum(1, keepdim=True)
    nll = (total.log() + top - x.gather(1, gold[:, None])).sum()
    hit = torch.arange(x.shape[1], device=x.device)[None] == gold[:, None]
    gradient = (e / total - SMOOTHING / x.shape[1] - torch.where(hit, 1 - SMOOTHING, 0.0)) * scale
    return nll, gradient.to(logits.dtype)


class Loss(torch.autograd.Function):
    """Nats a piece; the gradients are computed on the way, so that logits are never kept."""

    @staticmethod
    def forward(ctx: Any, states: Tensor, weight: Tensor, bias: Tensor, gold: Tensor) -> Tensor:
        """Return the mean cross entropy of `gold` (N) for `states` (N, D)."""
        size = 1024 if states.device.type == "cpu" else 8192
        scale = torch.tensor(1.0 / len(gold), device=states.device)
        d_states, d_bias = torch.empty_like(states), torch.zeros_like(bias)
        d_weight = torch.zeros_like(weight) if weight.requires_grad else None
        nll = torch.zeros((), device=states.device)
        for start in range(0, len(gold), size):
            part = states[start : start + size]
            summed, gradient = smoothed(F.linear(part, weight), bias, gold[start : start + size], scale)
            nll += summed
            d_states[start : start + size] = gradient @ weight
            d_bias += gradient.sum(0)
            if d_weight is not None:
                d_weight.addmm_(gradient.t(), part)
        ctx.gradients = d_states, d_weight, d_bias, None
        return nll * scale

    @staticmethod
    def backward(ctx: Any, _: Tensor) -> tuple[Tensor | None, ...]:
        """Return the gradients by states, weight and bias, for a loss that is not scaled any more."""
        gradients: tuple[Tensor | None, ...] = ctx.gradients
        return gradients
