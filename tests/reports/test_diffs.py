"""Unified diffs: `patch` makes the new version of the old one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.reports.diffs import unified_diff

lines = st.lists(st.sampled_from(["\n", "a\n", "b\n", "msgid\n", "x\r\n", "\r\n"]), max_size=30)
texts = st.tuples(lines, st.sampled_from(["", "", "end"])).map(lambda made: "".join(made[0]) + made[1])


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
@given(texts, texts)
def test_git_applies_a_diff(before: str, after: str) -> None:
    diff = "".join(unified_diff(before, after, "a.po"))
    assert bool(diff) is (before != after)
    if not diff:
        return
    with TemporaryDirectory() as folder:
        file = Path(folder, "a.po")
        file.write_bytes(before.encode())
        subprocess.run(["git", "apply", "-"], cwd=folder, input=diff.encode(), check=True, capture_output=True)
        assert file.read_bytes() == after.encode()


def test_a_change_has_three_lines_around_it() -> None:
    before = "".join(f'msgid "{number}"\nmsgstr "{number}"\n\n' for number in range(9))
    after = before.replace('msgstr "1"', 'msgstr "eins"').replace('msgstr "7"', 'msgstr "sieben"')
    assert "".join(unified_diff(before, after, "en.po")) == (
        "--- a/en.po\n+++ b/en.po\n"
        '@@ -2,7 +2,7 @@\n msgstr "0"\n \n msgid "1"\n-msgstr "1"\n+msgstr "eins"\n \n msgid "2"\n msgstr "2"\n'
        '@@ -20,7 +20,7 @@\n msgstr "6"\n \n msgid "7"\n-msgstr "7"\n+msgstr "sieben"\n \n msgid "8"\n msgstr "8"\n'
    )
