"""Packages made for one test, and the units of a deck's charts and diagrams."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from loctool.formats.office.package import Package
from loctool.formats.office.units import Unit
from loctool.formats.pptx.charts import chart_units
from loctool.formats.pptx.diagrams import diagram_units
from loctool.formats.pptx.names import attribute, descendants
from loctool.formats.pptx.relationships import relationships

_PREFIXES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
    "cdr": "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
    "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "dsp": "http://schemas.microsoft.com/office/drawing/2008/diagram",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def xml(text: str) -> bytes:
    """Return an element as a part, with the namespaces of its prefixes declared."""
    names = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _PREFIXES.items())
    return re.sub(r"^<[\w:]+", lambda match: match[0] + names, text).encode()


def rels(*found: tuple[str, str, str]) -> bytes:
    """Return relationships from (id, kind, target); a target with a colon is external."""
    lines = [
        f'<rel:Relationship Id="{name}" Type="{_TYPE}{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for name, kind, target in found
    ]
    return xml(f"<rel:Relationships>{''.join(lines)}</rel:Relationships>")


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return a zip file of parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return target.getvalue()


def package_of(parts: dict[str, bytes]) -> Package:
    """Return a package of parts."""
    return Package(zipped(parts), "deck.pptx")


def written(package: Package) -> bytes:
    """Return the bytes of a package."""
    return b"".join(bytes(part) for part in package.parts())


def deck_units(package: Package) -> Iterator[Unit]:
    """Yield the units of the charts and diagrams of all slides."""
    for slide in (name for name in package.names if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)):
        number = int(re.sub(r"\D", "", slide))
        for frame in descendants(package.tree(slide), "p:graphicFrame"):
            for chart in descendants(frame, "c:chart", "cx:chart"):
                target = relationships(package, slide)[attribute(chart, "r:id") or ""].target
                yield from chart_units(package, target, number)
            yield from diagram_units(package, frame, slide, number)


def translate(content: bytes, language: str = "ru") -> tuple[bytes, list[str]]:
    """Return a deck with its charts and diagrams translated as «text», and the texts."""
    package, texts = Package(content, "deck.pptx"), []
    for unit in deck_units(package):
        texts.append(unit.segment.text)
        unit.write(f"«{unit.segment.text}»", language)
    return written(package), texts


def differing(one: bytes, other: bytes) -> set[str]:
    """Return the names of the parts whose XML or bytes differ; workbooks are compared part by part."""
    from lxml import etree

    def canonical(content: bytes) -> bytes:
        return bytes(etree.tostring(etree.fromstring(content), method="c14n"))

    found = set()
    with zipfile.ZipFile(io.BytesIO(one)) as first, zipfile.ZipFile(io.BytesIO(other)) as second:
        assert first.namelist() == second.namelist()
        for name in first.namelist():
            before, after = first.read(name), second.read(name)
            if name.endswith(".xlsx"):
                found |= {f"{name}/{part}" for part in differing(before, after)}
            elif before != after and (not name.endswith((".xml", ".rels")) or canonical(before) != canonical(after)):
                found.add(name)
    return found
