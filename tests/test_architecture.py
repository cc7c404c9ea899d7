"""The house's rules on imports, held as data: down only, never sideways, and each foreign package in its own room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent / "loctool"

LEVEL = {
    "errors": 0,
    "later": 0,
    "model": 0,
    "interrupts": 0,
    "files": 1,
    "locks": 2,
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

SLOW = {"argostranslate", "ctranslate2", "distributed", "sentencepiece", "simplemma", "pymorphy3", "snowballstemmer"}
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


def test_imports_go_down() -> None:
    wrong = []
    for path in MODULES:
        own = module_name(path)
        room = own.split(".")[0]
        for name, _ in imported(path):
            other = name.split(".")[1] if name.startswith("loctool.") else ""
            if room in ("", "__main__", other) or other not in LEVEL or (room, other) in SIDEWAYS:
                continue
            if LEVEL[other] >= LEVEL[room]:
                wrong.append(f"{own} imports {name}")
    assert wrong == []


def test_foreign_packages_stay_in_their_rooms() -> None:
    wrong = []
    for path in MODULES:
        own = module_name(path)
        for name, at_top in imported(path):
            package = name.split(".")[0]
            if not {own, own.split(".")[0]} & FOREIGN.get(package, {own}):
                wrong.append(f"{own} imports {name}")
            if package in SLOW and at_top:
                wrong.append(f"{own} imports {name} at its top")
    assert wrong == []


def test_only_the_command_line_talks() -> None:
    wrong = [
        f"{path}:{node.lineno}"
        for path in MODULES
        if module_name(path).split(".")[0] not in ("cli", "__main__")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in ("print", "exit", "input")
    ]
    assert wrong == []


def test_every_room_has_a_level() -> None:
    rooms = {module_name(path).split(".")[0] for path in MODULES} - {"", "__main__"}
    assert rooms <= LEVEL.keys()
