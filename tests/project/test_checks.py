"""The table `check` of the configuration."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from loctool.errors import ConfigError
from loctool.project import find
from loctool.project.detection import Detected
from loctool.project.template import create

WHOLE = """
[check]
select = ["a"]
ignore = ["b"]
formality = {de = "formal", pt = "informal"}
baseline = "known.json"
[check.severity]
c = "error"
d = "off"
[[check.overrides]]
paths = ["locales/*/LC_MESSAGES/old-*.po"]
severity = {c = "note", b = "warning"}
[[check.overrides]]
languages = ["ar"]
severity = {c = "off"}
"""


@pytest.mark.parametrize("table", ["", "tool.loctool."])
def test_the_last_override_that_matches_counts(tmp_path: Path, table: str) -> None:
    text = WHOLE.replace("[check", f"[{table}check")
    name = "pyproject.toml" if table else "loctool.toml"
    (tmp_path / name).write_text(text, "utf-8")
    checks = find(tmp_path).check
    usual = {"a": "on", "b": "off", "c": "error", "d": "off"}
    assert checks.levels("locales/ru/LC_MESSAGES/new.po", "ru") == usual
    assert checks.levels("locales/ru/LC_MESSAGES/old-1.po", "ru") == {**usual, "c": "note", "b": "warning"}
    assert checks.levels("locales/ar/LC_MESSAGES/old-1.po", "ar_EG") == {**usual, "c": "off", "b": "warning"}
    assert checks.levels("locales/ru/LC_MESSAGES/new.po", "ru", ["b", "d"]) == {"a": "on", "c": "error"}
    assert [checks.formality_of(one) for one in ("de_AT", "pt_BR", "fr")] == ["formal", "informal", ""]
    assert checks.baseline == "known.json"
    assert [*checks.rule_names()] == ["a", "b", "c", "d", "c", "b", "c"]


@pytest.mark.parametrize("name", ["loctool.toml", "pyproject.toml"])
def test_the_example_of_init_is_valid(tmp_path: Path, name: str) -> None:
    if name == "pyproject.toml":
        (tmp_path / name).touch()
    path, text = create(tmp_path, Detected())
    before, begin, example = text.partition("# [check]" if name == "loctool.toml" else "# [tool.loctool.check]")
    assert path.name == name
    lines = [line.removeprefix("# ") for line in (begin + example).splitlines() if re.match(r"# (\[|[\w-]+ = )", line)]
    path.write_text(before + "\n".join(lines), "utf-8")
    checks = find(tmp_path).check
    assert (checks.select, checks.ignore, checks.baseline) == (
        ("no-break-space",),
        ("full-stop",),
        "check-baseline.json",
    )
    assert checks.severity == {"wrong-quotes": "error"}
    assert [one.languages for one in checks.overrides] == [("ar",)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("check = true", "1: `check` must be a table of what"),
        ('[check]\nignore = "a"', "2: `ignore` of `check` must be a list of strings"),
        ("[check]\nselect = [1]", "2: `select` of `check` must be a list of strings"),
        ("\n[check]\nignor = []", "3: unknown key `ignor` of `check`; did you mean `ignore`?"),
        ('[check.severity]\na = "note"\nb = "fatal"', "3: `b` in `severity` must be one of error, warning, note, off"),
        ("[check]\nseverity = {a = 1}", "2: `a` in `severity` must be one of"),
        ('[check]\nformality = {de = "polite"}', "2: `de` in `formality` must be one of formal, informal"),
        ('[check]\nformality = {klingonish = "formal"}', "2: 'klingonish' is not a language tag"),
        ('[check]\nformality = "formal"', "2: `formality` of `check` must be a table"),
        ("[check]\nbaseline = 1", "2: `baseline` of `check` must be a string"),
        ('[[check.overrides]]\nseverity = {a = "off"}', "1: an override needs `paths` or `languages`"),
        ('[[check.overrides]]\npaths = ["x"]', "1: an override needs `severity`"),
        ('[[check.overrides]]\npaths = ["/x"]\nseverity = {a = "off"}', "2: '/x' is not a pattern of paths"),
        ('[check]\noverrides = ["x"]', "2: `overrides` of `check` must be a list of tables"),
        ('[[check.overrides]]\npath = ["x"]', "2: unknown key `path` of `check.overrides`; did you mean `paths`?"),
    ],
)
def test_mistakes_name_the_line(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "loctool.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        find(tmp_path)
    assert message in str(caught.value)
