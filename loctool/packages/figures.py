"""Figures of the embedded packages: measured quality, licence, and the quality of Argos' own packages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from loctool.errors import PackageError
from loctool.files import read_text
from loctool.packages import folders
from loctool.packages.package import Package

FIGURES = "figures.json"
"""Beside the embedded archives; written from what tools/starter/evaluate.py measured."""


@dataclass(frozen=True, slots=True)
class Figures:
    """An embedded package's own, for one version."""

    version: str
    bleu: float
    """sacreBLEU's, from 0 to 100, of texts drafted as loctool drafts them."""
    chrf: float
    """sacreBLEU's, from 0 to 100."""
    test: str
    """The test set and its size."""
    signature: str
    """sacreBLEU's, of the BLEU."""
    official: float
    """BLEU of Argos' own package of the pair on the same test."""
    licence: str
    """Of the package, and of what it learned from."""


def figures(package: Package) -> Figures | None:
    """Return the figures of a package, None if it is not embedded or of another version. Raises PackageError."""
    if package.origin != "embedded":
        return None
    try:
        known = _table().get(package.path.name)
        found = Figures(**known) if known else None
    except (ValueError, TypeError, AttributeError) as problem:
        raise _broken(problem) from problem
    return found if found and found.version == package.version else None


def route_quality(languages: Sequence[str]) -> float:
    """Return the chrF of a route over embedded packages, from 0 to 100; 0.0 if it was not measured.

    Only routes between the same two languages can be compared. Raises PackageError.
    """
    try:
        return float(_table().get("routes", {}).get("-".join(languages), {}).get("chrf", 0.0))
    except (ValueError, TypeError, AttributeError) as problem:
        raise _broken(problem) from problem


def _table() -> dict[str, Any]:
    """Return archive name -> figures, and "routes" -> route -> its quality. Raises ValueError."""
    table: dict[str, Any] = json.loads(read_text(folders.EMBEDDED / FIGURES, PackageError))
    return table


def _broken(problem: Exception) -> PackageError:
    message = f"is not the table that loctool came with ({problem}); install loctool again"
    return PackageError(message, folders.EMBEDDED / FIGURES)
