"""Engines are found by entry points; nothing is imported before it is needed, and no name is taken over."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from loctool.engines import ENGINES
from loctool.engines.installed import engine_names, entry_points, find_engine
from loctool.errors import ConfigError, PackageError
from tests.engines.plugins.conftest import Install

ENGINE = """
from loctool.engines import NO_FEATURES
from loctool.model import Draft

class Engine:
    name, route, identity, features = "quiet", ("de", "en"), "quiet/1", NO_FEATURES

    def translate(self, texts, terms=None):
        return [Draft(f"{len(text)}", 0.0, self.route) for text in texts]

def open_engine(source, target, **options):
    return Engine()
"""


def test_an_engine_of_a_package_translates(install: Install) -> None:
    install("loctool-quiet", {"quiet": "quiet_engine:open_engine"}, quiet_engine=ENGINE)
    assert engine_names() == (*ENGINES, "quiet")
    assert "quiet_engine" not in sys.modules
    engine = find_engine("quiet")("de", "en", beam=1, settings={"a": 1})
    assert (engine.name, engine.route, engine.identity) == ("quiet", ("de", "en"), "quiet/1")
    assert [draft.text for draft in engine.translate(["Haus", "Auto da"])] == ["4", "7"]


def test_the_names_of_loctool_cannot_be_taken_over(install: Install, caplog: pytest.LogCaptureFixture) -> None:
    install("loctool-thief", {"argos": "thief:open_engine", "thief": "thief:open_engine"})
    with caplog.at_level(logging.WARNING, "loctool"):
        assert find_engine("argos") is ENGINES["argos"]
        assert engine_names() == (*ENGINES, "thief")
        find_engine("argos")
    (warning,) = caplog.messages
    assert "loctool-thief 1.0" in warning
    assert "'argos'" in warning


def test_two_packages_with_one_name_are_both_named(install: Install) -> None:
    for package in ("loctool-one", "loctool-two"):
        install(package, {"quiet": "quiet_engine:open_engine"}, quiet_engine=ENGINE)
    assert engine_names() == (*ENGINES, "quiet")
    with pytest.raises(PackageError, match=r"loctool-one 1\.0.*loctool-two 1\.0|loctool-two 1\.0.*loctool-one 1\.0"):
        find_engine("quiet")


@pytest.mark.parametrize(
    ("value", "code", "cause"),
    [
        ("broken:open_engine", "import no_such_module_anywhere", "ModuleNotFoundError"),
        ("broken:open_engine", "raise OSError('first\\nsecond')", "OSError: first second"),
        ("broken:open_engine", "def", "SyntaxError"),
        ("broken:absent", "", "AttributeError"),
        ("nowhere_at_all:open_engine", "", "ModuleNotFoundError"),
        ("broken:value", "value = 5", "is of type int"),
    ],
)
def test_a_package_that_cannot_be_used_is_named_with_the_cause(
    install: Install, value: str, code: str, cause: str
) -> None:
    install("loctool-broken", {"broken": value}, broken=code)
    assert "broken" in engine_names()
    with pytest.raises(PackageError) as raised:
        find_engine("broken")
    for part in ("'broken'", "loctool-broken 1.0", value, cause):
        assert part in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_package_without_metadata_is_called_so(install: Install, tmp_path: Path) -> None:
    install("loctool-bare", {"bare": "nowhere_at_all:open_engine"})
    (tmp_path / "site" / "loctool_bare-1.0.dist-info" / "METADATA").unlink()
    with pytest.raises(PackageError, match="the engine 'bare' of a package without metadata"):
        find_engine("bare")


@pytest.mark.parametrize("name", ["two words", "a/b", "memory", "copy", "-x", "überall"])
def test_a_name_that_does_not_fit_a_provenance_line_is_refused(install: Install, name: str) -> None:
    install("loctool-odd", {name: "odd:open_engine", "odd": "odd:open_engine"})
    assert engine_names() == (*ENGINES, "odd")
    with pytest.raises(PackageError, match=r"loctool-odd 1\.0"):
        find_engine(name)


def test_an_unknown_engine_is_answered_with_those_there_are(install: Install) -> None:
    install("loctool-quiet", {"quiet": "quiet_engine:open_engine"}, quiet_engine=ENGINE)
    with pytest.raises(ConfigError, match="did you mean quiet"):
        find_engine("quite")
    with pytest.raises(ConfigError, match=r"known engines: argos.*quiet"):
        find_engine("something else")


def test_for_an_engine_of_loctools_own_no_packages_are_read() -> None:
    entry_points.cache_clear()
    assert find_engine("argos") is ENGINES["argos"]
    assert entry_points.cache_info().currsize == 0


@pytest.mark.parametrize("arguments", [["--help"], ["draft", "--help"]])
def test_no_help_looks_for_packages(arguments: list[str]) -> None:
    code = (
        "import sys; from loctool.cli import main; main.main(sys.argv[1:], standalone_mode=False);"
        "print('engines.installed' in str(set(sys.modules)), 'importlib.metadata' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    assert done.stderr.split() == ["False", "False"]
