"""docs/ci.md: its commands run, and its files are those that the services read."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from junitparser import JUnitXml

from loctool.formats import FORMATS
from loctool.version import __version__
from tests.conftest import INHERITED, ROOT, Run
from tests.test_docs import snippets

EXAMPLES = [yaml.safe_load(text) for text in snippets("yaml", "docs/ci.md")]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def commands_of(example: dict[str, Any]) -> list[str]:
    """Return the shell commands of a workflow of GitHub's or of GitLab's jobs, in their order."""
    if jobs := example.get("jobs"):
        return [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    return [command for job in example.values() if isinstance(job, dict) for command in job["script"]]


PIPELINES = [example for example in EXAMPLES if "repos" not in example]


@pytest.fixture
def repository(project: Path, loctool: Run) -> Path:
    """Return a repository whose translations are in order, with the wheel that pipelines install."""
    (project / "source" / "seltene-erden.md").write_text("# Seltene Erden\n\nDie Gespräche haben begonnen.\n", "utf-8")
    (project / "loctool.toml").write_text('name = "T"\ntargets = ["en"]\n', "utf-8")
    assert loctool("extract").returncode == 0
    catalog = project / "locales" / "en" / "LC_MESSAGES" / "seltene-erden.po"
    text = catalog.read_text("utf-8")
    for source, target in (
        ("Seltene Erden", "Rare earths"),
        ("Die Gespräche haben begonnen.", "The talks have begun."),
    ):
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
    catalog.write_text(text, "utf-8")
    assert loctool("compile").returncode == 0
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    (project / "wheels").mkdir()
    with zipfile.ZipFile(project / "wheels" / f"loctool-{__version__}-py3-none-any.whl", "w") as wheel:
        folder = f"loctool-{__version__}.dist-info"
        wheel.writestr(f"{folder}/METADATA", f"Metadata-Version: 2.1\nName: loctool\nVersion: {__version__}\n")
        wheel.writestr(
            f"{folder}/WHEEL", "Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{folder}/RECORD", "")
    return project


@pytest.fixture
def environment(home: Path, prepared: Path) -> dict[str, str]:
    """Return the environment of a pipeline in which loctool is installed already, so that pip has nothing to do."""
    path = os.pathsep.join([str(Path(sys.executable).parent), INHERITED["PATH"]])
    pip = {"PIP_DRY_RUN": "1", "PIP_NO_DEPS": "1", "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return {**INHERITED, **pip, "PATH": path, "HOME": str(home), "LOCTOOL_DATA_DIR": str(prepared)}


def spoil(repository: Path) -> None:
    catalog = repository / "locales" / "en" / "LC_MESSAGES" / "seltene-erden.po"
    catalog.write_text(catalog.read_text("utf-8").replace("The talks have begun.", "The talks have begun. "), "utf-8")


def run(command: str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, timeout=300
    )


@pytest.mark.parametrize("example", PIPELINES, ids=["github-sarif", "github-annotations", "gitlab"])
def test_the_commands_of_pipelines_run(example: dict[str, Any], repository: Path, environment: dict[str, str]) -> None:
    commands = commands_of(example)
    assert len(commands) > 1
    for command in commands:
        done = run(command, repository, environment)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    spoil(repository)
    codes = {command: run(command, repository, environment).returncode for command in commands}
    assert {command for command, code in codes.items() if code} == {
        command for command in commands if command.startswith("loctool c") and "never" not in command
    }
    check_reports(repository)


def check_reports(repository: Path) -> None:
    """Read what the commands wrote."""
    for path in repository.glob("translations.*"):
        if path.suffix == ".sarif":
            results = json.loads(path.read_text("utf-8"))["runs"][0]["results"]
            assert "outer-space" in {result["ruleId"] for result in results}
        if path.suffix == ".xml":
            assert JUnitXml.fromfile(str(path)).failures
        if path.suffix == ".html":
            assert "outer-space" in path.read_text("utf-8")


def test_what_is_written_is_what_is_uploaded() -> None:
    sarif, _, gitlab = PIPELINES
    (upload,) = [step for step in sarif["jobs"]["check"]["steps"] if "sarif" in step.get("uses", "")]
    assert any(f"-o {upload['with']['sarif_file']}" in command for command in commands_of(sarif))
    artifacts = gitlab["translations"]["artifacts"]
    for path in (artifacts["reports"]["junit"], *artifacts["paths"]):
        assert any(f"-o {path}" in command for command in commands_of(gitlab))


def test_the_hooks_of_the_page_exist() -> None:
    (example,) = [example for example in EXAMPLES if "repos" in example]
    named = [hook["id"] for hook in example["repos"][0]["hooks"]]
    assert sorted(named) == sorted(hook["id"] for hook in HOOKS)


def test_the_hooks_run_for_each_kind_of_deck() -> None:
    (files,) = [hook["files"] for hook in HOOKS if hook["id"] == "loctool-extract"]
    assert all(re.search(files, f"source/deck{suffix}") for suffix in FORMATS)


def test_pre_commit_takes_the_hooks(repository: Path, environment: dict[str, str]) -> None:
    """The hooks as pre-commit runs them, with the loctool of the tests: installing another one takes minutes."""
    if not shutil.which("pre-commit", path=environment["PATH"]):
        pytest.skip("pre-commit is not installed")
    manifest = run(f"pre-commit validate-manifest {ROOT / '.pre-commit-hooks.yaml'}", repository, environment)
    assert manifest.returncode == 0, manifest.stdout
    local = {"repo": "local", "hooks": [hook | {"language": "system"} for hook in HOOKS]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [local]}), "utf-8")
    assert run("git add --all", repository, environment).returncode == 0
    done = run("pre-commit run --all-files", repository, environment)
    assert (done.returncode, done.stdout.count("Passed")) == (0, 3), done.stdout
    spoil(repository)
    done = run("git add --all; pre-commit run --all-files", repository, environment)
    results = dict(re.findall(r"^(loctool.*?)\.{3,}(\w+)$", done.stdout, re.MULTILINE))
    assert results == {
        "loctool check": "Failed", "loctool extract --check": "Passed", "loctool compile --check": "Failed"
    }, done.stdout  # fmt: skip
