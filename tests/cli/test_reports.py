"""loctool check --format and --output."""

from __future__ import annotations

import json
import shutil
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from loctool.reports import REPORTS
from tests.conftest import ROOT, Run
from tests.reports.making import FAULTS, make_project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_project(tmp_path / "catalogs", en=FAULTS)


@pytest.mark.parametrize("form", REPORTS)
def test_a_report_is_printed_or_written(form: str, folder: Path, loctool: Run) -> None:
    printed = loctool("check", "--format", form, cwd=folder)
    written = loctool("check", "--format", form, "-o", "out/report", cwd=folder)
    assert (printed.returncode, written.returncode, written.stdout) == (1, 1, "")
    assert (folder / "out" / "report").read_bytes().decode() == printed.stdout
    assert printed.stdout.endswith("\n")
    assert [path.name for path in (folder / "out").iterdir()] == ["report"]
    assert loctool("check", "--format", form, "--fail-on", "never", cwd=folder).returncode == 0


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "html"])
def test_streams_of_a_narrow_encoding(form: str, project: Path, loctool: Run, loctool_process: Run) -> None:
    shutil.rmtree(project / "source")
    make_project(project, en=FAULTS)
    expected = loctool("check", "--format", form).stdout
    narrow = loctool_process("check", "--format", form, environment={"PYTHONIOENCODING": "ascii"}).stdout
    assert narrow.isascii()
    assert len(narrow) >= len(expected) > 100
    assert read(narrow, form) == read(expected, form)


def read(text: str, form: str) -> object:
    """Return what a program reads from a report."""
    if form in ("json", "sarif"):
        return json.loads(text)
    return ElementTree.canonicalize(text) if form == "junit" else unescape(text)


def test_json_is_that_of_its_schema(folder: Path, loctool: Run) -> None:
    schema = json.loads((ROOT / "docs" / "schema.json").read_text("utf-8"))
    found = json.loads(loctool("check", "--format", "json", cwd=folder).stdout)
    jsonschema.validate(found, {"$defs": schema["$defs"], **schema["$defs"]["check"]})
    assert {one["rule"] for one in found} >= {"outer-space", "wrong-date"}


def test_a_file_that_cannot_be_written(folder: Path, loctool: Run) -> None:
    failed = loctool("check", "--format", "sarif", "-o", "po", cwd=folder)
    assert (failed.returncode, failed.stdout) == (2, "")
