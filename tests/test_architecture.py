"""The house's rules on imports, held as data: down only, never sideways, and each foreign package in its own room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "loctool"

LEVEL = {
    "errors": 0,
    "later": 0,
    "model": 0,
    "interrupts": 0,
    "files": 1,
    "locks": 1,
    "storage": 1,
    "glossary": 2,
    "markup": 2,
    "project": 2,
    "formats": 3,
    "catalog": 3,
    "packages": 3,
    "engines": 3,
    "memory": 3,
    "fidelity": 4,
    "drafting": 5,
    "checks": 5,
    "verbs": 6,
    "cli": 7,
}
"""Room -> level; a room imports from lower levels only."""

SIDEWAYS = {("engines", "packages")}
"""The one exception: engines may ask packages where the models are."""

FOREIGN = {
    "click": {"cli"},
    "polib": {"catalog"},
    "babel": {"catalog", "project", "fidelity"},
    "argostranslate": {"engines.argos"},
    "ctranslate2": {"engines.argos"},
    "filelock": {"locks"},
    "distributed": {"drafting.cluster.order", "drafting.cluster.session"},
    "dask": {"drafting.cluster.session"},
    "markdown_it": {"formats"},
    "mdit_py_plugins": {"formats"},
    "yaml": {"formats"},
    "sqlite3": {"memory"},
    "simplemma": {"glossary", "fidelity"},
    "snowballstemmer": {"glossary"},
    "pymorphy3": {"glossary"},
    "defusedxml": {"glossary", "memory"},
}
"""Foreign package -> the rooms or modules that may import it."""

SLOW = {
    "argostranslate",
    "ctranslate2",
    "distributed",
    "filelock",
    "sentencepiece",
    "simplemma",
    "pymorphy3",
    "snowballstemmer",
}
"""Packages that may be imported inside functions only, so that `loctool --help` stays instant."""

MODULES = sorted(ROOT.rglob("*.py"))


def module_name(path: Path) -> str:
    """Return "catalog.po" for loctool/catalog/po.py and "catalog" for its __init__."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imported(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield each imported dotted name, and whether it is imported at the module's top."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = {id(node) for node in tree.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield f"{node.module}.{alias.name}", id(node) in top


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_imports_go_down(path: Path) -> None:
    own = module_name(path)
    room = own.split(".")[0]
    if room in ("", "__main__"):
        return
    for name, _ in imported(path):
        other = name.split(".")[1] if name.startswith("loctool.") else ""
        if other in LEVEL and other != room:
            assert LEVEL[other] < LEVEL[room] or (room, other) in SIDEWAYS, f"{own} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_foreign_packages_stay_in_their_rooms(path: Path) -> None:
    own = module_name(path)
    for name, at_top in imported(path):
        package = name.split(".")[0]
        if package in FOREIGN:
            allowed = FOREIGN[package]
            assert own in allowed or own.split(".")[0] in allowed, f"{own} imports {name}"
        assert not (package in SLOW and at_top), f"{own} imports {name} at its top"


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_only_the_command_line_talks(path: Path) -> None:
    if module_name(path).split(".")[0] in ("cli", "__main__"):
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("print", "exit", "input"), f"{path.name}:{node.lineno}"


def test_every_room_has_a_level() -> None:
    rooms = {module_name(path).split(".")[0] for path in MODULES} - {"", "__main__"}
    assert rooms <= LEVEL.keys()
