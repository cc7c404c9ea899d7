"""Safe reading of XML in one pass: no entities, nothing fetched, limited nesting; errors name the line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

from loctool.errors import LoctoolError
from loctool.files import open_to_read
from loctool.safe_xml.encodings import EncodingError, read_chunks

DEPTH = 50
"""Elements inside one another; TBX and TMX need ten."""
LARGEST = 1_000_000
"""Characters and elements within one concept or unit: as many as a message of a catalog may have."""


@dataclass(slots=True)
class Element:
    """An element with everything inside it."""

    name: str
    """Without its namespace prefix."""
    line: int
    attributes: Mapping[str, str]
    content: list[Element | str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The attribute `type`, else the name: <termNote type="status"> and <status> mean the same."""
        return self.attributes.get("type") or self.name

    @property
    def language(self) -> str:
        """The language tag as the file writes it, empty if there is none."""
        return self.attributes.get("xml:lang", self.attributes.get("lang", ""))

    @property
    def text(self) -> str:
        """All text inside, including that of inner elements."""
        return "".join(part if isinstance(part, str) else part.text for part in self.content)

    def find(self, *kinds: str) -> Iterator[Element]:
        """Yield the elements of these kinds at any depth, but not inside one another."""
        for child in self.content:
            if isinstance(child, Element):
                if child.kind in kinds:
                    yield child
                else:
                    yield from child.find(*kinds)

    def value(self, *kinds: str) -> str:
        """Return the text of the first element of these kinds that has any, white space collapsed; else ""."""
        return next((text for one in self.find(*kinds) if (text := " ".join(one.text.split()))), "")


class _Builder(ContentHandler):
    """Builds the elements that were asked for; whatever is outside them is not kept."""

    def __init__(self, roots: tuple[str, ...], names: frozenset[str], heads: frozenset[str], largest: int) -> None:
        super().__init__()
        self.finished: list[Element] = []
        self.wrong_root = ""
        self._roots, self._names, self._heads, self._largest = roots, names, heads, largest
        self._depth = self._size = 0
        self._open: list[Element] = []

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802
        plain = name.rpartition(":")[2]
        if not self._depth and plain.lower() not in self._roots:
            self.wrong_root = plain
            self._stop("wrong root")
        self._depth += 1
        if self._depth > DEPTH:
            self._stop("nested too deep")
        is_head = not self._open and plain in self._heads
        if self._open or is_head or plain in self._names:
            line = self._locator.getLineNumber() or 0  # type: ignore[attr-defined]  # given by the parser
            element = Element(plain, line, dict(attrs.items()))
            if is_head:
                self.finished.append(element)
                return
            if self._open:
                self._open[-1].content.append(element)
            self._open.append(element)
            self._count(1 + sum(map(len, element.attributes.values())))

    def characters(self, content: str) -> None:
        if self._open:
            self._open[-1].content.append(content)
            self._count(len(content))

    def _count(self, size: int) -> None:
        """Refuse an outermost element that would fill the memory: `size` is what came to it."""
        self._size += size
        if self._size > self._largest:
            self._stop(f"an element is larger than {self._largest} characters; split the file")

    def endElement(self, _name: str) -> None:  # noqa: N802
        self._depth -= 1
        if self._open:
            element = self._open.pop()
            if not self._open:
                self.finished.append(element)
                self._size = 0

    def skippedEntity(self, name: str) -> None:  # noqa: N802
        self._stop(f"&{name}; is not known without the DTD, which is not read")

    def _stop(self, message: str) -> None:
        raise SAXParseException(message, None, self._locator)  # type: ignore[attr-defined]  # given by the parser


def read_elements(
    path: Path, roots: tuple[str, ...], names: frozenset[str], error: type[LoctoolError],
    *, heads: frozenset[str] = frozenset(), allow_dtd: bool = True, largest: int = LARGEST,
) -> Iterator[Element]:  # fmt: skip
    """Yield the outermost elements of these names, each as soon as it is complete.

    `roots` are the names that the root element may have, in lower case; the last one is also the format's name.
    Elements named in `heads` are yielded without their content, before what is inside them. A DTD may be named if that
    is allowed; it is not read. Raises `error` with the line if the file cannot be read, is not well-formed, has another
    root or declares entities, with which a small file can fill the memory (billion laughs).
    """
    import defusedxml.sax
    from defusedxml.common import DefusedXmlException

    parser, builder = defusedxml.sax.make_parser(), _Builder(roots, names, heads, largest)
    parser.forbid_dtd, parser.forbid_entities, parser.forbid_external = not allow_dtd, True, False
    parser.setContentHandler(builder)
    builder.setDocumentLocator(parser)
    try:
        with open_to_read(path, error) as file:
            for chunk in read_chunks(file):  # one at least, so that an empty file does not pass
                parser.feed(chunk)
                yield from builder.finished
                builder.finished.clear()
        parser.close()
        yield from builder.finished
    except DefusedXmlException as problem:
        raise error(_forbidden(problem), path, parser.getLineNumber()) from problem
    except SAXParseException as problem:
        raise error(_unreadable(problem, roots, builder.wrong_root), path, problem.getLineNumber()) from problem
    except EncodingError as problem:
        raise error(str(problem), path, problem.line) from problem
    except UnicodeEncodeError as problem:  # UTF-7 can hold half a character
        raise error("holds a surrogate, which is not a character; convert it to UTF-8", path) from problem
    except OSError as problem:
        raise error(f"cannot be read: {problem.strerror}", path) from problem


def _forbidden(problem: ValueError) -> str:
    from defusedxml.common import DTDForbidden

    if isinstance(problem, DTDForbidden):
        return "has a document type declaration (<!DOCTYPE ...>), which it does not need; delete it"
    return f"declares the entity {getattr(problem, 'name', '')!r}; write the text itself in its place"


def _unreadable(problem: SAXParseException, roots: tuple[str, ...], wrong_root: str) -> str:
    kind = roots[-1].upper()
    if wrong_root:
        return f"is not {kind}: its root is <{wrong_root}>, not <{'> or <'.join(roots)}>"
    return f"is not valid {kind}: {problem.getMessage()}; mend or export it again"
