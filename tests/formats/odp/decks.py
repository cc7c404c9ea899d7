"""Decks of the tests, and decks with other slides than a file has."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from lxml import etree

from loctool.formats import odp
from loctool.formats.reading import DEFAULT, Reading
from loctool.formats.writing import AS_IT_IS, Writing
from loctool.model import Segment
from tests.formats.pptx.decks import edited, parts_of

DATA = Path(__file__).parents[2] / "data" / "odp"
WORDS, SHAPES, CHARTS = ((DATA / f"{name}.odp").read_bytes() for name in ("words", "shapes", "charts"))
FLAT = (DATA / "words.fodp").read_bytes()
RUSSIAN = Writing("ru")
needs_libreoffice = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")), reason="LibreOffice or poppler is not installed"
)

_START, _END = "<office:presentation>", "</office:presentation>"
STYLES = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="R" style:family="text"><style:text-properties fo:color="#ff0000"/></style:style>'
    '<style:style style:name="U" style:family="text" style:parent-style-name="B">'
    '<style:text-properties style:text-underline-style="solid"/></style:style>'
    '<style:style style:name="L" style:family="text"><style:text-properties fo:language="fr" fo:country="FR"/>'
    "</style:style>"
    '<style:style style:name="S" style:family="text"><style:text-properties fo:font-family="Wingdings"/></style:style>'
)
"""Bold, red, bold and underlined, of another language alone, and in a symbol font."""


def with_page(page: str) -> bytes:
    """Return the deck `words.odp` with one slide of this content, and without properties."""
    content = parts_of(WORDS)["content.xml"].decode()
    before, after = content.partition(_START)[0], content.partition(_END)[2]
    before = before.replace("</office:automatic-styles>", STYLES + "</office:automatic-styles>")
    body = f'<draw:page draw:name="page1" draw:master-page-name="Default">{page}</draw:page>'
    return edited(WORDS, {"content.xml": f"{before}{_START}{body}{_END}{after}".encode(), "meta.xml": None})


def with_paragraph(content: str) -> bytes:
    """Return a deck with a single paragraph."""
    return with_page(f"<draw:frame><draw:text-box><text:p>{content}</text:p></draw:text-box></draw:frame>")


def paragraph_of(deck: bytes) -> str:
    """Return what the first paragraph of a deck holds, as XML without declarations of namespaces."""
    root = etree.fromstring(parts_of(deck)["content.xml"])
    xml = etree.tostring(next(root.iter("{*}p")), encoding="unicode", with_tail=False)
    start = xml.index("<text:p") + len("<text:p")
    return xml[xml.index(">", start) + 1 :].removesuffix("</text:p>")


def texts(content: bytes, reading: Reading = DEFAULT, path: str = "deck.odp") -> list[tuple[int, str, str]]:
    """Return slide, role and text of the segments of a deck."""
    deck = odp.parse(content, path, reading)
    return [(slide.number, one.role, one.text) for slide in deck.slides for one in slide.segments]


def rendered(
    content: bytes,
    translate: Callable[[Segment], str | None] = lambda one: f"[{one.text}]",
    reading: Reading = DEFAULT,
    writing: Writing = AS_IT_IS,
) -> bytes:
    """Return a deck with its translations: in brackets, if no others are given."""
    return b"".join(bytes(one) for one in odp.render(content, "deck.odp", translate, reading, writing))


def translated(paragraph: str, translation: str, writing: Writing = AS_IT_IS) -> str:
    """Return what a paragraph holds with a translation."""
    return paragraph_of(rendered(with_paragraph(paragraph), lambda _: translation, writing=writing))


def converted(folder: Path, kind: str, files: Sequence[Path]) -> None:
    """Convert decks with LibreOffice."""
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind]
    subprocess.run([*command, *map(str, files)], cwd=folder, check=True, capture_output=True)
