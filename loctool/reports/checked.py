"""What a report is made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from loctool.model import Finding, Severity


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of a check."""

    findings: tuple[Finding, ...]
    """In the order in which they were found, waived ones included."""
    root: Path
    """The project's folder, which the paths of the findings are relative to."""
    catalogs: tuple[str, ...] = ()
    """Paths of the catalogs that were checked, relative to `root`, also of those without findings."""
    least: Severity | None = Severity.ERROR
    """The severity from which findings make the check fail, None if none does."""
