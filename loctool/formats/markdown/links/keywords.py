"""Marp's instructions in the labels of images: a translation has those of its source, and no others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from loctool.formats.markdown.places import edited, entity
from loctool.text.markup import protected_spans
from loctool.text.markup.inner import is_keyword

_OPAQUE = {"code", "literal", "math", "mustache", "auto", "html", "url"}
_BRACKET = re.compile(r"\\.|!?\[|\]", re.DOTALL)
_TARGET = re.compile(r"\]\(\s?(?P<address>[^\s()]*)|\]\[(?P<label>[^\[\]]*)\]")


class Label(NamedTuple):
    """The label of an image, as (start, end) in the text, and where the image is."""

    start: int
    end: int
    target: str


def keep_keywords(text: str, source: str, background: bool, write: Callable[[str], str] = str) -> str:
    """Return a label's text with the instructions that its source has, and no others: those become entities.

    Instructions that it lacks go before it. `background` says that the image is one, `write` makes what is written of
    all but the instructions.
    """
    waiting = Counter(word for word in source.split() if is_keyword(word, background))
    written: list[str] = []
    for word in re.split(r"(\s+)", text):
        if waiting[word] > 0:
            waiting[word] -= 1
            written.append(word)
        elif is_keyword(word, background) or word == "bg":
            written.append(entity(word[0]) + write(word[1:]))
        else:
            written.append(write(word))
    return " ".join([*waiting.elements(), "".join(written)])


def keep_labels(source: str, text: str) -> str:
    """Return a translation whose images have the instructions that the source's have, and no others."""
    if "![" not in text:
        return text
    theirs, edits = list(_labels(source)), dict[tuple[int, int], str]()
    for label in _labels(text):
        same = next((one for one in theirs if one.target == label.target), theirs[0] if theirs else None)
        old = source[same.start : same.end] if same else ""
        if same:
            theirs.remove(same)
        new = keep_keywords(text[label.start : label.end], old, "bg" in old.split())
        edits[label.start, label.end] = new
    return edited(text, edits)


def _labels(text: str) -> Iterator[Label]:
    """Yield the labels of the images of a text, also of what may be no image; none is in another one."""
    opaque = (span for span in protected_spans(text) if span.lastgroup in _OPAQUE)
    shown = edited(text, {span.span(): "x" * len(span[0]) for span in opaque})
    opened: list[tuple[int, bool]] = []
    found: list[Label] = []
    for mark in _BRACKET.finditer(shown):
        if mark[0].endswith("["):
            opened.append((mark.end(), mark[0] == "!["))
        elif mark[0] == "]" and opened:
            start, is_image = opened.pop()
            if is_image:
                while found and found[-1].start > start:
                    found.pop()
                target = _TARGET.match(text, mark.start())
                found.append(Label(start, mark.start(), (target["address"] or target["label"]) if target else ""))
    yield from found
