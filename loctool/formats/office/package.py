"""Packages: zip files of XML parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loctool.errors import SourceError
from loctool.files import Content
from loctool.formats.office.archive import REPAIR, Member, open_archive, shown
from loctool.formats.office.documents import Document, DocumentError, parse_document, serialise
from loctool.formats.office.inflating import Inflater
from loctool.formats.office.limits import Budget
from loctool.formats.office.rewriting import rewrite
from loctool.formats.writing import Parts

if TYPE_CHECKING:
    from lxml.etree import _Element

_MANIFEST = "META-INF/manifest.xml"


class Package:
    """A zip file whose parts are read when they are asked for, and written anew only where they changed.

    Names that differ only by case are the same part (ECMA-376 part 2, "Part Name Equivalence").

    It keeps a view of its content: a mapped file can be closed when the package and its `parts()` are gone.
    """

    def __init__(self, content: Content, path: str, budget: Budget | None = None) -> None:
        """Open the zip file `content`; `path` is for errors, `budget` that of a package around it.

        Raises SourceError if the file cannot be read safely.
        """
        self.path = path
        self._content, self._budget = content, budget or Budget()
        self._archive = open_archive(memoryview(content).cast("B"), path, self._budget.limits)
        self._inflater = Inflater(self._archive, self._budget)
        self._documents: dict[str, Document] = {}
        self._inner: dict[str, Package] = {}
        self._changed: set[str] = set()
        self._replaced: dict[str, bytes] = {}
        self.names: tuple[str, ...] = tuple(self._archive.members)
        """Names of the parts, in the order of the file."""
        self._members = {name.lower(): member for name, member in self._archive.members.items()}
        if _MANIFEST in self and b":encryption-data" in self.read(_MANIFEST):
            raise SourceError("is protected by a password. Open it, remove the password and save it again.", path)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._members

    def read(self, name: str) -> bytes:
        """Return the bytes of a part as they are in the file.

        Raises SourceError for a part that is missing, damaged, or larger than the limits allow.
        """
        return self._inflater.inflate(self._member(name))

    def tree(self, name: str) -> _Element:
        """Return the root element of a part: the same element each time.

        Raises SourceError for a part that cannot be read, is not XML, has a DOCTYPE or would need too much memory.
        """
        own = self._member(name).name
        if own not in self._documents:
            self._documents[own] = self._parse(own)
        return self._documents[own].root

    def mark_changed(self, name: str) -> None:
        """Have the tree of a part written anew, if it is not the same as before. Raises SourceError."""
        self._changed.add(self._member(name).name)

    def replace(self, name: str, content: bytes) -> None:
        """Have a part written with other bytes, as for a package within the package. Raises SourceError."""
        self._replaced[self._member(name).name] = content

    def inner(self, name: str) -> Package:
        """Return a package that is a part, the same each time; its changes are written with this package.

        Raises SourceError, also if the part is not a package.
        """
        own = self._member(name).name
        if own not in self._inner:
            self._inner[own] = Package(self.read(own), f"{self.path}: {own}", self._budget)
        return self._inner[own]

    def parts(self) -> Parts:
        """Return the bytes of the package with its changed parts; those of the file itself if none changed.

        Bytes that did not change are views of the content. Raises SourceError.
        """
        replaced = {name: b"".join(inner.parts()) for name, inner in self._inner.items()} | self._replaced
        changed = {name: new for name in self._changed - replaced.keys() if (new := self._written(name)) is not None}
        changed |= {name: new for name, new in replaced.items() if new != self.read(name)}
        return rewrite(self._archive, changed) if changed else (self._content,)

    def _member(self, name: str) -> Member:
        """Return a member of the zip file. Raises SourceError."""
        if name not in self:
            raise SourceError(f"{shown(name)}: this part is missing. {REPAIR}", self.path)
        return self._members[name.lower()]

    def _parse(self, name: str) -> Document:
        try:
            return parse_document(self.read(name), self._budget)
        except DocumentError as problem:
            raise SourceError(f"{shown(name)}: {problem}", self.path) from problem

    def _written(self, name: str) -> bytes | None:
        """Return the new bytes of a part with its tree; None if writing its old tree gives the same.

        The file may have written the same XML in another way, for example `<a></a>` for `<a/>`.
        """
        self.tree(name)
        old, new = self.read(name), serialise(self._documents[name])
        return None if new == old or new == serialise(parse_document(old, Budget())) else new
