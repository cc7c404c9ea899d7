"""Packages: zip files of XML parts."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from loctool.files import Content
from loctool.formats.writing import Parts

if TYPE_CHECKING:
    from lxml.etree import _Element


class Package:
    """A zip file whose parts are read when they are asked for, and written anew only where they changed."""

    def __init__(self, content: Content, path: str) -> None:
        """Open the zip file `content`; `path` is for errors. Raises SourceError."""
        self.path = path
        self._content = content
        self._zip = zipfile.ZipFile(io.BytesIO(content))
        self._trees: dict[str, _Element] = {}
        self._changed: set[str] = set()
        self._replaced: dict[str, bytes] = {}
        self.names: tuple[str, ...] = tuple(self._zip.namelist())
        """Names of the parts, in the order of the file."""

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes:
        """Return the bytes of a part as they are in the file. Raises SourceError, also for a part that is missing."""
        return self._zip.read(name)

    def tree(self, name: str) -> _Element:
        """Return the root element of a part: the same element each time. Raises SourceError."""
        from lxml import etree

        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.read(name))
        return self._trees[name]

    def mark_changed(self, name: str) -> None:
        """Have the tree of a part written anew."""
        self._changed.add(name)

    def replace(self, name: str, content: bytes) -> None:
        """Have a part written with other bytes, as for a package within the package."""
        self._replaced[name] = content

    def parts(self) -> Parts:
        """Return the bytes of the package with its changed parts; those of the file itself if none changed."""
        from lxml import etree

        if not self._changed and not self._replaced:
            return (self._content,)
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as new:
            for info in self._zip.infolist():
                changed = info.filename in self._changed
                data = etree.tostring(self._trees[info.filename]) if changed else self.read(info.filename)
                new.writestr(info, self._replaced.get(info.filename, data))
        return (target.getvalue(),)
