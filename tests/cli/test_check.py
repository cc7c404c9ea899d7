"""loctool check: what is printed of many findings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\n"\n'


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    (folder / "loctool.toml").write_text('name = "T"\ntargets = ["en"]\ncatalogs = ["{language}.po"]\n')
    titles = "\n".join(f'msgid "Titel {number}"\nmsgstr "Title {number}."\n' for number in range(8))
    (folder / "en.po").write_text(f'{HEADER}\n{titles}\nmsgid "Wald"\nmsgstr "forest\\n"\n')
    return folder


def test_what_is_not_printed_is_counted_by_rule(loctool: Run, many: Path) -> None:
    everything = loctool("check", cwd=many).stdout.splitlines()
    assert len(everything) == 9
    for most, more in (("9", ""), ("0", ""), ("3", "and 6 more, which --max 0 prints: 5 full-stop, 1 outer-space\n")):
        shown = loctool("check", "--max", most, cwd=many)
        assert shown.stdout.splitlines() == everything[: int(most) or None]
        assert shown.stderr == f"{more}1 error, 0 warnings, 8 notes\n"
        assert shown.returncode == 1
    assert loctool("check", "-q", "--max", "8", cwd=many).stderr == "and 1 more, which --max 0 prints: 1 outer-space\n"


def test_rules_are_selected_and_ignored_in_lists(loctool: Run, many: Path) -> None:
    def rules(*options: str) -> set[str]:
        lines = loctool("check", "-q", *options, cwd=many).stdout.splitlines()
        return {line.rpartition("[")[2].rstrip("]") for line in lines}

    assert rules() == {"full-stop", "outer-space"}
    assert rules("--select", "full-stop, length") == {"full-stop"}
    assert rules("--rule", "outer-space", "--select", "full-stop") == {"full-stop", "outer-space"}
    assert rules("--ignore", "outer-space,length") == {"full-stop"}
    assert rules("--select", "outer-space,full-stop", "--ignore", "outer-space") == {"full-stop"}
    for options in (("--select", ","), ("--ignore", "full-stopp")):
        done = loctool("check", *options, cwd=many)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_a_baseline_hides_what_is_known(loctool: Run, many: Path) -> None:
    assert loctool("check", "--write-baseline", cwd=many).returncode == 2
    assert loctool("check", "--baseline", "known.json", cwd=many).returncode == 2
    (many / "loctool.toml").write_text(
        'name = "T"\ntargets = ["en"]\ncatalogs = ["{language}.po"]\n[check]\nbaseline = "known.json"\n'
    )
    written = loctool("check", "--write-baseline", cwd=many)
    assert (written.returncode, written.stdout, written.stderr) == (0, "", "wrote 9 findings to known.json\n")
    shown = loctool("check", cwd=many)
    assert (shown.returncode, shown.stdout) == (0, "")
    assert shown.stderr == "0 errors, 0 warnings, 0 notes, 9 in the baseline\n"
    text = (many / "en.po").read_text().replace("forest\\n", "forest")
    (many / "en.po").write_text(f'{text}\nmsgid "See"\nmsgstr "lake\\n"\n')
    shown = loctool("check", cwd=many)
    assert (shown.returncode, shown.stdout.count("\n")) == (1, 1)
    assert shown.stderr.endswith("8 in the baseline\n1 of the baseline no longer found; --write-baseline drops them\n")
    assert "gone" not in loctool("check", "--select", "full-stop", cwd=many).stderr
    known = [one["in_baseline"] for one in json.loads(loctool("check", "--format", "json", cwd=many).stdout)]
    assert sorted(known) == [False] + [True] * 8
    assert loctool("check", "--format", "junit", cwd=many).stdout.count("<failure") == 1


@pytest.mark.parametrize("option", [["en"], ["--deck", "T"], ["--select", "full-stop"], ["--ignore", "full-stop"]])
def test_a_baseline_is_written_for_all_files_and_rules(loctool: Run, many: Path, option: list[str]) -> None:
    done = loctool("check", "--baseline", "known.json", "--write-baseline", *option, cwd=many)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert not (many / "known.json").exists()


def test_findings_on_waivers_are_selected_and_ignored_as_those_of_rules(loctool: Run, tmp_path: Path) -> None:
    (tmp_path / "loctool.toml").write_text('targets = ["en"]\ncatalogs = ["{language}.po"]\n')
    (tmp_path / "en.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\n"\n\n'
        '# loctool: allow full-stop — a label\nmsgid "Wald."\nmsgstr "forest"\n\n'
        '# loctool: allow full-stop — a label\nmsgid "Baum"\nmsgstr "tree "\n'
    )
    selected = loctool("check", "--select", "waiver", "--fix", cwd=tmp_path)
    assert selected.stdout == "en.po:9: warning: waiver of full-stop allows nothing; remove it [waiver]\n"
    assert selected.stderr == "0 findings fixed\n0 errors, 1 warning, 0 notes\n"
    assert "[waiver]" not in loctool("check", "--ignore", "waiver", cwd=tmp_path).stdout


def test_a_rule_that_is_for_drafts_alone_cannot_be_chosen(loctool: Run, many: Path) -> None:
    refused = loctool("check", "--select", "no-words", cwd=many)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert (
        refused.stderr == "loctool: 'no-words' judges drafts before they are written and cannot be chosen; remove it\n"
    )


@pytest.mark.parametrize("option", [("--diff",), ("--write-baseline", "--baseline", "known.json")])
@pytest.mark.parametrize("lost", [("--format", "json"), ("-o", "found.txt")])
def test_options_for_findings_are_refused_where_none_are_shown(
    loctool: Run, many: Path, option: tuple[str, ...], lost: tuple[str, ...]
) -> None:
    before = sorted(many.rglob("*"))
    refused = loctool("check", *option, *lost, cwd=many)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "shows no findings; leave out --format and --output" in refused.stderr
    assert sorted(many.rglob("*")) == before


def test_a_hyphen_for_a_file_is_standard_output(loctool: Run, many: Path) -> None:
    shown = [loctool("check", "--format", "json", *option, cwd=many) for option in ((), ("-o", "-"))]
    assert shown[0].stdout == shown[1].stdout != ""
    assert not (many / "-").exists()
