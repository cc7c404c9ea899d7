"""Images that stand alone: their alternative texts are segments, Marp's keywords in them are not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import partial
from itertools import accumulate
from typing import Any

from loctool.formats.markdown.dialects.common import DECKSET_IMAGE_WORDS
from loctool.formats.markdown.dialects.dialect import Dialect
from loctool.formats.markdown.dialects.github import GITHUB
from loctool.formats.markdown.parser import inlines, span
from loctool.formats.markdown.places import Pieces, Place, Source, collapse, entity, joined
from loctool.model import Segment

_ANYWHERE = re.compile(
    r"(?:w|h|width|height):\S+"
    r"|(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::\S+)?"
)
_BACKGROUND = re.compile(r"bg|fit|contain|cover|auto|vertical|horizontal|(?:left|right)(?::\S+)?|[\d.]+%")
"""Marp's image keywords; the second group has a meaning beside `bg` only."""

_DECKSET = re.compile(DECKSET_IMAGE_WORDS)
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def only_images(source: Source, pieces: Pieces, env: dict[str, Any], dialect: Dialect) -> list[tuple[int, int]] | None:
    """Return the span of each label where a block consists of images alone, else None.

    A label of several lines makes the block an ordinary text.
    """
    text = joined(source, pieces)
    if not text.startswith("!["):
        return None
    labels = []
    offsets = list(accumulate((end - start + 1 for start, end in pieces), initial=0))
    for token in inlines(text, env, dialect):
        if token.type == "image":
            start = span(token)[0] + len("![")
            if "\n" in token.content:
                return None
            line = bisect_right(offsets, start) - 1
            begin = pieces[line][0] + start - offsets[line]
            labels.append((begin, begin + len(token.content)))
        elif token.type not in ("softbreak", "hardbreak") and token.content.strip():
            return None
    return labels


def alt_places(source: Source, labels: list[tuple[int, int]], dialect: Dialect) -> Iterator[Place]:
    """Yield the place of each label's text, without the keywords before and after it."""
    for start, end in labels:
        label = source.normal[start:end]
        if dialect.image_words:
            yield from _without_instructions(source, start, label, dialect.image_words)
            continue
        words = list(re.finditer(r"\S+", label))
        background = any(word[0] == "bg" for word in words)
        if all(_DECKSET.fullmatch(word[0]) for word in words):
            continue
        if own := [word for word in words if not is_keyword(word[0], background)]:
            first, last = own[0].start(), own[-1].end()
            write = partial(write_alt, around=(label[:first], label[last:]), background=background)
            text = collapse(label[first:last])
            yield Place(Segment(text, "alt", source.line(start)), start + first, start + last, write)


def _without_instructions(source: Source, start: int, label: str, instructions: str) -> Iterator[Place]:
    """Yield the place of a label whose instructions may stand between its words; they are written before them."""
    words = label.split()
    kept = [word for word in words if re.fullmatch(instructions, word)]
    if own := [word for word in words if word not in kept]:
        before = "".join(word + " " for word in kept)
        write = partial(_write_behind, before=before, instructions=instructions)
        yield Place(Segment(" ".join(own), "alt", source.line(start)), start, start + len(label), write)


def _write_behind(text: str, before: str, instructions: str) -> str:
    words = [entity(word) if re.fullmatch(instructions, word) else word for word in text.split()]
    escaped = [_PUNCTUATION.sub(r"\\\g<0>", word) for word in words]
    return before + " ".join(words if _is_label(before + " ".join(words), " ".join(words)) else escaped)


def is_keyword(word: str, background: bool) -> bool:
    """Return whether a word of an image's label is an instruction to Marp."""
    return bool(_ANYWHERE.fullmatch(word) or (background and _BACKGROUND.fullmatch(word)))


def write_alt(text: str, around: tuple[str, str], background: bool) -> str:
    """Return an alternative text so that the image remains one; `around` is what else its label holds.

    A text that an image's label takes as it is stays so; any other has all its punctuation escaped.
    """
    words = re.split(r"(\s+)", text.replace("\n", " "))
    plain = _without_keywords(words, words, background)
    if _is_label(around[0] + plain + around[1], plain):
        return plain
    return _without_keywords(words, [_PUNCTUATION.sub(r"\\\g<0>", word) for word in words], background)


def _without_keywords(words: list[str], written: list[str], background: bool) -> str:
    """Return the written words, the first and the last as an entity where Marp would take it for an instruction."""
    written = list(written)
    for at in {0, len(words) - 1}:
        if is_keyword(words[at], background) or words[at] == "bg":
            written[at] = entity(written[at])
    return "".join(written)


def _is_label(label: str, text: str) -> bool:
    """Return whether an image's label can hold the text, whatever follows the image."""
    if not _PUNCTUATION.search(text):
        return True
    closing = " ".join({*re.findall("`+", text), "\"'>", "-->", "?>", "]]>"})
    tokens = inlines(f"![{label}](x) {closing}", {}, GITHUB)
    return tokens[0].type == "image" and tokens[0].content == label
