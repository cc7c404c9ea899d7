"""XML read safely into a small tree that knows its lines: no entities, nothing fetched, no bottomless nesting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

from loctool.errors import GlossaryError

DEPTH = 100
"""Elements inside one another; TBX needs ten."""
_ROOTS = {"tbx", "martif"}
_INLINE = {"hi", "sub", "sup"}


@dataclass(slots=True)
class Element:
    """An element with what is below it."""

    name: str
    """Without namespace; `type` where it has one, so that v2's termNote and v3's own elements look alike."""
    line: int
    language: str = ""
    """As the file writes it: pt-BR."""
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def all(self, *names: str) -> Iterator[Element]:
        """Yield the elements of these names below, at any depth, but not inside one another."""
        for child in self.children:
            if child.name in names:
                yield child
            else:
                yield from child.all(*names)

    def value(self, *names: str) -> str:
        """Return the text of the first element of these names, empty where there is none."""
        return next((" ".join(one.text.split()) for one in self.all(*names) if one.text.strip()), "")


class _Builder(ContentHandler):
    """Builds the tree while the parser reads."""

    def __init__(self) -> None:
        super().__init__()
        self.top = Element("", 0)
        self._stack = [self.top]

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802
        line = self._locator.getLineNumber() or 0  # type: ignore[attr-defined]  # given by the parser
        if len(self._stack) > DEPTH:
            raise SAXParseException("nested too deep", None, self._locator)  # type: ignore[attr-defined]
        plain = name.rpartition(":")[2]
        language = attrs.get("xml:lang", attrs.get("lang", ""))
        element = Element(plain if plain in _ROOTS else attrs.get("type") or plain, line, language)
        self._stack[-1].children.append(element)
        self._stack.append(element)

    def characters(self, content: str) -> None:
        self._stack[-1].text += content

    def endElement(self, name: str) -> None:  # noqa: N802
        done = self._stack.pop()
        if name in _INLINE:
            self._stack[-1].text += done.text


def parsed(path: Path) -> Element:
    """Return the file's root element.

    A DOCTYPE may name a DTD, which is not read. Raises GlossaryError for what cannot be read, is not well-formed, or
    declares entities: nothing needs them, and with them a small file can fill the memory (billion laughs).
    """
    import defusedxml.sax
    from defusedxml.common import DefusedXmlException

    builder = _Builder()
    try:
        with path.open("rb") as file:
            defusedxml.sax.parse(file, builder, forbid_dtd=False, forbid_entities=True, forbid_external=False)
    except DefusedXmlException as problem:
        name = getattr(problem, "name", "")
        raise GlossaryError(f"declares the entity {name!r}; write the text itself in its place", path) from problem
    except SAXParseException as problem:
        line = problem.getLineNumber()
        raise GlossaryError(
            f"is not well-formed XML: {problem.getMessage()}; mend or export it again", path, line
        ) from problem
    except (LookupError, UnicodeError) as problem:
        raise GlossaryError(f"{problem}; convert it to UTF-8", path) from problem
    except OSError as problem:
        raise GlossaryError(f"cannot be read: {problem.strerror}", path) from problem
    return builder.top.children[0]
