"""Which characters of a text its visible text comes from."""

from __future__ import annotations

import re

from loctool.text.markup.inner import inner_texts
from loctool.text.markup.spans import has_sign, pattern_for
from loctool.text.markup.visible import SPECIAL, visible_span

Span = tuple[int, int]


def visible_spans(text: str, syntax: str = "") -> list[Span]:
    """Return for each character of `visible_text` the span of the text that it is shown for."""
    shown, spans = _read(text, syntax, 0)
    return [span for sign, span in zip(shown, spans, strict=True) if SPECIAL.get(ord(sign), sign) is not None]


def _read(text: str, syntax: str, start: int) -> tuple[str, list[Span]]:
    """Return a text as it is shown, with characters that only allow a break, and the spans, which begin at `start`."""
    shown, spans, at = "", list[Span](), 0
    for match in pattern_for(text, syntax).finditer(text) if has_sign(text) else ():
        piece, own = _read_markup(match)
        shown += text[at : match.start()] + piece
        spans += [*_each(at, match.start()), *own]
        at = match.end()
    spans += _each(at, len(text))
    return shown + text[at:], [(begin + start, end + start) for begin, end in spans]


def _read_markup(match: re.Match[str]) -> tuple[str, list[Span]]:
    shown = visible_span(match)
    if match.lastgroup == "escape":
        return shown, _each(match.start() + 1, match.end())
    if match.lastgroup in ("image", "link", "role"):
        return _read_inner(match, shown)
    return shown, [match.span()] * len(shown)


def _read_inner(match: re.Match[str], shown: str) -> tuple[str, list[Span]]:
    """Return markup as it is shown, and the spans; what is around its texts is shown for all of it."""
    whole, spans, at = "", list[Span](), 0
    found = [one for one in inner_texts(match[0]) if one.has_words()]
    for one in found:
        piece, own = _read(one.text, "", match.start() + one.start)
        kept = [(sign, span) for sign, span in zip(piece, own, strict=True) if SPECIAL.get(ord(sign), sign) is not None]
        piece = "".join(sign if sign != "\u2011" else "-" for sign, _ in kept)
        begin = shown.index(piece, at)
        whole += shown[at:begin] + piece
        spans += [match.span()] * (begin - at) + [span for _, span in kept]
        at = begin + len(piece)
    return whole + shown[at:], spans + [match.span()] * (len(shown) - at)


def _each(start: int, end: int) -> list[Span]:
    return [(at, at + 1) for at in range(start, end)]
