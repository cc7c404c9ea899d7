"""loctool check --fix, --unsafe and --diff: what is written, what is only shown, and exit codes."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from loctool.errors import LoctoolError
from loctool.locks import hold_lock
from loctool.project import find
from loctool.quality import RULES
from loctool.quality.comparison import Comparison, Problem
from loctool.verbs.fix import fix
from tests.conftest import Run

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\nPO-Revision-Date: 2024-05-03 10:00+0000\\n"\n'
BODY = """
#  my note
msgid "Wald"
msgstr "forest "

# loctool: allow outer-space — wanted
msgid "Baum"
msgstr "tree "

msgid "5 Tiere"
msgstr "6 animals"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (folder := tmp_path / "some").mkdir()
    (folder / "loctool.toml").write_text('targets = ["en"]\ncatalogs = ["{language}.po"]\n')
    (folder / "en.po").write_text(HEADER + BODY)
    return folder


def test_fix_mends_and_reports_the_rest(loctool: Run, folder: Path) -> None:
    done = loctool("check", "--fix", "--select", "outer-space,lost-number", cwd=folder)
    assert done.stdout == "en.po:12: error: lost the number 5 [lost-number]\n"
    assert done.stderr == "1 finding fixed in 1 file\n1 error, 0 warnings, 0 notes, 1 waived\n"
    assert done.returncode == 1
    assert (folder / "en.po").read_text() == HEADER + BODY.replace("forest ", "forest")
    again = loctool("check", "--fix", "--select", "outer-space", "--format", "json", cwd=folder)
    assert again.stderr == "0 findings fixed\n"
    assert [one["waived"] for one in json.loads(again.stdout)] == [True]
    assert again.returncode == 0


def test_diff_shows_what_fix_would_write(loctool: Run, folder: Path) -> None:
    before = (folder / "en.po").read_bytes()
    shown = loctool("check", "--diff", cwd=folder)
    assert shown.stdout == (
        "--- a/en.po\n+++ b/en.po\n@@ -3,7 +3,7 @@\n \n #  my note\n"
        ' msgid "Wald"\n-msgstr "forest "\n+msgstr "forest"\n \n # loctool: allow outer-space — wanted\n msgid "Baum"\n'
    )
    assert (shown.returncode, shown.stderr) == (1, "1 finding would be fixed in 1 file\n")
    assert (folder / "en.po").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["en.po", "loctool.toml"]
    loctool("check", "--fix", cwd=folder)
    written = (folder / "en.po").read_bytes()
    assert loctool("check", "--diff", "-q", cwd=folder).returncode == 0
    if shutil.which("git"):
        (folder / "en.po").write_bytes(before)
        subprocess.run(["git", "apply", "-"], cwd=folder, input=shown.stdout.encode(), check=True)
        assert (folder / "en.po").read_bytes() == written


def test_rules_that_are_not_chosen_mend_nothing(loctool: Run, folder: Path) -> None:
    for options in (["--select", "lost-number"], ["--ignore", "outer-space"]):
        assert loctool("check", "--diff", *options, cwd=folder).stdout == ""


def test_findings_of_the_baseline_are_left_alone(loctool: Run, folder: Path) -> None:
    loctool("check", "--write-baseline", "--baseline", "known.json", cwd=folder)
    with (folder / "en.po").open("a") as file:
        file.write('\nmsgid "See"\nmsgstr "lake "\n')
    loctool("check", "--fix", "--baseline", "known.json", cwd=folder)
    assert (folder / "en.po").read_text() == HEADER + BODY + '\nmsgid "See"\nmsgstr "lake"\n'


def test_unsafe_fixes_are_counted_and_need_their_option(
    loctool: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find_animals(text: Comparison) -> Iterator[Problem]:
        if "6" in text.target:
            yield Problem("another number", fix=text.target.replace("6", "5"), is_safe=False)

    monkeypatch.setitem(RULES, "length", replace(RULES["length"], find=find_animals))
    assert loctool("check", "--fix", cwd=folder).stderr.startswith(
        "1 finding fixed in 1 file; --unsafe would fix 1 more\n"
    )
    assert '+msgstr "5 animals"' in loctool("check", "--diff", "--unsafe", cwd=folder).stdout
    assert loctool("check", "--fix", "--unsafe", cwd=folder).stderr.startswith("1 finding fixed in 1 file\n0 errors")
    alone = loctool("check", "--unsafe", cwd=folder)
    assert (alone.returncode, alone.stdout) == (2, "")
    assert "--unsafe says what --fix or --diff may change" in alone.stderr


def test_files_are_mended_too(loctool: Run, folder: Path) -> None:
    fuzzy = "#, fuzzy\n" + HEADER
    (folder / "en.po").write_text("\ufeff" + fuzzy + '\nmsgid "Wald"\nmsgstr "forest"')
    done = loctool("check", "--fix", cwd=folder)
    assert done.stderr.startswith("2 findings fixed in 1 file\n")
    assert (folder / "en.po").read_text() == HEADER + '\nmsgid "Wald"\nmsgstr "forest"'
    loctool("check", "--fix", "--select", "final-newline", cwd=folder)
    assert (folder / "en.po").read_text() == HEADER + '\nmsgid "Wald"\nmsgstr "forest"\n'


def test_several_processes_mend_as_one_does(folder: Path) -> None:
    (folder / "loctool.toml").write_text(
        'targets = ["en", "de"]\nsource_language = "ru"\ncatalogs = ["{language}.po"]\n'
    )
    (folder / "de.po").write_text((HEADER + BODY).replace("Language: en", "Language: de"))
    project = find(folder)
    alone, together = (fix(project, write=False, workers=workers) for workers in (1, 2))
    assert alone == together
    assert [one.path for one in alone] == ["de.po", "en.po"]


def test_windows_line_ends_stay(loctool: Run, folder: Path) -> None:
    (folder / "en.po").write_bytes((HEADER + BODY).replace("\n", "\r\n").encode())
    loctool("check", "--fix", cwd=folder)
    assert (folder / "en.po").read_bytes() == (HEADER + BODY).replace("forest ", "forest").replace(
        "\n", "\r\n"
    ).encode()


def test_a_broken_file_is_left_as_it_is(loctool: Run, folder: Path) -> None:
    (folder / "en.po").write_text(HEADER + BODY + 'msgid "x\n')
    done = loctool("check", "--fix", cwd=folder)
    assert done.returncode == 1
    assert (folder / "en.po").read_text() == HEADER + BODY + 'msgid "x\n'


def test_what_a_person_saves_meanwhile_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, edits = folder / "en.po", iter([("6 animals", "5 animals "), ("", "")])

    def edit(text: Comparison) -> Iterator[Problem]:
        old, new = next(edits, ("", ""))
        path.write_text(path.read_text().replace(old, new) if old else path.read_text())
        return iter(())

    monkeypatch.setitem(RULES, "length", replace(RULES["length"], find=edit))
    (fixed,) = fix(find(folder))
    assert [one.rule for one in fixed.mended] == ["outer-space"] * 2
    assert path.read_text() == HEADER + BODY.replace("forest ", "forest").replace("6 animals", "5 animals")


def test_a_file_that_changes_again_and_again_is_given_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "en.po"

    def edit(text: Comparison) -> Iterator[Problem]:
        path.write_text(path.read_text() + "# more\n")
        return iter(())

    monkeypatch.setitem(RULES, "length", replace(RULES["length"], find=edit))
    with pytest.raises(LoctoolError, match="changed again and again"):
        fix(find(folder))


def test_nothing_is_written_while_another_run_writes(loctool: Run, folder: Path) -> None:
    lock = find(folder).lock_file("en")
    lock.parent.mkdir()
    with hold_lock(lock, folder):
        refused = loctool("check", "--fix", cwd=folder)
        assert loctool("check", "--diff", cwd=folder).returncode == 1
    assert refused.returncode == 2
    assert "still writing" in refused.stderr
    assert (folder / "en.po").read_text() == HEADER + BODY
