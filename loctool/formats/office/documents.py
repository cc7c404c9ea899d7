"""XML parts: parsed without entities, and written with everything around the root element as it was."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from loctool.formats.office.archive import REPAIR
from loctool.formats.office.limits import Budget
from loctool.safe_xml.encodings import EncodingError, encoding_of

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

_BEFORE_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_ADVICE = re.compile(r",? (?:use|try) XML_PARSE_HUGE(?: option)?")
"""What libxml2 tells programmers."""
_LONG_TEXT = 10_000_000
"""Bytes of a part from which on libxml2 may need its option for huge texts; it refuses texts of 10 MB otherwise."""


class DocumentError(ValueError):
    """A part is not XML that is read. The message says what is wrong with it, and what to do."""


class Document(NamedTuple):
    """The XML of a part."""

    root: _Element
    before: bytes
    """What is before the root element, in UTF-8: byte order mark, declaration, comments, white space."""
    after: bytes
    """What is after the root element, in UTF-8."""
    codec: str
    """Name of the encoding of the part."""


def parse_document(content: bytes, budget: Budget) -> Document:
    """Parse the XML of a part, and count its nodes. Entities, networks and DTDs are not used. Raises DocumentError."""
    from lxml import etree

    text, codec = _as_utf8(content)
    start = _end_of_prolog(text)
    nodes = text.count(b"<") - text.count(b"</") + text.count(b"=")
    if budget.nodes + nodes > budget.limits.nodes:
        raise DocumentError("has too many elements and attributes, alone or with others. Split the deck.")
    budget.nodes += nodes
    huge = len(text) > _LONG_TEXT
    try:
        root = etree.fromstring(text, _parser(huge))
    except etree.XMLSyntaxError as problem:
        what = _ADVICE.sub("", str(problem.msg))
        raise DocumentError(f"is not valid XML ({what}). {REPAIR}") from problem
    if huge and _is_deeper(root, budget.limits.depth):
        raise DocumentError(f"is not valid XML (more than {budget.limits.depth} elements inside one another). {REPAIR}")
    return Document(root, text[:start], _after(root, text), codec)


def serialise(document: Document) -> bytes:
    """Return the bytes of a part, in its own encoding."""
    from lxml import etree

    content = document.before + etree.tostring(document.root, encoding="UTF-8", xml_declaration=False) + document.after
    return content if document.codec == "utf-8" else content.decode().encode(document.codec, "xmlcharrefreplace")


def _as_utf8(content: bytes) -> tuple[bytes, str]:
    """Return the XML in UTF-8, its byte order mark kept, and the codec that it was in."""
    try:
        codec = encoding_of(content[:1024])
        if codec in ("utf-16", "utf-32"):  # Python's codecs of these names drop the byte order mark
            codec += "-be" if content[0] in b"\0\xfe" else "-le"
        codec = codec.removesuffix("-sig")
        return (content if codec == "utf-8" else content.decode(codec).encode()), codec
    except EncodingError as problem:
        raise DocumentError(f"{problem}. {REPAIR}") from problem
    except UnicodeError as problem:
        raise DocumentError(f"is not valid XML (it is not in the encoding {codec}). {REPAIR}") from problem


def _end_of_prolog(text: bytes) -> int:
    """Return where the root element starts. Raises DocumentError for a DOCTYPE, which can only be before it."""
    match = _BEFORE_ROOT.match(text)
    end = match.end() if match else 0
    if text[end : end + 2] == b"<!":
        raise DocumentError(f"has a DOCTYPE, which no deck needs and which can do harm. {REPAIR}")
    return end


@cache
def _parser(huge: bool) -> XMLParser:
    from lxml import etree

    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        strip_cdata=False,
        huge_tree=huge,
        collect_ids=False,
    )


def _is_deeper(root: _Element, most: int) -> bool:
    """Return whether elements are nested deeper than `most`; libxml2 checks it itself unless texts are huge."""
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            return True
    return False


def _after(root: _Element, text: bytes) -> bytes:
    """Return what follows the root element: white space as it is, comments as they are written anew."""
    from lxml import etree

    following = b"".join(etree.tostring(one, encoding="UTF-8") for one in root.itersiblings())
    return following + text[text.rindex(b">") + 1 :]
