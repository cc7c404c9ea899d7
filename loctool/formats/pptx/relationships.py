"""Relationships of parts: what a part calls its layout, its notes or its charts."""

from __future__ import annotations

import posixpath
from typing import NamedTuple
from urllib.parse import unquote
from weakref import WeakKeyDictionary

from loctool.formats.office.package import Package
from loctool.formats.pptx.names import children


class Relationship(NamedTuple):
    """What a part refers to by an id."""

    kind: str
    """Last part of its type: slide, slideLayout, notesSlide, chart, package, hyperlink."""
    target: str
    """Name of a part of the package; the target as written where it is external."""
    external: bool = False


_READ: WeakKeyDictionary[Package, dict[str, dict[str, Relationship]]] = WeakKeyDictionary()
"""What was read: each paragraph asks. Without it, a deck of 500 slides took half as long again."""


def relationships(package: Package, part: str) -> dict[str, Relationship]:
    """Return id -> relationship of a part, or of the package itself for "". Raises SourceError.

    Targets are resolved inside the package, however far they climb; a target need not be there.
    """
    known = _READ.setdefault(package, {})
    if part not in known:
        known[part] = _read(package, part)
    return known[part]


def _read(package: Package, part: str) -> dict[str, Relationship]:
    folder, name = posixpath.split(part)
    source = posixpath.join(folder, "_rels", f"{name}.rels")
    if source not in package:
        return {}
    found = {}
    for one in children(package.tree(source), "rel:Relationship"):
        external = one.get("TargetMode") == "External"
        target = one.get("Target") or ""
        kind = (one.get("Type") or "").rsplit("/", 1)[-1]
        found[one.get("Id") or ""] = Relationship(kind, target if external else _resolve(folder, target), external)
    return found


def related(package: Package, part: str, kind: str) -> list[str]:
    """Return the parts of a kind that a part refers to and that are there, in the order of the file."""
    return [
        one.target
        for one in relationships(package, part).values()
        if one.kind == kind and not one.external and one.target in package
    ]


def _resolve(folder: str, target: str) -> str:
    """Return the name of a part: absolute from the root, else relative to the folder of the part."""
    path = unquote(target.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
