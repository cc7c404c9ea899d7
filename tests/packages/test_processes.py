"""Several processes unpack the same package at once, and none sees half of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = """
from loctool.packages import find_installed, folder
path = folder(find_installed()[0])
print(path, (path / "model" / "model.bin").stat().st_size)
"""


def test_processes_at_once_agree(tmp_path: Path) -> None:
    running = [subprocess.Popen([sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, text=True) for _ in range(4)]
    results = {process.communicate(timeout=60)[0] for process in running}
    assert [process.returncode for process in running] == [0] * 4
    assert len(results) == 1
    assert len(list((tmp_path / "data" / "packages").iterdir())) == 1
