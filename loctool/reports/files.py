"""The files that findings are on, and where in them the findings are."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from loctool.catalog.entry import Entry, Key, is_plural, key_of
from loctool.catalog.reader import Catalog, catalog_in
from loctool.catalog.syntax.regions import Region, find_region
from loctool.catalog.table import mo_key
from loctool.errors import LoctoolError
from loctool.files import read_bytes
from loctool.model import Finding, Side
from loctool.reports.checked import Checked


@dataclass(frozen=True)
class CheckedFile:
    """A file with its findings. It is read when its content is first asked for."""

    name: str
    """The path relative to the project."""
    root: Path
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def path(self) -> str:
        """The path as the repository has it, by which forges show findings."""
        root = self.root.resolve()
        return Path(os.path.relpath(root / self.name, _repository_of(root))).as_posix()

    @property
    def is_catalog(self) -> bool:
        """Whether it is a catalog or a template, readable or not; other files are decks."""
        return self.name.endswith((".po", ".pot"))

    @cached_property
    def text(self) -> str:
        """What the file holds; "" if it cannot be read or is a packed deck."""
        try:
            raw = read_bytes(self.root / self.name)
        except LoctoolError:
            return ""
        return "" if b"\0" in raw and not self.is_catalog else raw.decode("utf-8", "replace")

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file without their ends, and without a byte order mark."""
        return [line.rstrip("\r") for line in self.text.removeprefix("\ufeff").split("\n")]

    @cached_property
    def catalog(self) -> Catalog | None:
        """The catalog in the file, None for a deck or a catalog that cannot be read."""
        try:
            return catalog_in(self.text, self.root / self.name) if self.is_catalog else None
        except LoctoolError:
            return None

    @cached_property
    def entries(self) -> dict[Key, Entry]:
        """Key -> message in use, the header included."""
        entries = self.catalog.entries if self.catalog else ()
        return {key_of(entry): entry for entry in entries if not entry.obsolete}

    def entry_of(self, finding: Finding) -> Entry | None:
        """Return the message that a finding is on, None if it is on the file or its header."""
        return self.entries.get(finding.key) if finding.key != (None, "") else None

    def region_of(self, finding: Finding) -> Region:
        """Return where a finding is: its words, else the text that it is about, else its line."""
        entry, span = self.entry_of(finding), finding.span
        for part, text in texts_of(entry, finding) if entry and span else ():
            if entry and span and (found := find_region(entry.lines or "", part, text, span)):
                above = entry.line - 1
                return found._replace(line=found.line + above, end_line=found.end_line + above)
        line = finding.line or 1
        end = len(self.lines[line - 1]) + 1 if line <= len(self.lines) else 1
        if finding.column:
            column = min(finding.column, end)
            return Region(line, column, line, min(column + 1, end))
        return Region(line, 1, line, end)


def texts_of(entry: Entry, finding: Finding) -> list[tuple[str, str]]:
    """Return (keyword, text) of what a finding's span may count in: the translation or the source that it is about."""
    if finding.side is Side.TARGET:
        return [target] if (target := target_of(entry, finding)) else []
    texts = [("msgid", entry.msgid)]
    if is_plural(entry):
        texts.insert(0 if finding.form else 1, ("msgid_plural", entry.msgid_plural))
    start, end = finding.span or (0, 0)
    return [(part, text) for part, text in texts if start <= end <= len(text)]


def target_of(entry: Entry, finding: Finding) -> tuple[str, str] | None:
    """Return (keyword, text) of the translation that a finding is on, None for a plural message as a whole."""
    if not is_plural(entry):
        return "msgstr", entry.msgstr
    form = finding.form
    return (f"msgstr[{form}]", entry.msgstr_plural[form]) if form in entry.msgstr_plural else None


def checked_files(checked: Checked) -> Iterator[CheckedFile]:
    """Yield the files with their findings: the catalogs, also those without any, then other files."""
    found = {name: CheckedFile(name, checked.root) for name in checked.catalogs}
    for finding in checked.findings:
        found.setdefault(finding.path, CheckedFile(finding.path, checked.root)).findings.append(finding)
    while found:  # each file can be forgotten before the next one is read
        yield found.pop(next(iter(found)))


def fingerprints(findings: list[Finding]) -> list[str]:
    """Return what tells each of a file's findings from the others, also after its lines have moved.

    The occurrence behind the colon counts findings of one rule on one message.
    """
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        named = f"{finding.rule}\0{mo_key(*finding.key)}"
        mark = hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        seen[mark] += 1
        found.append(f"{mark}:{seen[mark]}")
    return found


def _repository_of(folder: Path) -> Path:
    """Return the folder that GitHub checks out or that holds .git; the folder itself if there is none."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if workspace and folder.is_relative_to(Path(workspace).resolve()):
        return Path(workspace).resolve()
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), folder)
