"""Texts that readers see and that are no messages, as those of drawings: they are reported."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.formats.markdown.html.elements import ATOMIC, keeps_its_language
from loctool.formats.markdown.html.tokens import tokens
from loctool.formats.markdown.html.units import element_end, has_content, has_words, step
from loctool.formats.markdown.places import edited
from loctool.text.markup import protected_spans

_RAW = frozenset(("textarea", "iframe"))
UNOFFERED = _RAW | ATOMIC
"""Elements that have texts which readers see, and whose content is left alone."""

_WORDED = frozenset(("text", "title", "desc", "foreignobject", "mtext", "ms"))
"""Elements of drawings and formulas that have words."""


def unoffered(text: str, start: int, end: int, within: str = "") -> Iterator[tuple[int, str, str]]:
    """Yield where each text begins that readers see of an element of `UNOFFERED`, the text, and the element's name.

    The element stands between two offsets; `within` is its name where its first tag is in a block above.
    """
    if within in _RAW and has_words(_without_tags(text[start:end])):
        yield start, _without_tags(text[start:end]), within
    if within in _RAW:
        return
    name, worded, depth = within, "", 0
    for token in tokens(text[:end], start):
        if token.kind == "raw":
            if token.name in _RAW and has_words(text[token.start : token.end]):
                yield token.start, _without_tags(text[token.start : token.end]), token.name
        elif worded:
            depth += step(token, worded)
            worded = worded if depth else ""
            if token.kind == "text" and has_words(text[token.start : token.end]):
                yield token.start, text[token.start : token.end], name
        elif token.name in ATOMIC:
            name = token.name
        elif has_content(token) and token.name in _WORDED and not keeps_its_language(token.attributes):
            worded, depth = token.name, 1


def _without_tags(text: str) -> str:
    return " ".join(text[one.start : one.end] for one in tokens(text) if one.kind == "text")


def unoffered_in_markdown(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the same of the elements in a text of Markdown, but for code."""
    code = (span for span in protected_spans(text) if span[0].startswith("`"))
    found = list(tokens(edited(text, {span.span(): " " * len(span[0]) for span in code})))
    here = 0
    while here < len(found):
        token, after = found[here], here + 1
        if token.name in UNOFFERED and has_content(token):
            after, unclosed = element_end(found, here)
            if not unclosed and not keeps_its_language(token.attributes):
                yield from unoffered(text, token.start, found[after - 1].end)
        here = after
