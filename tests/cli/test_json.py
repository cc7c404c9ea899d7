"""What --format json prints is what docs/schema.json describes, field by field."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.conftest import ROOT, Run

SCHEMA = json.loads((ROOT / "docs" / "schema.json").read_text("utf-8"))


def described(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the definition that a schema refers to, or the schema itself."""
    name = schema.get("$ref", "").removeprefix("#/$defs/")
    return SCHEMA["$defs"][name] if name else schema


def check_fields(value: Any, schema: dict[str, Any]) -> None:
    """Fail if an object has a field that the schema does not know: its users could not rely on it."""
    schema = described(schema)
    if isinstance(value, list):
        for item in value:
            check_fields(item, schema.get("items", {}))
    if isinstance(value, dict):
        for option in map(described, schema.get("oneOf", [schema])):
            if option.get("type") == "object":
                schema = option
        known, others = schema.get("properties", {}), schema.get("additionalProperties")
        assert others or value.keys() <= known.keys()
        for name, item in value.items():
            check_fields(item, known.get(name, others))


@pytest.fixture
def printed(project: Path, loctool: Run) -> Any:
    """Return a function that runs a command and gives its JSON, which the schema has to describe."""
    (project / "source" / "seltene-erden.md").write_text(
        "# Seltene Erden\n\nDie Gespräche mit „Rosatom“ kosten 3 Mio. €.\n", "utf-8"
    )
    assert loctool("extract").returncode == 0
    assert loctool("draft", "--engine", "pseudo").returncode == 0

    def run(*command: str) -> Any:
        result = json.loads(loctool(*command, "--format", "json").stdout)
        name = next(name for name in (" ".join(command[:2]), command[0]) if name in SCHEMA["$defs"])
        schema = SCHEMA["$defs"][name]
        jsonschema.validate(result, {"$defs": SCHEMA["$defs"], **schema})
        check_fields(result, schema)
        return result

    return run


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_diff(project: Path, printed: Any) -> None:
    assert printed("diff") == []
    (project / "source" / "seltene-erden.md").write_text(
        "# Seltene Erden\n\nDie Gespräche mit „Rosatom“ kosten 4 Mio. €.\n", "utf-8"
    )
    (deck,) = printed("diff")
    assert [one["edit"] for slide in deck["slides"] for one in slide["differences"]] == ["number"]


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_report(project: Path, printed: Any) -> None:
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=project, check=True)
    catalog = project / "locales" / "en" / "LC_MESSAGES" / "seltene-erden.po"
    catalog.write_text(catalog.read_text().replace("#, fuzzy\nmsgid", "msgid", 1))
    found = printed("report", "--against", "HEAD")
    assert [one["kind"] for one in found["catalogs"][0]["changes"]] == ["approved"]
    shutil.rmtree(catalog.parent)
    assert printed("report", "--against", "HEAD")["catalogs"][0]["after"] is None


def test_terms(printed: Any) -> None:
    assert {one["severity"] for one in printed("terms", "lint")} >= {"note"}
    assert printed("terms", "score").keys() == {"en", "ru"}
    assert isinstance(printed("terms", "mine", "--least", "1"), list)


def test_models(printed: Any) -> None:
    assert {(one["source"], one["target"]) for one in printed("models", "list")} >= {("de", "en"), ("en", "ru")}


def test_json_is_read_whatever_the_encoding_of_the_stream(printed: Any, loctool_process: Run) -> None:
    ascii_only = loctool_process("terms", "lint", "--format", "json", environment={"PYTHONIOENCODING": "ascii"})
    assert json.loads(ascii_only.stdout) == printed("terms", "lint")


def test_import(project: Path, printed: Any) -> None:
    (project / "a.en.md").write_text("# Rare earths\n\nThe talks with Rosatom cost 4 million euros.\n", "utf-8")
    found = printed("import", "a.en.md", "--for", "seltene-erden", "--dry-run")
    assert found["path"] == "locales/en/LC_MESSAGES/seltene-erden.po"
    assert [one["translation"] for one in found["translated"]] == ["Rare earths"]
    assert [len(one["doubts"]) > 0 for one in found["fuzzy"]] == [True]
