"""The house's rules, held as data: imports go down only, foreign packages have their rooms, and files stay small."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent.parent / "loctool"

LEVELS = (
    ("model", "errors", "interrupts", "version"),
    ("files",),
    ("text", "storage", "locks", "safe_xml"),
    ("formats", "catalog", "glossary", "memory", "packages"),
    ("fit",),
    ("merging", "compiling", "engines", "quality", "project"),
    ("drafting", "exchange", "reports", "review"),
    ("verbs",),
    ("cli",),
)
"""Rooms from the ground up; a room imports from lower levels only."""

LEVEL = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}

FOREIGN = {
    "click": {"cli"},
    "polib": {"catalog"},
    "babel": {"catalog", "merging", "text"},
    "argostranslate": {"engines.argos"},
    "ctranslate2": {"engines.argos"},
    "filelock": {"locks"},
    "junitparser": {"reports"},
    "distributed": {"drafting.cluster"},
    "dask": {"drafting.cluster"},
    "httpx": {"engines.servers"},
    "lxml": {"exchange", "formats"},
    "markdown_it": {"formats", "review"},
    "mdit_py_plugins": {"formats", "review"},
    "openpyxl": {"exchange"},
    "yaml": {"formats"},
    "sqlite3": {"memory"},
    "simplemma": {"glossary"},
    "snowballstemmer": {"glossary"},
    "pymorphy3": {"glossary"},
    "defusedxml": {"safe_xml"},
    "spylls": {"glossary"},
}
"""Foreign package -> the rooms that may import it."""

SLOW = {
    "argostranslate",
    "ctranslate2",
    "distributed",
    "filelock",
    "httpx",
    "lxml",
    "openpyxl",
    "sentencepiece",
    "simplemma",
    "pymorphy3",
    "snowballstemmer",
    "spylls",
}
"""Packages that may be imported inside functions only, so that `loctool --help` stays instant."""

MOST_FILES = 15
"""Modules at one level of a room, not counting its __init__."""

LONGEST_FILE = 250
LONGEST_FUNCTION = 40
"""Lines."""

MOST_PARAMETERS = 5
"""Of a function, not counting self, cls and those that have to be named."""


def module_name(path: Path) -> str:
    """Return "catalog.reader" for loctool/catalog/reader.py and "catalog" for its __init__."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


@cache
def modules() -> dict[str, ast.Module]:
    """Return the syntax tree of each module of a room, by its name; the package's doors belong to no room."""
    paths = {module_name(path): path for path in sorted(ROOT.rglob("*.py"))}
    return {name: ast.parse(path.read_text("utf-8")) for name, path in paths.items() if name not in ("", "__main__")}


def imports(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    """Yield each imported dotted name, and whether it is imported at the module's top."""
    top = {id(node) for node in tree.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{alias.name}", id(node) in top) for alias in node.names)


def imported_modules(own: str) -> set[str]:
    """Return the loctool modules that a module imports, in functions too."""
    names = [name.removeprefix("loctool.") for name, _ in imports(modules()[own]) if name.startswith("loctool.")]
    return {name if name in modules() else name.rpartition(".")[0] for name in names} & modules().keys() - {own}


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield all functions of a module, methods and nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    """Return the parameters of a function that need not be named."""
    found = [*function.args.posonlyargs, *function.args.args]
    return [one.arg for one in found if one.arg not in ("self", "cls")]


def room_of(name: str) -> str:
    """Return the room of a module such as "catalog.reader"."""
    return name.split(".")[0]


def is_within(own: str, allowed: set[str]) -> bool:
    """Return whether a module is one of the allowed rooms, or lies in one."""
    return any(own == room or own.startswith(f"{room}.") for room in allowed)


def test_no_group_is_repeated_possessively() -> None:
    """Before Python 3.11.5 such a group keeps the characters that it had begun to match in vain."""
    possessive = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+")
    for own, tree in modules().items():
        texts = [
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        assert not [text for text in texts if possessive.search(text)], own


def test_every_room_has_a_level() -> None:
    assert {room_of(name) for name in modules()} <= LEVEL.keys()


def test_imports_go_down() -> None:
    broken = {
        (own, other)
        for own, tree in modules().items()
        for name, _ in imports(tree)
        if name.startswith("loctool.") and (other := name.split(".")[1]) in LEVEL and other != room_of(own)
        if LEVEL[other] >= LEVEL[room_of(own)]
    }
    assert not broken


def test_foreign_packages_stay_in_their_rooms() -> None:
    for own, tree in modules().items():
        for name, _ in imports(tree):
            package = name.split(".")[0]
            assert package not in FOREIGN or is_within(own, FOREIGN[package]), f"{own} imports {name}"


def test_slow_packages_are_imported_inside_functions() -> None:
    for own, tree in modules().items():
        for name, at_top in imports(tree):
            assert not (at_top and name.split(".")[0] in SLOW), f"{own} imports {name} at its top"


def test_only_the_command_line_talks() -> None:
    for own, tree in modules().items():
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        named = {call.id for call in calls if isinstance(call, ast.Name)}
        assert room_of(own) == "cli" or not named & {"print", "exit", "input"}, own


def test_no_modules_import_each_other() -> None:
    TopologicalSorter({own: imported_modules(own) for own in modules()}).prepare()  # raises CycleError


def test_rooms_are_small() -> None:
    for folder in {path.parent for path in ROOT.rglob("*.py")}:
        files = [path.name for path in folder.glob("*.py") if path.name != "__init__.py"]
        assert len(files) <= MOST_FILES, folder


def test_files_are_short() -> None:
    for path in ROOT.rglob("*.py"):
        assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE, path


def test_functions_are_short() -> None:
    for own, tree in modules().items():
        for function in functions(tree):
            assert (function.end_lineno or 0) - function.lineno < LONGEST_FUNCTION, f"{own}.{function.name}"
            assert len(parameters(function)) <= MOST_PARAMETERS, f"{own}.{function.name}"
