"""Pictures on slides: as data in the page, or as files beside it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from loctool.review.view.slides import Paper, SlideView

LARGEST = 150_000
"""Bytes of an image that a page holds; larger ones are frames with their words."""
_KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif", b"RIFF": "webp"}
_START = "data:image/"


def data_address(content: bytes) -> str:
    """Return an address that is the picture itself; empty for what is no PNG, JPEG, GIF or WebP."""
    kind = next((name for start, name in _KINDS.items() if content.startswith(start)), "")
    return f"{_START}{kind};base64,{base64.b64encode(content).decode()}" if kind else ""


def local_pictures(folder: Path, root: Path) -> Callable[[str], str]:
    """Return what finds the small pictures that a deck in a folder shows, if they lie within a project's root.

    Nothing is fetched: an address on the network has no picture.
    """
    top = root.resolve()

    def picture(source: str) -> str:
        name = unquote(source.partition("?")[0].partition("#")[0])
        if not name or ":" in name or name.startswith(("/", "\\")):
            return ""
        try:
            path = (folder / name).resolve()
            if not path.is_relative_to(top) or not path.is_file() or path.stat().st_size > LARGEST:
                return ""
            return data_address(path.read_bytes())
        except (OSError, ValueError):
            return ""

    return picture


def split_pictures(slides: Iterable[SlideView], prefix: str) -> tuple[tuple[SlideView, ...], dict[str, bytes]]:
    """Return slides whose pictures are files, and name -> content of the files; `prefix` leads to them from the page.

    A browser loads such a picture when it is about to be seen. Files are named by their content, so that all pages can
    share a folder.
    """
    files: dict[str, bytes] = {}

    def outside(paper: Paper | None) -> Paper | None:
        if paper is None or not paper.picture.startswith(_START):
            return paper
        head, _, content = paper.picture.partition(",")
        raw = base64.b64decode(content)
        kind = head.removeprefix(_START).partition(";")[0]
        name = f"{hashlib.sha256(raw).hexdigest()[:20]}.{kind}"
        files[name] = raw
        return replace(paper, picture=prefix + name)

    found = tuple(replace(one, source=outside(one.source), target=outside(one.target)) for one in slides)
    return found, files
