"""One cycle of training: the rate goes up, stays, and comes down to zero, which is where most of the gain is made."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field


@dataclass
class Done:
    """What has been done of a cycle; kept in its state, so that it can go on."""

    step: int = 0
    epoch: int = 0
    batch: int = 0
    """Batches of the epoch."""
    tokens: int = 0
    """Target pieces."""
    seconds: float = 0.0


@dataclass(frozen=True)
class Cycle:
    """How long, and how fast."""

    peak: float
    """Highest rate."""
    warmup: int
    """Steps on which the rate rises."""
    cooling: float
    """Share of the cycle, at its end, on which the rate falls to zero."""
    target_tokens: float = math.inf
    """Length in target pieces."""
    minutes: float = math.inf
    """Length in minutes of training, of all runs together; whichever of the two ends first."""

    def rate(self, done: Done) -> float:
        """Return the rate of the next step."""
        left = 1 - self.progress(done)
        return self.peak * max(0.0, min(1.0, (done.step + 1) / self.warmup, left / self.cooling))

    def progress(self, done: Done) -> float:
        """Return how much of the cycle is done, from 0 to 1."""
        return min(1.0, max(done.tokens / self.target_tokens, done.seconds / 60 / self.minutes))


@dataclass
class Told:
    """What happened since the last line of the log."""

    every: float
    """Seconds between lines."""
    since: float = field(default_factory=time.monotonic)
    tokens: int = 0
    losses: list[float] = field(default_factory=list)

    def line(self, loss: float, count: int, *, done: Done, rate: float) -> str | None:
        """Note a step's loss and target pieces; return a line for the log where it is time for one."""
        self.losses.append(loss)
        self.tokens += count
        passed = time.monotonic() - self.since
        if passed < self.every:
            return None
        mean, speed = sum(self.losses) / len(self.losses), self.tokens / passed if passed else 0.0
        self.since, self.tokens = time.monotonic(), 0
        self.losses.clear()
        return (
            f"{time.strftime('%H:%M:%S')} step {done.step} nll {mean:.3f} rate {rate:.1e} "
            f"{speed:.0f} target tokens/s, {done.tokens / 1e6:.2f} M"
        )
