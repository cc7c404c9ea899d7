"""Texts cut into words and inline codes: what translators write, and the markup that their programs protect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from loctool.text.markup import is_plain_asterisk, mask, protected_spans
from loctool.text.markup.inner import inner_texts

DEEPEST = 20
"""Pairs of codes within one another; those inside become codes that stand alone. Readers of XML have such limits."""
MOST_CODES = 5_000
"""Spans of a text that is cut; a text with more of them is words alone, and comes back all the same."""


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of markup or a placeholder."""

    data: str
    """As the text writes it."""
    kind: str
    """Of its span: see `loctool.text.markup.spans`."""
    role: str = "alone"
    """alone, start or end."""
    pair: int = -1
    """Number of its pair: starts and ends with the same number belong together."""


Item = str | Code
"""A piece of a text: words, or a code."""


def cut(text: str, syntax: str = "") -> list[Item]:
    """Return the pieces of a text, of which none is empty; joined as they are written, they are the text.

    Codes that open and close the same phrase are pairs, properly nested. Alternative texts and titles within a span
    are words, between codes.
    """
    masked = mask(text, syntax)
    if len(masked.spans) > MOST_CODES:
        return [text]
    kinds = [
        one.lastgroup or ""
        for one in protected_spans(text, syntax)
        if one.lastgroup != "break" and not is_plain_asterisk(text, one)
    ]
    roles = dict[int, tuple[str, int]]()
    for number, (start, end) in enumerate(masked.pairs()):
        roles |= {start: ("start", number), end: ("end", number)}
    items: list[Item] = [masked.pieces[0]]
    numbers = count(len(roles))
    for at, (span, kind, piece) in enumerate(zip(masked.spans, kinds, masked.pieces[1:], strict=True)):
        items += _open_up(Code(span, kind, *roles.get(at, ("alone", -1))), numbers)
        items.append(piece)
    return list(_flattened([item for item in items if item]))


def _open_up(code: Code, numbers: Iterator[int]) -> list[Item]:
    """Return a code cut at the texts within it; if there is one, and the code is alone, its parts are a pair."""
    parts, at = list[str](), 0  # of the code, of a text, of the code …
    for inner in inner_texts(code.data):
        if inner.has_words() and inner.start > at:
            parts += [code.data[at : inner.start], code.data[inner.start : inner.end]]
            at = inner.end
    parts.append(code.data[at:])
    roles = [("alone", -1)] * len(parts)
    if code.role == "alone" and len(parts) == 3 and parts[2]:
        number = next(numbers)
        roles = [("start", number), ("alone", -1), ("end", number)]
    else:
        roles[-1 if code.role == "start" else 0] = code.role, code.pair
    return [
        text if at % 2 else Code(text, code.kind, *role)
        for at, (text, role) in enumerate(zip(parts, roles, strict=True))
        if text
    ]


def _flattened(items: list[Item]) -> Iterator[Item]:
    """Yield the pieces with pairs that are too deep as codes alone."""
    depth, flat = 0, set[int]()
    for item in items:
        if isinstance(item, str) or item.role == "alone":
            yield item
            continue
        if item.role == "start":
            depth += 1
            if depth > DEEPEST:
                flat.add(item.pair)
        else:
            depth -= 1
        yield replace(item, role="alone", pair=-1) if item.pair in flat else item
