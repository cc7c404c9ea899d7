"""TMX 1.4b: read as a stream, with the line of an error; written so that the same units give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from loctool.errors import MemoryFileError
from loctool.memory.unit import Unit
from loctool.safe_xml import Element, read_elements
from loctool.text.language import are_compatible, gettext_tag

_CONTEXT = "x-context"
"""Type of the <prop> that holds a unit's msgctxt."""
_DATE = re.compile(r"\d{8}T\d{6}Z")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that no XML file can hold."""


def read_tmx(path: Path, source_language: str, languages: Iterable[str]) -> Iterator[Unit]:
    """Yield the units of a TMX file that translate from the source language into one of `languages`.

    Another variety will do if the languages are given without a region, or the file's are. Raises MemoryFileError
    if the file cannot be read, is not well-formed, is not a TMX file or declares entities.
    """
    wanted = tuple(languages)
    for element in read_elements(path, ("tmx",), frozenset({"tu"}), MemoryFileError):
        texts = _texts(path, element)
        sources = [language for language in texts if are_compatible(source_language, language)]
        source = min(sources, key=lambda language: language != source_language, default=None)
        if source is None or not texts[source].strip():
            continue
        context = next((prop.text for prop in element.find(_CONTEXT)), None)
        date = _date(element)
        for language, text in texts.items():
            if language != source and text.strip() and any(are_compatible(one, language) for one in wanted):
                yield Unit(language, texts[source], text, context, date)


def _texts(path: Path, unit: Element) -> dict[str, str]:
    """Return language -> text; markup inside of a segment counts as its text."""
    found: dict[str, str] = {}
    for variant in unit.find("tuv"):
        if not variant.language:
            message = "is not valid TMX: <tuv> without xml:lang; mend or export it again"
            raise MemoryFileError(message, path, variant.line)
        for segment in variant.find("seg"):
            found.setdefault(gettext_tag(variant.language), segment.text)
    return found


def _date(unit: Element) -> str:
    """Return when the unit or one of its variants was last changed, empty if it does not say."""
    created = unit.attributes.get("creationdate", "")
    changes = [unit.attributes.get("changedate", created)]
    changes += [variant.attributes.get("changedate", "") for variant in unit.find("tuv")]
    return date if _DATE.fullmatch(date := max(changes)) else ""


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
