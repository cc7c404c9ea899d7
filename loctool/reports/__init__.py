"""What verbs found, written for other programs and for people: REPORTS by name, for `loctool check --format NAME`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from loctool.reports.checked import Checked

__all__ = ["REPORTS", "Checked", "Report"]

Report = Callable[[Checked], str]


def _report(module: str) -> Report:
    """Return the function `report` of a module of this room, which is imported when it is first called."""

    def report(checked: Checked) -> str:
        text: str = import_module(f"{__name__}.{module}").report(checked)
        return text

    return report


REPORTS: dict[str, Report] = {
    "text": _report("text"),
    "json": _report("json_report"),
    "sarif": _report("sarif"),
    "junit": _report("junit"),
    "github": _report("github"),
    "html": _report("html"),
}
"""Name -> the function that returns the result of a check in this format."""
