"""Engines on the real embedded packages, in homes of their own."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def at_home(home: Path) -> None:
    """Let every test have an empty home."""
