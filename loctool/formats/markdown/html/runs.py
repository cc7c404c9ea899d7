"""Messages of a block of HTML: the longest parts without a block's tag, and the attributes that are text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from loctool.formats.markdown.html.elements import is_unknown, role_of, stands_alone
from loctool.formats.markdown.html.tokens import Attribute
from loctool.formats.markdown.html.units import Unit, partners

_PEELED = frozenset(("button", "label"))
_DEEPEST = 20
"""How many elements around a message are taken off, one by one."""
_BREAKS = frozenset(("br", "wbr"))


class Message(NamedTuple):
    """The span of a text, or of the value of an attribute."""

    start: int
    end: int
    role: str
    attribute: Attribute | None = None


def messages(found: list[Unit], role: str) -> Iterator[Message]:
    """Yield the messages of a block's units in their order; `role` is that of a text without an element of its own."""
    opened, counts = [("", role)], Counter[str]()
    run: list[Unit] = []
    for unit in found:
        if unit.kind not in ("block", "broken"):
            run.append(unit)
            continue
        yield from _messages_of_run(run, opened[-1][1])
        run = []
        yield from _attributes(unit)
        if unit.nesting == 1:
            opened.append((unit.name, role_of(unit.name, opened[-1][1])))
            counts[unit.name] += 1
        elif unit.nesting == -1 and counts[unit.name]:
            closed = ""
            while closed != unit.name:
                closed = opened.pop()[0]
                counts[closed] -= 1
    yield from _messages_of_run(run, opened[-1][1])


def _attributes(unit: Unit) -> Iterator[Message]:
    for one in unit.attributes:
        yield Message(one.start, one.end, "alt", one)


def _messages_of_run(run: list[Unit], role: str) -> Iterator[Message]:
    """Yield the messages of units without a block, which is cut at tags that have no partner in it."""
    tags = [(n, unit.name, unit.kind == "open") for n, unit in enumerate(run) if unit.kind in ("open", "close")]
    pairs = partners(tags)
    lonely = [unit.kind in ("open", "close") and number not in pairs for number, unit in enumerate(run)]
    before = [0, *accumulate(lonely)]
    begin = 0
    for number, unit in enumerate(run):
        partner = pairs.get(number, number)
        crossed = before[max(number, partner)] != before[min(number, partner)]
        if lonely[number] or crossed:
            yield from _messages_of_part(run[begin:number], role)
            yield from _attributes(unit)
            begin = number + 1
    yield from _messages_of_part(run[begin:], role)


def _messages_of_part(part: list[Unit], role: str) -> Iterator[Message]:
    """Yield the messages of units whose tags all have their partners."""
    waiting = [(part, 0)]
    while waiting:
        part, depth = waiting.pop()
        elements = _trimmed(_elements(part))
        if not any(unit.kind == "words" for unit in part):
            for unit in part:
                yield from _attributes(unit)
        elif depth == _DEEPEST or _is_sentence(elements):
            yield Message(elements[0][0].start, elements[-1][-1].end, role)
        elif len(elements) == 1:
            yield from _attributes(elements[0][0])
            waiting.append((elements[0][1:-1], depth + 1))
        else:
            waiting += ((element, depth + 1) for element in reversed(elements))


def _elements(part: list[Unit]) -> list[list[Unit]]:
    """Return the elements of the top level, and what is between them."""
    found: list[list[Unit]] = []
    depth = 0
    for unit in part:
        if depth:
            found[-1].append(unit)
        else:
            found.append([unit])
        depth += (unit.kind == "open") - (unit.kind == "close")
    return found


def _trimmed(elements: list[list[Unit]]) -> list[list[Unit]]:
    """Return the elements without blanks and line breaks at both ends."""
    shown = [number for number, element in enumerate(elements) if not _is_space(element)]
    return elements[shown[0] : shown[-1] + 1] if shown else []


def _is_space(element: list[Unit]) -> bool:
    first = element[0]
    return first.kind == "blank" or (first.kind == "void" and first.name in _BREAKS)


def _is_sentence(elements: list[list[Unit]]) -> bool:
    """Return whether elements belong together: links, buttons and images without words between them do not."""
    heads = [element[0] for element in elements if not _is_space(element)]
    if len(heads) == 1 and heads[0].kind == "open":
        return heads[0].name not in _PEELED and not is_unknown(heads[0].name)
    return not all(head.kind in ("open", "void") and stands_alone(head.name) for head in heads)
