"""loctool export --format xliff, a translator at work, and loctool import."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import Run
from tests.exchange.xliff.structure import faults


def exported(loctool: Run, project: Path) -> Path:
    assert loctool("extract").returncode == 0
    assert loctool("draft", "--engine", "pseudo", "-q").returncode == 0
    done = loctool("export", "ru", "--format", "xliff")
    assert done.returncode == 0, done.stderr
    (path,) = (project / "build" / "exchange").iterdir()
    assert path.name == "slides.ru.xlf"
    assert faults(path.read_bytes()) == []
    return path


def test_there_and_back(loctool: Run, project: Path) -> None:
    path = exported(loctool, project)
    catalog = project / "locales" / "ru" / "LC_MESSAGES" / "seltene-erden.po"
    before = catalog.read_bytes()
    assert loctool("import", str(path)).returncode == 0
    assert catalog.read_bytes() == before
    raw, count = re.subn(
        r'state="initial" subState="loctool:draft">(\s*<source>)(.*?)</source>\s*<target>.*?</target>',
        r'state="final">\1\2</source><target>Другое: \2</target>',
        path.read_text("utf-8"),
        flags=re.DOTALL,
    )
    assert count > 20
    path.write_text(raw, "utf-8")
    done = loctool("import", str(path))
    assert (done.returncode, f"{count} changed" in done.stdout) == (0, True), done.stdout + done.stderr
    entries = re.findall(r'\nmsgid "(.+)"\nmsgstr "(.+)"', catalog.read_text("utf-8"))
    assert len(entries) > 10
    assert all(target == f"Другое: {source}" for source, target in entries)
    assert "fuzzy" not in catalog.read_text("utf-8").partition("\n\n")[2]
    assert loctool("export", "ru", "--format", "xliff").stdout.startswith("wrote")
    assert loctool("export", "ru", "--format", "xliff").stdout.startswith("kept")


def test_a_broken_file_changes_nothing(loctool: Run, project: Path) -> None:
    path = exported(loctool, project)
    catalog = project / "locales" / "ru" / "LC_MESSAGES" / "seltene-erden.po"
    before = catalog.read_bytes()
    path.write_bytes(path.read_bytes()[:-40])
    done = loctool("import", str(path))
    assert done.returncode == 2
    assert re.fullmatch(r"loctool: \S*slides\.ru\.xlf:\d+: is not valid XLIFF: .*\n", done.stderr), done.stderr
    assert catalog.read_bytes() == before
