"""Files of presentations: packages, and flat files, which are one XML tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from loctool.errors import SourceError
from loctool.files import Content
from loctool.formats.odp.lines import keep_lines
from loctool.formats.odp.names import children, name_of
from loctool.formats.office.archive import REPAIR
from loctool.formats.office.documents import DocumentError, parse_document, serialise
from loctool.formats.office.limits import LIMITS, Budget
from loctool.formats.office.package import Package
from loctool.formats.writing import Parts

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTENT, STYLES, META = "content.xml", "styles.xml", "meta.xml"
_PRESENTATION = "office:presentation"
_KINDS = {
    "text": "a text document (.odt)", "spreadsheet": "a spreadsheet (.ods)", "drawing": "a drawing (.odg)",
    "chart": "a chart (.odc)",
}  # fmt: skip
"""Child of office:body -> what kind of document it is of."""


class Source(Protocol):
    """What a presentation is read from and written to."""

    path: str

    def __contains__(self, name: object) -> bool:
        """Return whether there is a part of this name."""
        ...

    def tree(self, name: str) -> _Element:
        """Return the root element of a part: the same element each time. Raises SourceError."""
        ...

    def mark_changed(self, name: str) -> None:
        """Have a part written anew."""
        ...

    def parts(self) -> Parts:
        """Return the bytes of the file with its changed parts. Raises SourceError."""
        ...


class FlatFile:
    """A file of a single tree: content, styles and properties are the same part, under three names."""

    def __init__(self, content: Content, path: str) -> None:
        """Parse the XML of a file, pictures in base64 and all. Raises SourceError."""
        self.path = path
        self._content, self._changed = content, False
        if len(content) > LIMITS.part:
            raise SourceError(f"is larger than {LIMITS.part >> 20} MB. Save it as .odp.", path)
        try:
            self._document = parse_document(bytes(content), Budget())
        except DocumentError as problem:
            raise SourceError(str(problem), path) from problem

    def __contains__(self, name: object) -> bool:
        return name in (CONTENT, STYLES, META)

    def tree(self, name: str) -> _Element:  # noqa: ARG002 (all names are that of the file)
        """Return the root element."""
        return self._document.root

    def mark_changed(self, name: str) -> None:  # noqa: ARG002 (as for trees)
        """Have the file written anew, if it is not the same as before."""
        self._changed = True

    def parts(self) -> Parts:
        """Return the bytes of the file: its own if nothing changed, and its own lines where they did not change."""
        if not self._changed:
            return (self._content,)
        old, new = bytes(self._content), serialise(self._document)
        normal = serialise(parse_document(old, Budget()))
        if new in (old, normal):
            return (self._content,)
        merged = keep_lines(old, normal, new)
        return (merged if serialise(parse_document(merged, Budget())) == new else new,)


def open_source(content: Content, path: str) -> Source:
    """Open a presentation, packed or flat, by its content. Raises SourceError if it is no presentation."""
    start = bytes(memoryview(content)[:64]).removeprefix(b"\xef\xbb\xbf").lstrip()
    is_flat = start[:1] == b"<" or (path.lower().endswith(".fodp") and start[:2] != b"PK")
    source: Source = FlatFile(content, path) if is_flat else Package(content, path)
    bodies = children(source.tree(CONTENT), "office:body")
    kinds = [name_of(one.tag).removeprefix("office:") for body in bodies for one in body]
    if "presentation" not in kinds:
        found = next((kind for name, kind in _KINDS.items() if name in kinds), "")
        raise SourceError(f"is {found}, not a presentation." if found else f"is not a presentation. {REPAIR}", path)
    return source


def presentation_of(source: Source) -> _Element:
    """Return the element with the slides, which `open_source` has found."""
    return next(one for body in children(source.tree(CONTENT), "office:body") for one in children(body, _PRESENTATION))


def styles_of(source: Source) -> _Element:
    """Return the root of the part with common styles and masters; that of the content if there is none."""
    return source.tree(STYLES if STYLES in source else CONTENT)
