"""Images that stand alone: their alternative texts and titles are segments, Marp's keywords in them are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from loctool.formats.markdown.dialects.common import DECKSET_IMAGE_WORDS
from loctool.formats.markdown.dialects.dialect import Dialect
from loctool.formats.markdown.dialects.github import GITHUB
from loctool.formats.markdown.html.block import Block
from loctool.formats.markdown.links.keywords import keep_keywords
from loctool.formats.markdown.parser import inlines, span
from loctool.formats.markdown.places import Pieces, Place, Source, collapse, entity, joined
from loctool.model import Segment
from loctool.text.markup.inner import is_file_name, titled, words_of_label, write_inner

_DECKSET = re.compile(DECKSET_IMAGE_WORDS)
_SIMPLE = re.compile(r"!\[([^\[\]\\`<>&!*_{\n]*)\]\([\w./%~-]+\)")
"""One image whose label has no markup: most are (row parse of `benchmarks/parsing.py`: 2.4 without it, 2.2 with it)."""
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


class ImageText(NamedTuple):
    """The label or the title of an image, as (start, end) in the text."""

    start: int
    end: int
    mark: str = ""
    """What begins the title: a quotation mark or a bracket; empty for a label."""


def only_images(source: Source, pieces: Pieces, env: dict[str, Any], dialect: Dialect) -> list[ImageText] | None:
    """Return each label and each title where a block consists of images alone, else None.

    A label of several lines makes the block an ordinary text; a title of several lines is left alone.
    """
    text = joined(source, pieces)
    if not text.startswith("!["):
        return None
    if simple := _SIMPLE.fullmatch(text):
        return [ImageText(pieces[0][0] + simple.start(1), pieces[0][0] + simple.end(1))]
    found: list[ImageText] = []
    block = Block(source, pieces)

    def place(start: int, end: int, mark: str = "") -> ImageText:
        begin = block.offset(start)
        return ImageText(begin, begin + end - start, mark)

    for token in inlines(text, env, dialect):
        if token.type == "image":
            (begin, stop), length = span(token), len(token.content)
            if "\n" in token.content:
                return None
            start = begin + len("![")
            found.append(place(start, start + length))
            title = titled(text[start + length : stop])
            if title and "\n" not in title.text:
                found.append(place(start + length + title.start, start + length + title.end, title.mark))
        elif token.type not in ("softbreak", "hardbreak", "attributes") and token.content.strip():
            return None
    return found


def alt_places(source: Source, found: list[ImageText], dialect: Dialect) -> Iterator[Place]:
    """Yield the place of each label's text, without the keywords before and after it, and of each title.

    The name of a file is left alone.
    """
    for start, end, mark in found:
        label = source.normal[start:end]
        if dialect.image_words and not mark:
            yield from _without_instructions(source, start, label, dialect.image_words)
            continue
        if not mark and all(map(_DECKSET.fullmatch, label.split())):
            continue
        own = (0, len(label)) if mark else words_of_label(label)
        if own is None or is_file_name(label[slice(*own)]):
            continue
        first, last = own
        background = "bg" in label.split()
        write = partial(
            write_alt, around=(label[:first], label[last:]), source=label[first:last], background=background
        )
        text = collapse(label[first:last])
        place = Place(Segment(text, "alt", source.line(start)), start + first, start + last, write)
        yield place._replace(write=partial(write_inner, mark=mark)) if mark else place


def _without_instructions(source: Source, start: int, label: str, instructions: str) -> Iterator[Place]:
    """Yield the place of a label whose instructions may stand between its words; they are written before them."""
    words = re.sub(rf"(?<!\S)(?:{instructions})(?<=,)(?=\S)", r"\g<0> ", label).split()
    kept = [word for word in words if re.fullmatch(instructions, word)]
    own = " ".join(word for word in words if word not in kept)
    if own and not is_file_name(own):
        before = "".join(word + " " for word in kept)
        write = partial(_write_behind, before=before, instructions=instructions)
        yield Place(Segment(own, "alt", source.line(start)), start, start + len(label), write)


def _write_behind(text: str, before: str, instructions: str) -> str:
    words = [entity(word) if re.fullmatch(instructions, word) else word for word in text.split()]
    escaped = [_PUNCTUATION.sub(r"\\\g<0>", word) for word in words]
    return before + " ".join(words if _is_label(before + " ".join(words), " ".join(words)) else escaped)


def write_alt(text: str, around: tuple[str, str], source: str, background: bool) -> str:
    """Return an alternative text so that the image remains one; `around` is what else its label holds.

    A text that an image's label takes as it is stays so; any other has all its punctuation escaped.
    """
    text = text.replace("\n", " ")
    plain = keep_keywords(text, source, background)
    if _is_label(around[0] + plain + around[1], plain):
        return plain
    return keep_keywords(text, source, background, partial(_PUNCTUATION.sub, r"\\\g<0>"))


def _is_label(label: str, text: str) -> bool:
    """Return whether an image's label can hold the text, whatever follows the image."""
    if not _PUNCTUATION.search(text):
        return True
    closing = " ".join({*re.findall("`+", text), "\"'>", "-->", "?>", "]]>"})
    tokens = inlines(f"![{label}](x) {closing}", {}, GITHUB)
    return tokens[0].type == "image" and tokens[0].content == label
