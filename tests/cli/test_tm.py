"""loctool tm as a user runs it."""

from __future__ import annotations

import ntpath
import os
from pathlib import Path, PureWindowsPath

import pytest

from loctool.verbs import tm
from tests.conftest import Run


def test_exchange_and_status(loctool: Run, project: Path) -> None:
    (project / "loctool.toml").write_text('name = "T"\ntargets = ["en"]\nmemory = "shared/tm.sqlite"\n')
    loctool("extract")
    path = project / "locales" / "en" / "LC_MESSAGES" / "seltene-erden.po"
    title = "Kein offizieller Kommentar aus dem Weißen Haus"
    text = path.read_text()
    path.write_text(text.replace(f'msgid "{title}"\nmsgstr ""', f'msgid "{title}"\nmsgstr "No comment"'))
    out = loctool("tm", "export", "all.tmx")
    assert (out.returncode, out.stdout) == (0, "wrote all.tmx: 1 units\n")
    first = (project / "all.tmx").read_bytes()
    loctool("tm", "export", "all.tmx")
    assert (project / "all.tmx").read_bytes() == first
    assert loctool("tm", "import", "all.tmx").stdout == "imported 1 units from all.tmx\n"
    lines = loctool("tm", "status").stdout.splitlines()
    assert lines[0].startswith("shared/tm.sqlite: 2 units, ")
    assert lines[1:] == ["catalog   locales/en/LC_MESSAGES/seltene-erden.po: 1 en", "imported  all.tmx: 1 en"]


def test_bad_files(loctool: Run, project: Path) -> None:
    loctool("extract")
    (project / "bad.tmx").write_text('<tmx version="1.4"><body>\n<tu><tuv xml:lang="de"></seg>')
    (project / "none.tmx").write_text('<tmx version="1.4"><body/></tmx>')
    for name, words in (
        ("bad.tmx", "loctool: bad.tmx:2: is not valid TMX: mismatched tag; mend or export it again\n"),
        ("none.tmx", "loctool: none.tmx: has no unit from de into en, ru\n"),
        ("missing.tmx", "loctool: missing.tmx: there is no such file\n"),
    ):
        result = loctool("tm", "import", name)
        assert (result.returncode, result.stderr) == (2, words)
    assert ": 0 units, " in loctool("tm", "status").stdout


def test_a_memory_on_another_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "relpath", ntpath.relpath)
    monkeypatch.setattr(tm, "Path", PureWindowsPath)
    folder = PureWindowsPath("D:/memories")
    assert tm._path_from(folder, PureWindowsPath("D:/work/en.po")) == "../work/en.po"
    assert tm._path_from(folder, PureWindowsPath("C:/work/en.po")) == "C:/work/en.po"
