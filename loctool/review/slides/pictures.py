"""Pictures on slides: as data in the page, or as files beside it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from loctool.review.view.slides import Paper, SlideView

LARGEST = 150_000
"""Bytes of an image that a page holds; larger ones are frames with their words."""
LARGEST_FILE = 5_000_000
"""Bytes of an image that is a file beside the page."""
_KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif", b"RIFF": "webp"}
_PHOTO = re.compile(r"data:image/(?P<kind>png|jpeg|gif|webp);base64,")
_DRAWING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\b[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE\b[^>]*>\s*)*<svg[\s>]", re.DOTALL
)
_VECTOR, _HEAD = "svg+xml", 4096


def data_address(content: bytes) -> str:
    """Return an address that is the picture itself; empty for what is no PNG, JPEG, GIF, WebP or SVG."""
    kind = next((name for start, name in _KINDS.items() if content.startswith(start)), "")
    if not kind and len(content) <= LARGEST and _DRAWING.match(content[:_HEAD]):
        kind = _VECTOR  # as the source of an image it neither runs scripts nor loads anything
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}" if kind else ""


@dataclass(frozen=True, slots=True)
class LocalPictures:
    """Finds the pictures that a deck in a folder shows, if they lie within a project's root.

    Nothing is fetched: an address on the network has no picture.
    """

    folder: Path
    root: Path
    largest: int = LARGEST
    """Bytes; larger ones have no picture."""

    def __call__(self, source: str) -> str:
        """Return the address of a picture, with the picture in it; empty if there is none."""
        name = unquote(source.partition("?")[0].partition("#")[0])
        if not name or ":" in name or name.startswith(("/", "\\")):
            return ""
        try:
            path = (self.folder / name).resolve()
            if not path.is_relative_to(self.root.resolve()) or not path.is_file():
                return ""
            return data_address(path.read_bytes()) if path.stat().st_size <= self.largest else ""
        except (OSError, ValueError):
            return ""


def split_pictures(slides: Iterable[SlideView], prefix: str) -> tuple[tuple[SlideView, ...], dict[str, bytes]]:
    """Return slides whose pictures are files, and name -> content of the files; `prefix` leads to them from the page.

    A browser loads such a picture when it is about to be seen. Files are named by their content, so that all pages can
    share a folder. Drawings stay in the page: as a file of their own they could run scripts.
    """
    files: dict[str, bytes] = {}

    def moved(address: str) -> str:
        found = _PHOTO.match(address)
        if not found:
            return address
        raw = base64.b64decode(address[found.end() :])
        name = f"{hashlib.sha256(raw).hexdigest()[:20]}.{found['kind']}"
        files[name] = raw
        return prefix + name

    def outside(paper: Paper | None) -> Paper | None:
        if paper is None:
            return None
        return replace(paper, picture=moved(paper.picture), content=tuple(_with_addresses(paper.content, moved)))

    found = tuple(replace(one, source=outside(one.source), target=outside(one.target)) for one in slides)
    return found, files


def _with_addresses(nodes: Iterable[Any], change: Callable[[str], str]) -> Iterator[Any]:
    """Yield nodes of a tree with other addresses of images."""
    for one in nodes:
        if isinstance(one, list):
            name, attributes, *children = one
            changed = {**attributes, "src": change(attributes["src"])} if attributes.get("src") else attributes
            yield [name, changed, *_with_addresses(children, change)]
        else:
            yield one
