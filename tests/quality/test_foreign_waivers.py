"""Waivers for other tools."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import pytest

from loctool.catalog import reader
from loctool.quality import RULES
from loctool.quality.foreign_waivers import allowed_elsewhere
from loctool.quality.run import check_messages
from loctool.quality.settings import usual_settings
from tests.quality import NO_TERMS

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
WRONG = 'msgid "Hallo {name}"\nmsgstr "Hello. "\n'
KINDS = tomllib.loads(resources.files("loctool.quality").joinpath("kinds.toml").read_text("utf-8"))


def catalog(folder: Path, head: str) -> reader.Catalog:
    path = folder / "a.po"
    path.write_text(f"{HEADER}{head}\n{WRONG}", "utf-8")
    return reader.read(path)


@pytest.mark.parametrize(
    ("head", "waived"),
    [
        ("#, noqa", {"full-stop", "lost-markup", "outer-space"}),
        ("#, python-brace-format, noqa:punc-end;whitespace-end", {"full-stop", "outer-space"}),
        ("#, noqa:formats", {"lost-markup"}),
        ("#, noqa:", set()),
        ("# dennis-ignore: E201, W303", {"lost-markup"}),
        ("# L10n: dennis-ignore: *", {"lost-markup"}),
        ("#. dennis-ignore: W301,E201", {"lost-markup"}),
        ("#, ignore-end-stop", {"full-stop"}),
        ("#, ignore-all-checks", {"full-stop", "lost-markup", "outer-space"}),
        ("#, ignore-placeholders, ignore-end-space", {"lost-markup", "outer-space"}),
        ("# skip-rule: full-stop, ruru-17", {"full-stop"}),
        ("# skip-rule: ruru-17", set()),
        ("#, ignore-unheard-of", set()),
        ("# Please do not ignore-same here, noqa", set()),
    ],
)
def test_findings_of_the_same_kind_are_waived_and_nothing_else_is_said(
    head: str, waived: set[str], tmp_path: Path
) -> None:
    found = list(check_messages(catalog(tmp_path, head), NO_TERMS, usual_settings("a.po", "en")))
    assert {one.rule for one in found} == {"full-stop", "lost-markup", "outer-space"}
    assert {one.rule for one in found if one.waived} == waived


def test_a_message_without_one_is_not_parsed(tmp_path: Path) -> None:
    (entry,) = catalog(tmp_path, "# A comment.").messages()
    assert allowed_elsewhere(entry) == frozenset()
    assert entry._fields is None


def test_the_table_names_each_rule_of_another_tool_in_its_own_form() -> None:
    assert {tool for kind in KINDS.values() for tool in kind} == {"ours", "poexam", "dennis", "weblate"}
    assert [name for kind in KINDS.values() for name in kind["ours"] if name not in RULES] == []
    assert all(kind["ours"] for kind in KINDS.values())
