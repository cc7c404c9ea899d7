"""TMX 1.4b: read as a stream, with the line of what is wrong; written so that the same units give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.saxutils import escape, quoteattr

from loctool.errors import MemoryFileError
from loctool.memory.unit import Unit
from loctool.text.language import are_compatible, gettext_tag

DEPTH = 50
"""Elements inside one another; TMX needs ten."""
_CHUNK = 1 << 16
_CONTEXT = "x-context"
"""Type of the <prop> that holds a unit's msgctxt."""
_DATE = re.compile(r"\d{8}T\d{6}Z")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that no XML file can hold."""


class _Variants(ContentHandler):
    """Collects translation units while the parser reads; markup inside of a segment counts as its text."""

    def __init__(self) -> None:
        super().__init__()
        self.units: list[tuple[dict[str, str], str | None, str]] = []
        """(language -> text, context, date) of the units finished and not yet taken."""
        self.root = ""
        self._open: list[str] = []
        self._texts: dict[str, str] = {}
        self._language = self._date = ""
        self._context: str | None = None
        self._into: list[str] | None = None

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802
        self._open.append(name)
        self.root = self.root or name
        if len(self._open) > DEPTH:
            self._stop("nested too deep")
        if self.root != "tmx":
            self._stop(f"is no TMX: its root is <{self.root}>, not <tmx>")
        if name == "tu":
            self._texts, self._context, self._date = {}, None, attrs.get("changedate", attrs.get("creationdate", ""))
        elif name == "tuv":
            self._language = gettext_tag(attrs.get("xml:lang", attrs.get("lang", "")))
            if not self._language:
                self._stop("<tuv> without xml:lang")
            self._date = max(self._date, attrs.get("changedate", ""))
        elif name == "seg" or (name == "prop" and attrs.get("type") == _CONTEXT):
            self._into = []

    def characters(self, content: str) -> None:
        if self._into is not None:
            self._into.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        self._open.pop()
        if name == "seg" and self._into is not None:
            self._texts.setdefault(self._language, "".join(self._into))
            self._into = None
        elif name == "prop" and self._into is not None and "seg" not in self._open:
            self._context, self._into = "".join(self._into), None
        elif name == "tu":
            self.units.append((self._texts, self._context, self._date if _DATE.fullmatch(self._date) else ""))

    def skippedEntity(self, name: str) -> None:  # noqa: N802
        self._stop(f"&{name}; is not known without the DTD, which is not read")

    def _stop(self, what: str) -> None:
        raise SAXParseException(what, None, self._locator)  # type: ignore[attr-defined]  # given by the parser


def read_tmx(path: Path, source_language: str, languages: Iterable[str]) -> Iterator[Unit]:
    """Yield the units of a TMX file that lead from the source language into one of `languages`, piece by piece.

    Another variety will do where the languages are given without a region, or the file's are. Raises MemoryFileError
    with the line for what is not well-formed, is no TMX or declares entities, which nothing needs and with which a
    small file can fill the memory.
    """
    wanted = tuple(languages)
    for texts, context, date in _variants(path):
        sources = [language for language in texts if are_compatible(source_language, language)]
        source = min(sources, key=lambda language: language != source_language, default=None)
        if source is None or not texts[source].strip():
            continue
        for language, text in texts.items():
            if language != source and text.strip() and any(are_compatible(one, language) for one in wanted):
                yield Unit(language, texts[source], text, context, date)


def _variants(path: Path) -> Iterator[tuple[dict[str, str], str | None, str]]:
    import defusedxml.sax
    from defusedxml.common import DefusedXmlException

    parser = defusedxml.sax.make_parser()
    parser.forbid_dtd, parser.forbid_entities, parser.forbid_external = False, True, False
    found = _Variants()
    parser.setContentHandler(found)
    found.setDocumentLocator(parser)
    try:
        with path.open("rb") as file:
            parser.feed(b"")  # else an empty file would pass
            while chunk := file.read(_CHUNK):
                parser.feed(chunk)
                yield from found.units
                found.units.clear()
        parser.close()
        yield from found.units
    except DefusedXmlException as problem:
        name = getattr(problem, "name", "")
        raise MemoryFileError(
            f"declares the entity {name!r}; write the text itself in its place", path, parser.getLineNumber()
        ) from problem
    except SAXParseException as problem:
        raise MemoryFileError(
            f"is no valid TMX: {problem.getMessage()}; mend or export it again", path, problem.getLineNumber()
        ) from problem
    except OSError as problem:
        raise MemoryFileError(f"cannot be read: {problem.strerror}", path) from problem


def write_tmx(file: IO[bytes], units: Iterable[Unit], source_language: str, version: str) -> tuple[int, int]:
    """Write units into an open file; return how many, and how many were left out since XML cannot hold their text."""
    written = left_out = 0
    source = source_language.replace("_", "-")
    file.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
        f'  <header creationtool="loctool" creationtoolversion={quoteattr(version)} segtype="block" o-tmf="po"'
        f' adminlang="en" srclang={quoteattr(source)} datatype="plaintext"/>\n  <body>\n'.encode()
    )
    for unit in units:
        if any(_UNFIT.search(text) for text in (unit.source, unit.target, unit.context or "")):
            left_out += 1
            continue
        date = f' changedate="{unit.changed}"' if unit.changed else ""
        context = "" if unit.context is None else f'\n      <prop type="{_CONTEXT}">{_escaped(unit.context)}</prop>'
        file.write(
            f"    <tu{date}>{context}{_variant(source, unit.source)}"
            f"{_variant(unit.language.replace('_', '-'), unit.target)}\n    </tu>\n".encode()
        )
        written += 1
    file.write(b"  </body>\n</tmx>\n")
    return written, left_out


def _variant(language: str, text: str) -> str:
    return f"\n      <tuv xml:lang={quoteattr(language)}><seg>{_escaped(text)}</seg></tuv>"


def _escaped(text: str) -> str:
    """Return a text as XML; a carriage return would come back as a line feed."""
    return escape(text, {"\r": "&#13;"})
