"""The whole job on the real deck with the embedded models, as a user runs it."""

from __future__ import annotations

import gettext
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from loctool.catalog.reader import read
from tests.conftest import INHERITED, Run

CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)


MESSAGES = 800
HASTY = """
from loctool.cli import main
from loctool.drafting import batches, run
batches.SIZE, run.SAVE_EVERY = 40, 0
main()
"""
"""The real command, saving after every few messages."""


def shorten(project: Path) -> None:
    """Leave a few slides of the deck."""
    path = project / "source" / "seltene-erden.md"
    slides = path.read_text().split("\n---\n")
    path.write_text("\n---\n".join([*slides[:3], *(slide for slide in slides if "Kein offizieller" in slide)]))


def digest(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def po(project: Path, language: str) -> Path:
    return project / "locales" / language / "LC_MESSAGES" / "seltene-erden.po"


def compiled(project: Path, language: str) -> gettext.GNUTranslations:
    with po(project, language).with_suffix(".mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def msgfmt_accepts(path: Path) -> bool:
    """Tell what GNU gettext says of a catalog; where it is not installed, nothing speaks against it."""
    return not shutil.which("msgfmt") or not subprocess.run(["msgfmt", "-c", "-o", os.devnull, path]).returncode


def texts(project: Path, language: str) -> dict[str, str]:
    """Return msgid -> text of the messages that have one."""
    return {entry.msgid: entry.msgstr for entry in read(po(project, language)).messages() if entry.msgstr}


def test_the_whole_job(loctool_process: Run, project: Path, home: Path, tmp_path: Path) -> None:
    loctool = loctool_process
    assert loctool("extract").returncode == 0
    drafted = loctool("draft")
    assert drafted.stderr.startswith("drafting en: ")
    assert drafted.returncode == int("left undrafted, " in drafted.stderr)
    for language in ("en", "ru"):
        text = po(project, language).read_text()
        assert "# loctool: draft argos de-en" in text
        assert 'msgid "Shutterstock.com"\nmsgstr "Shutterstock.com"' in text
        assert msgfmt_accepts(po(project, language))
    assert 'msgstr "Фото: miss.cabul / Shutterstock.com"' in po(project, "ru").read_text()
    assert len(CYRILLIC.findall("".join(texts(project, "ru").values()))) > 200

    first = {language: texts(project, language) for language in ("en", "ru")}
    loctool("draft")
    assert all(first[language].items() <= texts(project, language).items() for language in first)
    kept = digest(project / "locales")
    assert loctool("extract").returncode == 0
    assert digest(project / "locales") == kept

    assert loctool("check").returncode in (0, 1)
    assert loctool("compile").returncode == 0
    assert compiled(project, "en").gettext("Shutterstock") == "Shutterstock"
    drafts = texts(project, "en")
    assert {msgid: compiled(project, "en").gettext(msgid) for msgid in drafts} == {msgid: msgid for msgid in drafts}
    assert loctool("compile", "--use-drafts").returncode == 0
    assert {msgid: compiled(project, "en").gettext(msgid) for msgid in drafts} == drafts

    rendered = loctool("render", "ru", "--use-drafts", "-o", str(tmp_path / "ru"))
    whole = len(texts(project, "ru")) == len(read(po(project, "ru")).messages())
    assert (", 0 left as they are" in rendered.stdout) == whole
    assert "lang: ru" in (tmp_path / "ru" / "seltene-erden.md").read_text()
    table = loctool("status").stdout.splitlines()
    assert [line.split()[:3] for line in table[1:3]] == [["seltene-erden", "en", "0"], ["seltene-erden", "ru", "0"]]
    assert loctool("models", "verify").returncode == 0
    assert not list(home.iterdir())


def test_a_person_s_text_is_never_touched(loctool: Run, project: Path) -> None:
    shorten(project)
    loctool("extract")
    loctool("draft", "en", "--engine", "pseudo")
    path = po(project, "en")
    text = path.read_text()
    entry = re.search(
        r'# loctool: draft pseudo[^\n]*\n(?:#[^\n]*\n)*msgid "Kein offizieller[^\n]*\nmsgstr "[^\n]*"', text
    )
    assert entry
    mine = re.sub(r'msgstr ".*"', 'msgstr "No word from Washington"', entry[0])
    path.write_text(text.replace(entry[0], mine))
    mine = re.sub(r"# loctool: draft .*\n", "", mine)
    assert re.search(r"0 drafted, 0 copied, \d+ drafts by another engine", loctool("draft", "en").stdout)
    assert "draft argos" not in path.read_text()
    loctool("draft", "en", "--renew")
    assert mine in path.read_text()
    assert "draft pseudo" not in path.read_text().replace(mine, "")


def test_render_falls_back_to_the_source(loctool: Run, project: Path, tmp_path: Path) -> None:
    loctool("extract")
    loctool("render", "en", "-o", str(tmp_path / "en"))
    source = (project / "source" / "seltene-erden.md").read_text()
    assert (tmp_path / "en" / "seltene-erden.md").read_text() == source.replace("lang: de", "lang: en")


def test_english_source_into_russian(loctool: Run, project: Path) -> None:
    (project / "loctool.toml").write_text('source_language = "en"\ntargets = ["ru"]\n')
    (project / "source" / "seltene-erden.md").write_text("# The weather\n\nThe weather is good today.\n")
    (project / "glossary" / "seltene-erden.csv").write_text("en,ru\nweather,погода\n")
    loctool("extract")
    loctool("draft")
    assert "draft argos en-ru" in po(project, "ru").read_text()
    assert CYRILLIC.search("".join(texts(project, "ru").values()))


def test_no_network_namespace(loctool: Run, project: Path, models_folder: Path) -> None:
    probe = subprocess.run(["unshare", "-rn", "true"], capture_output=True)
    if probe.returncode:
        pytest.skip("this machine makes no network namespaces")
    shorten(project)
    loctool("extract")
    result = subprocess.run(
        ["unshare", "-rn", sys.executable, "-m", "loctool", "draft", "en"],
        cwd=project, env={**INHERITED, "LOCTOOL_DATA_DIR": str(models_folder), "HOME": "/nonexistent"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert re.match(r"en: [1-9]\d* drafted", result.stdout), result.stderr


def test_an_interrupt_keeps_what_is_finished(loctool: Run, project: Path, models_folder: Path) -> None:
    deck = "\n---\n".join(
        f"# Titel {n}\n\nDas ist der {n}. Satz über Abkommen und Gespräche.\n" for n in range(MESSAGES // 2)
    )
    (project / "source" / "seltene-erden.md").write_text(deck)
    loctool("extract")
    process = subprocess.Popen(
        [sys.executable, "-c", HASTY, "draft", "en"],
        cwd=project, env={**INHERITED, "LOCTOOL_DATA_DIR": str(models_folder), "HOME": str(project)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    before = po(project, "en").read_bytes()
    deadline = time.monotonic() + 120
    while po(project, "en").read_bytes() == before and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.splitlines()[-1] == "loctool: interrupted; what was finished is kept, run the command again to go on"
    text = po(project, "en").read_text()
    finished = text.count("# loctool: draft argos")
    assert 0 < finished < MESSAGES
    assert msgfmt_accepts(po(project, "en"))
