"""The checkers that are compared: each takes a folder of catalogs, and gives what it finds on which message.

A peer that is not installed is left out: `pip install translate-toolkit l10n-lint msgcheck dennis`, and i18nspector and
gettext from the system. Those of pip may stand in a folder of their own, given by LOCTOOL_PEERS.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import polib

Found = dict[tuple[str, str], set[str]]
"""(catalog, msgid) -> names of the rules that find something there."""


class Result(NamedTuple):
    """What a checker found, and what it took."""

    found: Found
    seconds: float


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", check=False)
    return done.stdout + done.stderr


def _messages_by_line(folder: Path) -> dict[str, list[tuple[int, str]]]:
    """Return catalog -> the first line of each entry with its msgid, the last first."""
    found = {}
    for path in sorted(folder.glob("*.po")):
        entries = [(entry.linenum, entry.msgid) for entry in polib.pofile(str(path), encoding="utf-8")]
        found[path.name] = sorted(entries, reverse=True)
    return found


def _at(lines: dict[str, list[tuple[int, str]]], name: str, line: int, before: int = 0) -> str | None:
    """Return the msgid of the entry that a line belongs to; `before` lines of comments stand above its msgid."""
    return next((msgid for first, msgid in lines.get(name, ()) if first - before <= line), None)


def loctool(folder: Path, files: list[str]) -> Iterator[tuple[str, str, str]]:
    """Run loctool check, with a project around the folder."""
    del files
    output = subprocess.run(
        [sys.executable, "-m", "loctool", "check", "--format", "json", "--fail-on", "never"],
        cwd=folder, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    for one in json.loads(output):
        yield Path(one["path"]).name, one["msgid"], one["rule"]


def pofilter(folder: Path, files: list[str]) -> Iterator[tuple[str, str, str]]:
    """Run pofilter of the translate toolkit, all filters but spelling."""
    del files
    out = folder / "pofilter"
    shutil.rmtree(out, ignore_errors=True)
    _run([tool("pofilter"), "--excludefilter=spellcheck", "--progress=none", ".", str(out)], folder)
    for path in sorted(out.glob("*.po")):
        for entry in polib.pofile(str(path), encoding="utf-8"):
            for rule in re.findall(r"\(pofilter\) (\w+):", entry.tcomment):
                yield path.name, entry.msgid, rule
    shutil.rmtree(out, ignore_errors=True)


def l10n_lint(folder: Path, files: list[str]) -> Iterator[tuple[str, str, str]]:
    """Run l10n-lint."""
    output = _run([tool("l10n-lint"), "--format", "gnu", *files], folder)
    lines = _messages_by_line(folder)
    for name, line, rule in re.findall(r"(?m)^(?:.*/)?([^/:\n]+\.po):(\d+):.*?\[([\w-]+)\]", output):
        if (msgid := _at(lines, name, int(line))) is not None:
            yield name, msgid, rule


def dennis(folder: Path, files: list[str]) -> Iterator[tuple[str, str, str]]:
    """Run dennis-cmd lint."""
    lines, name, rule = _messages_by_line(folder), "", ""
    for line in _run([tool("dennis-cmd"), "lint", *files], folder).splitlines():
        if match := re.match(r">>> Working on: (.+)", line):
            name = Path(match[1]).name
        elif match := re.match(r"(?:Error: )?([EW]\d{3}): ", line):
            rule = match[1]
        elif rule and (match := re.match(r"(\d+):msgid", line)):
            if (msgid := _at(lines, name, int(match[1]))) is not None:
                yield name, msgid, rule
            rule = ""


def msgcheck(folder: Path, files: list[str]) -> Iterator[tuple[str, str, str]]:
    """Run msgcheck without spelling."""
    lines = _messages_by_line(folder)
    for name, line, rule in re.findall(
        r"(?m)^(?:.*/)?([^/:\n]+\.po):(\d+): \[(\w+)\]", _run([tool("msgcheck"), "-n", *files], folder)
    ):
        if (msgid := _at(lines, name, int(line))) is not None:
            yield name, msgid, rule


def msgfmt(folder: Path, files: list[str]) -> Iterator[tuple[str, str, str]]:
    """Run msgfmt -c."""
    lines = _messages_by_line(folder)
    for file in files:
        output = _run([tool("msgfmt"), "-c", "-o", "/dev/null", file], folder)
        for line in re.findall(rf"(?m)^{re.escape(file)}:(\d+): (?!warning: header)", output):
            if (msgid := _at(lines, file, int(line))) is not None:
                yield file, msgid, "msgfmt"


def i18nspector(folder: Path, files: list[str]) -> Iterator[tuple[str, str, str]]:
    """Run i18nspector."""
    known = {name: [msgid for _, msgid in found] for name, found in _messages_by_line(folder).items()}
    for name, rule, rest in re.findall(
        r"(?m)^\w: ([^:\n]+): ([\w-]+)(.*)$", _run([tool("i18nspector"), *files], folder)
    ):
        if match := re.search(r"msgid '((?:[^'\\]|\\.)*)'|msgid \"((?:[^\"\\]|\\.)*)\"", rest):
            start = (match[1] or match[2]).encode().decode("unicode_escape", "replace")[:30]
            found = [msgid for msgid in known.get(name, ()) if msgid.startswith(start)]
            if found:
                yield name, found[0], rule


CHECKERS: dict[str, Callable[[Path, list[str]], Iterator[tuple[str, str, str]]]] = {
    "loctool": loctool,
    "pofilter": pofilter,
    "l10n-lint": l10n_lint,
    "dennis-cmd": dennis,
    "msgcheck": msgcheck,
    "msgfmt": msgfmt,
    "i18nspector": i18nspector,
}
"""Command -> what runs it."""


def tool(name: str) -> str:
    """Return the command of a checker, in LOCTOOL_PEERS or on the path; "" if it is not there."""
    folder = os.environ.get("LOCTOOL_PEERS", "")
    return shutil.which(name, path=folder) or shutil.which(name) or ""


def installed() -> list[str]:
    """Return the checkers that are there."""
    return [name for name in CHECKERS if name == "loctool" or tool(name)]


def check(name: str, folder: Path) -> Result:
    """Run a checker on the catalogs of a folder."""
    files = sorted(path.name for path in folder.glob("*.po"))
    found: Found = defaultdict(set)
    began = time.monotonic()
    for file, msgid, rule in CHECKERS[name](folder, files):
        found[file, msgid].add(rule)
    return Result(found, time.monotonic() - began)
