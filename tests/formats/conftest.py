"""Decks for the tests of packed formats."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="session")
def okapi_decks() -> list[Path]:
    """Return the decks of Okapi's test suite; skip where they are not at hand."""
    folder = Path(os.environ.get("LOCTOOL_DECKS", ROOT.parent / "shared" / "decks"))
    if not (found := sorted((folder / "okapi").glob("*.[op][dp][pt]*"))):
        pytest.skip(f"no decks in {folder / 'okapi'}; name their folder in LOCTOOL_DECKS")
    return found
