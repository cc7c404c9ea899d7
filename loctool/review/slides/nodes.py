"""Trees of a slide while they grow: elements of a short list, and slots for the texts of segments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from loctool.model import Segment

Node = list[Any]
"""[name, attributes, child…]; a child is a node, a text or a slot."""
Kind = Literal["markdown", "html", "fence"]

INLINE = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "dfn": "em", "var": "em", "code": "code",
    "kbd": "code", "samp": "code", "tt": "code", "del": "del", "s": "del", "strike": "del", "sub": "sub", "sup": "sup",
    "small": "span", "span": "span", "mark": "span", "u": "span", "ins": "span", "q": "span", "abbr": "span",
    "font": "span", "big": "span", "time": "span", "a": "a",
}  # fmt: skip
"""Element of HTML within a text -> how a slide shows it."""


class Slot(NamedTuple):
    """The place of a segment's text."""

    id: str
    """Slide and place: 5.3."""
    segment: Segment
    read: Callable[[str], list[Any]]
    """Returns the inline nodes of a text: the dialect and the links of its part of the deck decide."""


class _Open(NamedTuple):
    node: Node
    kind: Kind
    name: str


@dataclass
class Builder:
    """The tree of one slide, with the elements that are open at its end."""

    root: Node = field(default_factory=lambda: ["div", {}])
    notes: list[Any] = field(default_factory=list)
    facts: list[Any] = field(default_factory=list)
    """Texts that no slide shows, such as the title in the front matter."""
    layout: str = ""
    """What the deck itself says of the slide's layout, in its own words."""
    _open: list[_Open] = field(default_factory=list)

    @property
    def top(self) -> Node:
        """The innermost open element."""
        return self._open[-1].node if self._open else self.root

    def add(self, *children: Any) -> None:
        """Append children to the innermost open element."""
        self.top.extend(children)

    def open(self, name: str, attributes: dict[str, Any], kind: Kind = "markdown", own: str = "") -> None:
        """Append an element and keep it open; `own` is the name that closes it, if that is another one."""
        node: Node = [name, attributes]
        self.add(node)
        self._open.append(_Open(node, kind, own or name))

    def close(self, kind: Kind, name: str = "") -> None:
        """Close the innermost element of a kind (and name), and what is open in it.

        An element of HTML ends only within the block of Markdown that it began in.
        """
        for at in range(len(self._open) - 1, -1, -1):
            one = self._open[at]
            if one.kind == kind and name in ("", one.name):
                del self._open[at:]
                return
            if kind == "html" and one.kind == "markdown":
                return


def walk_nodes(children: Iterable[Any]) -> Iterator[Node]:
    """Yield all elements among some children, each before those in it."""
    for child in children:
        if isinstance(child, list):
            yield child
            yield from walk_nodes(child[2:])


def visible_text(children: Iterable[Any]) -> str:
    """Return the words of some nodes."""
    return "".join(
        child if isinstance(child, str) else " " if child[0] == "br" else visible_text(child[2:])
        for child in children
        if isinstance(child, str | list)
    )
