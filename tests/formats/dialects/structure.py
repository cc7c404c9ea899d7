"""The structure of a deck as its own system reads it: slides, blocks, attributes; and the texts in it, apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Skeleton = tuple[Any, ...]


class Text(NamedTuple):
    """A text of a deck, and where it stands."""

    text: str
    is_translatable: bool
    where: str


@dataclass(frozen=True)
class Node:
    """A block, an inline element, or a text of a deck."""

    kind: str
    attributes: tuple[tuple[str, str], ...] = ()
    text: str | None = None
    is_kept: bool = False
    """The text belongs to the structure: code, mathematics, a directive."""
    is_inline: bool = False
    children: tuple[Node, ...] = field(default=())

    def skeleton(self, *, inline: bool) -> Skeleton:
        own = (self.text if self.is_kept else None,)
        return (self.kind, self.attributes, *own, _skeletons(self.children, inline=inline))


@dataclass(frozen=True)
class Structure:
    """What a system reads in a deck."""

    roots: tuple[Node, ...]

    def skeleton(self, *, inline: bool = True) -> Skeleton:
        """Return everything but the words; without what stands within paragraphs if not `inline`."""
        return _skeletons(self.roots, inline=inline)

    def texts(self) -> list[Text]:
        """Return all texts in the order of the deck."""
        return [one for root in self.roots for one in _texts(root, "")]


def node(value: dict[str, Any]) -> Node:
    """Return the node of a tree as the readers write it: t, a, s, k, n, c."""
    return Node(
        value["t"],
        tuple(sorted((name, str(one)) for name, one in (value.get("a") or {}).items())),
        value.get("s"),
        bool(value.get("k")),
        bool(value.get("n")),
        nodes(value.get("c") or ()),
    )


def nodes(values: Sequence[dict[str, Any]]) -> tuple[Node, ...]:
    """Return the nodes of trees; texts beside each other are one, empty ones none."""
    found: list[Node] = []
    for value in values:
        made = node(value)
        if (
            found
            and made.kind == found[-1].kind
            and made.text is not None
            and found[-1].text is not None
            and made.is_kept == found[-1].is_kept
            and made.kind in ("text", "raw")
        ):
            made = Node(made.kind, text=found.pop().text + made.text, is_kept=made.is_kept, is_inline=True)  # type: ignore[operator]
        found.append(made)
    return tuple(
        Node(one.kind, one.attributes, " ".join(one.text.split()), one.is_kept, one.is_inline, one.children)
        if one.text is not None and not one.is_kept
        else one
        for one in found
        if one.kind not in ("text", "raw", "@alt", "@title") or (one.text or "").strip()
    )


def _skeletons(children: tuple[Node, ...], *, inline: bool) -> Skeleton:
    return tuple(one.skeleton(inline=inline) for one in children if inline or not one.is_inline)


def _texts(one: Node, where: str) -> Iterator[Text]:
    here = f"{where} / {one.kind}" if where else one.kind
    if one.text is not None:
        yield Text(one.text, not one.is_kept, here)
    for child in one.children:
        yield from _texts(child, here)
