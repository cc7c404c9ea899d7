"""loctool compile: only what changed, and never a wrong file."""

from __future__ import annotations

import gettext
import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from loctool.catalog.provenance import store_draft
from loctool.catalog.reader import read
from loctool.catalog.writer import save
from loctool.cli import main
from loctool.compiling.mo import MoOptions, compile_mo
from loctool.model import Severity
from loctool.project import find
from loctool.verbs.check import check
from loctool.verbs.compile import Output, compile_catalogs
from loctool.verbs.extract import extract
from tests.catalog.entries import table_at

DECK = "# Wald\n\nDer Wald ist grün.\n\nEr wächst.\n\nEr rauscht.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "loctool.toml").write_text('name = "T"\ntargets = ["en"]\n')
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "deck.md").write_text(DECK)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOCTOOL_DATA_DIR", str(tmp_path / "own"))
    extract(find(tmp_path))
    translate(tmp_path, "Der Wald ist grün.", "The forest is green.")
    return tmp_path


def po(folder: Path) -> Path:
    return folder / "locales" / "en" / "LC_MESSAGES" / "deck.po"


def mo(folder: Path) -> Path:
    return po(folder).with_suffix(".mo")


def translate(folder: Path, msgid: str, msgstr: str, fuzzy: bool = False, draft: bool = False) -> None:
    catalog = read(po(folder))
    (entry,) = [entry for entry in catalog.messages() if entry.msgid == msgid]
    if draft:
        store_draft(entry, msgstr, "pseudo", ("de", "en"), "")
    else:
        entry.msgstr, entry.flags = msgstr, ["fuzzy"] if fuzzy else []
    save(catalog)


def run(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["compile", *args])
    return result.exit_code, result.output


def test_what_did_not_change_is_not_written(folder: Path) -> None:
    assert run() == (0, "wrote locales/en/LC_MESSAGES/deck.mo: 1 messages, 3 left out\n")
    before = mo(folder).stat()
    assert run() == (0, "kept  locales/en/LC_MESSAGES/deck.mo: 1 messages, 3 left out\n")
    assert (mo(folder).stat().st_mtime_ns, mo(folder).stat().st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("damage", ["touched", "longer", "gone", "other"])
def test_a_file_that_somebody_changed_is_written_anew(damage: str, folder: Path) -> None:
    run()
    content, times = mo(folder).read_bytes(), mo(folder).stat()
    if damage == "gone":
        mo(folder).unlink()
    else:
        mo(folder).write_bytes({"touched": content[:-2] + b"!\0", "longer": content + b"\0", "other": b""}[damage])
        os.utime(mo(folder), ns=(times.st_atime_ns, times.st_mtime_ns))
    assert run()[1].startswith("wrote ")
    assert mo(folder).read_bytes() == content


def test_changed_catalogs_and_options_are_seen(folder: Path) -> None:
    project = find(folder)
    assert [one.changed for one in compile_catalogs(project)] == [True]
    translate(folder, "Er wächst.", "It grows.")
    assert [one.changed for one in compile_catalogs(project)] == [True]
    for options in (MoOptions(hashed=False), MoOptions(endian="big"), MoOptions()):
        assert [one.changed for one in compile_catalogs(project, output=Output(options=options))] == [True]
        assert mo(folder).read_bytes() == compile_mo(table_at(po(folder)), options)
        assert [one.changed for one in compile_catalogs(project, output=Output(options=options))] == [False]


def test_check_writes_nothing(folder: Path) -> None:
    assert run("--check") == (1, "would write locales/en/LC_MESSAGES/deck.mo: 1 messages, 3 left out\n")
    assert not mo(folder).exists()
    run()
    assert run("--check") == (0, "kept  locales/en/LC_MESSAGES/deck.mo: 1 messages, 3 left out\n")
    content = mo(folder).read_bytes()
    translate(folder, "Er wächst.", "It grows.")
    assert run("--check", "--manifest", "m.json")[0] == 1
    assert (mo(folder).read_bytes(), (folder / "m.json").exists()) == (content, False)


def test_manifest(folder: Path) -> None:
    translate(folder, "Er wächst.", "It grows.", fuzzy=True)
    translate(folder, "Er rauscht.", "It whispers.", draft=True)
    assert run("--manifest", "m.json", "-q") == (0, "")
    assert json.loads((folder / "m.json").read_text()) == {
        "source_language": "de",
        "catalogs": [
            {
                "domain": "deck",
                "language": "en",
                "catalog": "locales/en/LC_MESSAGES/deck.po",
                "file": "locales/en/LC_MESSAGES/deck.mo",
                "sha256": hashlib.sha256(mo(folder).read_bytes()).hexdigest(),
                "shipped": 1,
                "left_out": 3,
                "messages": [
                    {"msgid": "Wald", "state": "source"},
                    {"msgid": "Der Wald ist grün.", "state": "approved"},
                    {"msgid": "Er wächst.", "state": "stale"},
                    {"msgid": "Er rauscht.", "state": "draft"},
                ],
            }
        ],
    }


@pytest.mark.parametrize("options", [(), ("--use-drafts",), ("--no-hash",), ("--format", "jed"), ("--endian", "big")])
def test_the_manifest_counts_what_is_shipped(folder: Path, options: tuple[str, ...]) -> None:
    translate(folder, "Er rauscht.", "It whispers.", draft=True)
    assert run("--manifest", "m.json", "-q", *options) == (0, "")
    (one,) = json.loads((folder / "m.json").read_text())["catalogs"]
    file = folder / one["file"]
    assert one["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    states = [message["state"] for message in one["messages"]]
    assert one["shipped"] == states.count("approved") + ("--use-drafts" in options) * states.count("draft")
    assert one["shipped"] + one["left_out"] == len(states)
    if file.suffix == ".mo":
        with file.open("rb") as opened:
            assert len([msgid for msgid in gettext.GNUTranslations(opened)._catalog if msgid]) == one["shipped"]


def test_the_manifest_is_checked_too(folder: Path, tmp_path: Path) -> None:
    run()
    path = str(tmp_path / "elsewhere" / "m.json")
    kept = "kept  locales/en/LC_MESSAGES/deck.mo: 1 messages, 3 left out\n"
    assert run("--check", "--manifest", path) == (1, f"{kept}would write {path}: 1 messages, 3 left out\n")
    output = Output(manifest=Path(path))
    assert [one.changed for one in compile_catalogs(find(folder), use_drafts=True, output=output)] == [False, True]
    assert run("--check", "--manifest", path) == (0, f"{kept}kept  {path}: 1 messages, 3 left out\n")


def test_formats(folder: Path) -> None:
    assert run("--format", "i18next")[1] == "wrote locales/en/LC_MESSAGES/deck.json: 1 messages, 3 left out\n"
    assert json.loads(mo(folder).with_suffix(".json").read_text()) == {"Der Wald ist grün.": "The forest is green."}
    assert run("--format", "jed")[1].startswith("wrote ")
    assert run("--format", "jed")[1].startswith("kept ")
    assert not mo(folder).exists()


def test_nothing_is_written_where_one_catalog_is_broken(folder: Path) -> None:
    (folder / "source" / "zoo.md").write_text("# Zoo\n")
    extract(find(folder))
    po(folder).with_name("zoo.po").write_text('msgid "a\nmsgstr ""\n')
    code, said = run()
    assert (code, said) == (2, "loctool: locales/en/LC_MESSAGES/zoo.po:1:7: a string without its closing quotation mark; close it in this line (a mark inside is \\\")\n")  # fmt: skip
    assert not mo(folder).exists()


HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
MSGFMT_REVISIONS = [
    ("c-format", "%<PRIu64> x", "%<PRIu64> y"), ("c-format", "%d x", "%Id y"), ("c-format", "%Id x", "%d y"),
    ("no-c-format", "%<PRIu64>", "%<PRIu64>"), ("c-format", "%%<PRIu64>", "%%<PRIu64>"), ("c-format", "%<PRIu63>", "%<PRIu63>"),
    ("c-format", "%1$-5.*<PRIdMAX>", "%2$s %1$I5d"), ("c-format", "100 % Interesse", "100 % Interesse"), ("objc-format", "%<PRIu64>", "%<PRIu64>"),
    ("c-format", "%5<PRIxFAST32>", "%Ilf"), ("c-format", "%", "%<PRIu64"), ("python-format", "%Id", "%Id"), ("c-format", "%s", "%I'd"),
]  # fmt: skip


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="GNU gettext is not on PATH")
@pytest.mark.parametrize(("flag", "msgid", "msgstr"), MSGFMT_REVISIONS)
def test_what_depends_on_the_system_is_left_to_msgfmt(flag: str, msgid: str, msgstr: str, folder: Path) -> None:
    po(folder).write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "other"\nmsgstr "o"\n\n'
        f'#, {flag}\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n'
    )
    subprocess.run(["msgfmt", "-o", folder / "theirs.mo", po(folder)], check=True)
    theirs = (folder / "theirs.mo").read_bytes()
    status, output = run()
    if theirs[4:8] == bytes(4):
        assert (status, mo(folder).read_bytes()) == (0, theirs)
        assert "system-dependent" not in {one.rule for one in check(find(folder))}
    else:
        assert (status, mo(folder).exists()) == (1, False)
        assert output.startswith("loctool: locales/en/LC_MESSAGES/deck.po:8: has the directive %")
        (found,) = [one for one in check(find(folder)) if one.rule == "system-dependent"]
        assert (found.line, found.severity) == (8, Severity.WARNING)
        command = output.strip().rpartition("compile this catalog with ")[2]
        subprocess.run(shlex.split(command), check=True)
        assert mo(folder).read_bytes() == theirs
        assert (run("--check")[0], mo(folder).read_bytes()) == (1, theirs)
        assert run("--format", "jed")[0] == 0


def test_the_others_are_compiled_where_msgfmt_has_to_compile_one(folder: Path) -> None:
    (folder / "source" / "zoo one.md").write_text("# Zoo\n")
    extract(find(folder))
    other = po(folder).with_name("zoo one.po")
    other.write_text(f'{HEADER}#, c-format\nmsgid "%s %<PRIu64>"\nmsgstr "%s %<PRIu64>"\n')
    status, output = run("--manifest", "m.json")
    assert status == 1
    assert "zoo one.po:5: has the directive %<PRIu64>, " in output
    assert "msgfmt -o 'locales/en/LC_MESSAGES/zoo one.mo' 'locales/en/LC_MESSAGES/zoo one.po'\n" in output
    assert (mo(folder).exists(), other.with_suffix(".mo").exists()) == (True, False)
    assert output.endswith("wrote m.json: 1 messages, 3 left out\n")
    assert [one["domain"] for one in json.loads((folder / "m.json").read_text())["catalogs"]] == ["deck"]
    other.write_text(f'{HEADER}#, fuzzy, c-format\nmsgid "%<PRIu64>"\nmsgstr "%<PRIu64>"\n\n'
                     '#, c-format\nmsgid "%5<PRIu64>"\nmsgstr ""\n')  # fmt: skip
    assert run()[0] == 0
    assert "system-dependent" not in {one.rule for one in check(find(folder))}


@pytest.mark.parametrize("field", ["", "Content-Type: text/plain; charset=CHARSET", "content-type: text/plain; charset=ASCII",
                                   "X-Note: charset=UTF-8", "Content-Type: text/plain; charset=US-ASCII"])  # fmt: skip
@pytest.mark.parametrize("text", ["ä", "\\303\\244"])
def test_a_catalog_that_python_cannot_read_is_refused_with_its_line(field: str, text: str, folder: Path) -> None:
    header = 'msgid ""\nmsgstr "Language: en\\n"\n'
    po(folder).write_text(f'{header}"{field}\\n"\n\nmsgid "a"\nmsgstr "{text}"\n')
    status, output = run()
    assert (status, mo(folder).exists()) == (2, False)
    line = 3 if "charset=" in field and not field.startswith("X-") else 1
    assert re.match(rf"loctool: locales/en/LC_MESSAGES/deck.po:{line}: declares .*; write Content-Type: ", output)
    po(folder).write_text(f'{header}"{field}\\n"\n\nmsgid "a"\nmsgstr "b"\n')
    assert run()[0] == 0


def test_json_needs_no_charset(folder: Path) -> None:
    po(folder).write_text('msgid "ä"\nmsgstr "ö"\n')
    assert run()[0] == 2
    assert run("--format", "jed")[0] == 0


def test_a_line_break_at_one_end_is_refused_with_its_line(folder: Path) -> None:
    text = po(folder).read_text().replace('msgstr "The forest is green."', 'msgstr "The forest is green.\\n"')
    po(folder).write_text(text)
    status, output = run()
    line = text[: text.index('msgid "Der Wald ist grün."')].count("\n") + 1
    assert (status, mo(folder).exists()) == (2, False)
    assert f"deck.po:{line}: does not begin or end with a line break" in output
