"""Findings that are known, kept in a file, so that a check reports new ones alone."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

from loctool.catalog.notes import fingerprint
from loctool.errors import ConfigError
from loctool.files import is_there, read_text, write_atomically
from loctool.model import Finding

VERSION = 1
"""Of the file's format."""
_CONFLICT = re.compile(r"^<<<<<<<", re.MULTILINE)
_KINDS = {"path": str, "rule": str, "msgctxt": str | None, "msgid": str, "text": str, "count": int}


class Known(NamedTuple):
    """What makes a finding the same as before: neither its line nor its words, but the texts that it is about."""

    path: str
    rule: str
    msgctxt: str | None
    msgid: str
    text: str
    """Fingerprint of the translation; of the finding's message, if it is not about a message."""


def known_of(finding: Finding) -> Known:
    """Return what a finding is known by."""
    return Known(finding.path, finding.rule, *finding.key, fingerprint(finding.target or finding.message))


class Baseline:
    """The findings of a file, each as often as it is known. They are taken off as they are found again."""

    def __init__(self, counts: Counter[Known], root: Path) -> None:
        """Keep how often findings are known. `root` is the folder that their paths are relative to.

        Findings in files that are gone are found again in any other file: extract renames the catalogs of decks.
        """
        self._left: Counter[Known] = Counter()
        for known, count in counts.items():
            self._left[known if (root / known.path).exists() else known._replace(path="")] += count

    def mark(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings, the known ones marked so; waived ones are not looked up."""
        for finding in findings:
            known = known_of(finding)
            places = (one for one in (known, known._replace(path="")) if self._left[one] > 0)
            if finding.waived or (place := next(places, None)) is None:
                yield finding
            else:
                self._left[place] -= 1
                yield replace(finding, in_baseline=True)

    def knows(self, finding: Finding) -> bool:
        """Return whether a finding is known and was not found again so far."""
        known = known_of(finding)
        return self._left[known] > 0 or self._left[known._replace(path="")] > 0

    @property
    def gone(self) -> int:
        """How many findings were not found again so far."""
        return self._left.total()


def read_baseline(path: str | PathLike[str], root: str | PathLike[str]) -> Baseline:
    """Return the baseline of a file. `root` is the project's folder, which its paths are relative to.

    Raises ConfigError if there is no such file, or if it is broken.
    """
    path = Path(path)
    if not is_there(path, ConfigError):
        raise ConfigError("there is no such baseline yet; write it with `loctool check --write-baseline`", path)
    text = read_text(path, ConfigError)
    if conflict := _CONFLICT.search(text):
        message = "has an unresolved merge conflict; keep the findings of both sides and delete the lines with marks"
        raise ConfigError(message, path, text.count("\n", 0, conflict.start()) + 1)
    try:
        content = json.loads(text)
    except json.JSONDecodeError as problem:
        raise _broken(f"is not valid JSON ({problem.msg})", path, problem.lineno) from problem
    except (ValueError, RecursionError) as problem:
        raise _broken("is not valid JSON", path) from problem
    if not isinstance(content, dict) or not isinstance(content.get("findings"), list):
        raise _broken("is not a baseline of loctool", path)
    if content.get("version") != VERSION:
        raise _broken(f"has the version {content.get('version')!r}, not {VERSION}", path)
    counts: Counter[Known] = Counter()
    for number, one in enumerate(content["findings"], 1):
        if not _is_finding(one):
            raise _broken(f"its finding {number} lacks a field or has a wrong one", path)
        counts[Known(one["path"], one["rule"], one.get("msgctxt"), one["msgid"], one["text"])] += one["count"]
    return Baseline(counts, Path(root))


def _is_finding(one: Any) -> bool:
    known = isinstance(one, dict) and all(isinstance(one.get(name), kind) for name, kind in _KINDS.items())
    return known and one["count"] > 0


def _broken(what: str, path: Path, line: int | None = None) -> ConfigError:
    return ConfigError(f"{what}; write it again with `loctool check --write-baseline`", path, line)


def write_baseline(path: str | PathLike[str], findings: Iterable[Finding]) -> int:
    """Write the findings that are not waived into a file, each on one line, and return how many there are.

    Raises LoctoolError where the file cannot be written.
    """
    counts = Counter(known_of(one) for one in findings if not one.waived)
    ordered = sorted(counts.items(), key=lambda item: [text or "" for text in item[0]])
    lines = (json.dumps({**known._asdict(), "count": count}, ensure_ascii=False) for known, count in ordered)
    text = f'{{"version": {VERSION}, "findings": [\n' + ",\n".join(lines) + "\n]}\n"
    write_atomically(Path(path), text.encode("utf-8", "surrogatepass"))
    return counts.total()
