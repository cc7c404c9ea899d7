"""loctool explain: every rule, in words for people and as JSON."""

from __future__ import annotations

import json

import jsonschema
import pytest

from loctool.quality import RULES
from loctool.quality.explaining import explain
from loctool.quality.explanations import explanations
from tests.conftest import ROOT, Run

SCHEMA = json.loads((ROOT / "docs" / "schema.json").read_text("utf-8"))


def test_all_rules_are_listed_by_room(loctool: Run) -> None:
    done = loctool("explain")
    listed = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")]
    assert (done.returncode, sorted(listed)) == (0, sorted([*RULES, "waiver"]))
    assert "](" not in done.stdout


@pytest.mark.parametrize("rule", explanations())
def test_each_rule_is_explained(rule: str, loctool: Run) -> None:
    done = loctool("explain", rule)
    assert done.returncode == 0
    assert done.stdout.startswith(f"{rule}  ")
    assert (f'{rule} = "off"' in done.stdout) == (rule not in RULES or RULES[rule].reports)
    assert (f"# loctool: allow {rule} — reason" in done.stdout) == explain(rule).may_be_waived
    hidden = [char for char in done.stdout if not char.isprintable() and char != "\n"]
    assert hidden == []
    for example in explain(rule).examples:
        assert "Example" in done.stdout
        assert example.file or f'msgid "{example.msgid[:3]}' in done.stdout.replace("\\", "")


def test_json_is_what_the_schema_describes(loctool: Run) -> None:
    everything = json.loads(loctool("explain", "--format", "json").stdout)
    jsonschema.validate(everything, {"$defs": SCHEMA["$defs"], **SCHEMA["$defs"]["explain"]})
    assert [one["name"] for one in everything] == sorted([*RULES, "waiver"])
    (one,) = json.loads(loctool("explain", "wrong-term", "--format", "json").stdout)
    assert one in everything
    assert one.keys() == SCHEMA["$defs"]["explain"]["items"]["properties"].keys()


def test_an_unknown_rule_is_answered_with_the_one_that_was_meant(loctool: Run) -> None:
    done = loctool("explain", "lost-numbr")
    assert (done.returncode, done.stdout) == (2, "")
    assert "unknown rule 'lost-numbr'; did you mean lost-number?" in done.stderr
    assert done.stderr.count("\n") == 1
