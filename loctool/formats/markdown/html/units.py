"""The parts of a block of HTML: words, tags within sentences, and what no sentence goes across."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Literal, NamedTuple

from loctool.formats.markdown.html.elements import (
    ATOMIC,
    LITERAL,
    VOID,
    fills_slot,
    is_block,
    is_hidden,
    is_textual,
    keeps_its_language,
)
from loctool.formats.markdown.html.tokens import Attribute, Token, tokens


class Unit(NamedTuple):
    """A token, or a whole element whose content is not language."""

    kind: Literal["words", "blank", "open", "close", "void", "literal", "block", "broken"]
    """`blank` is text without words, or a comment; `literal` an element within a sentence, `block` a tag or an element
    that ends one."""
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()
    """Those whose values are text."""
    nesting: int = 0
    """1 for a tag that opens a block, -1 for one that closes it."""
    unclosed: int = 0
    """How many end tags an element lacks that does not end in this text."""


def has_words(text: str) -> bool:
    """Return whether a text of HTML without tags has a letter or digit."""
    return any(map(str.isalnum, unescape(text)))


def units(text: str, begin: int) -> Iterator[Unit]:
    """Yield the units of a text of HTML from an offset on."""
    found = list(tokens(text, begin))
    here = 0
    while here < len(found):
        token = found[here]
        after = here + 1
        if has_content(token) and _is_protected(token):
            after, unclosed = element_end(found, here)
            kind: Literal["block", "literal"] = "block" if is_block(token.name) else "literal"
            attributes = () if keeps_its_language(token.attributes) else _textual(token)
            yield Unit(kind, token.start, found[after - 1].end, token.name, attributes, unclosed=unclosed)
        elif token.kind == "broken":
            yield Unit("broken", token.start, token.end, token.name, unclosed=1)
        else:
            yield _unit(text, token)
        here = after


def _unit(text: str, token: Token) -> Unit:
    start, end, name = token.start, token.end, token.name
    if token.kind in ("text", "comment"):
        return Unit("words" if token.kind == "text" and has_words(text[start:end]) else "blank", start, end)
    attributes = () if token.kind == "close" or keeps_its_language(token.attributes) else _textual(token)
    if is_block(name):
        nesting = -1 if token.kind == "close" else int(has_content(token))
        return Unit("block", start, end, name, attributes, nesting)
    if token.kind == "close":
        return Unit("close", start, end, name)
    return Unit("open" if has_content(token) else "void", start, end, name, attributes)


def has_content(token: Token) -> bool:
    """Return whether a token opens an element that has an end tag."""
    return token.kind == "open" and token.name not in VOID and not token.is_empty


def _is_protected(token: Token) -> bool:
    name = token.name
    hidden = is_hidden(name) and not fills_slot(name, token.attributes)
    return name in LITERAL or name in ATOMIC or hidden or keeps_its_language(token.attributes)


def _textual(token: Token) -> tuple[Attribute, ...]:
    """Return the attributes with text; the first of two with the same name is the one that browsers read."""
    first = {one.name: one for one in reversed(token.attributes)}
    texts = (one for one in first.values() if is_textual(token.name, one.name, token.attributes))
    return tuple(one for one in texts if has_words(one.value))[::-1]


def element_end(found: list[Token], here: int) -> tuple[int, int]:
    """Return the index behind an element's end tag, and how many of its name are open there: 0 where it has ended."""
    name, depth = found[here].name, 0
    for number in range(here, len(found)):
        depth += step(found[number], name)
        if depth == 0:
            return number + 1, 0
    return len(found), depth


def partners(tags: Iterable[tuple[int, str, bool]]) -> dict[int, int]:
    """Return the numbers of tags that open and close an element, in both directions; what is open between two has none.

    Each tag is given as its number, its name and whether it opens.
    """
    found: dict[int, int] = {}
    stack: list[tuple[int, str]] = []
    counts = Counter[str]()
    for number, name, opens in tags:
        if opens:
            stack.append((number, name))
            counts[name] += 1
        elif counts[name]:
            opening, opened = -1, ""
            while opened != name:
                opening, opened = stack.pop()
                counts[opened] -= 1
            found[opening], found[number] = number, opening
    return found


def step(token: Token, name: str) -> int:
    """Return by how much a token changes the number of open elements of a name."""
    if token.name != name:
        return 0
    return -1 if token.kind == "close" else int(has_content(token))
