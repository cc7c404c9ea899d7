"""Decks of the tests, and packages with other parts than a file has."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from loctool.formats import pptx
from loctool.formats.reading import DEFAULT, Reading
from loctool.formats.writing import AS_IT_IS, Writing
from loctool.model import Segment

DATA = Path(__file__).parents[2] / "data" / "pptx"
SHAPES, SHOW = ((DATA / name).read_bytes() for name in ("shapes.pptx", "show.pptx"))

Edit = bytes | Callable[[bytes], bytes] | None


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return name -> bytes of the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def edited(content: bytes, edits: Mapping[str, Edit]) -> bytes:
    """Return a package with parts replaced, edited or added, or taken away where the edit is None."""
    parts: dict[str, bytes | None] = dict(parts_of(content))
    for name, edit in edits.items():
        parts[name] = edit(parts[name] or b"") if callable(edit) else edit
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, data in parts.items():
            if data is not None:
                package.writestr(name, data)
    return target.getvalue()


def replacing(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Return an edit that replaces bytes which are there."""

    def edit(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new)

    return edit


def texts(content: bytes, reading: Reading = DEFAULT) -> list[tuple[int, str, str]]:
    """Return slide, role and text of the segments of a deck."""
    deck = pptx.parse(content, "deck.pptx", reading)
    return [(slide.number, one.role, one.text) for slide in deck.slides for one in slide.segments]


def rendered(
    content: bytes,
    translate: Callable[[Segment], str | None] = lambda one: f"[{one.text}]",
    reading: Reading = DEFAULT,
    writing: Writing = AS_IT_IS,
) -> bytes:
    """Return a deck with its translations: in brackets, if no others are given."""
    return b"".join(bytes(one) for one in pptx.render(content, "deck.pptx", translate, reading, writing))
