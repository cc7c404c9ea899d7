"""Terminology in figures: terms checked beside two peers, and drafts that obey beside the free drafts of plain Argos.

Run: python benchmarks/terminology.py [--part dev|test]
"""

from __future__ import annotations

import runpy
from pathlib import Path

if __name__ == "__main__":
    for name in ("checking.py", "drafts.py"):
        runpy.run_path(str(Path(__file__).parent / "terminology" / name), run_name="__main__")
