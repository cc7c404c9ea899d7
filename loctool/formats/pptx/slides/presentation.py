"""The presentation: its main part, its slides in the order of the show, and the size of a slide."""

from __future__ import annotations

from typing import NamedTuple

from loctool.errors import SourceError
from loctool.formats.office.package import Package
from loctool.formats.pptx.names import attribute, child, children, is_true, name_of
from loctool.formats.pptx.relationships import related, relationships

_TYPES = "[Content_Types].xml"
_SAVE_AGAIN = "open it in PowerPoint and save it as .pptx"


class SlidePart(NamedTuple):
    """A slide of the show."""

    number: int
    """1-based."""
    part: str
    is_hidden: bool


def main_part(package: Package) -> str:
    """Return the name of the part that lists the slides. Raises SourceError if the package is not a presentation.

    Presentations, templates and shows, with macros or without, differ in the content type of this part.
    """
    part = next(iter(related(package, "", "officeDocument")), None)
    if part is None:
        raise SourceError(f"is not a presentation, since it has no main part; {_SAVE_AGAIN}", package.path)
    kind = _content_type(package, part)
    known = not kind or "presentationml" in kind or "ms-powerpoint" in kind
    if not known or name_of(package.tree(part).tag) != "p:presentation":
        raise SourceError(f"is not a presentation: its main part {part} is {kind or 'unknown'}", package.path)
    return part


def slide_parts(package: Package, main: str) -> list[SlidePart]:
    """Return the slides that the main part lists, in its order. Raises SourceError if one of them is missing."""
    links = relationships(package, main)
    listed = child(package.tree(main), "p:sldIdLst")
    found = []
    for number, one in enumerate(() if listed is None else children(listed, "p:sldId"), 1):
        link = links.get(attribute(one, "r:id") or "")
        if link is None or link.external or link.target not in package:
            raise SourceError(f"{main}: slide {number} is missing in the file; {_SAVE_AGAIN}", package.path)
        shown = is_true(package.tree(link.target).get("show"), default=True)
        found.append(SlidePart(number, link.target, not shown))
    return found


def slide_size(package: Package, main: str) -> tuple[int, int]:
    """Return width and height of the slides in EMU, 914400 to the inch; 10 × 7.5 inches if the file has no size."""
    size = child(package.tree(main), "p:sldSz")
    values = ("", "") if size is None else (size.get("cx") or "", size.get("cy") or "")
    width, height = (int(one) if one.isdecimal() and one.isascii() else 0 for one in values)
    return (width, height) if width and height else (9144000, 6858000)


def _content_type(package: Package, part: str) -> str:
    """Return the content type of a part: its own, else that of its suffix; empty where there is none."""
    if _TYPES not in package:
        return ""
    types = package.tree(_TYPES)
    name = f"/{part}".lower()
    own = (one for one in children(types, "ct:Override") if (one.get("PartName") or "").lower() == name)
    suffix = part.rpartition(".")[2].lower()
    shared = (one for one in children(types, "ct:Default") if (one.get("Extension") or "").lower() == suffix)
    return next((one.get("ContentType") or "" for kinds in (own, shared) for one in kinds), "")
